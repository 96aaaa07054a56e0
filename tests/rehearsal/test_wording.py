"""How the bots speak Korean and Italian: days and hours, politeness, and the same kinds of words in each language."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

import pytest

from simulator.rehearsal import wording_it, wording_ko
from simulator.rehearsal.tongues import SPEECHES

NOW = datetime.fromisoformat("2026-03-03T15:30")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("주문은 245mm인데 235mm가 나갔으므로 오배송이다.", "주문은 245mm인데 235mm가 나갔으므로 오배송입니다."),
        ("맞교환이면 금요일에 도착한다.", "맞교환이면 금요일에 도착합니다."),
        ("245mm는 재고가 있다.", "245mm는 재고가 있습니다."),
        ("배송비는 0원, 곧 무료다.", "배송비는 0원, 곧 무료입니다."),
        ("오배송이 아니다.", "오배송이 아닙니다."),
        ("새 상품을 받는다.", "새 상품을 받습니다."),
    ],
)
def test_a_note_in_the_plain_style_is_said_politely(note: str, said: str) -> None:
    assert wording_ko.polite(note) == said


def test_days_and_hours_are_said_as_people_say_them() -> None:
    assert wording_ko.when_words(datetime.fromisoformat("2026-03-04T11:00"), NOW) == "내일 오전 11시"
    assert wording_ko.when_words(datetime.fromisoformat("2026-03-05T17:30"), NOW) == "3월 5일 목요일 오후 5시 30분"
    assert wording_ko.when_words(datetime.fromisoformat("2026-03-03T12:00"), NOW) == "오늘 오후 12시"
    assert wording_it.when_words(datetime.fromisoformat("2026-03-04T11:00"), NOW) == "domani alle 11:00"
    assert wording_it.when_words(datetime.fromisoformat("2026-03-04T01:15"), NOW) == "domani all'1:15"
    assert wording_it.when_words(datetime.fromisoformat("2026-03-05T17:00"), NOW) == "giovedì 5 marzo alle 17:00"


@pytest.mark.parametrize("language", SPEECHES)
def test_each_language_has_words_for_all_that_a_bot_does(language: str) -> None:
    speech = SPEECHES[language]
    needed = [each.name for each in fields(speech) if each.name not in ("ask_topic", "taking_up", "taking_up_both")]
    assert [name for name in needed if getattr(speech, name) in ("", (), {})] == []
    assert {"order_number", "problem", "deadline", "occasion", "preference"} <= speech.asks.keys()
    assert {"call_back", "message"} <= speech.promises.keys()
