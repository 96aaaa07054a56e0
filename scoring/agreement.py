"""Agreement between raters: kappa, alpha and rank correlation, each with a bootstrap interval that never varies."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import permutations
from math import sqrt
from typing import Literal

LEVELS = 4
"""How many levels the rubric has."""

Metric = Literal["nominal", "ordinal", "interval"]


def quadratic_kappa(one: Sequence[int], other: Sequence[int], *, levels: int = LEVELS) -> float:
    """Return Cohen's kappa with quadratic weights.

    Source: Cohen 1968, kappa_w = 1 - sum(w O) / sum(w E) with w = (i - j)^2. Two constant and equal raters have 1.0.

    Args:
        one: levels of the first rater, 0 to `levels` - 1.
        other: levels of the second, in the same order.
        levels: how many levels there are.

    Raises:
        ValueError: the raters rated nothing, not the same number of things, or outside the levels.
    """
    _check_pairs(one, other)
    if any(not 0 <= level < levels for level in (*one, *other)):
        raise ValueError(f"levels must lie in 0..{levels - 1}")
    n = len(one)
    seen = sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
    counts, others = Counter(one), Counter(other)
    by_chance = sum(counts[i] * others[j] * (i - j) ** 2 for i in counts for j in others)
    if by_chance == 0:
        return 1.0 if seen == 0 else 0.0
    return 1 - seen * n / by_chance


def krippendorff_alpha(units: Sequence[Sequence[int | None]], *, metric: Metric = "interval") -> float | None:
    """Return Krippendorff's alpha of any number of raters, gaps allowed.

    Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": alpha = 1 - D_o / D_e over the matrix of
    coincidences; a unit with fewer than two ratings says nothing. The ordinal distance is (n_c/2 + ... + n_k/2)^2.

    Args:
        units: for each thing rated the raters' levels, None where a rater gave none.
        metric: how far two levels are apart: 0 or 1 (nominal), by ranks (ordinal) or by their difference (interval).

    Returns:
        alpha, 1.0 for raters that agree wholly; None where nothing was rated twice or all levels are one and the same.
    """
    paired = [[level for level in unit if level is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) >= 2]
    totals = Counter(level for unit in paired for level in unit)
    if len(totals) < 2:
        return None
    apart = _distance(totals, metric)
    n = totals.total()
    seen = sum(sum(apart(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in paired)
    by_chance = sum(totals[a] * totals[b] * apart(a, b) for a, b in permutations(totals, 2)) / (n - 1)
    return 1 - seen / by_chance


def _distance(totals: Counter[int], metric: Metric) -> Callable[[int, int], float]:
    if metric == "nominal":
        return lambda a, b: float(a != b)
    if metric == "interval":
        return lambda a, b: float((a - b) ** 2)

    def ranks_apart(a: int, b: int) -> float:
        low, high = min(a, b), max(a, b)
        between = sum(count for level, count in totals.items() if low <= level <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2

    return ranks_apart


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation, ties at their mean rank; None where a series is constant.

    Source: Spearman 1904; Pearson's correlation of the ranks.

    Args:
        one: figures of the first rater.
        other: figures of the second, in the same order.

    Raises:
        ValueError: the series are empty or not equally long.
    """
    _check_pairs(one, other)
    x, y = _ranks(one), _ranks(other)
    middle = (len(x) + 1) / 2
    spread = sqrt(sum((a - middle) ** 2 for a in x) * sum((b - middle) ** 2 for b in y))
    if spread == 0:
        return None
    return sum((a - middle) * (b - middle) for a, b in zip(x, y, strict=True)) / spread


def _ranks(figures: Sequence[float]) -> list[float]:
    """Return ranks from 1, equal figures sharing the mean of theirs."""
    ordered = sorted(figures)
    counts = Counter(figures)
    return [bisect_left(ordered, each) + (counts[each] + 1) / 2 for each in figures]


def bootstrap_interval(
    statistic: Callable[[Sequence[int]], float | None], n: int, *, draws: int = 1000, share: float = 0.95
) -> tuple[float, float] | None:
    """Return the percentile bootstrap interval of a statistic over things drawn with replacement.

    The draws come from SHA-256 and not from a random object, so that the same data give the same interval.
    Source: Efron 1979.

    Args:
        statistic: takes the places (0 to `n` - 1) that were drawn; None where it cannot be told for them.
        n: how many things there are.
        draws: number of bootstrap samples.
        share: width of the interval, 0 to 1.

    Returns:
        low and high, or None where the statistic could be told for no sample.
    """
    found = [each for draw in range(draws) if (each := statistic(_places(draw, n))) is not None]
    if not found:
        return None
    found.sort()
    cut = int(len(found) * (1 - share) / 2)
    return found[cut], found[len(found) - 1 - cut]


def _places(draw: int, n: int) -> list[int]:
    """Return `n` places from 0 to `n` - 1, drawn with replacement; four bytes of a hash for each."""
    stream = b"".join(sha256(f"{draw}/{block}".encode()).digest() for block in range((n + 7) // 8))
    return [int.from_bytes(stream[4 * i : 4 * i + 4]) % n for i in range(n)]


def kappa_interval(
    one: Sequence[int], other: Sequence[int], *, levels: int = LEVELS, draws: int = 1000, share: float = 0.95
) -> tuple[float, float]:
    """Return the bootstrap interval of the quadratic kappa; see `quadratic_kappa` and `bootstrap_interval`."""
    quadratic_kappa(one, other, levels=levels)

    def kappa(places: Sequence[int]) -> float:
        return quadratic_kappa([one[p] for p in places], [other[p] for p in places], levels=levels)

    interval = bootstrap_interval(kappa, len(one), draws=draws, share=share)
    assert interval is not None  # kappa is told for every sample
    return interval


def _check_pairs(one: Sequence[object], other: Sequence[object]) -> None:
    if len(one) != len(other) or not one:
        raise ValueError(f"need two equal, non-empty series, got {len(one)} and {len(other)}")
