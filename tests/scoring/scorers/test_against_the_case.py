"""What the log, the facts and a public page say against a reply, and what they leave alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scoring.assess import exam_of
from scoring.requests import answer_line, parse_request
from scoring.scorers.facts import check_facts, is_left_open
from scoring.scorers.log import done_claims, mistold
from scoring.scorers.stated import values

SCHOOL = {
    "language": "en",
    "now": "2026-06-10T10:00",
    "context": "Kerbside Driving School. We cancelled the lesson of 11 June.",
    "policy": "A lesson that we cancel is replaced with book_lesson.",
    "facts": [
        {"id": "F1", "statement": "Replacement lesson on 13 June at 9:00", "values": ["13 June", "9:00"]},
        {"id": "F2", "statement": "The booking fee of 12.00 is not refunded", "values": ["12.00"]},
    ],
    "required": [{"name": "book_lesson"}],
    "actions": [{"name": "book_lesson", "args": {"date": "2026-06-13", "time": "9:00"}}],
    "customer": "My lesson tomorrow got cancelled and my test is on Monday. I'm so worried.",
}


def answered(reply: str, **rest: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(answer_line(json.dumps({**SCHOOL, **rest, "reply": reply})).text)
    return answer


def harms(answer: dict[str, Any], dimension: str) -> set[str]:
    found = answer[dimension]["findings"]
    return {each["evidence"]["quote"] for each in found if each["verdict"] == "harmful"}


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("New lesson: Saturday 13 June, 19:00, Joan.", ["19:00"]),
        ("New lesson: Saturday 13 June, 9:00, Joan.", []),
        ("New lesson: Saturday 13 June, 9:00. I'll ring you on 13 June, 11:00.", []),
        ("New lesson: Saturday 13 June. We're open on 14 June, 19:00.", []),
    ],
)
def test_an_hour_behind_the_day_that_was_booked_is_held_against_the_log(reply: str, told: list[str]) -> None:
    request = parse_request(json.dumps({**SCHOOL, "reply": reply}))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    assert [value.text for _, value in mistold(exam)] == told


def test_the_promise_of_what_a_fact_says_is_not_done_is_wrong_and_cannot_be_kept() -> None:
    generous = answered("You have the lesson on 13 June at 9:00. I'm going to refund the 12.00 booking fee as well.")
    assert generous["follow_through"]["level"] == 0
    plain = answered("You have the lesson on 13 June at 9:00. The booking fee of 12.00 can't be refunded.")
    assert harms(plain, "accuracy") == set()
    assert plain["follow_through"]["level"] >= 2


@pytest.mark.parametrize(
    ("language", "statement", "figures", "reply"),
    [
        (
            "en",
            "Delivery of £4.95 is not refunded, the price of £34.95 is.",
            ["£4.95", "£34.95"],
            "I'll refund the {} for your shirt.",
        ),
        (
            "ko",
            "배송비 4,950원은 환불되지 않고 상품값 34,950원은 환불된다.",
            ["4,950원", "34,950원"],
            "{} 환불해 드릴게요.",
        ),
    ],
)
def test_only_the_half_of_a_fact_that_holds_the_figure_denies_it(
    language: str, statement: str, figures: list[str], reply: str
) -> None:
    fact = {"id": "F", "statement": statement, "values": figures}
    rest: dict[str, object] = {"language": language, "facts": [fact], "required": [], "actions": [], "context": ""}
    harmful = [bool(harms(answered(reply.format(figure), **rest), "accuracy")) for figure in figures]
    assert harmful == [True, False]


def test_what_else_is_not_done_denies_no_promise() -> None:
    statement = "Sale items are not refunded, all else is refunded within 14 days"
    fact = {"id": "F", "statement": statement, "values": ["14 days"]}
    reply = "Your shirt is a regular item, so I'll refund you within 14 days."
    assert harms(answered(reply, facts=[fact], required=[], actions=[]), "accuracy") == set()


@pytest.mark.parametrize(("amount", "is_wrong"), [(132000, False), (123000, True)], ids=["as logged", "otherwise"])
def test_a_sum_of_six_figures_in_the_log_is_a_sum_and_no_code(amount: int, is_wrong: bool) -> None:
    reply = f"{amount:,}원을 오늘 환불했고 3영업일 안에 들어갑니다."
    log = [{"name": "refund", "args": {"amount": 132000}}]
    request = parse_request(json.dumps({"language": "ko", "reply": reply, "actions": log, "required": []}))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    assert [each.state for each in done_claims(exam)] == ["wrong" if is_wrong else "done"]


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "Your booking 88213 with the card ending 4471 is refunded within 5 days."),
        ("ko", "예약번호 88213 건은 5일 안에 환불됩니다."),
        ("it", "La prenotazione 88213 viene rimborsata entro 5 giorni."),
        ("en", "Hi Ann, it was delivered to 4471 Pottery Row yesterday."),
        ("it", "Il pacco è stato consegnato ieri in via Garibaldi 4471."),
        ("ko", "고객님 댁 한빛로 4471로 어제 배송되었습니다."),
    ],
)
def test_a_public_reply_tells_no_number_of_the_customers_that_they_did_not_post(language: str, reply: str) -> None:
    case = {"language": language, "facts": [], "required": [], "actions": []}
    codes = [each["code"] for each in answered(reply, channel="social", **case)["critical"]]
    assert "public_personal_data" in codes
    for spared in ({"channel": "email"}, {"channel": "social", "customer": "88213, 4471: my money? soldi? 환불?"}):
        codes = [each["code"] for each in answered(reply, **{**case, **spared})["critical"]]
        assert "public_personal_data" not in codes


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "You can bring it to 12 Market Street, our branch, or post it to 5 Mill Lane, Leeds."),
        ("it", "Ci trova in via Garibaldi 14, a Siena."),
        ("ko", "저희 매장은 한빛로 25에 있습니다. 오늘 밤 8시 도착이고 비용은 규정대로 22,000원입니다."),
    ],
)
def test_the_firms_own_address_exposes_nobody(language: str, reply: str) -> None:
    case = {"language": language, "facts": [], "required": [], "actions": [], "channel": "social"}
    assert "public_personal_data" not in [each["code"] for each in answered(reply, **case)["critical"]]


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "I've arranged a refund; it reaches your card in 5 working days."),
        ("en", "I've arranged for your money to go back to your card within 5 working days."),
        ("it", "Ho predisposto il rimborso, arriva entro 5 giorni lavorativi."),
    ],
)
def test_an_arranged_refund_is_the_one_in_the_log(language: str, reply: str) -> None:
    log = [{"name": "issue_refund", "args": {"amount": 20}}]
    case = {"language": language, "facts": [], "required": [{"name": "issue_refund"}]}
    assert "false_action_claim" not in [each["code"] for each in answered(reply, actions=log, **case)["critical"]]
    assert "false_action_claim" in [each["code"] for each in answered(reply, actions=[], **case)["critical"]]


@pytest.mark.parametrize(
    ("language", "policy", "reply"),
    [
        (
            "it",
            "Gli articoli si possono restituire entro 14 giorni dalla consegna. Il rimborso arriva entro 5 giorni.",
            "Come da nostre condizioni, gli articoli si possono restituire entro 14 giorni dalla consegna e il "
            "rimborso arriva entro 5 giorni.",
        ),
        (
            "en",
            "Items can be returned within 14 days of delivery. The refund arrives within 5 days.",
            "As our terms say, items can be returned within 14 days of delivery and the refund arrives within 5 days.",
        ),
    ],
)
def test_a_quoted_policy_alone_is_never_the_best_answer(language: str, policy: str, reply: str) -> None:
    case = {"language": language, "policy": policy, "facts": [], "required": [], "actions": []}
    assert answered(reply, **case)["accuracy"]["level"] == 2


@pytest.mark.parametrize(
    ("language", "reply", "is_told"),
    [
        ("en", "Have a look at our returns policy 2026.", False),
        ("en", "Do quote ticket 20417 when you message us privately, and booking 2024-2026.", False),
        ("en", "Email us at help@shop.example, please.", False),
        ("it", "La fattura 2026 arriva presto e la carta scade nel 2026.", False),
        ("ko", "카드 2026년 혜택은 예약 2026년 1월부터 안내드립니다.", False),
        ("en", "You were born on 3 May, is that right?", True),
        ("en", "Your date of birth is 03/05/1980, correct?", True),
        ("en", "We refund the card ending 213.", True),
        ("en", "Your account: GB29NWBK60161331926819 is on file.", True),
        ("en", "Your email address is dana@mail.example, right?", True),
        ("it", "È nato il 3 maggio 1980, giusto?", True),
        ("ko", "고객님 생년월일은 1980년 5월 3일이시죠?", True),
    ],
)
def test_personal_data_are_the_customers_own_and_no_years_or_references_of_ours(
    language: str, reply: str, is_told: bool
) -> None:
    case = {"language": language, "facts": [], "required": [], "actions": [], "channel": "social", "context": ""}
    answer = answered(reply, customer="48213: my money? soldi? 환불?", **case)
    assert ("public_personal_data" in [each["code"] for each in answer["critical"]]) is is_told


@pytest.mark.parametrize(
    ("reply", "name", "state"),
    [
        ("I've replaced the lamp for you.", "refund", "absent"),
        ("I've replaced the lamp for you.", "goodwill", "absent"),
        ("I've passed this on to our complaints team.", "goodwill", "absent"),
        ("I've booked an engineer for Friday.", "goodwill", "absent"),
        ("I've repaired your account.", "goodwill", "absent"),
        ("I've arranged for it to come back to your card.", "refund", "done"),
        ("I've arranged for it to come back to your card.", "goodwill", "done"),
    ],
)
def test_another_deed_bears_out_only_what_was_arranged(reply: str, name: str, state: str) -> None:
    log = [{"name": name} for name in dict.fromkeys(("refund", name))]
    request = parse_request(json.dumps({"reply": reply, "required": [{"name": "refund"}], "actions": log}))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    assert [each.state for each in done_claims(exam)] == [state]


def test_what_the_customer_has_booked_is_no_deed_of_ours() -> None:
    reply = "Your dad's 70th with the trains and the hotel all booked: I'm sorry. Your lesson is on 13 June at 9:00."
    assert answered(reply, actions=[], required=[])["critical"] == []


def test_a_plain_question_fully_answered_needs_no_promise() -> None:
    asked = {
        "context": "",
        "policy": "A permit costs 4.50 a day. The desk is open from 9:00 to 16:30.",
        "facts": [],
        "required": [],
        "actions": [],
        "customer": "What does a permit cost and when are you open?",
    }
    full = answered("A permit is 4.50 a day, and we're open from 9:00 to 16:30. See you then!", **asked)
    assert full["follow_through"]["level"] == 3
    away = answered("Have a look at the website, it's all there.", **asked)
    assert away["follow_through"]["level"] <= 1


def checked(language: str, fact: tuple[str, str], reply: str) -> list[tuple[str, str]]:
    facts = [{"id": "F1", "statement": fact[0], "values": [fact[1]]}]
    asked = {"language": language, "now": "2026-03-03T10:00", "customer": "?", "facts": facts, "reply": reply}
    request = parse_request(json.dumps(asked))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    return [(each.standing, reply[each.start : each.end]) for each in check_facts(exam)]


PARCEL = {
    "en": ("The express parcel arrives on Thursday 5 March", "5 March"),
    "it": ("Il pacco espresso arriva il 5 marzo", "5 marzo"),
    "ko": ("택배는 3월 5일에 도착합니다", "3월 5일"),
}
FALSE = "contradicted"


@pytest.mark.parametrize(
    ("language", "reply", "found"),
    [
        ("en", "The express parcel arrives on Monday 9 March and I'll message you.", [(FALSE, "Monday 9 March")]),
        ("en", "For the express parcel I'll ring you on 9 March.", []),
        ("it", "Il pacco espresso arriva il 9 marzo e la avviserò.", [(FALSE, "9 marzo")]),
        ("it", "Per il pacco espresso la richiamerò il 9 marzo.", []),
        ("ko", "택배 건으로 제가 3월 9일에 전화드릴게요.", []),
        ("ko", "택배는 3월 9일에 도착하고 제가 전화드릴게요.", [(FALSE, "3월 9일")]),
    ],
)
def test_the_day_of_a_promised_word_is_its_own_and_no_false_day_beside_it(
    language: str, reply: str, found: list[tuple[str, str]]
) -> None:
    assert checked(language, PARCEL[language], reply) == found


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "between 4 and 6 March", []),
        ("en", "from the 4th to the 6th of March", []),
        ("en", "4-6 March", []),
        ("en", "on 4 and 6 March", [FALSE, FALSE]),
        ("en", "between 7 and 9 March", [FALSE, FALSE]),
        ("it", "tra il 4 e il 6 marzo", []),
        ("it", "il 4 o il 6 marzo", [FALSE, FALSE]),
        ("ko", "3월 4일부터 6일 사이에", []),
        ("ko", "3월 4일이나 6일에", [FALSE, FALSE]),
    ],
)
def test_a_range_around_the_day_of_a_fact_is_vague_and_not_false(language: str, said: str, found: list[str]) -> None:
    around = {
        "en": "The express parcel arrives {}.",
        "it": "Il pacco arriva {}.",
        "ko": "택배는 {} 도착합니다.",
    }
    reply = around[language].format(said)
    assert [standing for standing, _ in checked(language, PARCEL[language], reply)] == found


@pytest.mark.parametrize(
    ("day", "found"), [("5 March", "supported"), ("5 May", FALSE), ("5 April", "supported"), ("6 March", FALSE)]
)
def test_a_day_without_its_month_is_one_within_a_month(day: str, found: str) -> None:
    fact = (f"The express parcel arrives on {day}", day)
    assert [standing for standing, _ in checked("en", fact, "The express parcel arrives on the 5th.")] == [found]


@pytest.mark.parametrize(
    ("language", "reply", "wished"),
    [
        ("en", "Wouldn't it be nice to have it by Saturday 7 March?", True),
        ("en", "Don't you love the thought of Saturday 7 March?", True),
        ("en", "What could be better than Saturday 7 March?", True),
        ("en", "Don't you need it before Saturday 7 March?", False),
        ("en", "Haven't you had it since Saturday 7 March?", False),
        ("it", "Non sarebbe bello averlo entro il 7 marzo?", True),
        ("it", "Non vorrebbe riceverlo entro il 7 marzo?", False),
        ("ko", "3월 7일이면 더 좋지 않을까요?", True),
        ("ko", "3월 7일 전에 필요하지 않을까요?", False),
    ],
)
def test_only_a_question_with_a_word_of_wishing_leaves_its_figure_open(language: str, reply: str, wished: bool) -> None:
    request = parse_request(json.dumps({"language": language, "now": "2026-03-03T10:00", "reply": reply}))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    assert {is_left_open(exam, each) for each in values(reply, exam.case.now, exam.pack)} == {wished}


@pytest.mark.parametrize(
    ("customer", "reply", "insults"),
    [
        ("Do you take me for an idiot?", "You are not an idiot, Ada.", False),
        ("I feel so dumb about this form.", "It is nothing dumb, Ada: the form is badly made.", False),
        ("Where is my parcel?", "Then write 'you fool' to me, and I'll deserve it.", False),
        ("Do you take me for an idiot?", "Yes, you are an idiot.", True),
        ("Where is my parcel?", 'You say "late", but you are an idiot, so stop saying "late".', True),
    ],
)
def test_only_an_insult_that_is_meant_counts(customer: str, reply: str, insults: bool) -> None:
    answer = answered(reply, customer=customer)
    assert ("insult" in [each["code"] for each in answer["critical"]]) is insults


@pytest.mark.parametrize(
    ("reply", "wrong"),
    [
        ("Your technician comes on Thursday at half past eight.", False),
        ("Your technician comes on Thursday at 20:30.", True),
        ("Your technician comes on Thursday at 14:15.", True),
    ],
)
def test_a_time_under_another_form_is_no_contradiction(reply: str, wrong: bool) -> None:
    fact = {"id": "F1", "statement": "The technician comes on Thursday 5 March at 08:30", "values": ["08:30"]}
    case = {"facts": [fact], "policy": "", "context": "", "required": [], "actions": [], "now": "2026-03-03T15:30"}
    answer = answered(reply, customer="When does the technician come?", **case)
    harmful = [each for each in answer["accuracy"]["findings"] if each["verdict"] == "harmful"]
    assert bool(harmful) is wrong


def test_what_the_trainee_said_before_bears_nothing_out() -> None:
    fact = {"id": "F1", "statement": "The technician comes on Thursday 5 March at 08:30", "values": ["08:30"]}
    case = {"facts": [fact], "policy": "", "context": "", "required": [], "actions": [], "now": "2026-03-03T15:30"}
    lie = "Your technician comes on Thursday at 14:15."
    answer = answered(lie, customer="When?", history=[{"speaker": "agent", "text": lie}], **case)
    assert [each for each in answer["accuracy"]["findings"] if each["verdict"] == "harmful"]
