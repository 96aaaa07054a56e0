"""Plays what was typed in a call again on a changed scenario, as far as it still fits: the author's preview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from simulator.engine.events import ContactEnded, Event, TimeJumped, TimePassed, TraineeActed, TraineeReplied
from simulator.errors import UserError
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.ports import CallHeader, Voice
from simulator.session.runner import Runner

Line = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reloaded:
    """A preview after the scenario's file was saved."""

    runner: Runner | None
    """The same call on the new file; None when that cannot be played, and the old one goes on."""
    told: str
    """What came of it, in one line."""


class Reloads(Protocol):
    """Looks whether the scenario has changed while it is played."""

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return the call on the changed scenario; None while nothing has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """How far the inputs of a call went on another scenario."""

    events: tuple[Event, ...]
    kept: int
    total: int
    why: str
    """Why the next input did not fit, as a sentence, or ""."""

    def told(self) -> str:
        """Return what came of it, in one line."""
        if not self.total:
            return "The file has changed: the call begins anew."
        inputs = "input" if self.total == 1 else "inputs"
        if self.kept == self.total:
            every = "your 1 input was" if self.total == 1 else f"all {self.total} inputs were"
            return f"The file has changed: {every} played again."
        reason = f" {self.why}" if self.why else ""
        return f"The file has changed: {self.kept} of {self.total} {inputs} played again.{reason}"


def inputs_of(events: Sequence[Event]) -> Iterator[Line]:
    """Yield what the trainee did in a call, as objects of the terminal protocol with their pauses."""
    before_ms = waited_ms = 0
    for event in events:
        if isinstance(event, TimePassed):
            waited_ms = event.at_ms
        if isinstance(event, TimeJumped) and waited_ms > before_ms:  # the customer may have left meanwhile
            yield {"do": "wait", "seconds": ceil((waited_ms - before_ms) / 1000)}
        line = _line(event)
        if line is not None:
            pause_ms = 0 if isinstance(event, TimeJumped) else max(0, event.at_ms - before_ms)
            yield {**line, "after_s": pause_ms / 1000}
            before_ms = event.at_ms


def replay_inputs(scenario: Scenario, header: CallHeader, lines: Sequence[Line], *, voice: Voice) -> Replayed:
    """Play inputs on a scenario until one does not fit.

    Args:
        scenario: the case as written.
        header: of the call.
        lines: the inputs.
        voice: words the customer's lines.

    Raises:
        KeyError: the scenario has no such twist.
    """
    clock = SteppedClock(header.opened_at)
    runner = Runner.start(scenario, header, voice=voice, clock=clock, journal=None)
    kept, why = 0, ""
    for line in lines:
        try:
            feed(runner, clock, line)
        except UserError as problem:
            why = problem.message
            break
        kept += 1
    return Replayed(events=runner.events, kept=kept, total=len(lines), why=why)


def _line(event: Event) -> Line | None:
    """Return what the trainee did; the own rating is left out, because it would close the call."""
    if isinstance(event, TraineeReplied):
        return {"do": "reply", "text": event.text}
    if isinstance(event, TraineeActed):
        return {"do": "act", "name": event.name, "args": dict(event.args)}
    if isinstance(event, ContactEnded):
        return {"do": "end"}
    return {"do": "next"} if isinstance(event, TimeJumped) else None
