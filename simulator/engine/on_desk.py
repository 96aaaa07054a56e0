"""One call of a shift with what is known of it, for those who look at several at once."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.card import ScoreCard
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDesk:
    """One call of a shift with what is known of it."""

    number: int
    came_ms: int
    """When it came in, in milliseconds of the shift."""
    pair: str
    scenario: Scenario
    state: CallState
    card: ScoreCard | None
    now_ms: int = 0
    """The call's own time: it stands still while its customer is about to speak."""
