"""One call that two faces show and answer, each on its own threads: one step at a time, told to both."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Self

from scoring.model import Scalar, SelfRating
from simulator.engine.events import Event, HintTaken, Rested
from simulator.engine.state import Done
from simulator.session.ports import CallHeader
from simulator.session.runner import Runner


class SharedRunner(Runner):
    """A runner whose steps come one after the other, from whichever side; each raises as `Runner` does.

    One side asks with `tick`, and is told of everything that has happened since it last did; the other one looks with
    `follow`, and compares for itself.
    """

    _side: threading.RLock
    _shown: int

    @classmethod
    def of(cls, runner: Runner) -> Self:
        """Return a call so that two sides can share it; the runner that was given is not to be used any more."""
        if isinstance(runner, cls):
            return runner
        shared = cls(
            runner.scenario,
            runner.header,
            runner.events,
            voice=runner._voice,
            clock=runner._clock,
            journal=runner._journal,
            written=runner.written,
        )
        shared.card = runner.card
        shared._side = threading.RLock()
        shared._shown = len(shared.events)
        return shared

    def tick(self) -> bool:
        """Let time pass; return True when something has changed since the last time, by either side.

        It never waits: while the other side is at a step, nothing has changed yet.
        """
        if not self._side.acquire(blocking=False):
            return False
        try:
            changed = super().tick() or len(self.events) != self._shown
            self._shown = len(self.events)
            return changed
        finally:
            self._side.release()

    def follow(self) -> None:
        """Let time pass, for the side that compares for itself."""
        with self._side:
            super().tick()

    def reply(self, text: str) -> None:
        """Send a message."""
        with self._side:
            super().reply(text)

    def act(self, name: str, args: Mapping[str, Scalar]) -> Done:
        """Do something at the desk and return it with its result."""
        with self._side:
            return super().act(name, args)

    def put(self, event: HintTaken | Rested) -> None:
        """Store what the trainee does besides the call."""
        with self._side:
            super().put(event)

    def anew(self, header: CallHeader, kept: Sequence[Event] = ()) -> Runner:
        """Return a new call of the same case; it is shared again only by `of`."""
        with self._side:
            return super().anew(header, kept)

    def dispute(self, turn: int, what: str) -> None:
        """Store that the trainee does not accept how a turn was understood."""
        with self._side:
            super().dispute(turn, what)

    def end(self) -> None:
        """End the contact."""
        with self._side:
            super().end()

    def next(self) -> None:
        """Go on to what comes next."""
        with self._side:
            super().next()

    def rate(self, rating: SelfRating | None) -> None:
        """Rate the own call, or skip that, and close it."""
        with self._side:
            super().rate(rating)

    def abandon(self) -> None:
        """Close the call where it stands."""
        with self._side:
            super().abandon()
