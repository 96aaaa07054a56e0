"""Turns the times named in a clause into the due time of a commitment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from scoring.reading.items import Due
from scoring.reading.moments import add
from scoring.reading.tokens import Token
from scoring.reading.values import Found


def due_of(
    found: Sequence[Found],
    tokens: Sequence[Token],
    text: str,
    now: datetime | None,
    leading: frozenset[str] = frozenset(),
) -> Due | None:
    """Return when something falls due by the values of its clause, or None when no time is named.

    Args:
        found: values of the clause.
        tokens: words of the whole text.
        text: the text.
        now: the call's time.
        leading: words that belong to a time when they stand before it ("by", "within").
    """
    days = [f for f in found if f.kind == "date"]
    times = [f for f in found if f.kind == "time"]
    spans = [f for f in found if f.kind == "duration"]
    if days or times:
        days = _nearest(days, _exact(times))
        used = days + _exact(times)
        words = _words(used, tokens, text, leading)
        return Due(at=_moment(days, times, now), text=words, unclear=any(f.unclear for f in used))
    if spans:
        return Due(at=_after(spans[-1], now), text=_words(spans[-1:], tokens, text, leading))
    return None


def _nearest(days: list[Found], times: list[Found]) -> list[Found]:
    """Return the day that a clock time belongs to ("tomorrow at 11, whatever happens today"), else the last one."""
    if not times:
        return days[-1:]
    return sorted(days, key=lambda day: (abs(day.first - times[0].first), -day.first))[:1]


def _exact(times: list[Found]) -> list[Found]:
    """Return the clock time, or the part of the day where no clock time is named."""
    return ([f for f in times if not f.part] or times)[-1:]


def _moment(days: list[Found], times: list[Found], now: datetime | None) -> str | None:
    day = days[-1].text if days else (now.date().isoformat() if now else "")
    if not day or not day[0].isdigit():
        return None
    picked = _exact(times)
    if not picked:
        return day
    if not days and now is not None and picked[0].text < f"{now:%H:%M}":
        day = (now + timedelta(days=1)).date().isoformat()  # the morning, said in the afternoon, is tomorrow's
    return f"{day}T{picked[0].text}"


def _after(span: Found, now: datetime | None) -> str | None:
    if now is None:
        return None
    amount, _, unit = span.text.partition(" ")
    try:
        when = add(now, int(float(amount.rpartition("-")[2])), unit)
    except OverflowError:
        return None
    return when.isoformat(timespec="minutes") if unit in ("second", "minute", "hour") else when.date().isoformat()


def _words(used: Sequence[Found], tokens: Sequence[Token], text: str, leading: frozenset[str]) -> str:
    first = min(f.first for f in used)
    if first > 0 and tokens[first - 1].word in leading and not tokens[first].gap.strip():
        first -= 1
    last = max(f.last for f in used)
    return text[tokens[first].start : tokens[last - 1].end]
