"""Arithmetic of days and clock times against the call's own time; no clock of its own."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

LEAP_YEAR = 2000
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?")
PAST_COUNTS = 3
"""A day without a year that has passed counts as so many times farther."""
FIRST_HOUR, LAST_HOUR = 7, 20
"""Hours between which people of a service desk mean a bare hour."""


def clock(hour: int, minute: int) -> str:
    """Return a clock time as "17:00", or "" when there is none such."""
    if hour == 24 and minute == 0:
        return "23:59"
    return f"{hour:02d}:{minute:02d}" if 0 <= hour < 24 and 0 <= minute < 60 else ""


def bare_hour(hour: int, minute: int, now: datetime | None, other_day: bool) -> tuple[str, bool]:
    """Return what an hour without morning or afternoon means, and whether that is unclear.

    Args:
        hour: as said; 13 to 24 are clear by themselves.
        minute: as said.
        now: the call's time.
        other_day: True when the words name a day, so that what has passed today does not count.
    """
    if hour > 12 or hour == 0:
        return clock(hour, minute), False
    usual = hour + 12 if hour < FIRST_HOUR else hour
    if other_day or now is None:
        return clock(usual, minute), hour == FIRST_HOUR and now is None
    later = [
        h
        for h in (hour % 24, (hour + 12) % 24)
        if FIRST_HOUR <= h <= LAST_HOUR and (h, minute) >= (now.hour, now.minute)
    ]
    if len(later) == 1:
        return clock(later[0], minute), False
    return clock(later[0] if later else usual, minute), True


def on_weekday(now: datetime, weekday: int, side: str) -> tuple[date, bool]:
    """Return the day that a weekday names, and whether that is unclear because it is today.

    Args:
        now: the call's time.
        weekday: 0 for Monday.
        side: "next" for the one of next week, "last" for the one that has passed, else the one to come.
    """
    ahead = (weekday - now.weekday()) % 7
    if side == "last":
        return now.date() - timedelta(days=(now.weekday() - weekday) % 7 or 7), False
    if side == "next":
        return now.date() + timedelta(days=7 - now.weekday() + weekday), False
    return now.date() + timedelta(days=ahead), ahead == 0


def day_of_month(now: datetime, day: int, month: int | None, year: int | None, *, past: bool) -> date | None:
    """Return the date; a missing year or month is taken as the one nearest to the call.

    Args:
        now: the call's time.
        day: of the month.
        month: 1 to 12, or None.
        year: in two or four digits, or None.
        past: True when the words speak of what has been.
    """
    if year is not None and year < 100:
        year += 2000
    if month is None:
        return _in_near_month(now, day, past=past)
    if year is not None:
        return _date(year, month, day)
    found = [d for y in (now.year - 1, now.year, now.year + 1) if (d := _date(y, month, day)) is not None]
    return min(found, key=lambda d: (_far(d, now), d), default=None)


def _in_near_month(now: datetime, day: int, *, past: bool) -> date | None:
    before, after = (now.replace(day=1) - timedelta(days=1)), (now.replace(day=28) + timedelta(days=5))
    near = [_date(month.year, month.month, day) for month in ((now, before) if past else (now, after))]
    return next((d for d in near if d is not None and (d <= now.date() if past else d >= now.date())), None)


def _far(day: date, now: datetime) -> int:
    """Return how far a day lies; people name days to come more often than days gone by."""
    ahead = (day - now.date()).days
    return ahead if ahead >= 0 else PAST_COUNTS * -ahead


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add(now: datetime, amount: int, unit: str) -> datetime:
    """Return the time that lies a duration after `now`; working days run from Monday to Friday."""
    if unit == "second":
        return now + timedelta(seconds=amount)
    if unit == "minute":
        return now + timedelta(minutes=amount)
    if unit == "hour":
        return now + timedelta(hours=amount)
    if unit == "working_day":
        return _working(now, amount)
    return now + timedelta(days=amount * {"day": 1, "month": 30, "year": 365}.get(unit, 1))


def _working(now: datetime, amount: int) -> datetime:
    weeks, rest = divmod(amount, 5)
    day = now + timedelta(days=7 * weeks)
    while rest > 0 or day.weekday() > 4:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def any_year(year: int | None) -> datetime:
    """Return a day to count from where the call has no time; only month and day are used then."""
    return datetime.combine(date(year or LEAP_YEAR, 1, 1), time.min)


def day_text(when: date, anchored: object) -> str:
    """Return a day in canonical form, without its year where nothing says which."""
    return when.isoformat() if anchored else f"--{when.month:02d}-{when.day:02d}"
