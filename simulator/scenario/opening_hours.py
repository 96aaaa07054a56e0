"""Opening hours and moments as authors write them: `mon-fri: "08:00-18:00"`, `next working day 09:00`; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOSED = "closed"
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*-\s*(?:([01]?\d|2[0-3]):([0-5]\d)|24:00)")
_TIME = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)"
_WHEN = re.compile(
    rf"(?:\+(?P<days>\d{{1,3}})d|(?P<word>same day|next day|next week|next working day))\s+{_TIME}", re.IGNORECASE
)
DURATION = re.compile(r"\d{1,6}\s*[smhd](\s*\d{1,6}\s*[smhd])*")
"""What an author may write as a duration: `90s`, `2m`, `1h 30m`, `3d`."""
_PART = re.compile(r"(\d+)\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_WORDS = {"same day": 0, "next day": 1, "next week": 7}
FARTHEST = timedelta(days=3650)
"""No moment of a case lies later than this."""
_SOME_DAY = datetime(2026, 3, 2)  # noqa: DTZ001 - simulated time has no zone
_FAR = 400
"""Days after which a desk that never opens is given up."""

Span = tuple[time, time]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """When a desk is open; without any hours it always is."""

    days: Mapping[str, tuple[Span, ...]]
    """Spans by day (`DAYS`); a day that is left out is closed."""
    holidays: frozenset[date] = frozenset()
    """Closed days."""

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the spans in which the desk is open on a day."""
        if day in self.holidays:
            return ()
        if not self.days:
            return ((time(0, 0), time(23, 59, 59)),)
        return self.days.get(DAYS[day.weekday()], ())

    def is_open(self, moment: datetime) -> bool:
        """Tell whether the desk is open at a moment; the minute of closing counts as open."""
        return any(start <= moment.time().replace(microsecond=0) <= end for start, end in self.spans(moment.date()))

    def next_working_day(self, day: date) -> date | None:
        """Return the first day after this one on which the desk is open, Monday to Friday where no hours are given."""
        for number in range(1, _FAR):
            later = day + timedelta(days=number)
            if self.spans(later) and (self.days or later.weekday() < 5):
                return later
        return None


def read_hours(hours: Mapping[str, str], holidays: tuple[str, ...] = ()) -> OpeningHours:
    """Return opening hours from what an author wrote.

    Raises:
        ValueError: a day, a span or a date cannot be read.
    """
    days: dict[str, tuple[Span, ...]] = {}
    for written, text in hours.items():
        spans = read_spans(text)
        for day in read_days(written):
            days[day] = spans
    return OpeningHours(days=days, holidays=frozenset(date.fromisoformat(day) for day in holidays))


def read_days(text: str) -> tuple[str, ...]:
    """Return the days that `mon-fri` or `sat` names; a range may run over Sunday.

    Raises:
        ValueError: it names no days.
    """
    first, dash, last = (part.strip().lower() for part in text.partition("-"))
    if first not in DAYS or (dash and last not in DAYS):
        raise ValueError(f"no day: {text!r}")
    if not dash:
        return (first,)
    start, end = DAYS.index(first), DAYS.index(last)
    return tuple(DAYS[(start + n) % 7] for n in range((end - start) % 7 + 1))


def read_spans(text: str) -> tuple[Span, ...]:
    """Return the spans that `08:00-12:00, 13:00-18:00` or `closed` names.

    Raises:
        ValueError: it names none, or one that ends before it begins.
    """
    if text.strip().lower() == CLOSED:
        return ()
    spans = []
    for part in text.split(","):
        found = _SPAN.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"no span of time: {part!r}")
        end = time(int(found[3]), int(found[4])) if found[3] else time(23, 59, 59)
        start = time(int(found[1]), int(found[2]))
        if end <= start:
            raise ValueError(f"it ends before it begins: {part!r}")
        spans.append((start, end))
    return tuple(spans)


def is_when(text: str) -> bool:
    """Tell whether a text names a later moment: `2h`, `+1d 11:00`, `next day 11:00`; at most ten years later."""
    try:
        return moment_after(_SOME_DAY, text) - _SOME_DAY <= FARTHEST
    except (ValueError, OverflowError):
        return False


def moment_after(start: datetime, text: str, hours: OpeningHours | None = None) -> datetime:
    """Return the moment that a text names, counted from another.

    Args:
        start: the moment that it is counted from.
        text: a duration (`2h`), `+1d 11:00`, or `same day`, `next day`, `next week` or `next working day` with a time.
        hours: the desk's hours, for working days; without them Monday to Friday are.

    Raises:
        ValueError: the text names no moment, or the desk never opens.
    """
    found = _WHEN.fullmatch(text.strip())
    if found is None:
        return start + _duration(text.strip().removeprefix("+").strip())
    if found["days"] is not None:
        day = start.date() + timedelta(days=int(found["days"]))
    elif (word := found["word"].lower()) in _WORDS:
        day = start.date() + timedelta(days=_WORDS[word])
    else:
        working = (hours or OpeningHours(days={})).next_working_day(start.date())
        if working is None:
            raise ValueError(f"the desk is never open: {text!r}")
        day = working
    return datetime.combine(day, time(int(found["hour"]), int(found["minute"])))


def _duration(text: str) -> timedelta:
    if not DURATION.fullmatch(text):
        raise ValueError(f"no moment: {text!r}")
    return sum((timedelta(**{_UNITS[unit]: int(number)}) for number, unit in _PART.findall(text)), timedelta())
