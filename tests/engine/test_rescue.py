"""A call can be saved as long as a good ending is within reach, and not a moment longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.rescue import can_be_saved
from simulator.engine.state import CallState, Done, Signal
from simulator.engine.step import open_call
from simulator.scenario.beats import Ending
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario
from tests.cases import opened, small_scenario

GOOD = Condition(all=(Condition(did="replace"), Condition(not_=Condition(blamed="customer"))))


def case(*endings: Ending) -> Scenario:
    return replace(small_scenario(), endings=endings)


def state_of(scenario: Scenario, **changes: object) -> CallState:
    return replace(open_call(scenario, opened()).state, **changes)  # type: ignore[arg-type]  # fields of the state


SCENARIO = case(Ending(id="glad", when=GOOD, good=True), Ending(id="gone", when=Condition(start=False)))
BLAMED = (Signal(kind="blamed", what="customer", turn=1),)


def test_what_is_not_done_yet_may_still_be() -> None:
    assert can_be_saved(SCENARIO, state_of(SCENARIO, mood=3, patience=1))


def test_what_cannot_be_taken_back_ends_the_hope() -> None:
    assert not can_be_saved(SCENARIO, state_of(SCENARIO, signals=BLAMED))


def test_who_has_left_is_not_saved_any_more() -> None:
    assert not can_be_saved(SCENARIO, state_of(SCENARIO, ended_by="customer"))


def test_a_bad_ending_that_stands_first_and_holds_for_good_is_the_one() -> None:
    burned = Ending(id="burned", when=Condition(did="pay"))
    scenario = case(burned, Ending(id="glad", when=Condition(mood_at_least=60), good=True))
    paid = Done(at_ms=0, name="pay", args={"amount": 5}, ok=True, result="Paid.", turn=1)
    assert can_be_saved(scenario, state_of(scenario))
    assert not can_be_saved(scenario, state_of(scenario, done=(paid,)))


@pytest.mark.parametrize(("twist", "hope"), [("plain", True), ("other", False)])
def test_a_twist_does_not_change(twist: str, hope: bool) -> None:
    scenario = case(Ending(id="glad", when=Condition(twist=twist), good=True))
    assert can_be_saved(scenario, state_of(scenario)) is hope


def test_a_case_without_a_good_ending_leaves_hope() -> None:
    scenario = case(Ending(id="gone", when=Condition(start=False)))
    assert can_be_saved(scenario, state_of(scenario))
