"""Texts are parted into sentences in one way, wherever the engine asks for them."""

from __future__ import annotations

import pytest

from simulator.engine.sentences import is_named, sentence_at, sentences


def test_sentences_are_parted_by_signs_and_line_ends() -> None:
    found = list(sentences("It costs 24.90. Fine?\nYes!"))
    assert [each.text for each in found] == ["It costs 24.90", "Fine", "Yes"]
    assert [each.asks for each in found] == [False, True, False]


@pytest.mark.parametrize("text", ["Friday?!", "Friday!?", "Friday ?", "금요일이요？"])
def test_a_question_mark_among_other_signs_asks(text: str) -> None:
    (only,) = sentences(text)
    assert only.asks


@pytest.mark.parametrize("text", ["", "...", " \n\n ", "?!"])
def test_signs_alone_are_no_sentence(text: str) -> None:
    assert list(sentences(text)) == []


def test_the_sentence_around_some_words_reaches_to_the_first_end_behind_them() -> None:
    text = "I see. Did 24.90 go off? Yes."
    start = text.index("24.90")
    assert sentence_at(text, start, start + 5).text == "Did 24.90 go off"
    assert sentence_at(text, start, start + 5).asks
    assert sentence_at(text, 0, 1).text == "I see"


@pytest.mark.parametrize(
    ("text", "word", "asks"),
    [
        ("Friday!?", "Friday", True),
        ("Friday?!", "Friday", True),
        ("Which day...?", "day", True),
        ("So Friday…?", "Friday", True),
        ("What 6.50!?", "6.50", True),
        ("It costs 6.50... Fine?", "6.50", False),
        ("Friday.\nFine?", "Friday", False),
        ("Friday", "Friday", False),
    ],
)
def test_both_ways_of_parting_agree_on_what_asks(text: str, word: str, asks: bool) -> None:
    start = text.index(word)
    (around,) = [each for each in sentences(text) if word in each.text]
    assert sentence_at(text, start, start + len(word)) == around
    assert around.asks is asks


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Is 555-0171 right", True),
        ("is it 555-0171, then", True),
        ("Is 555-01712 right", False),
        ("Is 1555-0171 right", False),
        ("555-0171이 맞나요", True),
    ],
)
def test_a_part_of_a_longer_code_names_no_value(words: str, named: bool) -> None:
    assert is_named(words, ("555-0171", "")) is named
