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
_APART = frozenset(".,;:!?\n")
"""Signs between two numbers that are no range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeEnd:
    """The end of a range, with the words that it was read from (`first` to before `last`)."""

    day: int
    month: int
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
    figures = [tokens[i].number for i in places]
    parted = any(not _APART.isdisjoint(tokens[i].gap) for i in range(hit.start + 1, hit.end))
    if parted or any(not figure.isdigit() or not 1 <= int(figure) <= _DAYS for figure in figures):
        return None
    numbers = [int(figure) for figure in figures]
    named = [pack.calendar.months[tokens[i].word] for name, i in hit.captured if name == "month"]
    month = named[0] if named else numbers[0]
    if month > _MONTHS or numbers[-2] >= numbers[-1]:
        return None
    if constant == BEGINS:
        first = places[-2] if named else hit.start
        return RangeEnd(day=numbers[-2], month=month, first=first, last=places[-2] + 1)
    return RangeEnd(day=numbers[-1], month=month, first=places[-1], last=places[-1] + 1 if named else hit.end)
