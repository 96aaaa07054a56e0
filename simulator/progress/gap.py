"""The delivery gap: what people think of their own call beside what it was scored, and what the customer gave."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from scoring.card import DIMENSIONS, Dimension
from simulator.progress.numbers import mean_of
from simulator.session.attempt import Attempt
from simulator.session.standing import Direction, Estimate, Gap

LATEST = 10
"""The gap is that of so many latest calls with a rating of one's own."""
NOTICEABLE = 5.0
"""A smaller gap, in points, is called close."""


def gap_of(attempts: Sequence[Attempt]) -> Gap | None:
    """Return the gap of one trainee, or None under three calls with a rating.

    Args:
        attempts: those that count, oldest first.
    """
    rated = [a for a in attempts if a.brief.gap is not None][-LATEST:]
    gaps = [a.brief.gap for a in rated if a.brief.gap is not None]
    difference = mean_of(gaps)
    if difference is None:
        return None
    scored = fmean(a.total for a in rated if a.total is not None)
    marks = [a.csat for a in rated if a.csat is not None]
    return Gap(
        difference=difference,
        own=scored + difference.value,
        scored=scored,
        direction=direction_of(difference),
        dimensions=_by_dimension(rated),
        csat=fmean(marks) if marks else None,
    )


def direction_of(difference: Estimate) -> Direction:
    """Return the direction of a gap; "not clear" where its interval holds zero and more than what is noticeable."""
    if difference.low > 0 and difference.value >= NOTICEABLE:
        return "rates higher"
    if difference.high < 0 and difference.value <= -NOTICEABLE:
        return "rates lower"
    if difference.low > -NOTICEABLE and difference.high < NOTICEABLE:
        return "close"
    return "close" if difference.low > 0 or difference.high < 0 else "not clear"


def _by_dimension(rated: Sequence[Attempt]) -> dict[Dimension, float]:
    found: dict[Dimension, float] = {}
    for dimension in DIMENSIONS:
        apart = [
            getattr(a.brief.own, dimension) - score
            for a in rated
            if a.brief.own is not None and (score := a.score(dimension)) is not None
        ]
        if apart:
            found[dimension] = fmean(apart)
    return found
