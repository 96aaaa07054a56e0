"""The tables of the rubric."""

from __future__ import annotations

import re

import pytest

from scoring.card import DIMENSIONS
from scoring.rubric import CAPS, CRITERIA, band_of, critical, rubric_hash


def test_the_ceilings_are_the_rubrics_and_a_matter_left_open_stays_under_half() -> None:
    assert {code: cap.ceiling for code, cap in CAPS.items()} == {
        "unverified_disclosure": 25,
        "public_personal_data": 25,
        "unsafe_advice": 20,
        "insult": 20,
        "statutory_right_denied": 40,
        "wrong_money": 45,
        "false_action_claim": 45,
        "promise_outside_authority": 55,
        "abandoned_issue": 49,
        "scorer_manipulation": 60,
    }


def test_every_dimension_has_criteria_with_advice_that_is_a_starter() -> None:
    assert {criterion.dimension for criterion in CRITERIA.values()} == set(DIMENSIONS)
    assert all("..." in criterion.advice and criterion.title for criterion in CRITERIA.values())
    assert all(re.fullmatch(r"[a-z_]+", name) for name in CRITERIA)


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (0, "retry"),
        (399, "retry"),
        (400, "developing"),
        (599, "developing"),
        (600, "safe"),
        (749, "safe"),
        (750, "skilled"),
        (899, "skilled"),
        (900, "exemplary"),
        (1000, "exemplary"),
    ],
)
def test_a_total_falls_in_its_band(total: int, band: str) -> None:
    assert band_of(total, dimension_tenths=(700, 700, 700), broken_promise=False) == band


def test_a_critical_error_carries_the_cap_of_its_code() -> None:
    assert critical("insult", turn=2, because="x", evidence=None, certain=True).cap == 20
    with pytest.raises(KeyError):
        critical("no_such_code", turn=2, because="x", evidence=None, certain=True)


def test_the_hash_of_the_rubric_is_stable_within_a_version() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", rubric_hash())
    assert rubric_hash() == rubric_hash()
