"""Agreement between raters, against worked examples, published ones and scikit-learn's figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from scoring.agreement import (
    Metric,
    bootstrap_interval,
    kappa_interval,
    krippendorff_alpha,
    quadratic_kappa,
    spearman,
)

ONE = [0, 1, 2, 3, 0, 1]
OTHER = [0, 1, 2, 2, 1, 1]

# Krippendorff 2011, section "Any number of observers": four observers, twelve units, gaps.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
PUBLISHED = [list(unit) for unit in zip(*OBSERVERS, strict=True)]


def test_the_quadratic_kappa_of_a_worked_example() -> None:
    # Seen: 2 pairs one level apart, 2. By chance: 58 / 6. Kappa: 1 - 12 / 58.
    assert quadratic_kappa(ONE, OTHER) == pytest.approx(1 - 12 / 58)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2))
def test_the_quadratic_kappa_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    if len({*one, *other}) == 1:
        return  # there scikit-learn divides by zero; our own answer has a test below
    theirs = cohen_kappa_score(one, other, labels=list(range(4)), weights="quadratic")
    assert quadratic_kappa(one, other) == pytest.approx(theirs)


def test_equal_raters_agree_wholly_also_when_they_give_one_level_only() -> None:
    assert quadratic_kappa(ONE, ONE) == 1.0
    assert quadratic_kappa([2, 2], [2, 2]) == 1.0


def test_opposite_raters_agree_less_than_by_chance() -> None:
    assert quadratic_kappa([0, 3, 0, 3], [3, 0, 3, 0]) == -1.0


@pytest.mark.parametrize(("one", "other"), [([], []), ([1], [1, 2]), ([4], [1]), ([-1], [0])])
def test_series_that_cannot_be_compared_are_refused(one: list[int], other: list[int]) -> None:
    with pytest.raises(ValueError, match=r"need two|levels must"):
        quadratic_kappa(one, other)


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_the_published_one(metric: Metric, alpha: float) -> None:
    assert krippendorff_alpha(PUBLISHED, metric=metric) == pytest.approx(alpha, abs=0.0006)


def test_alpha_of_raters_that_agree_wholly_is_one_and_of_a_single_level_unknown() -> None:
    assert krippendorff_alpha([[0, 0], [3, 3], [1, None]]) == 1.0
    assert krippendorff_alpha([[2, 2], [2, 2]]) is None
    assert krippendorff_alpha([[1, None], [None, 2]]) is None


def test_spearman_shares_the_ranks_of_ties() -> None:
    # Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: 1 - 6 * 0.5 / 60 would ignore the tie; Pearson of the ranks does not.
    assert spearman([1, 2, 2, 5], [10, 30, 20, 40]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)
    assert spearman([1, 2, 3], [9, 5, 1]) == -1.0
    assert spearman([1, 1], [1, 2]) is None


def test_the_interval_holds_the_kappa_and_is_the_same_every_time() -> None:
    low, high = kappa_interval(ONE, OTHER, draws=200)
    assert low <= quadratic_kappa(ONE, OTHER) <= high
    assert (low, high) == kappa_interval(ONE, OTHER, draws=200)


def test_the_interval_of_a_mean_is_as_wide_as_its_standard_error_says() -> None:
    figures = [0.0, 1.0] * 50
    interval = bootstrap_interval(lambda places: sum(figures[p] for p in places) / len(places), 100)
    assert interval is not None
    low, high = interval
    assert low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)


def test_a_statistic_that_can_never_be_told_has_no_interval() -> None:
    assert bootstrap_interval(lambda _: None, 5, draws=10) is None
