"""Where a trainee stands: the values that `simulator.progress` derives and that report and window show alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from scoring.card import Dimension
from simulator.session.attempt import Attempt

SkillState = Literal["open", "growing", "solid"]
Change = Literal["rising", "falling", "no clear change"]
Direction = Literal["rates higher", "rates lower", "close", "not clear"]


class Playable(Protocol):
    """What the choice of the next case needs of a scenario."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def title(self) -> str:
        """Return its title."""

    @property
    def language(self) -> str:
        """Return its language."""

    @property
    def difficulty(self) -> int:
        """Return 1 to 4."""

    @property
    def skills(self) -> tuple[str, ...]:
        """Return the criteria that it trains."""

    @property
    def minutes(self) -> int:
        """Return how long it takes, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """How far one criterion is mastered."""

    criterion: str
    title: str
    dimension: Dimension
    state: SkillState
    """open: not shown the last time; growing: shown once or twice in a row; solid: three times, in two cases."""
    calls: int
    """In how many calls it could be told."""
    shown: int
    """In how many of these every check of it was met."""
    streak: int
    """In how many of the latest calls in a row it was shown."""
    last_at: datetime
    due_at: datetime
    """When it should come again: 1, 3, 7, then 21 days after it was last shown; at once when it was not."""
    last_call: str
    last_turn: int
    """The turn to look at in the latest call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How the totals change, corrected for the difficulty of the scenarios."""

    per_ten: float
    """Points in ten calls (Theil and Sen: the median of all slopes between two calls)."""
    low: float
    high: float
    """95 % interval (Sen)."""
    n: int
    """Calls that it rests on."""
    change: Change
    """Rising or falling only when the interval leaves out zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """How even the latest calls are."""

    worst: Attempt
    of: int
    """The worst of so many latest calls."""
    spread: float
    """Standard deviation of the latest totals, corrected for the difficulty of the scenarios."""
    n: int
    """Calls that the spread rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Own ratings beside the scores: positive when the trainee rates higher."""

    difference: Estimate
    own: float
    scored: float
    """Means over the same calls."""
    direction: Direction
    dimensions: Mapping[Dimension, float]
    """Mean difference by dimension, where both were given."""
    csat: float | None
    """Mean of what the customers of these calls gave, 1 to 5; None where none was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """What became of the promises."""

    kept: int = 0
    renegotiated: int = 0
    late: int = 0
    broken: int = 0

    @property
    def settled(self) -> int:
        """Return how many have come to an end."""
        return self.kept + self.renegotiated + self.late + self.broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A case to play next, and why."""

    scenario_id: str
    title: str
    difficulty: int
    minutes: int
    skill: str
    """The criterion that it is for, or ""."""
    why: str
    """One or two sentences to the trainee."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one trainee stands; what the numbers do not allow is None."""

    alias: str
    calls: int
    """Calls that count: played to the end, no forks."""
    left: int
    """Calls that were left: closed before their end, or open for two days and more."""
    open: int
    """Calls that were begun since and are not closed."""
    forks: int
    """Calls that were rewound from others."""
    first: Attempt | None
    best: Attempt | None
    latest: Attempt | None
    means: Mapping[Dimension, Estimate]
    """Means of the latest calls by dimension, from three calls on."""
    trend: Trend | None
    consistency: Consistency | None
    gap: Gap | None
    promises: Promises
    skills: tuple[Skill, ...]
    """In the rubric's order."""
    next_plays: tuple[Suggestion, ...]
