"""Tells which words may begin a length of time, before anything is read."""

from __future__ import annotations

from functools import lru_cache

from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import begun
from scoring.reading.tokens import LONGEST_KEPT, shapes_of

_LENGTHS = ("duration", "span")
"""What patterns of lengths of time stand for begins so."""


def may_last(word: str, pack: LanguagePack) -> bool:
    """Tell whether a lower-case word may begin a length of time; a text in which none may does not hold one.

    Args:
        word: as it was typed.
        pack: of its language.
    """
    return len(word) > LONGEST_KEPT or _may_last(word, pack)


@lru_cache(maxsize=16384)
def _may_last(word: str, pack: LanguagePack) -> bool:
    index, numbers = pack.value_patterns, pack.spellings.numbers
    shapes = shapes_of(word, pack.spellings)
    if shapes is None or index.expressions:
        return True
    return any(
        each.number
        or each.word in numbers.ones
        or each.word in numbers.scales
        or any(kind.startswith(_LENGTHS) for kind in begun(index, each.word, each.stem, each.form))
        for each in shapes
    )


def length_text(amounts: list[float], unit: str, working: bool) -> str:
    """Return the canonical form of a length of time ("90 minute", "3-5 working_day").

    Args:
        amounts: one, or the two ends of a range; more are left out.
        unit: minute, hour, day, week, month or year.
        working: only days on which people work are counted.
    """
    times = 1
    if unit == "week":
        unit, times = ("working_day", 5) if working else ("day", 7)
    elif unit == "year":
        unit, times = "month", 12
    elif unit == "day" and working:
        unit = "working_day"
    scaled = [amount * times for amount in amounts]
    if unit == "hour" and all(amount % 24 == 0 for amount in scaled):
        unit, scaled = "day", [amount / 24 for amount in scaled]
    elif unit == "hour" and any(amount % 1 for amount in scaled):
        unit, scaled = "minute", [amount * 60 for amount in scaled]
    return "-".join(f"{amount:g}" for amount in scaled[:2]) + " " + unit
