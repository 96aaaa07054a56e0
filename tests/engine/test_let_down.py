"""A broken word is felt: in trust that comes back slowly, in the ending, the survey, the loyalty and the money."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine import gauges
from simulator.engine.business import business_of
from simulator.engine.events import CallClosed, Levels
from simulator.engine.gauges import pulled
from simulator.engine.let_down import broken_words, is_wary
from simulator.engine.loyalty import is_won
from simulator.engine.rescue import can_be_saved
from simulator.engine.state import CallState, DueItem
from simulator.engine.step import step
from simulator.engine.survey import SurveyAnswer, survey_of
from simulator.scenario.beats import Ending
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario
from tests.cases import acted, ended, play, reading, reply, small_scenario

GREAT = Levels(empathy=3, accuracy=3, follow_through=3)
ALWAYS = Condition(any=(Condition(start=True), Condition(start=False)))
GLAD, SOBER = Ending(id="glad", when=ALWAYS, good=True), Ending(id="sober", when=ALWAYS)


def case(*endings: Ending) -> Scenario:
    plain = small_scenario()
    customer = replace(plain.customer, lifetime_value=400)
    return replace(plain, obligations=(), endings=endings or (GLAD, SOBER), customer=customer)


def item(status: str, *, source: str = "reply", name: str = "d1", at_ms: int = 0, with_item: str = "") -> DueItem:
    return DueItem(
        id=name, who="agent", what="call_back", due="2026-03-04", status=status, source=source, turn=1,  # type: ignore[arg-type]  # literals
        settled_ms=at_ms, with_item=with_item, chased=status == "broken",
    )  # fmt: skip


def talk(*due: DueItem, scenario: Scenario | None = None) -> CallState:
    said = [reply(reading(asked=["wellbeing"]), at_ms=20_000 * (n + 1), levels=GREAT) for n in range(3)]
    state = play(scenario or case(), [acted("replace", at_ms=10_000, place="home"), *said, ended(at_ms=90_000)])
    return replace(state, due=due)


def closed(*due: DueItem, scenario: Scenario | None = None) -> CallState:
    scenario = scenario or case()
    close = CallClosed(kind="call_closed", at_ms=100_000, reason="completed")
    return step(scenario, talk(*due, scenario=scenario), close).state


def answer(*due: DueItem) -> SurveyAnswer:
    found = survey_of(case(), closed(*due))
    assert found is not None
    return found


def test_who_was_let_down_trusts_half_as_fast_until_a_word_is_kept() -> None:
    clear = gauges.Pull(what="got a full and clear answer", trust=6)
    state = replace(talk(), trust=40)
    wary = replace(state, due=(item("broken", at_ms=50),))
    mended = replace(state, due=(*wary.due, item("kept", name="d2", at_ms=60)))
    assert [pulled(each, clear).trust for each in (state, wary, mended)] == [46, 43, 46]
    assert [is_wary(each) for each in (state, wary, mended)] == [False, True, False]


def test_a_duty_done_or_a_thing_done_on_the_spot_is_no_word_kept() -> None:
    owed = item("kept", source="obligation", name="d2", at_ms=60)
    at_once = replace(item("kept", name="d3", at_ms=60), in_contact=True)
    for each in (owed, at_once):
        assert is_wary(replace(talk(), due=(item("broken", at_ms=50), each)))


def test_a_loss_arrives_in_full_with_somebody_who_was_let_down() -> None:
    wary = replace(talk(), trust=40, due=(item("broken"),))
    assert pulled(wary, gauges.BLAMED).trust == 40 + gauges.BLAMED.trust


def test_a_word_kept_before_does_not_mend_the_one_that_was_broken_later() -> None:
    assert is_wary(replace(talk(), due=(item("kept", at_ms=10), item("broken", name="d2", at_ms=20))))


@pytest.mark.parametrize(
    ("due", "csat"),
    [((), 5), ((item("kept"),), 5), ((item("broken", source="obligation"),), 4), ((item("broken"),), 3)],
)
def test_charm_does_not_buy_a_high_mark_after_a_broken_promise(due: tuple[DueItem, ...], csat: int) -> None:
    found = answer(*due)
    assert found.csat == csat
    assert round(sum(row.points for row in found.because), 1) == csat


def test_the_trace_says_that_the_broken_promise_holds_the_mark_down_and_in_which_turn_it_was_made() -> None:
    (row,) = [row for row in answer(item("broken")).because if row.what == "does not make up for a broken promise"]
    assert (row.turn, row.points < 0) == (1, True)


def test_to_have_to_come_back_for_a_promise_is_effort() -> None:
    kept, broken = answer(item("kept")), answer(item("broken"))
    assert (kept.effort, broken.effort) == (1, 2)
    assert "had to come back for what was promised" in [row.what for row in broken.effort_because]


def test_recommending_is_asked_once_something_fell_due_and_its_points_add_up() -> None:
    assert answer().nps is None
    kept, broken = answer(item("kept")), answer(item("broken"))
    assert kept.nps is not None
    assert broken.nps is not None
    assert kept.nps >= 9
    assert broken.nps <= 6
    for each in (kept, broken):
        assert round(sum(row.points for row in each.nps_because), 1) == each.nps


def test_nobody_is_asked_to_recommend_while_something_is_owed() -> None:
    found = answer(item("kept"), item("open", name="d2"))
    assert (found.nps, found.nps_because) == (None, ())


def test_a_new_customer_does_not_come_back_after_a_broken_word_and_a_loyal_one_does() -> None:
    assert answer(item("broken")).would_return is False
    loyal = replace(case(), customer=replace(case().customer, loyalty=70))
    state = closed(item("broken"), scenario=loyal)
    found = survey_of(loyal, state)
    assert found is not None
    assert (state.loyalty, found.would_return) == (59, True)


def test_a_promise_and_the_obligation_that_it_took_on_are_one_let_down() -> None:
    alone = closed(item("broken"))
    both = closed(item("broken"), item("broken", source="obligation", name="owed", with_item="d1"))
    assert both.loyalty == alone.loyalty


def test_a_broken_word_costs_worth_and_is_told_to_others() -> None:
    kept, broken = (business_of(case(), closed(item(status))) for status in ("kept", "broken"))
    assert broken.churn >= kept.churn + 15
    assert broken.kept < kept.kept
    assert (kept.tells, broken.tells) == (2, -3)
    assert not is_won(case(), closed(item("broken")))


def test_a_good_ending_needs_that_no_word_was_broken() -> None:
    assert closed(item("kept")).ending == "glad"
    assert closed(item("broken")).ending == "sober"
    assert closed(item("broken"), scenario=case(GLAD)).ending == "glad"


def test_nobody_is_told_that_it_can_be_saved_after_a_broken_word() -> None:
    contact = replace(talk(), phase="contact", ended_by="")
    assert can_be_saved(case(), contact)
    let_down = replace(contact, due=(item("broken"),))
    assert broken_words(let_down)
    assert not can_be_saved(case(), let_down)
    assert can_be_saved(case(GLAD), let_down)


def test_a_sober_ending_that_can_never_hold_leaves_hope_after_a_broken_word() -> None:
    never = Condition(all=(Condition(start=True), Condition(start=False)))
    scenario = case(GLAD, Ending(id="never", when=never))
    let_down = replace(talk(item("broken"), scenario=scenario), phase="contact", ended_by="")
    assert closed(item("broken"), scenario=scenario).ending == "glad"
    assert can_be_saved(scenario, let_down)


def test_a_sober_ending_that_may_be_avoided_leaves_hope_after_a_broken_word() -> None:
    low = Ending(id="low", when=Condition(not_=Condition(did="refund")))
    let_down = replace(talk(item("broken")), phase="contact", ended_by="")
    assert can_be_saved(case(low, GLAD), let_down)
    assert not can_be_saved(case(GLAD, SOBER, low), let_down)
