"""Moves besides the levels: options, presents, empty apologies, personas, form; and what time alone does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Courtesy, Offer, Reading
from simulator.engine.events import Event, Levels, TimePassed, TraineeActed
from simulator.engine.gauges import Pull, pulled
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Argument, CaseAction
from simulator.scenario.persona import Drift, Move, MoveEffect
from simulator.scenario.world import Manners
from tests.cases import opened, play, reading, reply, small_scenario

VOUCHER = CaseAction(id="voucher", args={"amount": Argument(kind="number")}, means=("compensate",))
REFUND = CaseAction(id="refund", means=("refund",))


def case() -> Scenario:
    scenario = small_scenario()
    return replace(scenario, actions=(*scenario.actions, VOUCHER, REFUND))


def offers(*acts: str) -> Reading:
    made = tuple(Offer(act=act, start=0, end=1, confidence=0.9) for act in acts)
    return Reading(language="en", detected="en", sense="clear", offered=made)


def sorry() -> Reading:
    said = (Courtesy(kind="apology", start=0, end=1, confidence=0.9),)
    return Reading(language="en", detected="en", sense="clear", courtesies=said)


def causes(state: CallState) -> list[str]:
    return [change.what for change in state.changes]


def test_two_real_options_are_welcome_once() -> None:
    twice = [reply(offers("replace", "refund")), reply(offers("replace", "refund"), at_ms=40_000)]
    assert causes(play(case(), twice)).count("was given real options") == 1


@pytest.mark.parametrize("acts", [("replace",), ("sing", "dance")])
def test_one_option_or_ones_that_the_desk_does_not_have_are_none(acts: tuple[str, ...]) -> None:
    assert "was given real options" not in causes(play(case(), [reply(offers(*acts))]))


def test_a_present_fits_after_the_matter_was_heard_and_is_a_bribe_before() -> None:
    give = TraineeActed(kind="trainee_acted", at_ms=10_000, name="voucher", args={"amount": 5})
    heard = play(case(), [reply(reading(acknowledged=["delay"]), at_ms=5_000), give, reply(reading(), at_ms=30_000)])
    bribed = play(case(), [give, reply(reading(asked=["order_number"]))])
    assert "got something for the trouble" in causes(heard)
    assert "was offered a present before being heard" in causes(bribed)


def test_sorry_and_then_nothing_costs_once() -> None:
    events: list[Event] = [reply(sorry(), at_ms=at) for at in (20_000, 40_000, 60_000)]
    assert causes(play(case(), events)).count("was told sorry and saw nothing happen") == 1
    helped = [events[0], reply(offers("replace"), at_ms=40_000)]
    assert "was told sorry and saw nothing happen" not in causes(play(case(), helped))


def persona(move: Move, effect: MoveEffect) -> Scenario:
    scenario = small_scenario()
    return replace(scenario, customer=replace(scenario.customer, moves={move: effect}))


def test_a_persona_takes_a_move_otherwise_than_others() -> None:
    rated = reply(reading(), levels=Levels(empathy=3, accuracy=None, follow_through=None))
    cold = play(persona("understood", MoveEffect(mood=-2, because="does not want to be understood")), [rated])
    (change,) = cold.changes
    assert (change.what, change.mood) == ("does not want to be understood", -2)


def test_a_move_that_does_nothing_to_others_does_something_to_a_persona_that_says_so() -> None:
    assert causes(play(small_scenario(), [reply(sorry())])) == []
    assert causes(play(persona("apologised", MoveEffect(mood=-3)), [reply(sorry())])) == ["apologised"]


def test_feelings_drift_by_the_minute_with_a_cause() -> None:
    scenario = small_scenario()
    scenario = replace(scenario, customer=replace(scenario.customer, drift=Drift(patience=-2, mood=1)))
    state = play(scenario, [reply(reading(asked=["order_number"]), at_ms=60_000), reply(reading(), at_ms=185_000)])
    drifted = [change for change in state.changes if change.what == "time went by"]
    assert sum(change.patience for change in drifted) == -6
    assert sum(change.mood for change in drifted) == 3


def test_drift_ends_with_the_contact() -> None:
    scenario = small_scenario()
    scenario = replace(scenario, customer=replace(scenario.customer, drift=Drift(patience=-2)))
    leave = TraineeActed(kind="trainee_acted", at_ms=1_000, name="end_contact")
    state = play(scenario, [leave, TimePassed(kind="time_passed", at_ms=600_000)])
    assert causes(state) == []


def test_who_was_hurt_a_turn_ago_is_lifted_half_as_far() -> None:
    calm = CallState(opened=opened(), at_ms=0, mood=60, trust=90, turn=2)
    hurt = pulled(replace(calm, turn=1), Pull(what="was blamed", mood=-25))
    hurt = replace(hurt, turn=2)
    assert pulled(calm, Pull(what="kind", mood=8)).mood - calm.mood == 8
    assert pulled(hurt, Pull(what="kind", mood=8)).mood - hurt.mood == 4


def test_who_is_angry_is_lifted_half_as_far() -> None:
    angry = CallState(opened=opened(), at_ms=0, mood=20, trust=90)
    assert pulled(angry, Pull(what="kind", mood=5)).mood == 23


@pytest.mark.parametrize(("sentences", "costs"), [(6, False), (7, True)])
def test_a_wall_of_text_costs_in_a_chat(sentences: int, costs: bool) -> None:
    text = " ".join(f"Sentence number {n}." for n in range(sentences))
    assert ("got a wall of text" in causes(play(small_scenario(), [reply(reading(), text=text)]))) == costs


def test_the_case_may_allow_longer_messages() -> None:
    scenario = replace(small_scenario(), manners=Manners(sentences=20))
    text = " ".join(f"Sentence number {n}." for n in range(9))
    assert causes(play(scenario, [reply(reading(), text=text)])) == []


def test_on_the_phone_a_sentence_that_is_read_out_costs() -> None:
    scenario = replace(small_scenario(), channel="phone")
    state = play(scenario, [reply(reading(), text="word " * 51)])
    assert "had a text read out to them" in causes(state)
