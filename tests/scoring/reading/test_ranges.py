"""Both ends of a range of days are dates, of the month that one of them names."""

from __future__ import annotations

from datetime import datetime

import pytest

from scoring.languages.load import load_pack
from scoring.reading.values import values

NOW = datetime.fromisoformat("2026-06-10T10:00")


def read(language: str, text: str) -> list[str]:
    pack = load_pack(language)
    assert pack is not None
    return [f"{each.kind} {each.text}" for each in values(text, NOW, pack=pack)]


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
        ("ko", "7월 4일부터 11일까지"),
        ("ko", "7월 4일~11일"),
        ("ko", "7월 4~11일"),
        ("ko", "7월 4일과 11일"),
    ],
)
def test_both_ends_of_a_range_are_days_of_the_month_that_is_named(language: str, text: str) -> None:
    assert read(language, text) == ["date 2026-07-04", "date 2026-07-11"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "open 4 to 11", ["number 4", "number 11"]),
        ("it", "Tecnico alle 8. 10 luglio", ["time 08:00", "date 2026-07-10"]),
        ("it", "dalle 4 alle 11", ["time 11:00"]),
        ("ko", "7월 4일 3일 안에", ["date 2026-07-04", "duration 3 day"]),
    ],
)
def test_other_numbers_side_by_side_are_no_range_of_days(language: str, text: str, told: list[str]) -> None:
    assert read(language, text) == told
