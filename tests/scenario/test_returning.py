"""A customer who comes back begins with the trainee's own words, and trusts as the last time has taught them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.scenario.returning import Memory, Word, returning
from tests.cases import small_scenario

CASE = small_scenario(mood=50, trust=50)


def memory(word: Word = "broken", quote: str = "I will call you by five") -> Memory:
    return Memory(word=word, quote=quote, loyalty=33)


def test_the_first_words_quote_the_promise_and_all_wordings_stay() -> None:
    back = returning(CASE, memory())
    assert [said.partition(". ")[2] for said in CASE.beats[0].says] == ["", ""]
    assert len(back.beats[0].says) == len(CASE.beats[0].says)
    for before, after in zip(CASE.beats[0].says, back.beats[0].says, strict=True):
        assert after.endswith(before)
        assert "Ann Lee" in after
        assert "“I will call you by five”" in after
    assert back.beats[1:] == CASE.beats[1:]
    assert "it was not kept" in back.briefing


@pytest.mark.parametrize(("word", "trust"), [("broken", 35), ("open", 42), ("kept", 60)])
def test_trust_begins_where_the_last_time_has_left_it(word: Word, trust: int) -> None:
    back = returning(CASE, memory(word))
    assert (back.customer.trust, back.customer.loyalty) == (trust, 33)


@pytest.mark.parametrize("language", ["en", "ko", "it"])
@pytest.mark.parametrize("word", ["broken", "open", "kept"])
def test_it_is_said_in_the_language_of_the_case(language: str, word: Word) -> None:
    back = returning(replace(CASE, language=language), memory(word, "17시에 전화하겠습니다"))
    assert "17시에 전화하겠습니다" in back.beats[0].says[0]
    assert ("again" in back.beats[0].says[0]) == (language == "en")


def test_braces_in_what_was_typed_are_no_placeholders() -> None:
    assert "(order)" in returning(CASE, memory(quote="I check {order}")).beats[0].says[0]
