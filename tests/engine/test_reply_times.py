"""How long customers wait: within a contact only, and as long as nobody answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from simulator.engine.reply_times import waits_of
from simulator.engine.state import CallState, Message
from tests.cases import opened

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
