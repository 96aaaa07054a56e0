"""Breaks text into lines: between words, between CJK signs, and inside a word only where it is longer than a line."""

from __future__ import annotations

import re
from collections.abc import Callable

Span = tuple[int, int]
_PIECE = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]\s*|[^\s\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]*\s*")


def wrap(text: str, width: int, measure: Callable[[str], int]) -> tuple[Span, ...]:
    """Return the span of each line; spaces at a break belong to the line before it, newlines to none.

    Args:
        text: what to break.
        width: of a line, in the unit of `measure`.
        measure: returns the width of a piece of text.
    """
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        spans.extend(_paragraph(text, start, start + len(paragraph), width, measure))
        start += len(paragraph) + 1
    return tuple(spans)


def _paragraph(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> list[Span]:
    if measure(text[start:end]) <= width:
        return [(start, end)]
    spans: list[Span] = []
    line = start
    for piece in _PIECE.finditer(text, start, end):
        if piece.start() == piece.end():
            continue
        core = piece.start() + len(piece.group().rstrip())
        if measure(text[line:core]) <= width:
            continue
        if piece.start() > line:
            spans.append((line, piece.start()))
            line = piece.start()
        while measure(text[line:core]) > width:
            cut = _fitting(text, line, core, width, measure)
            spans.append((line, cut))
            line = cut
    return [*spans, (line, end)]


def _fitting(text: str, start: int, end: int, width: int, measure: Callable[[str], int]) -> int:
    """Return the end of the longest beginning that fits; at least one character."""
    low, high = start + 1, end - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[start:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
