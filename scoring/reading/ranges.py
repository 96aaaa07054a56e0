"""Reads the end of a range of days that borrows its month from the other end ("4 to 11 July")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token

BEGINS, ENDS = "begins", "ends"
"""What patterns of ranges stand for: which end has no month of its own."""
_DAYS, _MONTHS = 31, 12
_YEARS = range(2000, 2100)
_APART = frozenset(".,;:!?\n")
"""Signs between two numbers that are no range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeEnd:
    """The end of a range, with the words that it was read from (`first` to before `last`)."""

    day: int
    month: int
    year: int | None
    """None where none is named."""
    first: int
    last: int


def end_of_range(hit: Hit, constant: str, tokens: Sequence[Token], pack: LanguagePack) -> RangeEnd | None:
    """Return the end that a pattern has found, or None where its numbers are no days in order.

    Args:
        hit: the pattern's place; the month is a word, or the first of its numbers ("7월 4일부터 11일까지").
        constant: `BEGINS` or `ENDS`.
        tokens: of the text.
        pack: of its language.
    """
    places = [i for name, i in hit.captured if name == "#"]
    if not all(tokens[i].number.isdigit() for i in places):
        return None
    year_at = _year_at(places, tokens)
    days = [i for i in places if i != year_at]
    month_at = next((i for name, i in hit.captured if name == "month"), None)
    if month_at is None:
        month, days = _number(tokens[days[0]]), days[1:]
    else:
        month = pack.calendar.months[tokens[month_at].word]
        days = [i for i in days if i < month_at] or days[:2]
    first, last = _number(tokens[days[0]]), _number(tokens[days[-1]])
    parted = any(not _APART.isdisjoint(tokens[i].gap) for i in range(hit.start + 1, max(days[-1], month_at or 0) + 1))
    if parted or month > _MONTHS or not 1 <= first < last <= _DAYS or _is_verb(month_at, tokens, pack):
        return None
    year = None if year_at is None else _number(tokens[year_at])
    behind = days[0] + 1 + (("ordinal", days[0] + 1) in hit.captured)
    if constant == BEGINS:
        return RangeEnd(day=first, month=month, year=year, first=hit.start, last=behind)
    begins = days[-1] if month_at is None else behind + 1  # with its article
    until = hit.end if places[-1] in (days[-1], year_at) else days[-1] + 1
    return RangeEnd(day=last, month=month, year=year, first=begins, last=until)


def _year_at(places: Sequence[int], tokens: Sequence[Token]) -> int | None:
    return next((i for i in places if _number(tokens[i]) in _YEARS and tokens[i].gap.strip() in ("", ",")), None)


def _number(token: Token) -> int:
    return int(token.number)


def _is_verb(month_at: int | None, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a month's name is another word here: a verb stands behind it ("2 or 3 may arrive late")."""
    if month_at is None or not pack.has("month_or_verb", tokens[month_at].word):
        return False
    following = tokens[month_at + 1] if month_at + 1 < len(tokens) else None
    dated = pack.has("ordinal", tokens[month_at - 1].word) or pack.has("behind_month", tokens[month_at - 1].word)
    if dated or following is None or following.gap.strip() or following.number:
        return False
    return not pack.has("behind_month", following.word)


def stands_for_verb(number_at: int, month_at: int | None, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a number counts things and the month's name behind it begins what they do ("3 may arrive").

    Args:
        number_at: place of the number.
        month_at: place of the month's name, None where a date has no month.
        tokens: of the text.
        pack: of its language.
    """
    if month_at != number_at + 1 or not pack.has("month_or_verb", tokens[month_at].word):
        return False
    verb_at = month_at + 1
    if verb_at < len(tokens) and not tokens[verb_at].gap.strip() and pack.has("before_verb", tokens[verb_at].word):
        verb_at += 1
    following = tokens[verb_at] if verb_at < len(tokens) else None
    return (
        not _is_dated(number_at, tokens, pack)
        and following is not None
        and not following.gap.strip()
        and pack.has("behind_verb", following.word)
    )


def _is_dated(number_at: int, tokens: Sequence[Token], pack: LanguagePack) -> bool:
    """Tell whether a day of the week, or a word that names a due day, stands before a number ("Monday the 3 May")."""
    if number_at > 1 and pack.has("article", tokens[number_at - 1].word):
        return tokens[number_at - 2].word in pack.calendar.weekdays
    before = tokens[number_at - 1] if number_at > 0 else None
    if before is None or tokens[number_at].gap.strip() not in ("", ","):
        return False
    if before.word in pack.calendar.weekdays:
        return True
    return not tokens[number_at].gap.strip() and pack.has("due_word", before.word)
