"""A bare list that answers a question says something; figures and words picked from anywhere do not."""

from __future__ import annotations

import json

import pytest

from scoring.assess import exam_of
from scoring.requests import parse_request
from scoring.scorers.senseless import is_list_of_answers, is_senseless

ASKED = {
    "en": ("Which sizes are left?", "The sizes that are left: 12, 14, 16."),
    "ko": ("어떤 사이즈가 남았나요?", "남은 사이즈: 90, 95, 100."),
    "it": ("Quali taglie avete?", "Le taglie disponibili sono 12, 14, 16."),
}


def senseless(language: str, reply: str, *, customer: str = "", policy: str = "") -> bool:
    asked, rule = ASKED[language]
    line = {"language": language, "reply": reply, "customer": customer or asked, "policy": policy or rule}
    request = parse_request(json.dumps(line))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    return is_senseless(exam)


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "12, 14, 16"),
        ("en", "12 14 16"),
        ("en", "Sizes 12, 14, 16."),
        ("ko", "90, 95, 100"),
        ("ko", "90, 95"),
        ("it", "12, 14, 16"),
        ("it", "12, 14, 16."),
        ("it", "Taglie 12, 14, 16."),
    ],
)
def test_a_bare_list_of_what_the_case_names_answers_a_question(language: str, reply: str) -> None:
    assert not senseless(language, reply)


def test_a_list_of_names_answers_as_one_of_figures_does() -> None:
    policy = "I colori sono rosso, verde, blu."
    assert not senseless("it", "rosso, verde, blu", customer="Che colori ci sono?", policy=policy)
    assert not senseless("en", "S, M, L", policy="The sizes are S, M, L.")


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "7, 30, 60, 90"),
        ("en", "cat, river, table, sizes, mother"),
        ("it", "7, 30, 60, 90"),
        ("it", "gatto, tavolo, fiume, taglie"),
        ("ko", "7, 30, 60"),
    ],
)
def test_figures_and_words_from_elsewhere_say_nothing(language: str, reply: str) -> None:
    assert senseless(language, reply)


def test_a_list_answers_nobody_who_did_not_ask_and_words_of_many_sentences_are_none() -> None:
    assert senseless("it", "12, 14, 16", customer="Il vestito è arrivato strappato.")
    policy = "A refund takes 5 days. The desk rebooks on 8 May. A visit costs 30.00."
    request = parse_request(
        json.dumps({"language": "en", "customer": "When?", "policy": policy, "reply": "refund, 8 May, mother, bed"})
    )
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    assert not is_list_of_answers(exam)
