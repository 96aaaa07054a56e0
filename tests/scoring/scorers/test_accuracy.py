"""Accuracy: values against facts, sense before words."""

from __future__ import annotations

from datetime import datetime

import pytest

from scoring.assess import assess, rate_turn, read
from scoring.card import TurnCard
from scoring.model import Case, Fact, Forbidden, RequiredAction, Turn
from tests.scoring.desk import ARTICLE, FACTS, NOW, case, codes, did, rated, turn, verdicts

ASKS_RETURN = "How long do I have to return it?"
ASKS_REFUND = "When will I see the refund?"


@pytest.mark.parametrize(
    "reply",
    [
        "You can return it within 14 days of delivery.",
        "You have a fortnight to return it.",
        "Returns are fine for two weeks after delivery.",
        "u can send it back within fourteen days",
    ],
)
def test_a_figure_is_right_however_it_is_worded(reply: str) -> None:
    card = rated(reply, customer=ASKS_RETURN)
    assert card.accuracy.level == 3
    assert [each.fact for each in card.accuracy.findings] == ["return_window"]


@pytest.mark.parametrize(
    "reply", ["You can return it within 30 days.", "You have 5 working days to return it.", "Returns: 7 days."]
)
def test_a_wrong_figure_that_is_the_whole_answer_is_level_0(reply: str) -> None:
    card = rated(reply, customer=ASKS_RETURN)
    assert card.accuracy.level == 0
    assert ("figures", "harmful") in verdicts(card)


def test_a_wrong_figure_beside_a_right_one_is_level_1() -> None:
    card = rated("You can return it within 14 days, and a refund takes 10 working days.", customer=ASKS_RETURN)
    assert card.accuracy.level == 1


def test_sprayed_numbers_contradict() -> None:
    card = rated("You can return it within 7, 14, 30 or 60 days.", customer=ASKS_RETURN)
    assert card.accuracy.level in (0, 1)
    assert ("figures", "harmful") in verdicts(card)


def test_figures_attached_to_the_wrong_thing_contradict() -> None:
    card = rated("A refund takes 14 days.", customer=ASKS_REFUND)
    assert card.accuracy.level == 0


def test_a_value_that_the_author_listed_as_contradicting_is_wrong() -> None:
    card = rated("A parcel counts as lost after two weeks without a scan.")
    assert ("figures", "harmful") in verdicts(card)


def test_a_negation_turns_the_sense_round() -> None:
    fact = Fact(
        id="shipping",
        statement="Delivery charges are refunded.",
        type="yes_no",
        value="yes",
        topic=("delivery charge", "shipping"),
    )
    known = case(facts=(fact,))
    asked = "Is the delivery charge refunded?"
    assert rated("We refund the delivery charge.", of=known, customer=asked).accuracy.level == 3
    assert rated("We do not refund the delivery charge.", of=known, customer=asked).accuracy.level == 0


def test_what_the_customer_said_may_be_repeated() -> None:
    card = rated("I see it was lost six days ago.", customer="It was lost 6 days ago.")
    assert ("figures", "harmful") not in verdicts(card)


def test_a_gathering_turn_is_not_punished_for_not_answering_yet() -> None:
    assert not rated("Let me check that for you. What is your order number?", customer=ASKS_REFUND).accuracy.assessed


def test_the_question_that_the_case_turns_on_is_credited() -> None:
    fact = Fact(id="deadline", statement="It is for Saturday.", value="Saturday", topic=("deadline", "need it by"))
    card = rated("When do you need it by?", of=case(facts=(fact,)))
    assert card.accuracy.level == 3
    assert ("diagnosis", "met") in verdicts(card)


def test_an_answer_that_dodges_what_was_asked_is_level_1() -> None:
    card = rated("Our refunds are very popular.", customer=ASKS_REFUND)
    assert card.accuracy.level == 1
    assert ("answers_need", "missed") in verdicts(card)


def test_saying_that_it_is_not_known_yet_is_level_2() -> None:
    card = rated("I don't know yet when the refund will be there.", customer=ASKS_REFUND)
    assert card.accuracy.level == 2


