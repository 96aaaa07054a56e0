"""Agreement between raters: quadratic-weighted kappa with a bootstrap interval that is the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256

LEVELS = 4


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
    if len(one) != len(other) or not one:
        raise ValueError(f"need two equal, non-empty series, got {len(one)} and {len(other)}")
    if any(not 0 <= level < levels for level in (*one, *other)):
        raise ValueError(f"levels must lie in 0..{levels - 1}")
    n = len(one)
    seen = sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
    counts = [one.count(level) for level in range(levels)]
    others = [other.count(level) for level in range(levels)]
    chance = Fraction(sum(counts[i] * others[j] * (i - j) ** 2 for i in range(levels) for j in range(levels)), n)
    if chance == 0:
        return 1.0 if seen == 0 else 0.0
    return float(1 - seen / chance)


def kappa_interval(
    one: Sequence[int], other: Sequence[int], *, levels: int = LEVELS, draws: int = 1000, share: float = 0.95
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of the quadratic kappa.

    The draws come from SHA-256 and not from a random object, so that the same series give the same interval.

    Args:
        one: levels of the first rater.
        other: levels of the second.
        levels: how many levels there are.
        draws: number of bootstrap samples.
        share: width of the interval, 0 to 1.
    """
    quadratic_kappa(one, other, levels=levels)
    n = len(one)
    kappas = []
    for draw in range(draws):
        places = [int.from_bytes(sha256(f"{draw}/{i}".encode()).digest()[:8]) % n for i in range(n)]
        kappas.append(quadratic_kappa([one[p] for p in places], [other[p] for p in places], levels=levels))
    kappas.sort()
    cut = int(draws * (1 - share) / 2)
    return kappas[cut], kappas[draws - 1 - cut]
