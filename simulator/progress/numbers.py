"""The few statistics that progress needs, each with its interval; what too few numbers would say is None."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import fmean, median, stdev

from simulator.session.standing import Estimate

Z = 1.959964
_T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""97.5 % quantiles of Student's t for 1 to 30 degrees of freedom."""
LEAST_FOR_A_MEAN = 3


def mean_of(values: Sequence[float]) -> Estimate | None:
    """Return a mean with its 95 % interval by Student's t; None under three values."""
    n = len(values)
    if n < LEAST_FOR_A_MEAN:
        return None
    mean = fmean(values)
    margin = t_quantile(n - 1) * stdev(values) / sqrt(n)
    return Estimate(value=mean, low=mean - margin, high=mean + margin, n=n)


def t_quantile(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t (Cornish and Fisher's expansion from 31 degrees on)."""
    if freedom <= len(_T):
        return _T[freedom - 1]
    return Z + (Z**3 + Z) / (4 * freedom) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * freedom**2)


def share_of(hits: int, n: int) -> Estimate | None:
    """Return a share with its 95 % interval (Wilson 1927); None where there is nothing to share."""
    if n == 0:
        return None
    share = hits / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    margin = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return Estimate(value=share, low=max(0.0, middle - margin), high=min(1.0, middle + margin), n=n)


def slope_of(values: Sequence[float]) -> Estimate | None:
    """Return the median slope between any two values, per step, with its 95 % interval; None under three values.

    Source: Theil 1950; Sen 1968: the interval takes the slopes of rank (N -+ C) / 2 of all N, where C is 1.96 times
    the standard deviation of Kendall's S, ties allowed for.

    Args:
        values: in the order of time, one step apart.
    """
    n = len(values)
    if n < LEAST_FOR_A_MEAN:
        return None
    slopes = sorted((values[j] - values[i]) / (j - i) for i in range(n) for j in range(i + 1, n))
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    width = Z * sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18)
    count = len(slopes)
    low = max(0, int((count - width) / 2))
    high = min(count - 1, count - 1 - low)
    return Estimate(value=median(slopes), low=slopes[low], high=slopes[high], n=n)
