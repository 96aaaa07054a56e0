"""How long customers wait: within a contact only, and as long as nobody answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from simulator.engine.events import CallClosed, TimeJumped
from simulator.engine.reply_times import waits_of
from simulator.engine.state import CallState, Message
from tests.cases import ended, gone_on, opened, play, pledge, reading, reply, small_scenario, then, world_scenario

DAY = 86_400_000
Said = tuple[Literal["customer", "agent"], int, str]


def talk(*said: Said) -> CallState:
    """Return a call in which these have spoken: who, when in milliseconds, and in which scene."""
    lines = tuple(
        Message(at_ms=at, speaker=who, text="x", authored="x", turn=number, scene=scene)
        for number, (who, at, scene) in enumerate(said, start=1)
    )
    return CallState(opened=opened(), transcript=lines, at_ms=lines[-1].at_ms)


def lengths(state: CallState) -> list[int]:
    return [wait.length_ms for wait in waits_of(state)]


def test_asking_into_the_silence_begins_no_new_wait() -> None:
    state = talk(("customer", 0, ""), ("customer", 50_000, ""), ("agent", 70_000, ""))
    assert lengths(state) == [70_000]


def test_nobody_waits_from_a_goodbye_to_the_next_day() -> None:
    said: tuple[Said, ...] = (("customer", 0, ""), ("agent", 20_000, ""), ("customer", 30_000, ""))
    state = talk(*said, ("customer", DAY, "next_day"), ("agent", DAY + 9_000, "next_day"))
    assert lengths(state) == [20_000, 9_000]


def test_who_is_still_waiting_waits_until_now_and_after_the_contact_no_longer() -> None:
    state = talk(("customer", 0, ""), ("customer", 40_000, ""))
    assert lengths(replace(state, at_ms=60_000)) == [60_000]
    assert lengths(replace(state, at_ms=DAY, phase="between", ended_by="trainee")) == [40_000]
    assert lengths(replace(state, at_ms=DAY, phase="between", ended_by="customer")) == []


def test_what_is_left_unanswered_waits_until_the_contact_is_over_and_not_until_the_day_after() -> None:
    case = small_scenario()
    state = play(case, [reply(reading(), at_ms=20_000), ended(at_ms=50_000)])
    on = then(case, state, TimeJumped(kind="time_jumped", at_ms=200_000_000, to="rating"))
    assert [(wait.turn, wait.to_ms) for wait in waits_of(on)] == [(1, 20_000), (0, 50_000)]


def in_a_later_contact() -> CallState:
    case = world_scenario()
    promised = reply(reading(promised=pledge(at="2026-03-04T11:00")), at_ms=20_000)
    state = play(case, [promised, ended(at_ms=50_000)])
    while state.phase == "between":
        state = gone_on(case, state)
    assert state.scene
    return state


def test_a_call_that_is_closed_within_a_later_contact_has_no_negative_wait() -> None:
    state = in_a_later_contact()
    closed = CallClosed(kind="call_closed", at_ms=state.at_ms + 30_000, reason="abandoned")
    waits = lengths(then(world_scenario(), state, closed))
    assert waits
    assert all(length >= 0 for length in waits)


def test_the_first_reply_of_a_later_contact_answers_the_line_with_which_that_one_began() -> None:
    case, state = world_scenario(), in_a_later_contact()
    came = state.at_ms
    later = then(case, state, reply(reading(), at_ms=came + 30_000), ended(at_ms=came + 40_000))
    assert waits_of(later)[-1].length_ms <= 30_000
    assert all(wait.length_ms <= 30_000 for wait in waits_of(later))
