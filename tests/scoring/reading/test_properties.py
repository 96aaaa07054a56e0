"""Whatever is typed, the reader answers, points into the text and says the same again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.reading.clauses import clauses
from scoring.reading.items import Reading
from scoring.reading.reader import read_reply
from scoring.reading.values import values
from tests.scoring.reading.moves import NOW, english, moves, read

WORDS = re.findall(
    r"\S+",
    "sorry i will call u tmrw by 5 refund 24.90 your order number ? . , if it and not calm down the parcel late ill "
    "half to - £ % 3-5 working days monday 4/3 17:00 please can you thanks 99/99 25:61 march 31 february hundred and",
)
TYPED = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


def spans(reading: Reading) -> Iterator[tuple[int, int]]:
    for kind in (reading.acknowledged, reading.asked, reading.claims, reading.promised, reading.offered):
        yield from ((item.start, item.end) for item in kind)
    for other in (reading.refused, reading.blamed, reading.courtesies, reading.heated):
        yield from ((item.start, item.end) for item in other)
    for claim in reading.claims:
        yield from ((value.start, value.end) for value in claim.values)


@settings(max_examples=300, deadline=None)
@given(text=TYPED, customer=TYPED)
def test_any_text_is_read_with_spans_inside_it(text: str, customer: str) -> None:
    reading = read_reply(text, language="en", pack=english(), now=NOW, customer=customer)
    assert all(0 <= start < end <= len(text) for start, end in spans(reading))
    assert 0 <= reading.heat <= 3
    assert 0 <= reading.copied <= 100
    assert reading == read_reply(text, language="en", pack=english(), now=NOW, customer=customer)


@settings(max_examples=100, deadline=None)
@given(text=TYPED)
def test_any_text_is_read_without_a_time_and_without_a_pack(text: str) -> None:
    assert read_reply(text, language="en", pack=english()).language == "en"
    assert read_reply(text, language="xx", pack=None).language == "xx"


@settings(max_examples=150, deadline=None)
@given(text=TYPED)
def test_values_and_clauses_lie_in_order_without_overlap(text: str) -> None:
    in_order([(value.start, value.end) for value in values(text, NOW, pack=english())], len(text))
    in_order([(clause.start, clause.end) for clause in clauses(text, pack=english())], len(text))


def in_order(places: Sequence[tuple[int, int]], length: int) -> None:
    ends = [0, *(end for _, end in places)]
    assert all(last <= start < end <= length for last, (start, end) in zip(ends, places, strict=False))


@settings(max_examples=60, deadline=None)
@given(phrase=st.text(alphabet="abcdefghijklmnopqrstuvwxyz |<>!?~=^$#.", max_size=30))
def test_any_topic_phrase_of_a_scenario_can_be_compiled(phrase: str) -> None:
    topics = {"own": (phrase,)}
    assert read_reply("where is it", language="en", pack=english(), topics=topics).sense == "clear"


@given(place=st.integers(min_value=1, max_value=8))
@settings(max_examples=20, deadline=None)
def test_a_swap_of_two_letters_does_not_change_what_is_read(place: int) -> None:
    word = "understand"
    typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert "ack~generic" in moves(read(f"i {typed}"))
