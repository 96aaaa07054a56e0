"""Tests of questions that only sound as if they threw the matter back at the customer, and of those that do."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.layout import tokens_of
from tests.scoring.reading.moves import moves, read_in

POLITE = [
    ("저한테 뭐가 가장 불편하신지 말씀해 주세요.", "ask:problem"),
    ("저희한테 어떻게 연락 주셨나요?", "ask:earlier_contact"),
    ("우리한테 왜 이런 일이 생겼는지 확인해 보겠습니다.", "pledge:check"),
    ("어떻게 하라는 문자를 받으셨나요?", "ask:"),
    ("어떻게 하라고 들으셨나요?", "ask:"),
    ("뭐가 문제예요?", "ask:"),
    ("뭐가 문제인지 말씀해 주세요.", "ask:"),
    ("저한테 뭘 해 달라고 하셨는지 확인해 보겠습니다.", "pledge:check"),
]
ALOUD = [
    ("en", "So what can we do about this? I can refund you or send a new one today.", "offer:refund"),
    ("en", "And what can I do about that for you?", "ask:how_can_i_help"),
    ("en", "So what can we do about this together?", "ask:"),
    ("en", "You have had a hard week. So what can I do about it? I have asked the driver.", "claim:check_carrier:done"),
    ("it", "Cosa ci posso fare per lei?", "ask:how_can_i_help"),
    ("it", "Cosa possiamo farci? Le mando subito un ricambio.", "pledge:deliver"),
    ("it", "Cosa ci possiamo fare insieme?", "ask:"),
]
THROWN_BACK = [
    ("ko", "그래서 저보고 어쩌라고요?"),
    ("ko", "저더러 뭘 어떻게 하라고요?"),
    ("ko", "저한테 뭘 해달라는 거예요?"),
    ("ko", "저한테 왜 그러세요?"),
    ("ko", "뭘 어떻게 하라는 거예요?"),
    ("ko", "그게 뭐가 문제예요?"),
    ("ko", "그래서 뭐가 문제예요?"),
    ("en", "What do you want me to do about it?"),
    ("en", "And what am I supposed to do about it?"),
    ("en", "And what am I supposed to do about it? I have asked the driver."),
    ("en", "So what can I do about it?"),
    ("en", "So what can I do about it? I cannot refund you."),
    ("en", "So what can I do about it? The driver has delivered it."),
    ("en", "So what can I do about it? You should have ordered earlier."),
    ("it", "E io cosa ci posso fare?"),
    ("it", "E io cosa ci posso fare? Ho già chiesto al corriere."),
    ("it", "Cosa ci posso fare? Non posso rimborsarla."),
]


MEANT = [
    ("it", "La scatola è larga 20 cm è giusto?", "cm"),
    ("it", "È lungo 20,5 cm la mensola?", "cm"),
    ("it", "cm posso aiutarla?", "come"),
    ("en", "Do you live on the Isle of Wight?", "wight"),
    ("en", "What is the wight?", "weight"),
]


def read(language: str, text: str) -> set[str]:
    reading = read_in(language, text)
    return moves(reading, least=0.4)


@pytest.mark.parametrize(("text", "heard"), POLITE)
def test_a_polite_korean_question_is_heard_and_brushes_nobody_off(text: str, heard: str) -> None:
    found = read("ko", text)
    assert "heat:dismissal" not in found
    assert any(each.startswith(heard) for each in found)


def test_a_korean_invitation_to_speak_brushes_nobody_off() -> None:
    assert "heat:dismissal" not in read("ko", "저한테 뭐든 편하게 말씀해 주세요.")


@pytest.mark.parametrize(("language", "text", "heard"), ALOUD)
def test_who_thinks_aloud_and_helps_brushes_nobody_off(language: str, text: str, heard: str) -> None:
    found = read(language, text)
    assert "heat:dismissal" not in found
    assert any(each.startswith(heard) for each in found)


@pytest.mark.parametrize(("language", "text"), THROWN_BACK)
def test_a_question_that_throws_the_matter_back_stays_a_brush_off(language: str, text: str) -> None:
    assert "heat:dismissal" in read(language, text)


@pytest.mark.parametrize(("language", "text", "word"), MEANT)
def test_a_measure_and_an_island_stay_what_they_are(language: str, text: str, word: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    assert word in [token.word for token in tokens_of(text, "", None, pack)]
