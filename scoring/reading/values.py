"""Reads typed values (money, numbers, percent, durations, dates, times, codes) with the words that they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from scoring.reading.amounts import amount_of
from scoring.reading.hours import is_evening, told_hour
from scoring.reading.items import Value, ValueKind
from scoring.reading.lengths import length_text
from scoring.reading.moments import CLOCK, SLASHED, any_year, bare_hour, clock, day_of_month, day_text, on_weekday
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit, find
from scoring.reading.ranges import BEGINS, ENDS, RangeEnd, end_of_range, stands_for_verb
from scoring.reading.tokens import LONGEST_TEXT_KEPT, Token, normalise

CODE = re.compile(r"(?=.*\d)[a-z]{0,6}\d[a-z0-9]{3,}")
PRICE = re.compile(r"\d+\.\d{2}")
"""Two decimals are an amount of money, whatever stands beside."""
LONG_NUMBER = 5
"""From this many digits on a bare number is a code."""
FAR = 10**6
"""Larger amounts of time are not read."""
HALF, SUM = "half", "sum"
"""Lengths of time with a half behind them ("an hour and a half"), and of hours and minutes."""


class Found(NamedTuple):
    """A value and the words that it was read from (`first` to before `last`, counted in words).

    A named tuple, for each text makes several.
    """

    kind: ValueKind
    text: str
    first: int
    last: int
    unclear: bool = False
    part: str = ""
    """Time by which a part of the day is over; such a find is no value by itself."""
    ranged: bool = False
    """True for the end of a range, which has the month of the other end."""

    def value(self, tokens: Sequence[Token]) -> Value:
        """Return it with its place in the text."""
        return Value(kind=self.kind, text=self.text, start=tokens[self.first].start, end=tokens[self.last - 1].end)


def values(text: str, now: datetime | None, *, pack: LanguagePack) -> tuple[Value, ...]:
    """Return all values of a text in canonical form.

    Args:
        text: any text.
        now: the call's time; relative days stay relative ("+1 day") without it.
        pack: of the text's language.
    """
    tokens = normalise(text, pack.spellings)
    return tuple([found.value(tokens) for found in found_in(text, tokens, now, pack) if not found.part])


def found_in(text: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> tuple[Found, ...]:
    """Return the values of a text, as `find_values` does; what a text says by itself is kept, for it is asked again.

    Args:
        text: any text.
        tokens: its words, perhaps mended towards those of the case.
        now: the call's time.
        pack: of the text's language.
    """
    by_itself = len(text) <= LONGEST_TEXT_KEPT and tokens is normalise(text, pack.spellings)
    return _found_in(text, now, pack) if by_itself else find_values(tokens, now, pack)


@lru_cache(maxsize=128)
def _found_in(text: str, now: datetime | None, pack: LanguagePack) -> tuple[Found, ...]:
    return find_values(normalise(text, pack.spellings), now, pack)


def canonical(value_text: str, *, pack: LanguagePack, now: datetime | None = None) -> str:
    """Return the one form in which equal values are equal text ("a fortnight" and "14 days" are both "14 day").

    A text that is not just one value comes back as its normalised words.
    """
    tokens = normalise(value_text, pack.spellings)
    found = [each for each in find_values(tokens, now, pack) if not each.part]
    return found[0].text if len(found) == 1 else " ".join(token.stem for token in tokens)


def agrees(value: Value, expected: str, *, pack: LanguagePack, now: datetime | None = None) -> bool:
    """Tell whether a value that was said is the expected one: "£30" agrees with "30", "a fortnight" with "14 days"."""
    wanted = canonical(expected, pack=pack, now=now)
    return _bare(value.text) == _bare(wanted)


def _bare(text: str) -> str:
    return text[:-3] if text.endswith(".00") else text


def find_values(tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> tuple[Found, ...]:
    """Return the values of normalised words, the longest reading of each place, in order."""
    found = [each for hit in find(pack.value_patterns, tokens) if (each := _read(hit, tokens, now, pack)) is not None]
    for i, token in enumerate(tokens):
        if token.number or not token.word.isalpha():
            found.extend(_single(i, token, tokens, now, pack))
    if not found:
        return ()
    found.sort(
        key=lambda f: (
            f.kind == "number" or (f.kind == "money" and f.last - f.first == 1),
            f.first - f.last,
            f.kind != "time",
            not f.ranged,
            f.first,
            f.kind,
        )
    )
    taken: set[int] = set()
    kept = []
    for each in found:
        places = range(each.first, each.last)
        if not taken.intersection(places):
            taken.update(places)
            kept.append(each)
    return tuple(sorted(kept, key=lambda f: f.first))


def _single(i: int, token: Token, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> list[Found]:
    """Return what one word is worth by its own shape."""
    word = token.word
    if (match := CLOCK.fullmatch(word)) and ":" in word:
        return _clock(int(match[1]), int(match[2]), i, tokens, now, pack)
    if match := SLASHED.fullmatch(word):
        return _slashed(match, i, now, pack)
    if CODE.fullmatch(word) or (word.isdigit() and len(word) >= LONG_NUMBER):
        return [Found(kind="code", text=word.upper(), first=i, last=i + 1)]
    if PRICE.fullmatch(token.number):
        return [Found(kind="money", text=token.number, first=i, last=i + 1)]
    if token.number and word[0].isdigit():
        return [Found(kind="number", text=token.number, first=i, last=i + 1)]
    if token.number and word not in pack.groups["not_numbers"][0]:
        return [Found(kind="number", text=token.number, first=i, last=i + 1)]
    return []


def _clock(
    hour: int, minute: int, i: int, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack
) -> list[Found]:
    following = tokens[i + 1].word if i + 1 < len(tokens) else ""
    if tokens[i].word[0] == "0":
        text, unclear, last = clock(hour, minute), False, i + 1
    elif hour <= 12 and following in pack.calendar.afternoon | pack.calendar.morning:
        late = following in pack.calendar.afternoon
        text, unclear, last = clock(hour % 12 + (12 if late else 0), minute), False, i + 2
    else:
        text, unclear = bare_hour(hour, minute, now, _other_day(tokens, i, pack))
        last = i + 1
    return [Found(kind="time", text=text, first=i, last=last, unclear=unclear)] if text else []


def _slashed(match: re.Match[str], i: int, now: datetime | None, pack: LanguagePack) -> list[Found]:
    one, two = int(match[1]), int(match[2])
    day, month = (one, two) if pack.calendar.day_first or one > 12 else (two, one)
    year = int(match[3]) if match[3] else None
    when = day_of_month(now or any_year(year), day, month, year, past=False) if 0 < month < 13 else None
    return [Found(kind="date", text=day_text(when, now or year), first=i, last=i + 1)] if when else []


def _read(hit: Hit, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    kind, _, constant = hit.id.partition(":")
    return READERS[kind](hit, constant, tokens, now, pack)


def _numbers(hit: Hit, tokens: Sequence[Token]) -> list[str]:
    return [tokens[i].number for name, i in hit.captured if name == "#"]


def _words(hit: Hit, name: str, tokens: Sequence[Token]) -> list[Token]:
    return [tokens[i] for group, i in hit.captured if group == name]


def _money(hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    amount = amount_of(hit, constant, tokens, pack)
    if amount is None:
        return None
    return Found(kind="money", text=amount.text, first=hit.start, last=amount.last)


def _percent(
    hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack
) -> Found | None:
    return Found(kind="percent", text=_numbers(hit, tokens)[0], first=hit.start, last=hit.end)


def _duration(
    hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack
) -> Found | None:
    if constant and constant not in (HALF, SUM):
        return Found(kind="duration", text=constant, first=hit.start, last=hit.end)
    units = [pack.calendar.units[word.stem] for word in _words(hit, "unit", tokens)]
    unit = units[0]
    working = bool(_words(hit, "working", tokens))
    numbers = _numbers(hit, tokens) or ["1"]
    try:
        amounts = [float(number) for number in numbers]
    except ValueError:
        return None
    if max(amounts) > FAR:
        return None
    if constant == HALF:
        amounts = [amounts[0] + 0.5]
    elif constant == SUM:
        if units != ["hour", "minute"]:
            return None
        hours = amounts[0] if len(amounts) > 1 else 1
        unit, amounts = "minute", [60 * hours + amounts[-1]]
    return Found(kind="duration", text=length_text(amounts, unit, working), first=hit.start, last=hit.end)


def _date(hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    if constant in (BEGINS, ENDS):
        end = end_of_range(hit, constant, tokens, pack)
        return None if end is None else _dated(end, tokens, now, pack)
    unclear = False
    weekdays = _words(hit, "weekday", tokens)
    # Of "Friday 13 March" the date is meant: the weekday is what people get wrong.
    dated = _calendar_day(hit, tokens, now, pack) if weekdays else ""
    if dated:
        text = dated
    elif weekdays or constant == "week_end":
        number = pack.calendar.weekdays[weekdays[0].word] if weekdays else 4
        past = not constant and _is_past(hit.start, tokens, pack)
        text, unclear = _weekday_text(number, "last" if past else constant, now)
    elif constant:
        days = int(constant)
        text = (now + timedelta(days=days)).date().isoformat() if now else f"{days:+d} day"
    else:
        text = _calendar_day(hit, tokens, now, pack)
    return Found(kind="date", text=text, first=hit.start, last=hit.end, unclear=unclear) if text else None


def _dated(end: RangeEnd, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    past = _is_past(end.first, tokens, pack)
    when = day_of_month(now or any_year(None), end.day, end.month, end.year, past=past)
    if when is None:
        return None
    return Found(kind="date", text=day_text(when, now or end.year), first=end.first, last=end.last, ranged=True)


def _is_past(i: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether the words before a day speak of what has been."""
    begun = max((j for j in range(max(0, i - 5), i + 1) if tokens[j].gap.strip()), default=0)
    near = tokens[max(begun, i - 5) : i]
    before = [token.word for token in near]
    if any(word in pack.groups["was"][0] for word in before):
        return True
    open_ended = pack.groups["toward"][0] | pack.groups["future_word"][0] | pack.groups["be"][0]
    return not open_ended.intersection(before) and any(token.form == "past" for token in near[-3:])


