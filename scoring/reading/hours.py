"""Reads the hour and minute that words of a clock time give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from scoring.reading.moments import CLOCK
from scoring.reading.patterns import Hit
from scoring.reading.tokens import Token

SPOKEN_MINUTES = (5, 10, 20, 25)
"""Minutes that people say before or past an hour."""
EVENING_HOURS = range(5, 12)
"""Hours that an evening word beside them makes late ("stasera prima delle nove")."""
LATE = "19:00"
"""From here on a part of the day that is over then is an evening."""
BEFORE, BEHIND = 4, 2
"""So many words before and behind an hour may speak of the evening."""


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


def is_evening(
    hour: int, tokens: Sequence[Token], place: int, parts: Mapping[str, str], either: frozenset[str]
) -> bool:
    """Tell whether a word for the evening stands beside an hour in the same breath, so that it is no morning hour.

    Args:
        hour: as said.
        tokens: words of the text.
        place: of the hour.
        parts: words for parts of the day, with the time at which they are over.
        either: words that put another day beside the evening ("tonight or tomorrow at 9").
    """
    return hour in EVENING_HOURS and any(
        parts.get(token.word, "") >= LATE
        for token in (*_breath(tokens, place, -1, either), *_breath(tokens, place, 1, either))
    )


def _breath(tokens: Sequence[Token], place: int, step: int, either: frozenset[str]) -> Iterator[Token]:
    """Yield the words on one side of a word up to a sign between them or another choice."""
    for distance in range(1, (BEFORE if step < 0 else BEHIND) + 1):
        i = place + step * distance
        if not 0 <= i < len(tokens) or tokens[i + (step < 0)].gap.strip() or tokens[i].word in either:
            return
        yield tokens[i]
