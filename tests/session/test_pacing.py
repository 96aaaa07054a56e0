"""The customer seems to read and to type: for how long, that it can be skipped, and that it is never counted."""

from __future__ import annotations

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.effects import Brief, Guard, Piece, Speak
from simulator.engine.gauges import feeling_of
from simulator.session.clocks import SteppedClock
from simulator.session.pacing import FIRST_MS, LONGEST_MS, SHORTEST_MS, PacedVoice, pause_ms
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, MemoryJournal, header


def brief(text: str, mood: int = 60) -> Brief:
    piece = Piece(line_id="x", text=text, why="answer")
    return Brief(pieces=(piece,), mood=mood, patience=50, trust=50, feeling=feeling_of(mood))


def paced(clock: SteppedClock, *, read: int = 100, moves: bool = True) -> PacedVoice:
    voice = PacedVoice(ScriptedVoice(), clock, lambda: read, moves=moves)
    voice.begin(Speak(id="1", brief=brief("A line of the customer that has some length."), guard=Guard(untold=())))
    return voice


def test_longer_lines_take_longer_and_the_angry_are_quick() -> None:
    assert pause_ms(brief("Short."), 40) < pause_ms(brief("A much longer line than that one. " * 3), 40)
    assert pause_ms(brief("The same line. " * 5, mood=10), 40) < pause_ms(brief("The same line. " * 5), 40)
    assert pause_ms(brief("The same line. " * 5), 40, pace=0.7) < pause_ms(brief("The same line. " * 5), 40)


@pytest.mark.parametrize("length", [0, 1, 40, 4000])
def test_no_pause_is_shorter_or_longer_than_people_bear(length: int) -> None:
    assert SHORTEST_MS <= pause_ms(brief("x" * length), 1 + length) <= LONGEST_MS
    assert pause_ms(brief("x" * length), 0) == FIRST_MS


def test_a_line_comes_when_its_time_has_come_and_first_they_read() -> None:
    clock = SteppedClock(OPENED_AT)
    voice = paced(clock)
    assert voice.poll() is None
    assert [voice.reads] == [True]
    clock.advance(pause_ms(brief("A line of the customer that has some length."), 100) - 1)
    assert voice.poll() is None
    assert not voice.reads
    clock.advance(1)
    said = voice.poll()
    assert said is not None
    assert said.text.startswith("A line")
    assert voice.poll() is None


def test_the_pause_can_be_skipped_and_is_off_with_reduced_motion() -> None:
    clock = SteppedClock(OPENED_AT)
    voice = paced(clock)
    voice.hurry()
    assert voice.poll() is not None
    assert paced(clock, moves=False).poll() is not None


def test_the_pause_is_never_counted_as_time_of_the_trainee() -> None:
    call, real = SteppedClock(OPENED_AT), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=ScriptedVoice(), clock=call, journal=MemoryJournal())
    runner.rewire(lambda voice: PacedVoice(voice, real, lambda: 30))
    call.advance(5_000)
    runner.reply("Hello Ann, what is your order number?")
    replied_at = runner.state.at_ms
    for clock in (call, real):
        clock.advance(10_000)
    assert runner.tick()
    assert runner.state.transcript[-1].speaker == "customer"
    assert runner.state.at_ms == replied_at
    assert runner.now() == replied_at
