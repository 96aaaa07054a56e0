"""What is asked once more, and what only seems to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.repeats import may_mean_else, wants_once_more
from simulator.scenario.model import CaseFact
from tests.cases import last_line, play, reading, reply, small_scenario

ORDER = {"order_number"}


@pytest.mark.parametrize(
    "asked",
    ["What is your order number?", "and the number was?", "Could you give me the number of the party order again?"],
)
def test_who_names_nothing_else_of_the_case_means_what_was_told(asked: str) -> None:
    assert not may_mean_else(small_scenario(), ORDER, asked)


def test_a_word_by_which_the_case_speaks_of_something_else_leaves_open_what_is_meant() -> None:
    assert may_mean_else(small_scenario(), ORDER, "What is the number of the party?")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "Could you please tell me that?"),
        ("en", "I need this from you, please."),
        ("it", "Mi può dare questo dato?"),
        ("ko", "알려 주시겠습니까?"),
    ],
)
def test_the_words_of_asking_speak_of_nothing_else(language: str, asked: str) -> None:
    phrases = {"en": ("could you tell me please", "need this"), "it": ("può dare questo dato",), "ko": ("알려 주시겠",)}
    case = replace(small_scenario(), language=language, topics={"help": phrases[language]})
    assert not may_mean_else(case, ORDER, asked)


def test_who_must_ask_again_does_not_want_to_hear_the_same_again() -> None:
    assert wants_once_more("Could you say that again?", "en")
    assert not wants_once_more("I have to ask again, who was it?", "en")


def test_a_word_that_stands_for_many_things_tells_nothing() -> None:
    scenario = small_scenario()
    many = tuple(CaseFact(id=f"fact_{n}", values=("party",), says=(f"At the party, {n}.",)) for n in range(3))
    crowded = replace(scenario, facts=(*scenario.facts, *many))
    assert not may_mean_else(crowded, ORDER, "What is the number of the party?")


def test_a_korean_and_an_italian_plea_to_repeat_is_one() -> None:
    korean = replace(
        small_scenario(), language="ko", facts=(CaseFact(id="party", topic=("잔치",), says=("잔치가 있어요.",)),)
    )
    assert may_mean_else(korean, ORDER, "잔치 번호가 뭐예요?")
    assert not may_mean_else(korean, ORDER, "잔치 번호 다시 말씀해 주세요")
    italian = replace(
        small_scenario(), language="it", facts=(CaseFact(id="party", topic=("festa",), says=("Per la festa.",)),)
    )
    assert may_mean_else(italian, ORDER, "Il numero della festa?")
    assert not may_mean_else(italian, ORDER, "Mi ripete il numero della festa?")


def test_an_open_repeat_is_told_again_asks_which_was_meant_and_costs_nothing() -> None:
    once = reply(reading(asked=["order_number"]))
    first = play(small_scenario(), [once])
    second = play(small_scenario(), [once, reply(reading(asked=["order_number"]), text="What number has the party?")])
    assert last_line(second).startswith("Still 123. or_else")
    assert (second.patience, second.mood, second.trust) == (first.patience, first.mood, first.trust)
    assert second.repeats == ()


def test_a_statement_that_only_looks_like_a_question_is_answered_with_nothing_told_again() -> None:
    once = reply(reading(asked=["order_number"]))
    second = play(small_scenario(), [once, reply(reading(asked=["order_number"]), text="Tell them about the party.")])
    assert "Still 123." not in last_line(second)
    assert second.repeats == ()
