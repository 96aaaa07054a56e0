"""Words on a terminal: wrapping by display width, and a little colour where it is wanted."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Tone = Literal["bold", "quiet", "good", "warn", "bad", "name"]
_CODES: dict[Tone, str] = {"bold": "1", "quiet": "2", "good": "32", "warn": "33", "bad": "31", "name": "36"}
_CONTROL = {code: None for code in range(32) if code not in (9, 10)} | {127: None} | dict.fromkeys(range(128, 160))
"""Control characters: text that somebody typed must not drive the reader's terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How wide the lines are, and whether colour is wanted."""

    width: int = 80
    colour: bool = False

    def ink(self, text: str, tone: Tone) -> str:
        """Return the text in a tone, or as it is without colour."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.colour and text else text

    def wrap(self, text: str, *, first: str = "", rest: str | None = None) -> str:
        """Return the text in lines that fit.

        Args:
            text: paragraphs, parted by line ends; control characters are dropped.
            first: what stands before the first line (no colour codes).
            rest: what stands before the others; spaces as wide as `first` by default.
        """
        rest = " " * display_width(first) if rest is None else rest
        lines: list[str] = []
        for paragraph in clean(text).expandtabs(4).split("\n"):
            room = max(20, self.width - display_width(first if not lines else rest))
            for line in _fold(paragraph, room):
                lines.append((rest if lines else first) + line)
        return "\n".join(line.rstrip() for line in lines)

    def rule(self, title: str = "") -> str:
        """Return a line across, with a title in it."""
        line = f"── {title} " if title else ""
        return self.ink(line + "─" * max(3, self.width - display_width(line)), "quiet")


def clean(text: str) -> str:
    """Return the text without characters that would drive a terminal."""
    return text.replace("\r\n", "\n").translate(_CONTROL)


def prose(text: str) -> str:
    """Return an author's text with the line ends inside its paragraphs taken out; lists keep theirs."""
    return re.sub(r"(?<!\n)\n(?!\n|\s*[-*•\d])", " ", clean(text).strip())


def display_width(text: str) -> int:
    """Return how many columns a text takes; Hangul and other wide signs take two."""
    return sum(_width(sign) for sign in text)


def pad(text: str, width: int) -> str:
    """Return the text filled with spaces up to a display width."""
    return text + " " * max(0, width - display_width(text))


def table(rows: Iterable[tuple[str, ...]], *, gap: int = 2) -> list[str]:
    """Return rows as lines with aligned columns."""
    rows = [tuple(clean(cell).replace("\n", " ") for cell in row) for row in rows]
    if not rows:
        return []
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        (" " * gap).join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def _fold(paragraph: str, room: int) -> list[str]:
    if display_width(paragraph) == len(paragraph):
        return textwrap.wrap(paragraph, room, break_on_hyphens=False) or [""]
    lines: list[str] = [""]
    for word in paragraph.split():
        gap = 1 if lines[-1] else 0
        if display_width(lines[-1]) + gap + display_width(word) <= room:
            lines[-1] += " " * gap + word
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if display_width(lines[-1]) + _width(sign) > room:
                lines.append("")
            lines[-1] += sign
    return lines
