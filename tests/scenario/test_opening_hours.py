"""When a desk is open, and which moment an author means."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from simulator.scenario.opening_hours import OpeningHours, is_when, moment_after, read_days, read_hours, read_spans

SHOP = read_hours({"mon-fri": "08:00-12:00, 13:00-18:00", "sat": "09:00-13:00"}, ("2026-03-05",))
TUESDAY = datetime(2026, 3, 3, 15, 30)  # noqa: DTZ001 - simulated time has no zone


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-03 08:00", True),
        ("2026-03-03 12:30", False),
        ("2026-03-03 18:00", True),
        ("2026-03-03 18:01", False),
        ("2026-03-07 10:00", True),
        ("2026-03-08 10:00", False),
        ("2026-03-05 10:00", False),
    ],
)
def test_a_desk_is_open_in_its_spans_and_never_on_a_holiday(moment: str, is_open: bool) -> None:
    assert SHOP.is_open(at(moment)) is is_open


def test_a_desk_without_hours_is_always_open() -> None:
    assert OpeningHours(days={}).is_open(at("2026-03-08 03:00"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2h", "2026-03-03 17:30"),
        ("+90m", "2026-03-03 17:00"),
        ("1h 30m", "2026-03-03 17:00"),
        ("+1d 11:00", "2026-03-04 11:00"),
        ("same day 17:00", "2026-03-03 17:00"),
        ("next day 11:05", "2026-03-04 11:05"),
        ("Next Day 9:00", "2026-03-04 09:00"),
        ("next week 11:00", "2026-03-10 11:00"),
        ("next working day 09:00", "2026-03-04 09:00"),
    ],
)
def test_a_moment_is_named_as_people_name_it(text: str, moment: str) -> None:
    assert is_when(text)
    assert moment_after(TUESDAY, text, SHOP) == at(moment)


def test_the_next_working_day_leaves_out_holidays_and_closed_days() -> None:
    assert moment_after(at("2026-03-04 10:00"), "next working day 9:00", SHOP) == at("2026-03-06 09:00")
    assert moment_after(at("2026-03-06 10:00"), "next working day 9:00") == at("2026-03-09 09:00")


def test_a_desk_that_never_opens_has_no_next_working_day() -> None:
    closed = read_hours({"mon-sun": "closed"})
    assert closed.next_working_day(date(2026, 3, 3)) is None
    with pytest.raises(ValueError, match="never open"):
        moment_after(TUESDAY, "next working day 9:00", closed)


@pytest.mark.parametrize("text", ["", "tomorrow", "11:00", "+d", "next day", "+1d 25:00", "next month 09:00", "90"])
def test_what_names_no_moment_is_refused(text: str) -> None:
    assert not is_when(text)
    with pytest.raises(ValueError, match="no moment"):
        moment_after(TUESDAY, text)


def test_a_range_of_days_may_run_over_sunday() -> None:
    assert read_days("sat-mon") == ("sat", "sun", "mon")


@pytest.mark.parametrize("text", ["8-18", "18:00-08:00", "08:00", "08:00-25:00", "", "08:00-09:00;"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"span|begins"):
        read_spans(text)


def test_a_span_may_last_till_midnight() -> None:
    assert read_hours({"fri": "20:00-24:00"}).is_open(at("2026-03-06 23:59"))


@pytest.mark.parametrize("text", ["999999d", "999999h", "+999d 25:00", "999999d 999999d 999999d", "soon"])
def test_what_is_no_moment_or_lies_too_far_away_is_refused(text: str) -> None:
    assert not is_when(text)


@pytest.mark.parametrize("text", ["3650d", "+999d 11:00", "next week 9:05", "1h 30m", "same day 23:59"])
def test_a_moment_within_ten_years_is_one(text: str) -> None:
    assert is_when(text)
