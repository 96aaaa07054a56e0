"""Customers who have the same case have other numbers, as long as there are others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from scoring.model import Scalar
from simulator.scenario.apart import apart_from, numbers_of
from simulator.scenario.model import Draw, Scenario, Twist
from tests.cases import small_scenario

NUMBERS = ("T-4417", "T-7035", "T-8862")


def case(values: Mapping[str, Draw | Scalar]) -> Scenario:
    return replace(small_scenario(), values=values)


def test_a_number_is_one_word_with_four_digits_and_no_day_amount_or_address() -> None:
    values: dict[str, Draw | Scalar] = {
        "order": Draw(any=NUMBERS),
        "phone": Draw(any=("555-0148", "555-0192")),
        "paid": Draw(any=("79", "84")),
        "due": Draw(any=("2026-03-04", "2026-03-05")),
        "given_on": Draw(any=("14 January 2025", "10 December 2024")),
        "email": Draw(any=("ann.hill@example.com", "a.hill@example.net")),
        "account": "CL-4460",
    }
    assert {name for name, _ in numbers_of(case(values), 1)} == {"order", "phone"}


def test_the_first_seed_whose_numbers_are_free_is_taken() -> None:
    scenario = case({"order": Draw(any=NUMBERS)})
    by_seed = {seed: numbers_of(scenario, seed) for seed in range(64)}
    first = by_seed[0]
    found = apart_from([first], lambda attempt: attempt, by_seed.__getitem__)
    assert by_seed[found] != first
    assert all(by_seed[seed] == first for seed in range(found))


def test_where_nothing_is_taken_the_first_seed_stays() -> None:
    assert apart_from([], lambda attempt: 7 + attempt, lambda seed: numbers_of(case({}), seed)) == 7


@pytest.mark.parametrize("fewest", ["order", "phone"])
def test_where_every_number_is_taken_as_few_as_possible_meet(fewest: str) -> None:
    values = {"order": Draw(any=NUMBERS), "phone": Draw(any=("555-0148", "555-0192"))}
    scenario = case({**values, fewest: Draw(any=("A-1000", "A-1000"))})
    found = apart_from([numbers_of(scenario, 0)], lambda attempt: attempt, lambda seed: numbers_of(scenario, seed))
    assert numbers_of(scenario, found) & numbers_of(scenario, 0) == {(fewest, "A-1000")}


def test_a_variant_has_its_own_numbers() -> None:
    twist = Twist(values={"order": Draw(any=("X-1111",))})
    varied = replace(small_scenario(), twists={"other": twist})
    assert ("order", "X-1111") in numbers_of(varied, 3, "other")
    assert ("order", "X-1111") not in numbers_of(varied, 3)
