"""Plain values of what stands after a call besides the scores."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow:
    """What a part of a mark goes back to."""

    what: str
    points: float
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyView:
    """The customer's survey; None where it was not asked."""

    csat: int | None
    effort: int | None
    would_return: bool | None
    nps: int | None
    comment: str
    because: tuple[TraceRow, ...]
    """Where the satisfaction comes from; the points add up to it."""
    effort_because: tuple[TraceRow, ...]
    nps_because: tuple[TraceRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """Three views of one call, 0-100 each, None where one is missing."""

    own: float | None
    """The trainee's own rating."""
    customer: float | None
    """The customer's satisfaction: 1 is 0, 5 is 100."""
    rubric: float | None
    """The score before caps."""
    own_over_customer: float | None
    """Above 0: the trainee thinks better of it than the customer."""
    own_over_rubric: float | None
    sentence: str
    """What the three say together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessView:
    """The call in money."""

    lifetime_value: float
    kept: float
    lost: float
    churn: int
    cost: float
    goodwill: float
    net: float
    tells: int
    overgiven: bool
    spent: tuple[tuple[str, float], ...]
    """Titles of the actions with what they cost."""
    loyalty_before: int
    loyalty_after: int
    loyalty_because: tuple[TraceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FireRow:
    """One reply to a hot customer."""

    turn: int
    customer: str
    own: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """What one reply in a dispute tried."""

    turn: int
    kinds: tuple[str, ...]
    """interest, fact, option, boundary, right, power."""
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalmView:
    """Calm under fire; `sentence` is "" where there was no fire, `moves_sentence` where there was no dispute."""

    rows: tuple[FireRow, ...]
    kept: int | None
    recovery: int | None
    slope: float | None
    sentence: str
    moves: tuple[MoveRow, ...] = ()
    """The replies to an annoyed customer, and those that pressed."""
    cooperative: int | None = None
    """Per cent of the moves that looked for a solution."""
    moves_sentence: str = ""
    quotes: tuple[str, ...] = ()
    """The hot words, then the others that pressed, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapUpView:
    """The work after the contact."""

    notes: tuple[str, ...]
    wrong: tuple[str, ...]
    missing: tuple[str, ...]
    cause: str
    right_cause: str
    tasks: tuple[str, ...]
    forgotten: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRow:
    """One hold."""

    turn: int
    said_s: int
    took_s: int
    asked: bool
    reason: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """What a model gave for a line and was not shown."""

    text: str
    """Its words; "" where it gave none, or none that should be read."""
    why: tuple[str, ...]
    """Sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedRow:
    """A line of the customer that a model worded, or was to word."""

    by_model: bool
    """The model's words were shown; else the author's."""
    shown: str
    authored: str
    refused: tuple[RefusedRow, ...]
