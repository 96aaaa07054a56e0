"""Both ends of a range of days are dates, of the month that one of them names."""

from __future__ import annotations

from datetime import datetime

import pytest

from scoring.languages.load import load_pack
from scoring.reading.values import values

NOW = datetime.fromisoformat("2026-06-10T10:00")
OTHERS = [datetime.fromisoformat("2026-07-06T10:00"), datetime.fromisoformat("2026-03-03T10:00")]


def read(language: str, text: str, now: datetime = NOW) -> list[str]:
    pack = load_pack(language)
    assert pack is not None
    return [f"{each.kind} {each.text}" for each in values(text, now, pack=pack)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "from 4 to 11 July"),
        ("en", "free for 4 to 11 July"),
        ("en", "4-11 July"),
        ("en", "between 4 and 11 July"),
        ("en", "4th to 11th July"),
        ("en", "July 4 to 11"),
        ("it", "dal 4 all'11 luglio"),
        ("it", "4-11 luglio"),
        ("it", "tra il 4 e l'11 luglio"),
        ("it", "il 4 o l'11 luglio"),
        ("it", "da sabato 4 a sabato 11 luglio"),
        ("en", "the 4th to the 11th of July"),
        ("en", "between the 4th and the 11th July"),
        ("en", "July the 4th to the 11th"),
        ("ko", "7월 4일부터 11일까지"),
        ("ko", "7월 4일~11일"),
        ("ko", "7월 4~11일"),
        ("ko", "7월 4일과 11일"),
    ],
)
@pytest.mark.parametrize("now", [NOW, *OTHERS], ids=str)
def test_both_ends_of_a_range_are_days_of_the_month_that_is_named(language: str, text: str, now: datetime) -> None:
    assert read(language, text, now) == ["date 2026-07-04", "date 2026-07-11"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "4 to 6 March 2027"),
        ("en", "March 4 to 6, 2027"),
        ("it", "dal 4 al 6 marzo 2027"),
        ("it", "tra il 4 e il 6 marzo 2027"),
        ("ko", "2027년 3월 4일부터 6일까지"),
    ],
)
def test_both_ends_of_a_range_are_of_the_year_that_is_named(language: str, text: str) -> None:
    assert read(language, text) == ["date 2027-03-04", "date 2027-03-06"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2 or 3 may arrive late", "number 2"),
        ("Questions 2 and 5 may help", "number 2"),
        ("Rooms 4 to 7 may be used.", "number 4"),
        ("2 or 3 may", "date 2026-05-02"),
        ("from 2 to 3 May at noon", "date 2026-05-02"),
        ("2nd to 3rd May delivery", "date 2026-05-02"),
    ],
)
def test_may_is_a_month_unless_a_verb_stands_behind_it(text: str, first: str) -> None:
    assert read("en", text)[0] == first


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "open 4 to 11", ["number 4", "number 11"]),
        ("en", "July 4 to 6, 5 of us", ["date 2026-07-04", "date 2026-07-06", "number 5"]),
        ("it", "Tecnico alle 8 e il 10 luglio", ["time 08:00", "date 2026-07-10"]),
        ("it", "Tecnico alle 8. 10 luglio", ["time 08:00", "date 2026-07-10"]),
        ("it", "dalle 4 alle 11", ["time 11:00"]),
        ("ko", "7월 4일 3일 안에", ["date 2026-07-04", "duration 3 day"]),
    ],
)
def test_other_numbers_side_by_side_are_no_range_of_days(language: str, text: str, told: list[str]) -> None:
    assert read(language, text) == told
