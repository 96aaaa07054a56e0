"""What the case does not bear out, where facts have no topics or only policy and context are given."""

from __future__ import annotations

import json

import pytest

from scoring.assess import exam_of, rate_turn
from scoring.card import TurnCard
from scoring.requests import parse_request
from scoring.scorers.straying import strays_of

LIBRARY = {
    "language": "en",
    "now": "2026-06-10T10:00",
    "context": "Willowdale Library. The customer has two films out since 1 June.",
    "policy": "Films are lent for 14 days at 2.50 each. A lent film may be kept 7 more days once nobody waits for it. "
    "Late films cost 0.40 a day. Members under 18 pay half of every fee, 50 percent.",
    "customer": "How long may I keep the films, and what do they cost?",
}
FACTS = [
    {"id": "lent", "statement": "Films are lent for 14 days", "values": ["14 days"]},
    {"id": "longer", "statement": "An extension takes 7 more days", "values": ["7 days"]},
]


def line(reply: str, **rest: object) -> str:
    return json.dumps({**LIBRARY, **rest, "reply": reply})


def strays(reply: str, **rest: object) -> list[str]:
    request = parse_request(line(reply, **rest))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    return [reply[each.start : each.end] for each in strays_of(exam)]


def judged(reply: str, **rest: object) -> TurnCard:
    request = parse_request(line(reply, **rest))
    return rate_turn(request.case, request.turn, alone=True)


@pytest.mark.parametrize(
    ("reply", "sums"),
    [
        ("They cost £4.75 each.", ["£4.75"]),
        ("They cost £2.50 each, so £5 for both.", []),
        ("As you are under 18 it is £1.25 each.", []),
        ("It is not £4.75, it is £2.50.", []),
        ("Did you pay £4.75?", []),
        ("They cost £14 each.", ["£14"]),  # fourteen is a number of days
        ("With the fee for the under 18s it is £18.", ["£18"]),
        ("A late film costs £1.40 for two days.", ["£1.40"]),
    ],
)
def test_a_sum_is_the_cases_or_worked_out_from_it_or_strays(reply: str, sums: list[str]) -> None:
    assert strays(reply) == sums


@pytest.mark.parametrize(
    ("reply", "sums"),
    [
        ("That is £20 a month.", []),  # of 240 in 12 instalments
        ("That is £120 twice.", []),
        ("That is £34.29 a time.", ["£34.29"]),  # a seventh, of which nobody spoke
        ("You paid £45.", []),
        ("I have refunded £31.", []),
    ],
)
def test_a_sum_is_divided_by_two_or_by_what_the_case_counts_and_a_bare_number_of_the_talk_may_be_one(
    reply: str, sums: list[str]
) -> None:
    case = {
        "policy": "The course is £240.00, in 12 instalments.",
        "customer": "I paid 45 last week.",
        "actions": [{"name": "refund", "args": {"amount": 31}}],
        "facts": [{"id": "a", "statement": "The course is £240.00", "values": ["240.00"]}],
    }
    assert strays(reply, **case) == sums


@pytest.mark.parametrize(
    ("language", "policy", "reply", "is_a_sum"),
    [
        ("en", "It is 14 as agreed.", "That is £14.", True),
        ("en", "A ticket costs 14 without a card.", "That is £14.", True),
        ("en", "The fee is 14 or nothing for members.", "That is £14.", True),
        ("en", "The fee is 14 refundable on return.", "That is £14.", True),
        ("en", "A fee of 14 applies.", "That is £14.", True),
        ("en", "A film costs 14 may be paid later.", "That is £14.", True),
        ("en", "You may take 14 new films.", "That is £14.", False),
        ("en", "You may take 14 of them.", "That is £14.", False),
        ("en", "Members under 14 pay half.", "That is £14.", False),
        ("en", "The screen is in room 14 upstairs.", "That is £14.", False),
        ("ko", "연체료는 14 이하로 받는다.", "14원입니다.", True),
        ("ko", "한 번에 14편까지 빌린다.", "14원입니다.", False),
        ("ko", "한 번에 14 편까지 빌린다.", "14원입니다.", False),
        ("it", "Il film costa 14 oppure si paga dopo.", "Sono 14 euro.", True),
        ("it", "La quota è 14 mensili.", "Sono 14 euro.", True),
        ("it", "Si prestano 14 film per volta.", "Sono 14 euro.", False),
        ("it", "I minori di 14 pagano la metà.", "Sono 14 euro.", False),
    ],
)
def test_a_number_that_counts_something_is_no_sum_and_one_before_any_other_word_may_be(
    language: str, policy: str, reply: str, is_a_sum: bool
) -> None:
    facts = [{"id": "a", "statement": policy.split()[0], "values": [policy.split()[0]]}]
    case = {"language": language, "policy": policy, "context": "", "customer": "", "facts": facts}
    assert (strays(reply, **case) == []) is is_a_sum


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("You may keep lent films for 21 days.", ["21 days"]),
        ("You may keep lent films for 14 days.", []),
        ("I will look into lent films within 3 days.", []),
    ],
)
def test_a_length_of_time_that_the_case_does_not_have_strays_beside_the_words_of_its_fact(
    reply: str, told: list[str]
) -> None:
    assert strays(reply, facts=FACTS) == told


