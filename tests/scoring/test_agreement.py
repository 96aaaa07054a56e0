"""Agreement between raters, against an example worked out by hand."""

from __future__ import annotations

import pytest

from scoring.agreement import kappa_interval, quadratic_kappa

ONE = [0, 1, 2, 3, 0, 1]
OTHER = [0, 1, 2, 2, 1, 1]


def test_the_quadratic_kappa_of_a_worked_example() -> None:
    # Seen: 2 pairs one level apart, 2. By chance: 58 / 6. Kappa: 1 - 12 / 58.
    assert quadratic_kappa(ONE, OTHER) == pytest.approx(1 - 12 / 58)


def test_equal_raters_agree_wholly_also_when_they_give_one_level_only() -> None:
    assert quadratic_kappa(ONE, ONE) == 1.0
    assert quadratic_kappa([2, 2], [2, 2]) == 1.0


def test_opposite_raters_agree_less_than_by_chance() -> None:
    assert quadratic_kappa([0, 3, 0, 3], [3, 0, 3, 0]) == -1.0


@pytest.mark.parametrize(("one", "other"), [([], []), ([1], [1, 2]), ([4], [1]), ([-1], [0])])
def test_series_that_cannot_be_compared_are_refused(one: list[int], other: list[int]) -> None:
    with pytest.raises(ValueError, match=r"need two|levels must"):
        quadratic_kappa(one, other)


def test_the_interval_holds_the_kappa_and_is_the_same_every_time() -> None:
    low, high = kappa_interval(ONE, OTHER, draws=200)
    assert low <= quadratic_kappa(ONE, OTHER) <= high
    assert (low, high) == kappa_interval(ONE, OTHER, draws=200)
