"""An attempt: one scored call as progress and reports see it, read from the store without its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from scoring.card import Dimension
from simulator.session.brief import CardBrief

LEFT_AFTER = timedelta(days=2)
"""A call that has been open for so long counts as left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """The scenario of an attempt, as it was when it was played."""

    hash: str
    id: str
    title: str
    channel: str
    difficulty: int
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One call with its newest score card."""

    call_id: str
    alias: str
    """The trainee."""
    scenario: Played
    mode: str
    language: str
    twist: str
    opened_at: datetime
    """Real time, UTC, aware."""
    parent_id: str | None
    """The call that it was rewound from; such attempts are practice within a call and count in no statistic."""
    last_seq: int
    scorers: str
    """Canonical JSON of scorer id to version."""
    rubric_hash: str
    empathy: float | None
    accuracy: float | None
    follow_through: float | None
    total: float | None
    brief: CardBrief
    abandoned: bool = False
    """The trainee left before the call came to an end: shown, but in no statistic."""
    csat: int | None = None
    """What the customer gave in the survey, 1 to 5; None without one."""

    def score(self, dimension: Dimension) -> float | None:
        """Return the score of a dimension."""
        if dimension == "empathy":
            return self.empathy
        return self.accuracy if dimension == "accuracy" else self.follow_through

    @property
    def counts(self) -> bool:
        """Tell whether statistics may use it: played to its end, no fork, and something was assessed."""
        return self.parent_id is None and not self.abandoned and self.total is not None

    @property
    def promises(self) -> Mapping[str, int]:
        """Return how many commitments have each status."""
        return self.brief.promises


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCall:
    """A call that was begun and not closed; rewound ones are none."""

    call_id: str
    alias: str
    """The trainee."""
    scenario_id: str
    title: str
    mode: str
    opened_at: datetime
    """Real time, UTC, aware."""

    def is_left(self, now: datetime) -> bool:
        """Tell whether it has been open for so long that it counts as left."""
        return now - self.opened_at >= LEFT_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCalls:
    """All calls of one person that can be read."""

    alias: str
    attempts: tuple[Attempt, ...]
    """Oldest first."""
    open_calls: tuple[OpenCall, ...] = ()
    """The same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMean:
    """What one person got in one scenario."""

    alias: str
    scenario_id: str
    total: float
    """Mean over the calls that count."""
    calls: int
