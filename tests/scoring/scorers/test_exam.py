"""The questions about words that several scorers ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.scorers.exam import sentence_at, sentences, words, words_in
from tests.scoring.desk import CUSTOMER, did, rated

TEXTS = st.text(alphabet="ab1 .,!?\n", max_size=60)


@given(TEXTS, st.integers(-2, 62), st.integers(-2, 62))
def test_the_words_of_a_span_are_those_that_begin_in_it(text: str, start: int, end: int) -> None:
    assert words_in(text, start, end) == tuple(word for word in words(text) if start <= word.start < end)


@given(TEXTS, st.integers(-2, 62))
def test_the_sentence_of_a_character_is_the_one_that_holds_it_or_the_text(text: str, start: int) -> None:
    held = [span for span in sentences(text) if span[0] <= start < span[1]]
    assert sentence_at(text, start) == (held[0] if held else (0, len(text)))


@pytest.mark.parametrize("times", [40, 80])
def test_a_long_reply_is_rated_like_a_short_one(times: int) -> None:
    said = "Your daughter's birthday is on Saturday, I am sorry. An express parcel arrives on Thursday. "
    card = rated(said * times, customer=CUSTOMER, actions=(did("reship", means=("replace",)),))
    assert (
        card.accuracy.level
        == rated(said, customer=CUSTOMER, actions=(did("reship", means=("replace",)),)).accuracy.level
    )
