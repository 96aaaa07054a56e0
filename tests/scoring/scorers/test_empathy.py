"""Empathy: what it credits, what it does not, and what ends it."""

from __future__ import annotations

import pytest

from scoring.card import DIMENSIONS
from scoring.model import Said
from tests.scoring.desk import CUSTOMER, PLAIN, case, codes, judged, rated, turn, verdicts


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


@pytest.mark.parametrize(
    ("reply", "is_long"),
    [
        ("Sorry for any inconvenience this may have caused. We're open from 9 to 17 today.", False),
        ("Sorry for any inconvenience. We apologise again. We're open from 9 to 17 today.", True),
    ],
)
def test_words_of_sympathy_that_two_cues_see_count_once(reply: str, is_long: bool) -> None:
    card = rated(reply, customer="Are you open today?")
    assert any(each.because.startswith("Long sympathy") for each in card.empathy.findings) is is_long


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


BIRTHDAY = (Said(speaker="customer", text=CUSTOMER),)
UPSET = "Finally. Six minutes in a queue that said two. Where is my parcel? It was due 5 days ago."


@pytest.mark.parametrize(
    "reply", ["hello how can I help you today?", "Hi, what can I do for you?", "Whats your order number?"]
)
def test_an_opening_that_passes_over_what_was_said_is_cold_and_not_hostile(reply: str) -> None:
    assert rated(reply, customer=UPSET).empathy.level == 1


@pytest.mark.parametrize("reply", ["one sec please", "ok", "have a good day, bye", "One moment, please."])
def test_conventional_moves_are_not_assessed(reply: str) -> None:
    assert not rated(reply, customer="It's 48213.").empathy.assessed


@pytest.mark.parametrize(
    "reply",
    [
        "Parcels are only lost after 10 working days. You have to wait.",
        "You should contact NorthPost yourself.",
        "Someone will look into it. Bye.",
        "Please look at the tracking page.",
    ],
)
def test_turning_somebody_away_is_never_more_than_level_1(reply: str) -> None:
    first = turn("What is your order number?", customer=UPSET)
    card = rated(reply, of=case(turns=(first,)), customer="It's 48213.", number=2)
    assert card.empathy.level in (0, 1)


def test_no_wording_lifts_who_only_tells_the_troubled_to_wait() -> None:
    cold = "My boiler has been broken for four days and I waited for the technician all morning. My baby is cold!"
    assert judged("Then you have to wait for a technician.", customer=cold, alone=True).empathy.level == 1


def test_a_curt_no_to_somebody_upset_is_level_0() -> None:
    assert rated("cant do anything sorry", customer="This is ridiculous!").empathy.level == 0


def test_a_no_with_its_reason_and_an_offer_turns_nobody_away() -> None:
    reply = "I can't refund it because it was a gift, but I can send a new one by express today."
    assert rated(reply, customer="And now?").empathy.level in (2, 3)


@pytest.mark.parametrize("salad", ["banana table green seven", "purple spoon window jazz"])
def test_a_word_salad_is_level_0_in_every_dimension(salad: str) -> None:
    card = rated(salad, customer="So what's the plan?")
    assert [card.of(dimension).level for dimension in DIMENSIONS] == [0, 0, 0]


@pytest.mark.parametrize(
    "reply",
    [
        "Yours is lost, so I won't ask you to wait any longer. When do you need it by?",
        "It arrives on Thursday, so you have it two days before the birthday.",
        "Enjoy the birthday on Saturday, both of you!",
    ],
)
def test_a_brief_word_for_this_customer_lifts_a_plain_line_to_3(reply: str) -> None:
    first = turn("Six days late and her birthday on Saturday, I'm sorry. What is your order number?")
    card = rated(reply, of=case(turns=(first,)), customer="48213. Thank you.", number=2, history=BIRTHDAY)
    assert card.empathy.level == 3


def test_a_plain_question_to_a_neutral_line_is_level_2_and_says_what_is_missing() -> None:
    first = turn("Six days late and her birthday on Saturday, I'm sorry. What is your order number?")
    card = rated("And your postcode, please?", of=case(turns=(first,)), customer="It's 48213.", number=2)
    assert card.empathy.level == 2
    assert ("listens", "missed") in verdicts(card)
