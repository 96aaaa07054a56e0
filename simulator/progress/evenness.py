"""Trend and consistency over the calls of one trainee, corrected for the difficulty of the scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import stdev

from simulator.progress.numbers import slope_of
from simulator.session.attempt import Attempt
from simulator.session.standing import Change, Consistency, Trend

LEAST_FOR_A_TREND = 12
LATEST_FOR_A_TREND = 60
WORST_OF = 5
SPREAD_OF = 10
LEAST_FOR_A_SPREAD = 6


def trend_of(compared: Sequence[float]) -> Trend | None:
    """Return how the totals change over at most 60 latest calls; None under 12 that can be compared.

    Args:
        compared: corrected totals of one trainee, oldest first (`simulator.progress.difficulty.comparable`).
    """
    totals = compared[-LATEST_FOR_A_TREND:]
    if len(totals) < LEAST_FOR_A_TREND:
        return None
    slope = slope_of(totals)
    assert slope is not None  # twelve are enough
    change: Change = "rising" if slope.low > 0 else "falling" if slope.high < 0 else "no clear change"
    return Trend(per_ten=10 * slope.value, low=10 * slope.low, high=10 * slope.high, n=slope.n, change=change)


def consistency_of(counted: Sequence[Attempt], compared: Sequence[float]) -> Consistency | None:
    """Return the worst of the latest five calls and the spread of the latest ten; None where these are too few.

    Args:
        counted: attempts of one trainee that count, oldest first.
        compared: corrected totals, as in `trend_of`.
    """
    latest, totals = counted[-WORST_OF:], compared[-SPREAD_OF:]
    if len(latest) < WORST_OF or len(totals) < LEAST_FOR_A_SPREAD:
        return None
    worst = min(latest, key=lambda attempt: (attempt.total or 0.0, attempt.opened_at))
    return Consistency(worst=worst, of=WORST_OF, spread=stdev(totals), n=len(totals))
