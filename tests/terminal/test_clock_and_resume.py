"""A person's clock, and a call that is taken up again at the terminal."""

from __future__ import annotations

from datetime import UTC, datetime

from simulator.customers.scripted import ScriptedVoice
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.terminal.paper import Paper
from simulator.terminal.plain import Player
from simulator.terminal.skipping import SkippingClock
from tests.terminal.desk import TODAY, Typed, begin, late_parcel


def test_the_persons_clock_runs_with_the_real_one_and_can_skip() -> None:
    real = SteppedClock(TODAY)
    clock = SkippingClock(real)
    real.advance(1_000)
    clock.advance(60_000)
    real.advance(500)
    assert clock.now_ms() == 61_500
    assert clock.today() == datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_a_resumed_call_shows_all_that_was_said_before() -> None:
    clock = SteppedClock(TODAY)
    first = begin(clock)
    first.reply("Good morning Dana, this is the first reply.")
    runner = Runner.resume(late_parcel(), first.header, first.events, voice=ScriptedVoice(), clock=clock, journal=None)
    shown: list[str] = []
    Player(runner, clock, Typed([], clock, echoes=True), shown.append, Paper(), saved=False).play()
    text = "".join(shown)
    assert text.index("Where is my parcel?") < text.index("this is the first reply") < text.index("Score card")
