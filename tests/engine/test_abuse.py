"""The boundary protocol: warn, warn again, end; by the book it costs nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.abuse import ended_by_the_book, is_due, may_end
from simulator.engine.events import CallClosed, ContactEnded, Event, Mode, TraineeActed
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.engine.survey import survey_of
from simulator.scenario.condition import Condition
from simulator.scenario.model import Duty, Judging, Scenario
from simulator.scenario.persona import Abuse
from simulator.session.case import as_case
from tests.cases import last_line, opened, play, reading, reply, small_scenario, spoken

RUDE = tuple(f"Rude {number}." for number in range(6))
CLOSE = CallClosed(kind="call_closed", at_ms=200_000, reason="completed")


def abusive(abuse: Abuse = Abuse(says=RUDE, stops="never")) -> Scenario:  # noqa: B008 - frozen
    scenario = small_scenario()
    return replace(scenario, customer=replace(scenario.customer, abuse=abuse))


def act(name: str, at_ms: int) -> TraineeActed:
    return TraineeActed(kind="trainee_acted", at_ms=at_ms, name=name)


WARN_TWICE: tuple[Event, ...] = (act("warn", 20_000), act("warn", 40_000))


def codes(scenario: Scenario, state: CallState) -> list[str]:
    return [breach.code for breach in as_case(scenario, state).breaches]


def test_abusive_words_stand_in_each_line_until_a_warning_helps() -> None:
    state = play(abusive(), [reply(reading(asked=["order_number"]))])
    lines = [message.text for message in state.transcript if message.speaker == "customer"]
    assert all(line.startswith("Rude ") for line in lines)
    assert len(set(lines)) == len(lines)
    assert is_due(state)


def test_after_two_warnings_and_abuse_the_contact_may_be_ended_at_no_cost() -> None:
    scenario = abusive()
    state = play(scenario, WARN_TWICE)
    assert may_end(state)
    state = play(scenario, [*WARN_TWICE, act("end_contact", 50_000), CLOSE])
    assert (state.phase, ended_by_the_book(state)) == ("closed", True)
    assert codes(scenario, state) == []
    assert survey_of(scenario, state) is None
    assert state.loyalty == scenario.customer.loyalty


@pytest.mark.parametrize("before", [(), (act("warn", 20_000),)])
def test_ending_without_the_warnings_is_hanging_up(before: tuple[Event, ...]) -> None:
    scenario = abusive()
    state = play(scenario, [*before, act("end_contact", 50_000), CLOSE])
    assert codes(scenario, state) == ["abandoned_issue"]


def test_just_leaving_an_abusive_customer_is_abandoning_them() -> None:
    scenario = abusive()
    state = play(scenario, [*WARN_TWICE, ContactEnded(kind="contact_ended", at_ms=60_000), CLOSE])
    assert codes(scenario, state) == ["abandoned_issue"]


def test_a_warning_without_a_cause_hurts() -> None:
    state = play(small_scenario(), [act("warn", 20_000)])
    assert state.warnings == 0
    assert [change.what for change in state.changes] == ["was warned without a cause"]


def test_a_calm_limit_lifts_patience_and_trust() -> None:
    state = play(abusive(), [act("warn", 20_000)])
    (change,) = state.changes
    assert (change.patience, change.mood, change.trust) == (3, -1, 2)


@pytest.mark.parametrize(("stops", "after"), [("first", 1), ("second", 2)])
def test_the_case_says_which_warning_helps(stops: str, after: int) -> None:
    scenario = abusive(Abuse(says=RUDE, stops=stops, sorry=("Sorry.",)))  # type: ignore[arg-type]  # literals
    state = play(scenario, WARN_TWICE[:after])
    assert (state.calmed, last_line(state)) == (True, "Sorry.")
    assert not play(scenario, WARN_TWICE[: after - 1]).calmed


@pytest.mark.parametrize("seed", range(12))
def test_an_assessment_leaves_nothing_to_chance(seed: int) -> None:
    mode: Mode = "assessment"
    scenario = abusive(Abuse(says=RUDE))
    state = open_call(scenario, replace(opened(seed=seed), mode=mode)).state
    calmed = []
    for event in WARN_TWICE:
        state = step(scenario, state, spoken(state)).state
        state = step(scenario, state, event).state
        calmed.append(state.calmed)
    assert calmed == [False, True]
    assert not state.ended_by


def test_in_practice_the_seed_decides_and_all_three_ways_occur() -> None:
    ends = {
        (s.calmed, s.ended_by) for s in (play(abusive(Abuse(says=RUDE)), WARN_TWICE[:1], seed=n) for n in range(40))
    }
    assert ends == {(True, ""), (False, ""), (True, "customer")}


def test_what_sets_the_abuse_off_is_waited_for() -> None:
    scenario = abusive(Abuse(says=RUDE, when=Condition(blamed="customer")))
    calm = play(scenario, [reply(reading(asked=["order_number"]))])
    assert calm.abused == ()


def test_who_runs_out_of_insults_may_still_be_left_for_the_last_one() -> None:
    scenario = abusive(Abuse(says=RUDE[:3], stops="second"))
    state = play(scenario, [act("warn", 20_000), reply(reading(), at_ms=30_000), reply(reading(), at_ms=40_000)])
    assert not state.calmed
    assert is_due(state)


def test_whom_no_warning_stops_begins_again_with_the_oldest_insult() -> None:
    replies = [reply(reading(), at_ms=20_000 * number) for number in range(1, 5)]
    state = play(abusive(Abuse(says=RUDE[:2], stops="never")), replies)
    insults = [m.text[:7] for m in state.transcript if m.speaker == "customer"]
    assert insults[:2] * 2 == insults[:4]
    assert len(set(state.spoken)) == len(state.spoken)
    assert is_due(state)


def test_by_the_book_nothing_that_was_left_to_do_or_say_is_asked_for_any_more() -> None:
    duty = Duty(action="replace", why="she has no kettle")
    scenario = replace(abusive(), required=(duty,), scoring=Judging(must_say=("price",)))
    asked = reply(reading(), at_ms=45_000)
    spared = as_case(scenario, play(scenario, [*WARN_TWICE, asked, act("end_contact", 50_000), CLOSE]))
    assert (spared.required, spared.must_say) == ((), ())
    hung_up = as_case(scenario, play(scenario, [asked, act("end_contact", 50_000), CLOSE]))
    assert [each.name for each in hung_up.required or ()] == ["replace"]
    assert hung_up.must_say == ("price",)


def test_a_warning_tells_itself_and_belongs_to_the_log_of_no_turn() -> None:
    scenario = abusive()
    case = as_case(scenario, play(scenario, [reply(reading()), *WARN_TWICE, reply(reading(), at_ms=45_000), CLOSE]))
    warnings = [action.turn for turn in case.turns for action in turn.actions or () if action.name == "warn"]
    assert warnings
    assert set(warnings) == {0}
