"""Sums of money are read as one where they are one, and as two where they are two."""

from __future__ import annotations

import pytest

from scoring.languages.load import load_pack
from scoring.reading.values import values
from tests.scoring.reading.moves import NOW


def sums(language: str, text: str) -> list[str]:
    pack = load_pack(language)
    assert pack is not None
    return [value.text for value in values(text, NOW, pack=pack) if value.kind == "money"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("250 euros, ten pounds", ["250.00", "10.00"]),
        ("250 euros 10 pounds", ["250.00", "10.00"]),
        ("20 pounds, 50 of them", ["20.00"]),
        ("20 pounds 500", ["20.00"]),
        ("9 pounds 50", ["9.50"]),
        ("9pounds 50", ["9.50"]),
        ("9 pounds and 50 pence", ["9.50"]),
        ("That makes five! £5", ["5.00"]),
        ("3) £20 back", ["20.00"]),
        ("20 £ and not 30 £", ["20.00", "30.00"]),
        ("20 pounds 50 of them", ["20.00"]),
        ("20 pounds 30 people", ["20.00"]),
        ("20 pounds 12.50", ["20.00", "12.50"]),
        ("20 pounds 5", ["20.00"]),
        ("20 euro 7 november", ["20.00"]),
        ("20 pounds 5pm", ["20.00"]),
        ("20 pounds 05", ["20.05"]),
        ("20 pounds 50 a month", ["20.50"]),
        ("twenty pounds fifty, please", ["20.50"]),
        ("twenty pounds five", ["20.05"]),
        ("9 pounds 5 pence", ["9.05"]),
        ("thirty-four pounds ninety-five goes back to your card", ["34.95"]),
        ("34 pounds 95 including delivery", ["34.95"]),
        ("34 pounds 95 comes back to you", ["34.95"]),
        ("34 pounds 95 refunded today", ["34.95"]),
        ("34 pounds 95 plus 5 pounds", ["34.95", "5.00"]),
        ("20 pounds twelve tickets", ["20.00"]),
        ("20 pounds 12 pm", ["20.00"]),
        ("20 pounds 12th", ["20.00"]),
    ],
)
def test_english_sums(text: str, read: list[str]) -> None:
    assert sums("en", text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("22 euro con 21 centesimi", ["22.21"]),
        ("22 euro e 21 centesimi", ["22.21"]),
        ("22 euro e 21", ["22.21"]),
        ("22 euro e 10 sterline", ["22.00", "10.00"]),
        ("10 euro con 2 giorni di ritardo", ["10.00"]),
        ("20 euro e 7 novembre", ["20.00"]),
        ("20 euro 7 novembre", ["20.00"]),
        ("20 euro e 50 posti", ["20.00"]),
        ("20 euro e 50 al mese", ["20.50"]),
        ("20 euro e 5 centesimi", ["20.05"]),
        ("20 euro 12,50", ["20.00", "12.50"]),
        ("58 euro e 50 vengono rimborsati", ["58.50"]),
        ("58 euro e 50 già pagati", ["58.50"]),
        ("58 euro e 50 compresa l'uscita", ["58.50"]),
        ("58 euro e 50 sulla carta", ["58.50"]),
        ("20 euro e 12 biglietti", ["20.00"]),
    ],
)
def test_italian_sums(text: str, read: list[str]) -> None:
    assert sums("it", text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5만 2천 원입니다", ["52000.00"]),
        ("5만2천원", ["52000.00"]),
        ("5만 2천원", ["52000.00"]),
        ("만 이천 원", ["12000.00"]),
        ("3 만 원", ["30000.00"]),
        ("10만 5천 원을 냈어요", ["105000.00"]),
        ("1만 원 2개", ["10000.00"]),
        ("2 5천 원", ["5000.00"]),
        ("5만, 2천 원", ["2000.00"]),
        ("5천 2백 원", ["5200.00"]),
        ("천 오백 원", ["1500.00"]),
        ("3만 5천 2백 원", ["35200.00"]),
        ("12만 5천 5백 원", ["125500.00"]),
        ("1억 5천만 원", ["150000000.00"]),
        ("삼십 만 원", ["300000.00"]),
        ("십 만원", ["100000.00"]),
        ("이십오 만 원입니다", ["250000.00"]),
        ("백 이십 만 원", ["1200000.00"]),
        ("삼 만 오천 원", ["35000.00"]),
        ("이 만 원은 돌려 드립니다", ["10000.00"]),  # "these ten thousand won"
        ("삼십, 만 원", ["10000.00"]),
    ],
)
def test_korean_sums(text: str, read: list[str]) -> None:
    assert sums("ko", text) == read
