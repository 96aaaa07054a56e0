"""Empathy: what it credits, what it does not, and what ends it."""

from __future__ import annotations

import pytest

from scoring.model import Said
from tests.scoring.desk import CUSTOMER, PLAIN, case, codes, rated, turn, verdicts


@pytest.mark.parametrize(
    "reply",
    [
        "Six days late, and your daughter's birthday is on Saturday. I'm sorry. What is your order number?",
        "You should have had it six days ago, that's on us. With the birthday on Saturday, I'll send a new one today.",
    ],
)
def test_naming_what_it_does_to_this_person_is_level_3(reply: str) -> None:
    card = rated(reply)
    assert card.empathy.level == 3
    assert ("names_impact", "met") in verdicts(card)


@pytest.mark.parametrize(
    "reply",
    [
        "I understand your frustration. What is your order number?",
        "We are sorry for the inconvenience. What is your order number?",
        "I truly understand how frustrating this must be for you and I sincerely value you. Your order number please?",
    ],
)
def test_a_line_that_fits_anyone_is_level_1(reply: str) -> None:
    assert rated(reply).empathy.level == 1


def test_correct_but_cold_is_level_1_and_cites_what_the_customer_said() -> None:
    card = rated("What is your order number?")
    assert card.empathy.level == 1
    missed = next(each for each in card.empathy.findings if each.verdict == "missed")
    assert missed.evidence is not None
    assert missed.evidence.where == "customer"
    assert missed.evidence.quote in CUSTOMER


def test_ignoring_a_trouble_is_level_0() -> None:
    assert rated("Ok.", customer="This is ridiculous, I have been waiting for six days!").empathy.level in (0, None)
    assert rated("Parcels are grey.").empathy.level == 0


@pytest.mark.parametrize(
    "reply",
    [
        "Calm down please. What is your order number?",
        "You should have read the terms.",
        "I'm not sorry and I don't hope you feel better about the birthday.",
        "I don't understand why you're upset about the birthday.",
        "I'd be upset too if I'd forgotten to read the terms.",
        "I completely understand you can't read a label.",
        "I'm sorry, but this is your own fault.",
    ],
)
def test_hostile_sense_is_level_0_in_warm_words_too(reply: str) -> None:
    assert rated(reply).empathy.level == 0


def test_an_insult_is_critical() -> None:
    card = rated("You are an idiot.")
    assert card.empathy.level == 0
    assert ("insult", True) in codes(card)


def test_over_apology_is_level_1() -> None:
    card = rated("So so sorry, I can't apologise enough, I feel terrible about your parcel, sorry again, sorry.")
    assert card.empathy.level == 1
    assert ("proportion", "harmful") in verdicts(card)


def test_a_second_stock_line_in_one_contact_is_harmful() -> None:
    history = (
        Said(speaker="customer", text="Where is it?"),
        Said(speaker="agent", text="I understand your frustration. What is your order number?"),
    )
    card = rated("I understand your frustration. And your postcode?", history=history, number=2)
    assert ("own_words", "harmful") in verdicts(card)
    assert card.empathy.level == 1


def test_the_customers_own_words_give_no_credit() -> None:
    card = rated(CUSTOMER)
    assert card.empathy.level is None or card.empathy.level <= 1


def test_a_plain_question_needs_no_sympathy() -> None:
    card = rated("Yes, we do, from 10 to 100 pounds.", customer=PLAIN)
    assert card.empathy.level == 2


def test_a_plain_question_with_a_personal_touch_is_level_3() -> None:
    card = rated(
        "Happy to help: your daughter's birthday card can go out today, it will arrive on Thursday.",
        customer="Hi, can you tell me when a birthday card for my daughter would arrive?",
    )
    assert card.empathy.level == 3


def test_long_sympathy_for_a_plain_question_is_a_fault() -> None:
    card = rated(
        "I'm so sorry that you have to ask. I apologise, I really am sorry. Yes, we sell gift cards.", customer=PLAIN
    )
    assert card.empathy.level == 1


@pytest.mark.parametrize("reply", ["One moment, please.", "Hello!"])
def test_a_moment_or_a_greeting_is_not_assessed(reply: str) -> None:
    assert not rated(reply, customer="").empathy.assessed


@pytest.mark.parametrize("reply", ["", "...", "kjhkjh sdfkjh"])
def test_an_empty_or_senseless_reply_to_somebody_in_need_is_level_0(reply: str) -> None:
    card = rated(reply)
    assert (card.empathy.level, card.accuracy.level, card.follow_through.level) == (0, 0, 0)


def test_a_need_met_once_stays_met() -> None:
    first = turn("Six days late and her birthday on Saturday, I'm sorry. What is your order number?")
    card = rated(
        "Thank you. Your postcode please?", of=case(turns=(first,)), customer="48213. It's still not here.", number=2
    )
    assert card.empathy.level == 2