def _weekday_text(number: int, side: str, now: datetime | None) -> tuple[str, bool]:
    if now is None:
        return f"weekday {number}", False
    when, unclear = on_weekday(now, number, side)
    return when.isoformat(), unclear


def _calendar_day(hit: Hit, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> str:
    numbers = [int(n) for n in _numbers(hit, tokens) if n.isdigit() and len(n) < 5]
    months = _words(hit, "month", tokens)
    if not numbers or numbers[0] > 31 or numbers[0] < 1 or (now is None and not months):
        return ""
    places = [i for name, i in hit.captured if name == "#"]
    month_at = next((i for name, i in hit.captured if name == "month"), None)
    if tokens[places[0]].word in pack.groups["not_numbers"][0] or stands_for_verb(places[0], month_at, tokens, pack):
        return ""
    month = pack.calendar.months[months[0].word] if months else None
    year = numbers[1] if len(numbers) > 1 and 2000 <= numbers[1] < 2100 else None
    when = day_of_month(now or any_year(year), numbers[0], month, year, past=_is_past(hit.start, tokens, pack))
    return day_text(when, now or year) if when else ""


def _iso(hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    try:
        year, month, day = (int(n) for n in _numbers(hit, tokens))
        text = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Found(kind="date", text=text, first=hit.start, last=hit.end)


def _time(hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    clocks = _words(hit, "clock", tokens)
    if clocks:
        return Found(kind="time", text=pack.calendar.clocks[clocks[0].word], first=hit.start, last=hit.end)
    place = [i for name, i in hit.captured if name == "#"][-1]
    read = told_hour(hit, constant, place, tokens, now)
    if read is None:
        return None
    hour, minute = read
    hour, minute = {"half": (hour, 30), "past": (hour, 15), "to": (hour - 1 or 12, 45)}.get(constant, (hour, minute))
    side = _words(hit, "meridiem", tokens)
    first = place if constant == "bare" else hit.start
    if side and hour <= 12:
        late = side[-1].word in pack.calendar.afternoon
        text, unclear = clock(hour % 12 + (12 if late else 0), minute), False
    elif is_evening(hour, tokens, place, pack.calendar.parts, pack.groups["either"][0]):
        text, unclear = clock(hour + 12, minute), False
    else:
        text, unclear = bare_hour(hour, minute, now, _other_day(tokens, place, pack))
    return Found(kind="time", text=text, first=first, last=hit.end, unclear=unclear) if text else None


def _span(hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    """Read a length of time whose unit the pattern names, because the word also counts the days of a month."""
    amounts = [float(number) for number in _numbers(hit, tokens)]
    if not amounts or max(amounts) > FAR:
        return None
    text = "-".join(f"{amount:g}" for amount in amounts[:2]) + " " + constant
    return Found(kind="duration", text=text, first=hit.start, last=hit.end)


def _month_day(
    hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack
) -> Found | None:
    """Read a date whose month is a number ("3월 16일"), with or without a year before it."""
    numbers = [int(n) for n in _numbers(hit, tokens) if n.isdigit() and len(n) < 5]
    if len(numbers) < 2 or not 1 <= numbers[-2] <= 12 or not 1 <= numbers[-1] <= 31:
        return None
    year = numbers[0] if len(numbers) > 2 else None
    when = day_of_month(now or any_year(year), numbers[-1], numbers[-2], year, past=False)
    return Found(kind="date", text=day_text(when, now or year), first=hit.start, last=hit.end) if when else None


def _clock_time(
    hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack
) -> Found | None:
    """Read an hour that has its own unit, with its minutes behind it ("오후 3시 30분")."""
    numbers = [int(n) for n in _numbers(hit, tokens) if n.isdigit() and len(n) < 3]
    if not numbers or numbers[0] > 24 or max(numbers) > 59:
        return None
    hour = numbers[-1] if constant == "until" else numbers[0]
    minute = 30 if constant == "half" else numbers[1] if len(numbers) > 1 and constant != "until" else 0
    side = _words(hit, "meridiem", tokens)
    if side and hour <= 12:
        text, unclear = clock(_on_side(hour, side[-1].word, pack), minute), False
    else:
        text, unclear = bare_hour(hour, minute, now, _other_day(tokens, hit.start, pack))
    return Found(kind="time", text=text, first=hit.start, last=hit.end, unclear=unclear) if text else None


def _on_side(hour: int, side: str, pack: LanguagePack) -> int:
    """Return the hour of the day; one that the word's side of the day cannot have is taken as said ("낮 11시")."""
    if side in pack.calendar.morning:
        return hour % 12 if hour == 12 else hour
    # A word for the middle of the day ("낮") reaches from late morning on; it is no part of the day that ends.
    return hour if side not in pack.calendar.parts and hour in (10, 11) else hour % 12 + 12


def _part(hit: Hit, constant: str, tokens: Sequence[Token], now: datetime | None, pack: LanguagePack) -> Found | None:
    over = pack.calendar.parts[_words(hit, "part", tokens)[0].word]
    return Found(kind="time", text=over, first=hit.start, last=hit.end, part=over)


def _other_day(tokens: Sequence[Token], i: int, pack: LanguagePack) -> bool:
    """Tell whether a day other than today is named near a clock time."""
    near = tokens[max(0, i - 4) : i + 5]
    return any(
        t.word in pack.calendar.weekdays or pack.calendar.relative.get(t.word, 0) != 0 or t.word in pack.calendar.months
        for t in near
    )


Reader = Callable[[Hit, str, Sequence[Token], datetime | None, LanguagePack], Found | None]
READERS: dict[str, Reader] = {
    "money": _money,
    "percent": _percent,
    "duration": _duration,
    "date": _date,
    "iso": _iso,
    "time": _time,
    "part": _part,
    "month_day": _month_day,
    "span": _span,
    "clock_time": _clock_time,
}
