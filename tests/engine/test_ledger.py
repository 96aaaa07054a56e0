"""What is owed: made once, dated by the calendar, and settled exactly once by deeds, words and time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Pledge, Refusal
from simulator.engine.state import CallState, DueItem
from simulator.scenario.beats import Branch
from simulator.scenario.condition import Condition
from simulator.scenario.model import Obligation
from simulator.scenario.world import Authority
from simulator.session.case import as_case
from tests.cases import TOMORROW, acted, ended, gone_on, play, pledge, reading, reply, then, world_scenario

WORLD = world_scenario()


def said(promise: Pledge, *, text: str = "I will call you.", at_ms: int = 20_000, unkeepable: tuple[int, ...] = ()):  # type: ignore[no-untyped-def]  # noqa: ANN201
    whole = replace(promise, start=0, end=len(text))
    return replace(reply(reading(promised=whole), text=text, at_ms=at_ms), unkeepable=unkeepable)


def standing(state: CallState) -> list[tuple[str, str]]:
    return [(item.what, item.status) for item in state.due]


def only(state: CallState) -> DueItem:
    (item,) = state.due
    return item


def test_a_promise_with_the_deed_planned_is_kept_when_its_time_comes() -> None:
    state = play(WORLD, [said(pledge(at=TOMORROW)), acted("call_back", when="2026-03-04 11:00"), ended()])
    assert standing(state) == [("call_back", "open")]
    after = gone_on(WORLD, state)
    assert (only(after).status, only(after).settled_by) == ("kept", "call_back")
    assert after.trust == min(100, state.trust + 12)


def test_a_promise_is_kept_by_doing_it_at_the_stop() -> None:
    at_eleven = gone_on(WORLD, play(WORLD, [said(pledge(at=TOMORROW)), ended()]))
    assert (at_eleven.phase, only(at_eleven).status) == ("between", "open")
    after = then(WORLD, at_eleven, acted("call_back", at_ms=at_eleven.at_ms, when="11:00"))
    assert only(after).status == "kept"


def test_a_promise_without_the_deed_is_broken_when_the_customer_comes_back() -> None:
    state = play(WORLD, [said(pledge(at=TOMORROW)), ended()])
    back = gone_on(WORLD, gone_on(WORLD, state))
    assert (back.phase, back.scene) == ("contact", "missed")
    assert (only(back).status, only(back).chased) == ("broken", True)
    assert (back.mood, back.trust) == (state.mood - 20, state.trust - 35)


def test_a_promise_done_later_the_same_day_is_late() -> None:
    planned = acted("call_back", when="2026-03-04 15:00")
    quiet = replace(WORLD, scenes=())
    state = gone_on(quiet, play(quiet, [said(pledge(at=TOMORROW)), planned, ended()]))
    assert only(state).status == "open"
    assert only(gone_on(quiet, state)).status == "late"


def test_a_deed_on_another_day_does_not_keep_a_promise() -> None:
    quiet = replace(WORLD, scenes=())
    state = play(quiet, [said(pledge(at=TOMORROW)), acted("call_back", when="2026-03-05 11:00"), ended()])
    after = gone_on(quiet, gone_on(quiet, state))
    assert (only(after).status, only(after).settled_by) == ("broken", "it was not done")


def test_a_limit_may_be_kept_the_day_before_and_an_appointment_may_not() -> None:
    for words, status in (("by tomorrow 11:00", "kept"), ("tomorrow at 11:00", "open")):
        promise = pledge(at=TOMORROW)
        assert promise.due is not None
        promise = replace(promise, due=replace(promise.due, text=words))
        state = play(WORLD, [said(promise), acted("call_back", when="2026-03-03 17:00"), ended()])
        assert only(gone_on(WORLD, state)).status == status


def test_nothing_is_promised_by_trying_and_a_vague_word_is_never_settled() -> None:
    state = play(WORLD, [said(pledge(firm=False)), ended()])
    over = gone_on(WORLD, state)
    assert (over.phase, standing(over), only(over).settled_ms) == ("rating", [("call_back", "vague")], None)


def test_a_promise_made_twice_is_one_item_and_a_vague_one_gets_its_time() -> None:
    twice = play(WORLD, [said(pledge()), said(pledge(at=TOMORROW)), said(pledge(at=TOMORROW))])
    assert [(item.id, item.due, item.status) for item in twice.due] == [("d1", TOMORROW, "open")]


def test_the_hour_of_a_promised_day_makes_it_more_exact_and_nothing_else() -> None:
    state = play(WORLD, [said(pledge(at="2026-03-04")), said(pledge(at=TOMORROW))])
    assert [(item.id, item.due) for item in state.due] == [("d1", TOMORROW)]


def test_another_time_agreed_on_before_it_was_due_moves_the_promise() -> None:
    state = play(WORLD, [said(pledge(at=TOMORROW)), said(pledge(at="2026-03-04T15:00"))])
    assert [(item.id, item.due, item.status, item.replaces) for item in state.due] == [
        ("d1", TOMORROW, "renegotiated", ""),
        ("d2", "2026-03-04T15:00", "open", "d1"),
    ]


def test_a_second_move_is_a_delay() -> None:
    times = (TOMORROW, "2026-03-04T15:00", "2026-03-05T11:00")
    state = play(WORLD, [said(pledge(at=time)) for time in times])
    assert [item.status for item in state.due] == ["renegotiated", "late", "open"]


def test_what_comes_on_top_is_a_promise_of_its_own() -> None:
    more = said(pledge(at="2026-03-05T11:00"), text="I will call you again on Thursday at 11:00.")
    state = play(WORLD, [said(pledge(at=TOMORROW)), more])
    assert [item.status for item in state.due] == ["open", "open"]


@pytest.mark.parametrize("at", ["2026-03-07", "2026-03-07T11:00", "2026-03-06", "2026-03-04T19:00", "2026-03-03T15:00"])
def test_a_promise_for_a_closed_desk_or_a_time_gone_by_is_broken_when_the_contact_ends(at: str) -> None:
    state = play(WORLD, [said(pledge(at=at))])
    assert (only(state).keepable, only(state).status) == (False, "open")
    over = then(WORLD, state, ended())
    assert (only(over).status, only(over).settled_by) == ("broken", "nobody can keep it")


def test_what_the_facts_deny_cannot_be_kept_and_what_is_beyond_authority_neither() -> None:
    denied = play(
        WORLD, [said(pledge(act="deliver", at=TOMORROW), unkeepable=(0,)), acted("replace", place="x"), ended()]
    )
    assert [(item.what, item.status) for item in denied.due] == [("deliver", "broken")]
    strict = replace(WORLD, authority=Authority(never=("call_back",)))
    assert only(play(strict, [said(pledge(at=TOMORROW))])).keepable is False


def test_an_impossible_promise_that_is_taken_back_costs_nothing() -> None:
    sunday = said(pledge(at="2026-03-08"))
    back = replace(reply(reading(courtesy="greeting")), withdraws=True)
    assert only(play(WORLD, [sunday, back, ended()])).status == "released"
    refused = reading(courtesy="greeting")
    refused = replace(refused, refused=(Refusal(act="call_back", reason=True, start=0, end=1, confidence=0.9),))
    assert only(play(WORLD, [sunday, reply(refused), ended()])).status == "released"
    corrected = play(WORLD, [sunday, said(pledge(at="2026-03-09T11:00")), ended()])
    assert [item.status for item in corrected.due] == ["released", "open"]


def test_what_is_done_at_once_is_settled_in_the_contact_and_not_counted_twice() -> None:
    state = play(WORLD, [said(pledge(act="replace", at="2026-03-03")), acted("replace", place="home"), ended()])
    assert (only(state).status, only(state).in_contact) == ("kept", True)
    assert as_case(WORLD, state).commitments == ()


def test_what_the_desk_cannot_show_is_not_held_against_anybody() -> None:
    quiet = replace(WORLD, scenes=())
    state = gone_on(quiet, gone_on(quiet, play(quiet, [said(pledge(act="repair", at=TOMORROW)), ended()])))
    assert (only(state).status, state.phase) == ("released", "rating")


def test_an_unsure_reading_of_a_promise_costs_nothing() -> None:
    quiet = replace(WORLD, scenes=())
    unsure = said(replace(pledge(at=TOMORROW), confidence=0.7))
    assert only(gone_on(quiet, gone_on(quiet, play(quiet, [unsure, ended()])))).status == "released"


def test_the_customer_may_let_a_promise_go() -> None:
    kind = Branch(id="kind", when=Condition(acknowledged="delay"), says=("No need to call.",), releases="call_back")
    scenario = replace(WORLD, reactions=(kind,))
    state = play(scenario, [said(pledge(at=TOMORROW)), reply(reading(acknowledged=["delay"]))])
    assert (only(state).status, only(state).settled_by) == ("released", "the customer no longer needs it")


OWED = Obligation(id="report", what="tell the outcome", due="+1d 12:00", met_by=("call_back", "write"))


def test_a_promise_takes_an_obligation_on_and_both_count_once() -> None:
    scenario = replace(WORLD, obligations=(OWED,), scenes=())
    planned = acted("call_back", when="2026-03-04 11:00")
    state = gone_on(scenario, play(scenario, [said(pledge(at=TOMORROW)), planned, ended()]))
    assert [(item.id, item.status, item.with_item) for item in state.due] == [
        ("d1", "kept", ""),
        ("report", "kept", "d1"),
    ]
    assert [item.id for item in as_case(scenario, state).commitments] == ["d1"]


def test_a_moved_promise_takes_the_obligation_along() -> None:
    scenario = replace(WORLD, obligations=(OWED,), scenes=())
    at_eleven = gone_on(scenario, play(scenario, [said(pledge(at=TOMORROW)), ended()]))
    note = replace(
        acted("write", at_ms=at_eleven.at_ms, text="I will call you at 15:00."),
        reading=reading(promised=pledge(at="2026-03-04T15:00")),
    )
    moved = then(scenario, at_eleven, note)
    assert {item.id: item.status for item in moved.due} == {
        "d1": "renegotiated",
        "report": "renegotiated",
        "d2": "open",
    }


def test_an_obligation_waits_for_its_condition_and_its_time() -> None:
    early = replace(OWED, not_before="+1d 08:00", when=Condition(did="note"))
    scenario = replace(WORLD, obligations=(early,), scenes=())
    assert play(scenario, [ended()]).due == ()
    noted = play(scenario, [acted("note", text="x"), acted("write", text="soon"), ended()])
    assert only(noted).status == "open"
    at_twelve = gone_on(scenario, noted)
    assert only(then(scenario, at_twelve, acted("write", at_ms=at_twelve.at_ms, text="Found."))).status == "kept"


def test_the_customers_quote_is_what_was_typed_cut_after_the_time() -> None:
    text = (
        "so I'll  Call you tmrw at 11:00, and then we see what the people at the depot in the north have found there!!"
    )
    promise = pledge(at=TOMORROW)
    assert promise.due is not None
    promise = replace(promise, due=replace(promise.due, text="tmrw at 11:00"))
    assert only(play(WORLD, [said(promise, text=text)])).quote == "I'll Call you tmrw at 11:00"
