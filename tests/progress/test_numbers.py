"""The statistics against worked examples, brute force and scikit-learn's neighbours; too few numbers say nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student
from scipy.stats import theilslopes

from simulator.progress.numbers import mean_of, share_of, slope_of, t_quantile


def test_a_mean_has_the_interval_of_student() -> None:
    found = mean_of([60.0, 70.0, 80.0])
    assert found is not None
    assert found.value == 70
    assert found.high - found.value == pytest.approx(4.303 * 10 / 3**0.5)
    assert found.n == 3


@pytest.mark.parametrize("values", [[], [70.0], [70.0, 80.0]])
def test_under_three_values_there_is_no_mean_and_no_slope(values: list[float]) -> None:
    assert mean_of(values) is None
    assert slope_of(values) is None


@pytest.mark.parametrize("freedom", [1, 2, 9, 30, 31, 59, 200])
def test_the_quantiles_are_those_of_student(freedom: int) -> None:
    assert t_quantile(freedom) == pytest.approx(student.ppf(0.975, freedom), rel=1e-3)


def test_a_share_has_the_interval_of_wilson() -> None:
    found = share_of(8, 10)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.490162, 0.943318), abs=1e-5)
    assert share_of(0, 0) is None
    nothing = share_of(0, 5)
    assert nothing is not None
    assert nothing.low == pytest.approx(0)
    assert 0.4 < nothing.high < 0.5


@given(st.lists(st.floats(0, 100).map(lambda value: round(value, 1)), min_size=3, max_size=40))
def test_the_slope_is_the_median_of_all_pairs_and_its_interval_holds_it(values: list[float]) -> None:
    found = slope_of(values)
    assert found is not None
    pairs = [(values[j] - values[i]) / (j - i) for i, j in combinations(range(len(values)), 2)]
    assert found.value == pytest.approx(median(pairs))
    assert found.low <= found.value <= found.high


@given(st.lists(st.floats(0, 100), min_size=12, max_size=40, unique=True))
def test_slope_and_interval_are_those_of_scipy(values: list[float]) -> None:
    found = slope_of(values)
    assert found is not None
    slope, _, low, high = theilslopes(values)
    assert found.value == pytest.approx(slope)
    pairs = sorted((values[j] - values[i]) / (j - i) for i, j in combinations(range(len(values)), 2))
    for mine, theirs in ((found.low, low), (found.high, high)):
        first = max(0, bisect_left(pairs, mine - 1e-9) - 2)
        last = min(len(pairs) - 1, bisect_right(pairs, mine + 1e-9) + 1)
        assert pairs[first] - 1e-9 <= theirs <= pairs[last] + 1e-9  # ranks may be rounded otherwise
