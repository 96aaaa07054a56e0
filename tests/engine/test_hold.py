"""The honest hold: what was said before it, and what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Offer, Reading
from simulator.engine.events import Event, TimePassed, Timers, TraineeActed
from simulator.engine.state import CallState, Hold
from simulator.engine.step import open_call, step, wake_at
from tests.cases import last_line, opened, play, reading, reply, small_scenario, spoken

ASKS = Reading(
    language="en", detected="en", sense="clear", offered=(Offer(act="wait", start=0, end=1, confidence=0.9),)
)


def hold(*, minutes: float = 2, reason: str = "a look", at_ms: int = 30_000) -> TraineeActed:
    return TraineeActed(kind="trainee_acted", at_ms=at_ms, name="hold", args={"minutes": minutes, "reason": reason})


def held(*events: Event) -> tuple[CallState, Hold]:
    state = play(small_scenario(), events)
    return state, state.holds[-1]


def causes(state: CallState) -> list[str]:
    return [change.what for change in state.changes]


def test_asked_reasoned_and_back_in_time_costs_a_minute_each_and_wins_a_little_trust() -> None:
    state, done = held(reply(ASKS), hold(), reply(reading(), at_ms=140_000))
    assert (done.asked, done.status, done.ended_ms) == (True, "kept", 140_000)
    change = next(each for each in state.changes if "fetched back" in each.what)
    assert (change.patience, change.mood, change.trust) == (-2, 0, 1)


def test_a_hold_without_a_word_is_dear() -> None:
    state, done = held(reply(reading()), hold(reason=""), reply(reading(), at_ms=80_000))
    assert (done.asked, done.reason) == (False, "")
    change = next(each for each in state.changes if "without a word" in each.what)
    assert (change.patience, change.mood, change.trust) == (-6, -4, -4)


@pytest.mark.parametrize(
    ("events", "cause"),
    [
        ((reply(ASKS), hold(reason="")), "was put on hold without a reason"),
        ((reply(reading()), hold()), "was put on hold without being asked"),
    ],
)
def test_what_is_missing_before_a_hold_is_named(events: tuple[Event, ...], cause: str) -> None:
    state, _ = held(*events, reply(reading(), at_ms=80_000))
    assert cause in causes(state)


def test_leave_is_used_up_by_one_hold() -> None:
    late = TimePassed(kind="time_passed", at_ms=30_000 + 60_000 + 15_000)
    _, second = held(reply(ASKS), hold(minutes=1), late, hold(minutes=1, at_ms=110_000))
    assert second.id == "h2"
    assert not second.asked


def test_who_is_on_hold_cannot_be_put_on_hold_again() -> None:
    state, done = held(reply(ASKS), hold(minutes=1), hold(minutes=1, at_ms=60_000))
    assert (done.id, done.status) == ("h1", "on")
    assert state.done[-1].result == "The customer is on hold already: go back to them first."


def test_an_overrun_is_told_by_the_customer_and_stands_as_late() -> None:
    state, done = held(reply(ASKS), hold(), TimePassed(kind="time_passed", at_ms=30_000 + 120_000 + 15_000))
    assert done.status == "late"
    assert "was left on hold for longer than was said" in causes(state)
    assert last_line(state).startswith("hold_late")


def test_nobody_asks_into_the_silence_of_a_hold() -> None:
    state, done = held(reply(ASKS), hold(), TimePassed(kind="time_passed", at_ms=149_000))
    assert done.status == "on"
    assert wake_at(small_scenario(), state) == 30_000 + 120_000 + 15_000


@pytest.mark.parametrize(("timers", "grace"), [("relaxed", 120_000 * 2 + 15_000), ("off", None)])
def test_relaxed_timers_stretch_a_hold_and_none_switch_it_off(timers: Timers, grace: int | None) -> None:
    scenario = small_scenario()
    state = open_call(scenario, replace(opened(), timers=timers)).state
    state = step(scenario, state, spoken(state)).state
    state = step(scenario, state, hold()).state
    assert wake_at(scenario, state) == (None if grace is None else 150_000 + grace)


def test_a_hold_longer_than_the_channel_allows_costs_more_than_a_short_one() -> None:
    long, _ = held(reply(ASKS), hold(minutes=5), reply(reading(), at_ms=300_000))
    change = next(each for each in long.changes if "as announced" in each.what)
    assert (change.patience, change.trust) == (-2 - 3 * 3, 0)
