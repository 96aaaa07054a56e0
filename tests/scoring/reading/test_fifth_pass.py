"""Tests of what looks like help, understanding or a question and is none, and of what is one though it looks plain."""

from __future__ import annotations

import pytest

from tests.scoring.reading.moves import moves, read_in

WAITED = {
    "en": "My boiler is broken, and I waited for the technician for four days.",
    "it": "La caldaia è rotta e aspetto il tecnico da quattro giorni.",
    "ko": "보일러가 고장인데 기사님을 나흘째 기다리고 있어요.",
}
BRUSHED_OFF = [
    ("en", "What do you want me to do about it?"),
    ("en", "Well what do you want me to do"),
    ("en", "And what am I supposed to do about it?"),
    ("en", "So what can I do about it?"),
    ("it", "E io cosa ci posso fare?"),
    ("it", "Cosa vuole che faccia io?"),
    ("it", "E cosa c'entro io?"),
    ("ko", "그래서 저보고 어쩌라고요?"),
    ("ko", "저더러 뭘 어떻게 하라고요?"),
]
HELPED = [
    ("en", "What do you want me to do, refund it or send a new one?", "offer:refund"),
    ("en", "What would you like me to do about it?", "ask:preference"),
    ("en", "What can I do for you?", "ask:how_can_i_help"),
    ("it", "Che cosa posso fare per Lei?", "ask:how_can_i_help"),
    ("ko", "무엇을 도와드릴까요?", "ask:how_can_i_help"),
]
TOLD_TO_WAIT = [
    ("en", "Then you have to wait for a technician."),
    ("en", "You'll have to wait for the technician."),
    ("it", "Allora deve aspettare il tecnico."),
    ("ko", "그럼 기사님을 기다리셔야 해요."),
]
HEARD = [
    ("en", "You've had to wait four days for a technician."),
    ("en", "I'm sorry you have to wait for a technician."),
    ("ko", "나흘이나 기다리셨네요."),
]
HOW_THEY_ARE = [
    ("en", "Oh no, are you ok?"),
    ("en", "Everything alright?"),
    ("it", "Sta bene?"),
    ("it", "Si è fatta male?"),
    ("ko", "괜찮으세요?"),
    ("ko", "다치신 데는 없으세요? 괜찮으세요?"),
]
WHETHER_IT_SUITS = [
    ("it", "Le sta bene domani?"),
    ("ko", "내일 괜찮으세요?"),
    ("ko", "확인하고 다시 전화드릴게요. 괜찮으세요?"),
    ("ko", "내일 오전 10시에 새 제품을 보내드리겠습니다. 괜찮으신가요?"),
]

DEEDS = [
    ("en", "I've arranged a refund of 20 pounds.", "claim:refund:done"),
    ("en", "I've put the refund through.", "claim:refund:done"),
    ("en", "I've arranged for your money to go back to your card.", "claim:refund:done"),
    ("en", "I've booked the engineer.", "claim:book:done"),
    ("it", "Ho predisposto il rimborso.", "claim:refund:done"),
    ("it", "Ho organizzato la sostituzione.", "claim:replace:done"),
]
DAYS = [
    ("en", "It comes Mon-Wed.", {"2026-03-09", "2026-03-04"}, set()),
    ("en", "They wed in June.", set(), {"2026-03-04"}),
    ("en", "Only 3 may arrive late.", {"3"}, {"2026-05-03"}),
    ("en", "It arrives on 3 may still.", {"2026-05-03"}, {"3"}),
    ("it", "Arriva lun-mar.", {"2026-03-09", "2026-03-03"}, set()),
    ("it", "Siamo aperti ven e sab.", {"2026-03-06", "2026-03-07"}, set()),
]
THIRD = [
    ("ko", "고객님께서 내일 전화 주실게요"),
    ("ko", "가족분이 내일 전화할게요"),
    ("en", "Your husband will call you tomorrow."),
]
OURS = [
    ("ko", "내일 고객님께 전화드릴게요", "pledge:call_back"),
    ("ko", "내일 전화할게요", "pledge:call_back"),
    ("ko", "기사님께서 내일 10시에 방문하실게요.", "carrier:deliver"),
]
TEXTED = [
    ("en", "wer do u live", "ask:address"),
    ("en", "wud u like a refund?", "offer:refund"),
    ("it", "cm posso aiutarla?", "ask:how_can_i_help"),
    ("ko", "어케 도와드릴까요?", "ask:how_can_i_help"),
]

