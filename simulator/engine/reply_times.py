"""How long customers waited for each reply: a function of the transcript alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.engine.state import CallState


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One stretch in which a customer waited for the trainee."""

    turn: int
    """The turn that ended it; 0: nothing ended it."""
    from_ms: int
    """When the customer had spoken, in milliseconds of the call."""
    to_ms: int
    """When the reply came; without one, now, or when the contact's last words were said."""

    @property
    def length_ms(self) -> int:
        """Return how long it was."""
        return self.to_ms - self.from_ms


def waits_of(state: CallState) -> tuple[Wait, ...]:
    """Return the stretches in which the customer waited, in order; asking into the silence begins no new one.

    Between two contacts nobody waits for a reply: what was said last in the earlier one begins no stretch in the later.
    """
    return tuple(_waits(state))


def _waits(state: CallState) -> Iterator[Wait]:
    since: int | None = None
    scene = ""
    for message in state.transcript:
        if message.scene != scene:  # what stood unanswered when a contact ended is not what the next one answers
            since, scene = None, message.scene
        if message.speaker == "customer":
            since = message.at_ms if since is None else since
        elif since is not None:
            yield Wait(turn=message.turn, from_ms=since, to_ms=message.at_ms)
            since = None
    if since is not None and state.ended_by != "customer":
        yield Wait(turn=0, from_ms=since, to_ms=_end(state, since))


def _end(state: CallState, since: int) -> int:
    """Return now, or when the last contact was over: one that the call was closed in has no end but its last words."""
    if state.phase == "contact":
        return state.at_ms
    over = state.over_ms
    return over if over is not None and over >= since else state.transcript[-1].at_ms
