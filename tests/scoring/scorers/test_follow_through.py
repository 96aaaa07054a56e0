"""Follow-through: promises by who, what and when, and deeds by the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.assess import rate_turn
from scoring.languages.load import load_pack
from scoring.model import Commitment, Fact, RequiredAction
from scoring.reading.reader import read_reply
from tests.scoring.desk import CUSTOMER, NOW, PLAIN, case, codes, did, rated, turn, verdicts

RESHIP = RequiredAction(name="reship", any_of=("refund",), why="send a new parcel or give the money back")


@pytest.mark.parametrize(
    "reply",
    [
        "I'll call you back by 5pm today.",
        "I will ring you tomorrow at 11.",
        "I'll email you the carrier's answer by Thursday noon.",
        "ill call u tmrw b4 11",
    ],
)
def test_who_what_and_when_is_level_3(reply: str) -> None:
    card = rated(reply)
    assert card.follow_through.level == 3
    assert ("concrete_commitment", "met") in verdicts(card)


def test_a_promise_without_a_time_is_level_2_at_most() -> None:
    assert rated("I'll call you back.").follow_through.level in (1, 2)


@pytest.mark.parametrize(
    "reply",
    ["Someone will look into it.", "We'll get back to you as soon as possible.", "I'll try to sort it out soon."],
)
def test_a_vague_promise_is_level_1(reply: str) -> None:
    assert rated(reply, alone=True).follow_through.level == 1


def test_a_turn_that_gathers_is_not_assessed() -> None:
    card = rated("Six days late, I'm sorry. What is your order number?", of=case(required=(RESHIP,)), actions=())
    assert not card.follow_through.assessed


def test_not_my_department_is_level_0() -> None:
    assert rated("That's not my department.").follow_through.level == 0


def test_done_logged_and_told_with_what_to_expect_is_level_3() -> None:
    card = rated(
        "I've refunded 24.90 to your card, it will be there in 3-5 working days.", actions=(did("refund", amount=24.9),)
    )
    assert card.follow_through.level == 3
    assert codes(card) == []


def test_an_action_that_the_case_has_words_for_bears_out_a_claim_in_these_words() -> None:
    said = "I have booked a second cleaning."
    words = {"clean_again": ("second cleaning",)}
    heard = read_reply(said, language="en", pack=load_pack("en"), now=NOW, customer=CUSTOMER, topics=words)
    spoken = replace(turn(said, actions=(did("clean_again"),)), reading=heard)
    card = rate_turn(case(), spoken, alone=True)
    assert heard.claims[0].topics == ("clean_again",)
    assert codes(card) == []


@pytest.mark.parametrize("reply", ["I've refunded you.", "Your refund has been sent, 24.90.", "I have cancelled it."])
def test_claiming_what_the_log_does_not_have_is_level_0_and_critical(reply: str) -> None:
    card = rated(reply, actions=())
    assert card.follow_through.level == 0
    assert codes(card) == [("false_action_claim", True)]


def test_without_a_log_nothing_is_said_about_doing() -> None:
    card = rated("I've refunded you.", actions=None)
    assert codes(card) == []
    assert ("say_do", "harmful") not in verdicts(card)


@pytest.mark.parametrize(
    "reply", ["I haven't refunded it yet.", "Have you been refunded?", "You've cancelled it, I see.", "It was free."]
)
def test_what_is_no_claim_of_a_deed_is_never_a_false_one(reply: str) -> None:
    assert codes(rated(reply, actions=())) == []


def test_an_action_may_mean_an_act_under_another_name() -> None:
    card = rated("I've sent you a replacement, it arrives on Thursday.", actions=(did("redo", means=("replace",)),))
    assert codes(card) == []
    assert card.follow_through.level == 3


def test_another_sum_than_the_log_has_is_level_1() -> None:
    card = rated("I've refunded £50 to your card.", actions=(did("refund", amount=24.9),))
    assert card.follow_through.level == 1
    assert ("say_do", "harmful") in verdicts(card)


def test_a_required_action_that_is_not_in_the_log_caps_at_1_when_the_turn_closes() -> None:
    of = case(required=(RESHIP,))
    closing = "I'll call you by 5pm today. Thanks for your patience, goodbye!"
    card = rated(closing, of=of, actions=())
    assert card.follow_through.level == 1
    assert ("required_action", "missed") in verdicts(card)
    assert rated("I'll call you by 5pm today.", of=of, actions=()).follow_through.level == 3
    assert rated("I'll call you by 5pm today.", of=of, actions=(), alone=True).follow_through.level == 1


def test_a_required_action_with_wrong_arguments_caps_at_1() -> None:
    of = case(required=(RequiredAction(name="reship", args={"speed": "express"}),))
    done = "I've sent a new parcel, it arrives on Thursday."
    assert rated(done, of=of, actions=(did("reship", speed="standard"),)).follow_through.level == 1
    assert rated(done, of=of, actions=(did("reship", speed="express"),)).follow_through.level == 3


def test_another_action_that_does_as_well_is_enough() -> None:
    card = rated(
        "I've refunded 24.90, you will see it in 3-5 working days. Goodbye!",
        of=case(required=(RESHIP,)),
        actions=(did("refund", amount=24.9),),
    )
    assert card.follow_through.level == 3


def test_a_silent_good_deed_is_level_1() -> None:
    card = rated("It will all be fine.", actions=(did("refund", amount=24.9),))
    assert card.follow_through.level == 1
    assert ("tells_what_was_done", "missed") in verdicts(card)


def test_a_promise_that_nobody_can_keep_is_level_0() -> None:
    lost = Commitment(id="d1", turn=1, who="carrier", what="deliver", due="today 18:00", keepable=False, status="open")
    card = rated("The courier will be there by 6, guaranteed.", commitments=(lost,))
    assert card.follow_through.level == 0


def test_a_cold_transfer_is_level_1_at_most() -> None:
    card = rated("I'll transfer you to the carrier team.", actions=(did("transfer_cold"),))
    assert card.follow_through.level in (0, 1)


def test_anything_else_with_the_matter_open_is_level_1() -> None:
    card = rated("We are looking at it. Is there anything else?", of=case(required=(RESHIP,)), actions=())
    assert card.follow_through.level == 1


def test_a_plain_answer_to_a_plain_question_needs_no_promise() -> None:
    card = rated("Yes, we sell gift cards from 10 to 100 pounds.", customer=PLAIN, alone=True)
    assert card.follow_through.level in (2, 3)


def test_asking_for_a_card_number_in_chat_is_critical() -> None:
    card = rated("Please send me your card number and the security code.")
    assert codes(card) == [("unverified_disclosure", True)]
    assert codes(rated("Never send me your card number.")) == []


PRICE = Fact(
    id="refund_amount",
    statement="The price paid was £37.95.",
    type="amount",
    value="£37.95",
    topic=("refund of", "price"),
)


def test_what_to_do_if_it_fails_with_owner_and_day_is_level_2_or_3() -> None:
    card = rated("If it isn't there Thursday evening, write to me here and I'll sort it the same day.")
    assert card.follow_through.level in (2, 3)


def test_a_claim_is_false_until_the_action_stands_in_the_log() -> None:
    said = "I've also asked the carrier."
    assert codes(rated(said, actions=())) == [("false_action_claim", True)]
    assert codes(rated(said, actions=(did("carrier_trace", means=("check", "check_carrier")),))) == []


def test_a_false_claim_earns_nothing_for_its_promise() -> None:
    card = rated("I have refunded you the money, it will be there tomorrow.", actions=())
    assert card.follow_through.level == 0
    assert "met" not in {each.verdict for each in card.follow_through.findings}


@pytest.mark.parametrize(("amount", "wrong"), [(37.95, False), (35.0, False), (20.0, True), (50.0, True)])
def test_a_refund_that_is_off_by_more_than_a_tenth_is_critical(amount: float, wrong: bool) -> None:
    reply = "I've refunded you, it takes 3-5 working days."
    card = rated(reply, of=case(facts=(PRICE,)), actions=(did("refund", means=("refund",), amount=amount),))
    assert (("wrong_money", True) in codes(card)) is wrong
    assert (card.follow_through.level == 1) is wrong


def test_a_bare_goodbye_with_the_matter_open_is_level_0() -> None:
    assert rated("have a good day, bye", of=case(required=(RESHIP,)), actions=()).follow_through.level == 0


def test_all_good_after_a_deed_leaves_it_untold() -> None:
    card = rated("All good.", customer="48213.", actions=(did("reship"),))
    assert card.follow_through.level == 1


def test_someone_will_look_into_it_is_no_moment_asked_for() -> None:
    assert rated("Someone will look into it. Bye.", actions=()).follow_through.level == 1


def test_without_a_log_a_claimed_deed_is_not_assessed_and_closes_nothing() -> None:
    card = rated("I have refunded you 20 euros just now.", customer="Can I have a refund?", alone=True)
    assert card.follow_through.level is None
    assert ("say_do", "not_assessed") in verdicts(card)
    assert "met" not in {each.verdict for each in card.follow_through.findings}


def test_without_a_log_the_other_words_beside_a_claimed_deed_reach_2_at_most() -> None:
    said = "I have refunded you 20 euros just now. A refund reaches the card in 3 to 5 working days."
    card = rated(said, customer="Can I have a refund?", alone=True)
    assert card.follow_through.level == 2
    assert ("say_do", "not_assessed") in verdicts(card)
    assert "closure" not in {each.criterion for each in card.follow_through.findings}


def test_without_a_log_a_promise_keeps_the_level_of_its_words() -> None:
    card = rated("I have refunded you. I'll call you tomorrow at 11.", alone=True)
    assert card.follow_through.level == 3
    assert ("say_do", "not_assessed") in verdicts(card)


@pytest.mark.parametrize("reply", ["No.", "no", "Nope.", "No, sorry."])
def test_a_bare_no_has_a_level(reply: str) -> None:
    asked = rated(reply, customer="Can I have a refund?", alone=True)
    assert (asked.empathy.level, asked.accuracy.level, asked.follow_through.level) == (1, None, 1)
    upset = rated(reply, customer="I was charged twice and I'm furious! Can I have a refund?", alone=True)
    assert (upset.empathy.level, upset.follow_through.level) == (0, 0)


def test_a_bare_no_to_a_goodbye_is_not_assessed() -> None:
    assert rated("No.", customer="Thanks, bye!").follow_through.level is None
    assert rated("No.", customer="Thanks, bye!").empathy.level is None


@pytest.mark.parametrize("tail", ["Anything else?", "Goodbye!", "Is there something else? Have a lovely day, bye!"])
def test_a_farewell_lowers_no_level_once_all_is_settled(tail: str) -> None:
    log = (did("reship", means=("replace",), speed="express"),)
    of = case(required=(RESHIP,))
    said = "Six days late, that's on us. It counts as lost after five working days, so I've sent a new one by express; "
    said += "it arrives on Thursday."
    plain = rated(said, of=of, actions=log)
    closing = rated(f"{said} {tail}", of=of, actions=log)
    for one, other in zip(
        (plain.empathy, plain.accuracy, plain.follow_through),
        (closing.empathy, closing.accuracy, closing.follow_through),
        strict=True,
    ):
        assert (other.level or 0) >= (one.level or 0)
    after = rated(
        tail, of=case(required=(RESHIP,), turns=(turn(said, actions=log),)), actions=log, number=2, customer="Right."
    )
    assert (after.empathy.level, after.accuracy.level, after.follow_through.level) == (None, None, None)


def test_an_offer_that_is_done_once_the_customer_agrees_counts_in_full() -> None:
    offered = turn("Would you like me to send you a replacement by express?", actions=())
    sent = turn(
        "Done, it is on its way.", number=2, customer="Yes please.", actions=(did("reship", at=2, means=("replace",)),)
    )
    kept, left = case(turns=(offered, sent)), case(turns=(offered,))
    assert offered.reading.offered
    assert rate_turn(kept, offered, rules_only=True).follow_through.level == 3
    assert rate_turn(left, offered, rules_only=True).follow_through.level == 2
    told = rate_turn(kept, sent, rules_only=True).follow_through
    assert told.level is not None
    assert told.level >= 2


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("it", "La avviso che la garanzia è scaduta."),
        ("it", "Le segnalo che la fattura è stata pagata."),
        ("en", "I'm writing to inform you that your warranty has expired."),
        ("ko", "보증 기간이 지났음을 알려 드립니다."),
    ],
)
def test_telling_the_customer_something_is_no_deed_that_the_log_must_have(language: str, reply: str) -> None:
    reading = read_reply(reply, language=language, pack=load_pack(language), now=NOW, customer="")
    said = replace(turn(reply, actions=()), reading=reading)
    card = rate_turn(replace(case(), language=language), said, alone=True, rules_only=True)
    assert not card.critical
    assert ("say_do", "harmful") not in verdicts(card)


def test_a_letter_that_asks_for_an_answer_is_not_charged_for_what_waits_for_it() -> None:
    asks = "What is your order number? Then I can send a new one. Kind regards, Sam"
    missed = ("required_action", "missed")
    for channel, charged in (("email", False), ("chat", True)):
        of = case(required=(RESHIP,), channel=channel)
        assert (missed in verdicts(rated(asks, of=of, actions=()))) is charged
    assert missed in verdicts(
        rated("I looked at it. Kind regards, Sam", of=case(required=(RESHIP,), channel="email"), actions=())
    )


@pytest.mark.parametrize(
    ("letter", "charged"),
    [
        ("I am sorry about your parcel. I will write to you by 5pm today.\n\nKind regards,\nSam", False),
        ("I am sorry about your parcel. I will send a new one by 5pm today.\n\nKind regards,\nSam", False),
        ("I am sorry about your parcel. It counts as lost.\n\nKind regards,\nSam", True),
        ("I am sorry about your parcel. It counts as lost.", True),
    ],
)
def test_a_letter_that_says_when_it_goes_on_ends_nothing_whatever_greeting_stands_under_it(
    letter: str, charged: bool
) -> None:
    card = rated(letter, of=case(required=(RESHIP,), channel="email"), actions=())
    assert (("required_action", "missed") in verdicts(card)) is charged