def test_without_any_knowledge_accuracy_is_not_assessed() -> None:
    bare = Case(language="en", now=NOW, facts_known=False)
    assert not rated("You can return it within 90 days.", of=bare).accuracy.assessed


def test_what_must_not_be_said_is_harmful_and_critical() -> None:
    rule = Forbidden(
        id="courier_time",
        says="a guaranteed hour of delivery",
        patterns=("guarantee delivery by", "guaranteed by"),
        code="promise_outside_authority",
    )
    of = case(must_not_say=(rule,))
    card = rated("I guarantee delivery by 5pm on Thursday.", of=of)
    assert codes(card) == [("promise_outside_authority", True)]
    assert ("safe_to_say", "harmful") in verdicts(card)
    assert card.accuracy.level in (0, 1)
    assert codes(rated("I can't guarantee delivery by 5pm.", of=of)) == []


def test_asserting_what_nobody_can_know_is_invention() -> None:
    unknown = Fact(id="carrier_answer", statement="When the carrier will find it.", topic=("find", "found"))
    card = rated("The carrier will find it on Friday.", of=case(facts=(), unknown=(unknown,)))
    assert card.accuracy.level == 0
    assert ("honest_limits", "harmful") in verdicts(card)


def test_a_pasted_article_stays_at_2_and_empathy_at_1() -> None:
    card = rated(
        ARTICLE.text, of=case(facts=FACTS[:1]), customer="My parcel is lost, when is a parcel without a scan lost?"
    )
    assert card.accuracy.level == 2
    assert card.empathy.level is not None
    assert card.empathy.level <= 1


LOST = Fact(id="parcel_lost", statement="This parcel counts as lost.", type="yes_no", value="yes", topic=("lost",))
WHERE = Fact(id="where_now", statement="Nobody knows where it is.", topic=("out for delivery", "with a neighbour"))
HOUR = Fact(id="hour", statement="Nobody knows the hour.", type="time", topic=("arrives at", "be there at"))
GUARANTEE = Forbidden(
    id="hour",
    says="a guaranteed hour",
    patterns=("pm guaranteed", "guaranteed by noon"),
    code="promise_outside_authority",
)


@pytest.mark.parametrize(
    "reply",
    [
        "its out for delivery, will be there at 5pm guaranteed",
        "it's with your neighbour",
        "You'll get it at 9am tomorrow, I promise.",
    ],
)
def test_what_nobody_knows_is_an_invention_however_it_is_put(reply: str) -> None:
    card = rated(reply, of=case(unknown=(WHERE, HOUR)), customer="Where is it?")
    assert card.accuracy.level == 0
    assert ("honest_limits", "harmful") in verdicts(card)


@pytest.mark.parametrize(
    "reply", ["I don't know whether it's with a neighbour.", "Is it with a neighbour?", "It arrives on Thursday."]
)
def test_a_question_or_a_day_is_no_invention(reply: str) -> None:
    assert ("honest_limits", "harmful") not in verdicts(rated(reply, of=case(unknown=(WHERE, HOUR))))


@pytest.mark.parametrize(
    "reply", ["It comes at 5pm garanteed.", "5 pm guarenteed, trust me", "It's guaranted by noon."]
)
def test_a_slip_of_the_pen_does_not_hide_what_must_not_be_said(reply: str) -> None:
    assert codes(rated(reply, of=case(must_not_say=(GUARANTEE,)))) == [("promise_outside_authority", True)]


@pytest.mark.parametrize(
    "reply",
    ["After 5 working days it counts as lost, yours has had 6.", "it's lost", "we treat it as lost", "Yours is lost."],
)
def test_a_rule_applied_to_the_case_tells_the_fact(reply: str) -> None:
    card = rated(reply, of=case(facts=(*FACTS, LOST)), customer="Where is it?")
    assert "parcel_lost" in [each.fact for each in card.accuracy.findings if each.verdict == "met"]


def test_a_rule_alone_does_not_tell_the_fact() -> None:
    card = rated("Parcels are lost after 5 working days.", of=case(facts=(*FACTS, LOST)), customer="Where is it?")
    assert "parcel_lost" not in [each.fact for each in card.accuracy.findings]


