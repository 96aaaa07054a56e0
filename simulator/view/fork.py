"""Two futures of one call side by side: the one that was left, and the one that was taken again from a turn."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.view.debrief import curve_of
from simulator.view.values import MoodPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkLine:
    """One line of a future, from the fork on."""

    speaker: str
    text: str
    mood: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkSide:
    """One of the two futures."""

    lines: tuple[ForkLine, ...]
    curve: tuple[MoodPoint, ...]
    """The whole curve; both are alike up to the fork."""
    mood: int
    patience: int
    trust: int
    """Where the gauges stand at the end."""
    ending: str
    """The ending's id, or "" while the call is open."""
    total: float | None
    """The score, or None while the call is open."""
    said: str
    """What the trainee wrote in the turn of the fork; "" while nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkView:
    """Both futures from a turn on."""

    turn: int
    """The turn from which they differ."""
    first: ForkSide
    again: ForkSide
    number: int = 2
    """Which try of that turn it is: 2 where the first one was taken again."""


def show_side(scenario: Scenario, state: CallState, turn: int, *, total: float | None) -> ForkSide:
    """Return one future.

    Args:
        scenario: the case as played.
        state: the call.
        turn: the turn from which the two differ.
        total: the score, or None.
    """
    return ForkSide(
        lines=tuple(ForkLine(speaker=m.speaker, text=m.text, mood=m.mood) for m in state.transcript if m.turn >= turn),
        curve=curve_of(scenario, state),
        mood=state.mood,
        patience=state.patience,
        trust=state.trust,
        ending=state.ending,
        total=total,
        said="\n".join(m.text for m in state.transcript if m.speaker == "agent" and m.turn == turn),
    )
