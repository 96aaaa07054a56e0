"""The scripted customer says the author's own line, after a pause."""

from __future__ import annotations

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.step import open_call
from simulator.session.clocks import SteppedClock
from tests.cases import opened, small_scenario
from tests.fakes import OPENED_AT

SPEAK = open_call(small_scenario(), opened()).state.awaiting[-1]


def test_without_a_clock_the_line_is_there_at_once_and_only_once() -> None:
    voice = ScriptedVoice()
    voice.begin(SPEAK)
    said = voice.poll()
    assert said is not None
    assert (said.text, said.voice) == (SPEAK.brief.authored, "scripted")
    assert voice.poll() is None


def test_with_a_pace_the_line_comes_after_the_time_of_typing() -> None:
    clock = SteppedClock(OPENED_AT)
    voice = ScriptedVoice(clock, ms_per_character=10)
    voice.begin(SPEAK)
    clock.advance(10 * len(SPEAK.brief.authored) - 1)
    assert voice.poll() is None
    clock.advance(1)
    assert voice.poll() is not None


def test_a_long_line_does_not_keep_anybody_waiting() -> None:
    clock = SteppedClock(OPENED_AT)
    voice = ScriptedVoice(clock, ms_per_character=1_000, longest_ms=2_000)
    voice.begin(SPEAK)
    clock.advance(2_000)
    assert voice.poll() is not None
