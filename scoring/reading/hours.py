"""Reads the hour and minute that words of a clock time give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from scoring.reading.moments import CLOCK
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token

SPOKEN_MINUTES = (5, 10, 20, 25)
"""Minutes that people say before or past an hour."""


def told_hour(
    hit: Hit, constant: str, place: int, tokens: Sequence[Token], now: datetime | None
) -> tuple[int, int] | None:
    """Return hour and minute as the words give them ("ten to eight", "20 past"), or None.

    Args:
        hit: the pattern found.
        constant: how the pattern says the time.
        place: the last number in it.
        tokens: words of the text.
        now: the call's time.
    """
    if constant == "minutes":
        return _pair(hit, tokens)
    if constant == "dotted" and not CLOCK.fullmatch(tokens[place].word):
        return None
    if constant not in ("after", "before"):
        return _hour(tokens[place])
    minute = next((int(t.number) for t in tokens[hit.start : place + 1] if t.number.isdigit()), 0)
    if minute not in SPOKEN_MINUTES:
        return None
    if tokens[hit.end - 1].number:
        told = _hour(tokens[place])
        return None if told is None else (told[0], minute) if constant == "after" else (told[0] - 1 or 12, 60 - minute)
    return ((now.hour + (minute <= now.minute)) % 24, minute) if now is not None else None


def _hour(token: Token) -> tuple[int, int] | None:
    match = CLOCK.fullmatch(token.word)
    if match:
        return int(match[1]), int(match[2])
    if token.number.isdigit() and int(token.number) <= 24 and len(token.number) < 3:
        return int(token.number), 0
    return None


def _pair(hit: Hit, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Return a clock time told in two numbers ("nove e quaranta")."""
    *_, hour, minute = (tokens[i] for name, i in hit.captured if name == "#")
    if not (hour.number.isdigit() and minute.number.isdigit()) or int(hour.number) > 24 or int(minute.number) > 59:
        return None
    return int(hour.number), int(minute.number)
