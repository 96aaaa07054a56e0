"""Parts of a reply in which a figure and what it is of have to meet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from scoring.scorers.exam import Word, sentence_at, words_in

_BORDER = re.compile(r"[,;:–—](?=\s)|\s-\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The part of a sentence in which topic and value have to meet."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]


def zone_of(text: str, start: int, end: int) -> Zone:
    """Return the part of the sentence, between commas, dashes and colons, that holds a span."""
    sentence = sentence_zone(text, start)
    low, high = sentence.start, sentence.end
    borders = _borders(text, low, high)
    before = bisect_right(borders, start, key=lambda border: border[1])
    after = bisect_left(borders, end, key=lambda border: border[0])
    low = borders[before - 1][1] if before else low
    return cut(text, low, borders[after][0] if after < len(borders) else high)


@lru_cache(maxsize=512)
def _borders(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the commas, dashes and colons of a sentence that part its clauses."""
    return tuple(found.span() for found in _BORDER.finditer(text, start, end))


def sentence_zone(text: str, start: int) -> Zone:
    """Return the sentence that holds a character."""
    return cut(text, *sentence_at(text, start))


@lru_cache(maxsize=512)
def cut(text: str, start: int, end: int) -> Zone:
    """Return a part of a text with its words."""
    return Zone(
        start=start,
        end=end,
        text=text[start:end],
        words=words_in(text, start, end),
    )
