"""Cuts figures and words of time from what a language glues to them: units, particles, further figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Part = tuple[str, int, int]
"""A part of a word with its place in the word."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figures:
    """How a language writes figures into its words."""

    scales: Mapping[str, int]
    """Letters that multiply what stands before ("만": 10,000); those from 10,000 on multiply all before them."""
    ones: Mapping[str, int]
    """Letters for 1 to 9 that stand before a scale."""
    figure: re.Pattern[str]
    """Digits with the scales that go on with them ("3만5천")."""
    unit: re.Pattern[str]
    """A unit behind a figure."""
    written: re.Pattern[str]
    """A number in letters with the unit glued to it; groups "number" and "unit"."""
    spelled: re.Pattern[str]
    """A number in letters, by itself, before a word that `counted` fits."""
    counted: re.Pattern[str]
    time: re.Pattern[str]
    """A word of time with a particle glued to it; group 1 is the word."""
    alone: re.Pattern[str]
    """A figure before a particle that looks like a scale ("204만": only 204); group 1 is the figure."""
    counts: re.Pattern[str]
    """A word that shows that it is a scale ("204만 원")."""

    def cut(self, word: str, following: str) -> list[Part]:
        """Return the parts of a word that holds a figure or a word of time, or nothing.

        Args:
            word: in lower case.
            following: the word behind it, or "".
        """
        if any(sign.isdigit() for sign in word):
            if (found := self.alone.fullmatch(word)) and not self.counts.match(following):
                return [(found[1], 0, found.end(1)), (word[found.end(1) :], found.end(1), len(word))]
            return self._digits(word)
        if found := self.written.match(word):
            unit = found.end("number")
            number = self._worth(found["number"])
            return [(number, 0, unit), *self._behind(word, unit)]
        if self.spelled.fullmatch(word) and self.counted.match(following):
            return [(self._worth(word), 0, len(word))]
        if found := self.time.match(word):
            return [(found[1], 0, found.end(1)), (word[found.end(1) :], found.end(1), len(word))]
        return []

    def _digits(self, word: str) -> list[Part]:
        parts: list[Part] = []
        at = 0
        while at < len(word):
            found = self.figure.search(word, at)
            if found is None:
                parts.append((word[at:], at, len(word)))
                break
            if found.start() > at:
                parts.append((word[at : found.start()], at, found.start()))
            parts.append((self._worth(found.group()), found.start(), found.end()))
            at = found.end()
            if unit := self.unit.match(word, at):
                parts.append((unit.group(), at, unit.end()))
                at = unit.end()
        return parts

    def _behind(self, word: str, at: int) -> list[Part]:
        unit = self.unit.match(word, at)
        if unit is None:
            return [(word[at:], at, len(word))]
        rest = (word[unit.end() :], unit.end(), len(word))
        return [(unit.group(), at, unit.end()), *([rest] if rest[0] else [])]

    def _worth(self, written: str) -> str:
        """Return a number as plain digits; one without scales is left as it is written."""
        if not any(sign in self.scales for sign in written):
            return str(self.ones[written]) if written in self.ones else written
        total = part = 0.0
        digits = ""
        for sign in written:
            if sign.isdigit() or sign == ".":
                digits += sign
            elif sign in self.ones:
                digits = str(self.ones[sign])
            elif sign in self.scales:
                number = float(digits) if digits.strip(".") else (0.0 if part else 1.0)
                total, part = self._scaled(total, part, number, self.scales[sign])
                digits = ""
        return f"{total + part + (float(digits) if digits.strip('.') else 0):.0f}"

    @staticmethod
    def _scaled(total: float, part: float, number: float, scale: int) -> tuple[float, float]:
        if scale >= 10_000:
            return total + (part + number) * scale, 0.0
        return total, part + (number or 1.0) * scale
