"""How a conversation was judged: findings, levels of a turn, scores of a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.model import Commitment, Evidence, SelfRating

Dimension = Literal["empathy", "accuracy", "follow_through"]


DIMENSIONS: tuple[Dimension, ...] = ("empathy", "accuracy", "follow_through")


Verdict = Literal["met", "missed", "harmful", "not_assessed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check with one defensible answer, and the words that it rests on."""

    dimension: Dimension
    criterion: str
    """`snake_case` id (`scoring.rubric.CRITERIA`)."""
    verdict: Verdict
    confidence: float
    because: str
    """One sentence for the trainee."""
    evidence: Evidence | None
    """None only when not_assessed: a finding without evidence cannot change a level."""
    fact: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Critical:
    """A critical error with the cap that it puts on the call."""

    code: str
    cap: int
    because: str
    turn: int
    evidence: Evidence | None
    certain: bool
    """False: for a person to look at; it caps nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCard:
    """The level of one turn in one dimension."""

    level: int | None
    """0-3, or None when not assessed."""
    estimate: float | None
    """The same judgement without rounding."""
    findings: tuple[Finding, ...] = ()

    @property
    def assessed(self) -> bool:
        """Tell whether there was anything to assess."""
        return self.level is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCard:
    """The judgement of one turn."""

    turn: int
    empathy: LevelCard
    accuracy: LevelCard
    follow_through: LevelCard
    critical: tuple[Critical, ...] = ()

    def of(self, dimension: Dimension) -> LevelCard:
        """Return the level card of a dimension."""
        if dimension == "empathy":
            return self.empathy
        return self.accuracy if dimension == "accuracy" else self.follow_through


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """The score of a dimension over the call, 0-100 with one decimal, or None when not assessed."""

    score: float | None
    weight: float
    """Share in the total, 0-100, after the weights of dimensions not assessed were shared out."""

    @property
    def assessed(self) -> bool:
        """Tell whether any turn was rated."""
        return self.score is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One gain or loss; all lines of a card add up to its uncapped total."""

    dimension: Dimension | None
    """None for the outcome adjustment."""
    turn: int
    """0: the whole call."""
    criterion: str
    verdict: Verdict
    points: float
    """Points of the total, one decimal, signed."""
    because: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The one thing to try next."""

    dimension: Dimension
    turn: int
    criterion: str
    quote: str
    """The trainee's own words that it is about."""
    advice: str
    """A sentence starter, not a full answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """All of it for one call."""

    total: float | None
    uncapped: float | None
    band: Literal["retry", "developing", "safe", "skilled", "exemplary"] | None
    empathy: DimensionScore
    accuracy: DimensionScore
    follow_through: DimensionScore
    caps: tuple[Critical, ...]
    """Every critical error; those not `certain` cap nothing."""
    turns: tuple[TurnCard, ...]
    lines: tuple[ScoreLine, ...]
    commitments: tuple[Commitment, ...]
    self_rating: SelfRating | None
    gap: float | None
    """Self-rated total minus total: the delivery gap."""
    next_step: NextStep | None
    scorers: Mapping[str, int]
    """Scorer id to version."""
    rubric_hash: str

    def of(self, dimension: Dimension) -> DimensionScore:
        """Return the score of a dimension."""
        if dimension == "empathy":
            return self.empathy
        return self.accuracy if dimension == "accuracy" else self.follow_through
