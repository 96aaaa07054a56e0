"""What form a question has, in three languages."""

from __future__ import annotations

import pytest

from scoring.reading.items import Question
from simulator.engine.forms import form_of, is_put, points_back, sentence_of

EN = [
    ("How old is she?", "word", "how old"),
    ("And who told you that?", "word", "who"),
    ("Can you tell me when it came?", "word", "when"),
    ("what time is the hem thing?", "word", "what time"),
    ("Is it short enough when folded?", "whether", ""),
    ("Do you see it there?", "whether", ""),
    ("May I ask, did you lose it?", "whether", ""),
    ("You are at number 14, right?", "tag", ""),
    ("I send it today, ok?", "proposal", ""),
    ("Shall I send it?", "proposal", ""),
    ("You want me to ring you?", "proposal", ""),
    ("Which number shall I ring?", "open", ""),
    ("How did it happen?", "open", ""),
    ("The lamp is blue.", "open", ""),
]
IT = [
    ("Da quanto tempo abita lì?", "word", "da quanto tempo"),
    ("Chi le ha risposto?", "word", "chi"),
    ("Mi dice quando è arrivato?", "word", "quando"),
    ("Ha una ricevuta?", "whether", ""),
    ("Vuole che le mandi un buono?", "proposal", ""),
    ("Le mando il tecnico domani, va bene?", "proposal", ""),
    ("È il numero 14, giusto?", "tag", ""),
    ("Che cosa è successo?", "open", ""),
]
KO = [
    ("누가 전화하셨나요?", "word", "누구인지"),
    ("몇 시에 받으셨나요?", "word", "몇 시인지"),
    ("영수증 가지고 계신가요?", "whether", ""),
    ("문자 보내 드릴까요?", "proposal", ""),
    ("14번지 맞으시죠?", "tag", ""),
    ("무슨 일이 있으셨나요?", "open", ""),
]
ALL = [*(("en", *each) for each in EN), *(("it", *each) for each in IT), *(("ko", *each) for each in KO)]


def question(text: str, *, either: bool = False) -> Question:
    return Question(what="x", start=0, end=len(text.rstrip("?.")), confidence=0.9, either=either)


@pytest.mark.parametrize(("language", "text", "kind", "word"), ALL)
def test_a_question_has_the_form_that_its_words_give_it(language: str, text: str, kind: str, word: str) -> None:
    found = form_of(text, question(text), language)
    assert (found.kind, found.word) == (kind, word)


def test_two_things_to_choose_from_are_a_choice_unless_it_is_asked_whether_there_are_any() -> None:
    assert form_of("Today or Thursday?", question("Today or Thursday?", either=True), "en").kind == "either"
    there = "Is there one on the boat or at home?"
    assert form_of(there, question(there, either=True), "en").kind == "whether"


def test_a_language_that_nobody_has_described_leaves_the_form_open() -> None:
    assert form_of("Wer war das?", question("Wer war das?"), "de").kind == "open"


def test_a_question_is_put_where_its_own_sentence_ends_with_a_question_mark() -> None:
    text = "Tell me the number. It is blue, yes?"
    first = Question(what="x", start=0, end=18, confidence=0.9)
    assert not is_put(text, first)
    assert is_put(text, Question(what="x", start=20, end=30, confidence=0.9))


def test_a_point_within_an_address_ends_no_sentence() -> None:
    text = "Hello. Shall I send it to a.lowe@example.net? It is no trouble."
    asked = Question(what="x", start=7, end=24, confidence=0.9)
    assert sentence_of(text, asked) == "Shall I send it to a.lowe@example.net"
    assert is_put(text, asked)


def test_a_question_about_it_points_back_to_something_else_in_the_reply() -> None:
    assert points_back("do you have it there?", question("do you have it there?"), "en")
    assert not points_back("who signed?", question("who signed?"), "en")


@pytest.mark.parametrize("behind", ["😊", ":)", "^^", "ㅎㅎ"])
def test_a_question_mark_ends_a_question_whatever_stands_behind_it(behind: str) -> None:
    assert is_put(f"Is it blue?{behind} I have it here.", question("Is it blue?"))