def test_a_length_that_no_fact_speaks_of_is_not_wrong() -> None:
    card = rated("Six days late, I'm sorry.", customer="It was due 5 days ago.")
    assert ("figures", "harmful") not in verdicts(card)


def test_a_look_that_was_not_taken_is_a_guess_and_not_critical() -> None:
    of = case(required=(RequiredAction(name="look_up"),))
    card = rated("I can see that your parcel is at the depot.", of=of, actions=())
    assert card.accuracy.level == 1
    assert codes(card) == []
    assert ("diagnosis", "harmful") in verdicts(card)
    looked = rated("I can see that your parcel is at the depot.", of=of, actions=(did("look_up"),))
    assert ("diagnosis", "harmful") not in verdicts(looked)


def test_words_in_a_heap_state_nothing() -> None:
    card = rated("lost parcel five working days express Thursday", customer=ASKS_REFUND)
    assert (card.accuracy.level or 0) <= 1


def test_what_must_be_said_is_missing_also_when_the_last_reply_is_only_a_goodbye() -> None:
    first = turn("Let me look into that for you.", actions=())
    bye = turn("Goodbye.", number=2, customer="Fine.", actions=())
    told = turn("It counts as lost after 5 working days without a scan.", actions=())
    must = FACTS[0].id
    silent = case(turns=(first, bye), must_say=(must,), ended=True)
    spoken = case(turns=(told, bye), must_say=(must,), ended=True)
    missed = [each.fact for each in assess(silent).turns[1].accuracy.findings if each.verdict == "missed"]
    assert missed == [must]
    assert assess(silent).turns[1].accuracy.level == 1
    assert not assess(spoken).turns[1].accuracy.assessed


def test_a_short_right_answer_to_a_question_is_the_fact_that_was_asked_for() -> None:
    asked = "And the express one, does it still come on Thursday?"
    assert rated("Yes, Thursday.", customer=asked).accuracy.level == 3
    assert rated("Yes, Thursday.", customer="Can I have my money back?").accuracy.level != 3


APPOINTMENT = {
    "en": ("The crew comes on Friday 13 November between 14:00 and 16:00, for £20", ("Friday 13 November",)),
    "it": ("Il tecnico viene venerdì 13 novembre alle 14:00, costa 20 euro", ("venerdì 13 novembre",)),
    "ko": ("기사는 11월 13일 금요일 오후 2시에 2만원에 방문합니다", ("11월 13일",)),
}


def answered(reply: str, language: str) -> TurnCard:
    statement, values = APPOINTMENT[language]
    fact = Fact(id="visit", statement=statement, values=values, topic=())
    asked = {"en": "When does it come?", "it": "Quando viene?", "ko": "언제 오나요?"}[language]
    now = datetime(2026, 11, 3, 9, 0)  # noqa: DTZ001 - the simulated local time of a call has no zone
    reading = read(reply, language=language, now=now, customer=asked)
    told = Turn(number=1, customer=asked, reply=reply, reading=reading, actions=())
    return rate_turn(Case(language=language, now=now, facts=(fact,)), told, alone=True)


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("ko", "11월 13일 금요일 오후 2시에 갑니다."),
        ("ko", "11월 13일 금요일 오후 2시, 2만원입니다."),
        ("en", "It comes Friday 13 November, 14:00 to 16:00, for £20."),
        ("en", "Friday 13 November, 14:00 to 16:00, £20."),
        ("it", "Viene venerdì 13 novembre alle 14:00, costa 20 euro."),
    ],
)
def test_an_appointment_in_a_short_sentence_is_no_row_of_figures(language: str, reply: str) -> None:
    assert answered(reply, language).accuracy.level == 3


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("ko", "11월 13일, 2만원, 14일, 30%"),
        ("en", "Friday 13 November, £20, 5 days, 14:00"),
        ("it", "Venerdì 13 novembre, 20 euro, 5 giorni, 30%"),
    ],
)
def test_figures_in_a_row_are_held_at_level_2_and_cited(language: str, reply: str) -> None:
    card = answered(reply, language).accuracy
    assert card.level is not None
    assert card.level <= 2
    assert [each.evidence for each in card.findings if each.because.startswith("Figures in a row")] != [None]
