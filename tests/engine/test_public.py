"""Where strangers read along: private details are asked for, and posted, in private."""

from __future__ import annotations

from dataclasses import replace

from scoring.assess import assess
from scoring.reading.items import Offer
from simulator.engine.events import TraineeActed
from simulator.engine.public import is_public, private_forms
from simulator.scenario.model import CaseFact, Scenario
from simulator.session.case import as_case
from tests.cases import last_line, play, reading, reply, small_scenario


def social() -> Scenario:
    scenario = small_scenario()
    order = CaseFact(
        id="order_number", known_to="customer", value="48213", says=("It is 48213.",), again=("Still it.",)
    )
    return replace(scenario, channel="social", facts=(order, *scenario.facts[1:]), record={"email": "a@b.example"})


def test_the_customer_objects_once_to_telling_private_details_in_public() -> None:
    asks = [reply(reading(asked=["order_number"])), reply(reading(asked=["order_number"]), at_ms=40_000)]
    state = play(social(), asks[:1])
    assert last_line(state).startswith("in_public")
    assert state.told == ()
    assert "order_number" in play(social(), asks).told


def test_after_the_move_they_tell() -> None:
    move = TraineeActed(kind="trainee_acted", at_ms=10_000, name="move_to_private")
    state = play(social(), [move, reply(reading(asked=["order_number"]))])
    assert not is_public(social(), state)
    assert state.told == ("order_number",)


def test_an_unsure_offer_of_a_private_message_is_enough_to_go_there() -> None:
    offer = Offer(act="message", start=0, end=1, confidence=0.5, topics=("private_message",))
    state = play(social(), [reply(replace(reading(asked=["order_number"]), offered=(offer,)))])
    assert not is_public(social(), state)
    assert state.told == ("order_number",)


def test_words_that_name_a_private_message_go_there_whatever_else_the_case_hears_in_them() -> None:
    asks = reading(asked=["order_number"])
    assert play(social(), [reply(asks, text="Can you DM me your order number, not here?")]).told == ("order_number",)
    assert play(social(), [reply(asks, text="What is the admin order number?")]).told == ()


def test_posting_private_details_is_a_breach_and_costs_trust() -> None:
    state = play(social(), [reply(reading(), text="Your order 48213 is on its way.")])
    assert state.exposed == (1,)
    assert state.trust < social().customer.trust
    assert [breach.code for breach in as_case(social(), state).breaches] == ["public_personal_data"]


def test_in_private_the_same_words_are_fine() -> None:
    move = TraineeActed(kind="trainee_acted", at_ms=10_000, name="move_to_private")
    state = play(social(), [move, reply(reading(), text="Your order 48213 is on its way.")])
    assert state.exposed == ()


def test_only_a_turn_that_strangers_read_is_scored_as_public() -> None:
    words = "Your order 48213 is on its way."
    move = TraineeActed(kind="trainee_acted", at_ms=10_000, name="move_to_private")
    open_talk = as_case(social(), play(social(), [reply(reading(), text=words)]))
    assert [turn.channel or open_talk.channel for turn in open_talk.turns] == ["social"]
    assert [error.code for error in assess(open_talk).turns[0].critical] == ["public_personal_data"]
    moved = as_case(social(), play(social(), [reply(reading()), move, reply(reading(), at_ms=40_000, text=words)]))
    assert [turn.channel or moved.channel for turn in moved.turns] == ["social", "chat"]
    assert [error.code for card in assess(moved).turns for error in card.critical] == []


def test_prices_and_names_are_no_private_details() -> None:
    assert private_forms(social()) == ("48213", "a@b.example")
    assert private_forms(replace(social(), facts=())) == ("a@b.example",)


def test_a_chat_is_not_public() -> None:
    state = play(small_scenario(), [reply(reading(asked=["order_number"]))])
    assert state.told == ("order_number",)
