"""What the reader finds in Korean replies: values, deeds, promises, questions, refusals, courtesies and heat."""

from __future__ import annotations

from datetime import datetime

import pytest

from scoring.assess import read
from scoring.languages.load import load_pack
from scoring.reading.items import Reading
from scoring.reading.values import values

NOW = datetime(2026, 5, 6, 10, 0)  # noqa: DTZ001 - the call's local time has no zone


def said(text: str) -> Reading:
    """Read a reply at the call's time."""
    return read(text, language="ko", now=NOW)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("188,700원", ["188700.00"]),
        ("5만 원은 안 나옵니다", ["50000.00"]),
        ("3만5천원", ["35000.00"]),
        ("오만 원", ["50000.00"]),
        ("11만2천원을 돌려드려요", ["112000.00"]),
        ("10% 할인", ["10"]),
        ("사흘 안에", ["3 day"]),
        ("나흘이고", ["4 day"]),
        ("열흘 뒤", ["10 day"]),
        ("일주일", ["7 day"]),
        ("3일 이내에", ["3 day"]),
        ("영업일 3일", ["3 working_day"]),
        ("3~5영업일", ["3-5 working_day"]),
        ("영업일 닷새 안에", ["5 working_day"]),
        ("2시간", ["2 hour"]),
        ("30분", ["30 minute"]),
        ("5월 8일까지", ["2026-05-08"]),
        ("5/8", ["2026-05-08"]),
        ("16일에", ["2026-05-16"]),
        ("내일", ["2026-05-07"]),
        ("모레", ["2026-05-08"]),
        ("금요일까지", ["2026-05-08"]),
        ("다음 주 월요일", ["2026-05-11"]),
        ("오후 3시 30분", ["15:30"]),
        ("오후 3시반에", ["15:30"]),
        ("저녁 여덟 시", ["20:00"]),
        ("아침 아홉시에", ["09:00"]),
        ("20시까지", ["20:00"]),
        ("9~11시", ["11:00"]),
        ("정오", ["12:00"]),
    ],
)
def test_a_value_is_read_in_canonical_form(text: str, wanted: list[str]) -> None:
    pack = load_pack("ko")
    assert pack is not None
    assert [value.text for value in values(text, NOW, pack=pack)] == wanted


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("제가 내일 오후 3시에 전화드리겠습니다.", "2026-05-07T15:00"),
        ("8일 10시까지 문자 드릴게요", "2026-05-08T10:00"),
        ("금요일까지 메일로 답변드리겠습니다", "2026-05-08"),
    ],
)
def test_a_promise_has_its_due_time(text: str, due: str) -> None:
    promised = said(text).promised
    assert [each.due.at if each.due else None for each in promised] == [due]
    assert promised[0].firm


def test_a_promise_without_a_time_has_no_due() -> None:
    assert [each.due for each in said("확인 후 연락드리겠습니다.").promised] == [None]


@pytest.mark.parametrize("text", ["알겠습니다.", "많이 속상하셨겠어요.", "잘 모르겠습니다.", "사과드립니다."])
def test_these_endings_promise_nothing(text: str) -> None:
    assert not said(text).promised


@pytest.mark.parametrize(
    ("text", "act"),
    [("환불 접수했습니다.", "register"), ("방금 취소했습니다.", "cancel"), ("쿠폰을 보내드렸어요.", "compensate")],
)
def test_a_deed_is_a_claim_of_something_done(text: str, act: str) -> None:
    assert [(each.act, each.tense) for each in said(text).claims] == [(act, "done")]


@pytest.mark.parametrize(
    "text", ["고객님이 취소하셨습니다.", "아직 환불하지 않았습니다.", "접수하셨으면 말씀해 주세요."]
)
def test_what_the_customer_did_or_nobody_did_is_no_deed_of_ours(text: str) -> None:
    assert not [each for each in said(text).claims if each.tense == "done" and each.polarity == "affirmed" and each.act]


def test_clauses_end_where_a_predicate_ends() -> None:
    claims = said("환불은 어렵고 교환은 제가 접수했습니다.").claims
    assert claims[-1].act == "register"
    assert claims[-1].polarity == "affirmed"


@pytest.mark.parametrize(
    "text", ["규정상 환불은 어렵습니다.", "교환이 불가합니다.", "취소는 안 됩니다.", "해 드릴 수 없습니다."]
)
def test_a_no_is_a_refusal(text: str) -> None:
    assert said(text).refused


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("주문번호를 알려 주시겠어요?", "order_number"),
        ("연락처를 말씀해 주세요.", "phone"),
        ("어떤 증상인가요?", "problem"),
    ],
)
def test_a_question_names_what_it_asks_for(text: str, what: str) -> None:
    assert what in [each.what for each in said(text).asked]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("안녕하세요, 나무결입니다.", "greeting"),
        ("죄송합니다.", "apology"),
        ("잠시만 기다려 주세요.", "please_wait"),
        ("감사합니다.", "thanks"),
        ("더 궁금하신 점 있으신가요?", "anything_else"),
        ("좋은 하루 보내세요.", "farewell"),
    ],
)
def test_a_courtesy_is_known(text: str, kind: str) -> None:
    assert kind in [each.kind for each in said(text).courtesies]


def test_an_acknowledgement_names_what_went_wrong() -> None:
    heard = said("배송이 늦어져서 많이 속상하셨죠. 죄송합니다.").acknowledged
    assert any(each.specific and "delay" in each.topics for each in heard)


@pytest.mark.parametrize("text", ["왜 이제야 말씀하세요?", "미리 확인하셨어야죠.", "고객님 잘못입니다."])
def test_blame_falls_on_the_customer(text: str) -> None:
    assert "customer" in [each.whom for each in said(text).blamed]


@pytest.mark.parametrize("text", ["저희가 먼저 확인했어야 했는데 죄송합니다.", "고객님 잘못이 아닙니다."])
def test_our_own_fault_blames_nobody(text: str) -> None:
    assert not said(text).blamed


def test_calm_words_are_cold_and_an_order_is_hot() -> None:
    assert said("내일 오전에 방문하겠습니다.").heat == 0
    assert said("진정하세요.").heat >= 2


def test_another_language_is_told() -> None:
    assert said("Your parcel will arrive tomorrow, thank you for waiting.").sense == "other_language"