SCRAPS = [
    ("en", "tags still on", True),
    ("en", "still in the box", True),
    ("en", "It is still in the box.", False),
    ("it", "ancora nella scatola", True),
    ("it", "ha ancora lo scontrino", True),
    ("it", "Il corriere ha ancora il pacco.", False),
    ("it", "Ha ancora 14 giorni per restituirlo.", False),
]


def read(language: str, text: str, customer: str = "") -> set[str]:
    reading = read_in(language, text, customer)
    return moves(reading, least=0.4)


def kinds(found: set[str]) -> set[str]:
    return {each.partition(":")[0].partition("~")[0] for each in found}


@pytest.mark.parametrize(("language", "text"), BRUSHED_OFF)
def test_a_question_that_throws_the_matter_back_is_a_brush_off_and_no_help(language: str, text: str) -> None:
    found = read(language, text)
    assert "heat:dismissal" in found
    assert not kinds(found) & {"ask", "offer", "pledge", "soft"}


@pytest.mark.parametrize(("language", "text", "help_"), HELPED)
def test_a_question_what_to_do_helps_where_it_wants_to_know(language: str, text: str, help_: str) -> None:
    found = read(language, text)
    assert help_ in found
    assert "heat:dismissal" not in found


@pytest.mark.parametrize(("language", "text"), TOLD_TO_WAIT)
def test_who_is_told_to_wait_was_not_heard(language: str, text: str) -> None:
    for customer in (WAITED[language], ""):
        assert "ack" not in kinds(read(language, text, customer))


@pytest.mark.parametrize(("language", "text"), HEARD)
def test_who_is_told_how_long_they_waited_was(language: str, text: str) -> None:
    assert "ack:wait" in read(language, text, WAITED[language])


@pytest.mark.parametrize(("language", "text"), HOW_THEY_ARE)
def test_a_question_how_they_are_wants_no_consent(language: str, text: str) -> None:
    found = read(language, text)
    assert "ask:wellbeing" in found
    assert "ask:agreement" not in found


@pytest.mark.parametrize(("language", "text"), WHETHER_IT_SUITS)
def test_the_same_words_behind_what_is_put_forward_ask_for_consent(language: str, text: str) -> None:
    found = read(language, text)
    assert "ask:agreement" in found
    assert "ask:wellbeing" not in found


@pytest.mark.parametrize(("language", "text", "deed"), DEEDS)
def test_what_was_arranged_is_the_deed_itself(language: str, text: str, deed: str) -> None:
    assert deed in read(language, text)


@pytest.mark.parametrize(("language", "text", "there", "not_there"), DAYS)
def test_short_names_of_days_are_days_and_a_verb_is_no_month(
    language: str, text: str, there: set[str], not_there: set[str]
) -> None:
    values = {each.removeprefix("value:") for each in read(language, text) if each.startswith("value:")}
    assert there <= values
    assert not not_there & values


@pytest.mark.parametrize(("language", "text"), THIRD)
def test_what_the_customers_people_will_do_is_no_promise_of_ours(language: str, text: str) -> None:
    assert not kinds(read(language, text)) & {"pledge", "soft"}


@pytest.mark.parametrize(("language", "text", "pledge"), OURS)
def test_what_we_or_the_carrier_will_do_is_one(language: str, text: str, pledge: str) -> None:
    assert pledge in read(language, text)


@pytest.mark.parametrize(("language", "text", "move"), TEXTED)
def test_words_are_read_as_they_are_texted(language: str, text: str, move: str) -> None:
    assert move in read(language, text)


@pytest.mark.parametrize(("language", "text", "asks"), SCRAPS)
def test_a_scrap_about_what_the_customer_holds_is_a_question(language: str, text: str, asks: bool) -> None:
    assert ("ask" in kinds(read(language, text))) is asks