def test_figures_that_changed_places_stray_and_in_their_places_do_not() -> None:
    assert strays("It is 14 days, and an extension takes 7 days.", facts=FACTS) == []
    assert strays("It is 7 days, and an extension takes 14 days.", facts=FACTS) == ["14 days"]


def test_a_no_to_what_is_granted_strays_and_a_no_that_the_rules_have_does_not() -> None:
    policy = "A late check-out is possible. Dogs are not allowed in the rooms."
    facts = [{"id": "a", "statement": "The room is 90.00 a night", "values": ["90.00"]}]
    assert strays("A late check-out is not possible.", policy=policy, facts=facts) != []
    assert strays("Dogs are not possible in the rooms.", policy=policy, facts=facts) == []


def test_a_gift_strays_where_nobody_speaks_of_gifts_and_nothing_was_done() -> None:
    gift = "They are £2.50 each, and popcorn is on the house."
    assert strays(gift) == ["on the house"]
    assert strays(gift, policy="Films are 2.50. The first film is on the house.") == []
    assert strays(gift, actions=[{"name": "voucher"}]) == []
    assert strays("Popcorn is not on the house.") == []


def test_an_upgrade_or_a_gift_strays_only_where_it_is_given() -> None:
    assert strays("I've upgraded the software on your key card.") == []
    assert strays("Thank you for the lovely gift of your feedback; they are £2.50.") == []
    assert strays("I've upgraded your room.") != []
    assert strays("I will add a small gift.") != []
    assert strays("I will add a small gift.", policy="A gift goes to everybody.") == []


@pytest.mark.parametrize(
    ("language", "reply", "given"),
    [
        ("ko", "쿠폰 한 장 보내 드리겠습니다. 영화는 2.50입니다.", True),
        ("ko", "다음 대여는 할인해 드릴게요.", True),
        ("ko", "아내분 생신 선물로 고르신 영화군요. 14일입니다.", False),
        ("ko", "쿠폰 번호가 적힌 종이를 봐 주세요.", False),
        ("it", "Le offro un buono sconto per la prossima volta.", True),
        ("it", "Un film è in omaggio.", True),
        ("it", "Lo ha preso come regalo per Sua moglie, capisco.", False),
        ("it", "Lo sconto non è nelle nostre mani.", False),
    ],
)
def test_a_gift_strays_in_korean_and_italian_where_it_is_given_and_not_where_one_is_named(
    language: str, reply: str, given: bool
) -> None:
    case = {
        "language": language,
        "policy": "",
        "context": "",
        "customer": "",
        "facts": [{"id": "a", "statement": "14일" if language == "ko" else "14 giorni", "values": ["14"]}],
    }
    assert bool(strays(reply, **case)) is given


def test_always_strays_where_the_rule_has_a_condition() -> None:
    policy = "A lent film may be kept longer if nobody waits for it, 7 days."
    assert strays("A lent film can always be kept longer.", policy=policy) == ["always"]
    assert strays("A lent film can be kept longer if nobody waits.", policy=policy) == []


def test_nothing_strays_where_the_author_has_named_topics() -> None:
    facts = [{**FACTS[0], "topic": ["lent"]}]
    assert strays("They cost £4.75 each.", facts=facts) == []


def test_a_sum_from_nowhere_holds_accuracy_at_1_however_much_else_is_right() -> None:
    right = "You may keep both films for 14 days, they are £2.50 each, and a late film costs £0.40 a day."
    wrong = right.replace("£2.50", "£4.75")
    high, low = judged(right).accuracy, judged(wrong).accuracy
    assert (high.level or 0) >= 2
    assert (low.level or 0) <= 1
    said = [each.evidence.quote for each in low.findings if each.verdict == "harmful" and each.evidence is not None]
    assert "£4.75" in said


def test_plain_text_is_checked_for_what_it_states_and_nothing_is_asked_without_figures() -> None:
    told = judged("You may keep both films for 14 days.").accuracy
    assert any(each.fact.startswith("policy/") for each in told.findings)
    bare = judged("You may keep both films for 14 days.", policy="Be kind.", context="A library.").accuracy
    assert bare.level is None


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "One moment please, I'm opening your account."),
        ("ko", "잠시만 기다려 주세요, 확인하고 있습니다."),
        ("it", "Un momento, per favore, controllo la Sua tessera."),
    ],
)
def test_a_request_for_a_moment_is_not_assessed_and_one_with_a_figure_is(language: str, reply: str) -> None:
    assert judged(reply, language=language).accuracy.level is None
    figure = {"en": " It costs £4.75.", "ko": " 4,750원입니다.", "it": " Costa 4,75 euro."}[language]
    assert judged(reply + figure, language=language).accuracy.level is not None
