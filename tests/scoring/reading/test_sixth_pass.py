"""Tests of dates behind a weekday, and of promises to the customer's people."""

from __future__ import annotations

import pytest

from tests.scoring.reading.moves import moves, read_in

DATED = [
    ("It comes Monday 3 May not Friday.", "2026-05-03"),
    ("It comes on Tuesday 4 May also.", "2026-05-04"),
    ("It comes Tuesday the 4 May still.", "2026-05-04"),
    ("It comes Tues 4 May only in the morning.", "2026-05-04"),
    ("Your appointment is Thursday 20 May not 21 May.", "2026-05-20"),
    ("It arrives 3 May not before.", "2026-05-03"),
]


def read(language: str, text: str) -> set[str]:
    reading = read_in(language, text)
    return moves(reading, least=0.4)


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_day_and_may_are_a_date_behind_a_weekday_or_before_not(text: str, day: str) -> None:
    reading = read_in("en", text)
    assert day in {value.text for claim in reading.claims for value in claim.values} | {
        value.due.at[:10] for value in reading.promised if value.due is not None and value.due.at
    }


KEPT = [
    ("en", "Your mother will have a new one tomorrow by 5 pm.", "pledge:replace@2026-03-04T17:00"),
    ("en", "Your mother will receive a new one tomorrow by 5 pm.", "pledge:replace@2026-03-04T17:00"),
    ("en", "Our delivery partner will bring a new one tomorrow by 5 pm.", "pledge:replace@2026-03-04T17:00"),
    ("en", "Your husband will receive the refund by Friday.", "pledge:refund@2026-03-06"),
    ("en", "Your son will get his replacement on Friday.", "pledge:replace@2026-03-06"),
    ("en", "Your daughter will be called back by me today.", "pledge:call_back@2026-03-03"),
    ("ko", "남편분께서 주문하신 상품을 내일 다시 보내겠습니다", "pledge:replace@2026-03-04"),
    ("ko", "고객님께서 주문하신 상품은 내일 도착할 예정입니다", "pledge:deliver@2026-03-04"),
    ("ko", "어머님께서 어제 주문하신 상품을 내일 다시 보내겠습니다", "pledge:replace@2026-03-04"),
]
THEIRS = [
    ("en", "Your husband will have to call us tomorrow."),
    ("en", "Your partner will call us back tomorrow."),
    ("ko", "남편분이 내일 다시 보낼게요"),
]


@pytest.mark.parametrize(("language", "text", "pledge"), KEPT)
def test_what_the_customers_people_get_or_ordered_is_promised_by_us(language: str, text: str, pledge: str) -> None:
    assert pledge in read(language, text)


@pytest.mark.parametrize(("language", "text"), THEIRS)
def test_what_the_customers_people_do_is_no_promise_of_ours(language: str, text: str) -> None:
    assert not {each for each in read(language, text) if each.startswith(("pledge", "soft"))}


@pytest.mark.parametrize("text", ["All 3 may not arrive together.", "Some 2 may also be late."])
def test_a_number_before_may_and_a_verb_is_no_date(text: str) -> None:
    assert not {each for each in read("en", text) if each.startswith("value:2026")}
