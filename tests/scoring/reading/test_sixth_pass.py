"""Tests of dates behind a weekday, and of promises to the customer's people."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, moves

DATED = [
    ("It comes Monday 3 May not Friday.", "2026-05-03"),
    ("It comes on Tuesday 4 May also.", "2026-05-04"),
    ("It comes Tuesday the 4 May still.", "2026-05-04"),
    ("It comes Tues 4 May only in the morning.", "2026-05-04"),
    ("Your appointment is Thursday 20 May not 21 May.", "2026-05-20"),
    ("It arrives 3 May not before.", "2026-05-03"),
]


def read(language: str, text: str) -> set[str]:
    reading = read_reply(text, language=language, pack=load_pack(language), now=NOW, customer="")
    return moves(reading, least=0.4)


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_day_and_may_are_a_date_behind_a_weekday_or_before_not(text: str, day: str) -> None:
    reading = read_reply(text, language="en", pack=load_pack("en"), now=NOW, customer="")
    assert day in {value.text for claim in reading.claims for value in claim.values} | {
        value.due.at[:10] for value in reading.promised if value.due is not None
    }
