"""Seed and twist decide the case that is played."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.scenario.model import CaseFact, Draw, Twist
from simulator.scenario.resolve import draw, draw_twist, fill, resolve
from tests.cases import small_scenario


def test_a_draw_depends_on_seed_and_purpose_alone() -> None:
    assert draw(7, "order", 100) == draw(7, "order", 100)
    assert {draw(seed, "order", 3) for seed in range(40)} == {0, 1, 2}


def test_there_must_be_something_to_draw_from() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw(1, "order", 0)


def test_placeholders_are_filled_everywhere_and_unknown_ones_stay() -> None:
    scenario = replace(small_scenario(), values={"order": Draw(any=("123", "456"))}, record={"order": "{order} {due}"})
    played = resolve(scenario, seed=3, twist="plain")
    assert played.record["order"] in ("123 {due}", "456 {due}")
    assert fill("{a} {b}", {"a": 1}) == "1 {b}"


def test_a_twist_changes_record_and_facts() -> None:
    changed = CaseFact(id="order_number", known_to="customer", says=("It is 999.",))
    added = CaseFact(id="moved", known_to="customer", says=("We moved.",))
    scenario = replace(small_scenario(), twists={"moved": Twist(record={"order": "999"}, facts=(changed, added))})
    played = resolve(scenario, seed=1, twist="moved")
    assert played.record["order"] == "999"
    assert [fact.id for fact in played.facts] == ["order_number", "party", "price", "moved"]
    assert played.facts[0].says == ("It is 999.",)


def test_an_unknown_twist_is_refused() -> None:
    with pytest.raises(KeyError):
        resolve(small_scenario(), seed=1, twist="upside_down")


def test_the_seed_draws_the_twist() -> None:
    scenario = replace(small_scenario(), twists={"plain": Twist(), "moved": Twist()})
    assert {draw_twist(scenario, seed) for seed in range(20)} == {"plain", "moved"}
    assert draw_twist(small_scenario(), 1) == "plain"
