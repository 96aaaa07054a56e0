"""A call at the terminal for tests: the shipped scenario, the real runner, typed lines from a list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.ports import CallHeader, Journal
from simulator.session.runner import Runner
from simulator.settings import shipped_scenarios
from simulator.terminal.machine import play_lines
from simulator.terminal.paper import Paper
from simulator.terminal.plain import Player
from simulator.wishes import Wishes, new_header

TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CALL_ID = "019a1b2c-0000-7000-8000-000000000001"


@cache
def late_parcel() -> Scenario:
    """Return the shipped scenario."""
    shipped = shipped_scenarios()
    assert shipped is not None
    return load_scenario(shipped / "late_parcel")


def header(*, seed: int = 7, twist: str | None = "plain") -> CallHeader:
    """Return the header of a new call."""
    wishes = Wishes(seed=seed, twist=twist, call_id=CALL_ID)
    return new_header(late_parcel(), wishes, alias="me", clock=SteppedClock(TODAY))


def begin(clock: SteppedClock, *, journal: Journal | None = None) -> Runner:
    """Open a call."""
    return Runner.start(late_parcel(), header(), voice=ScriptedVoice(), clock=clock, journal=journal)


class Typed:
    """Lines that somebody types; `None` is a moment in which nothing is typed."""

    def __init__(self, lines: Iterable[str | None], clock: SteppedClock, *, echoes: bool = False) -> None:
        self.echoes = echoes
        self._lines = iter(lines)
        self._clock = clock

    def next_line(self, timeout_s: float) -> str | None:
        """Return the next line; a quiet moment lasts a minute."""
        try:
            line = next(self._lines)
        except StopIteration:
            raise EOFError from None
        if line is None:
            self._clock.advance(60_000)
        return line

    def rest(self, seconds: float) -> None:
        """Let a moment pass."""
        self._clock.advance(round(seconds * 1000))


def play(*lines: str | None, echoes: bool = False, width: int = 80, colour: bool = False) -> tuple[str, Runner]:
    """Play a call of typed lines; return what stands on the terminal, and the call."""
    clock = SteppedClock(TODAY)
    runner = begin(clock)
    shown: list[str] = []
    paper = Paper(width=width, colour=colour)
    Player(runner, clock, Typed(lines, clock, echoes=echoes), shown.append, paper, saved=False).play()
    return "".join(shown), runner


def drive(*lines: object, recorded: bool = True) -> list[dict[str, object]]:
    """Play a call of protocol objects (or raw bytes); return the events that came out."""
    clock = SteppedClock(TODAY)
    out: list[str] = []
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    play_lines(begin(clock), clock, raw, out.append, recorded=recorded)
    return [json.loads(line) for line in out]
