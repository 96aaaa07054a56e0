"""Questions without a question mark, and questions after other people's names and numbers."""

from __future__ import annotations

import pytest

from tests.scoring.reading.moves import read_in

ASKED = [
    ("en", "did you look"),
    ("en", "ok what day did you buy it"),
    ("en", "hi there how many kids do you have"),
    ("en", "haha what does your neighbour say"),
    ("en", "so are we good"),
    ("en", "whats ur order number"),
    ("it", "dove ha comprato il cappotto"),
    ("it", "e quanto è costato"),
    ("ko", "언제 사셨나요"),
]
TOLD = [
    ("en", "why i cant refund it: it was used"),
    ("en", "Should he arrive after 19:10, it is free"),
    ("en", "So what happened, until March our page said navy"),
    ("en", "yes it was me, did it now"),
    ("en", "that is where the picture is"),
    ("en", "Do the form today"),
    ("en", "Do you know what I will refund you today"),
    ("en", "What happened to you is awful and I am sorry"),
    ("it", "quando è pronto la chiamo"),
    ("ko", "얼마나 힘드셨을까요"),
]
OTHERS = [
    ("What is your doctor's name?", "name"),
    ("whats her name", "name"),
    ("what's the name of your college?", "name"),
    ("and your husband's email?", "email"),
    ("whats your mums phone number", "phone"),
    ("What time do they close?", "callback_time"),
]
OWN = [
    ("what is your name?", "name"),
    ("name of the account holder?", "name"),
    ("what's your email?", "email"),
    ("whats your phone number, Mrs Voss", "phone"),
    ("What time can I call you?", "callback_time"),
]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_question_needs_no_question_mark(language: str, text: str) -> None:
    assert any(question.put for question in read_in(language, text).asked)


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_only_looks_like_a_question_is_none(language: str, text: str) -> None:
    assert not any(question.put for question in read_in(language, text).asked)


@pytest.mark.parametrize(("text", "topic"), OTHERS)
def test_what_belongs_to_others_is_not_asked_of_the_customer(text: str, topic: str) -> None:
    assert topic not in {question.what for question in read_in("en", text).asked}


@pytest.mark.parametrize(("text", "topic"), OWN)
def test_what_is_theirs_is_asked_of_the_customer(text: str, topic: str) -> None:
    assert topic in {question.what for question in read_in("en", text).asked}
