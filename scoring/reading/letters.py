"""Tells by the letters of a text which regular expressions can match in it, so that the others are never searched.

Only what is plain to see in an expression counts; one in which nothing is can always match.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PART = re.compile(
    r"(?P<letters>[^\[()|\\.^$?*+{]+(?![?*+{])|[^\[()|\\.^$])|(?P<or>\|)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<look>\((?=\?(?!:)))|(?P<group>\((?:\?:)?)|(?P<close>\))|(?P<odd>\\.|.)",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:[?*+]|\{(?P<least>\d*)(?:,\d*)?\})[?+]?")
_REPEATS = frozenset("?*+{")
_CODED = re.compile(r"\\[0-9xuUN]")
"""A letter written as its number, or a group that stands for what another has found."""
_BLANKS = " ,"
"""They stand in nearly every text."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keyed:
    """Which of some expressions, counted from 0, can match beside which letters."""

    always: frozenset[int]
    """Those of which no letter is known."""
    by_letter: Mapping[str, tuple[int, ...]]

    def possible(self, text: str) -> list[int]:
        """Return the expressions that can match in a text, in their order."""
        found = set(self.always)
        for letter in self.by_letter.keys() & set(text):
            found.update(self.by_letter[letter])
        return sorted(found)


def keyed(expressions: Sequence[re.Pattern[str]]) -> Keyed:
    """Return some expressions by the letters one of which stands in every match of them, the rarer ones preferred."""
    common = Counter("".join([each.pattern for each in expressions]))
    always: set[int] = set()
    by_letter: dict[str, list[int]] = {}
    for place, each in enumerate(expressions):
        odd = each.flags & (re.IGNORECASE | re.VERBOSE) or _CODED.search(each.pattern)
        letters = frozenset[str]() if odd else _Reader(each.pattern, common).letters()
        if not letters:
            always.add(place)
        for letter in sorted(letters):
            by_letter.setdefault(letter, []).append(place)
    return Keyed(always=frozenset(always), by_letter={letter: tuple(places) for letter, places in by_letter.items()})


class _Reader:
    """Reads one expression from its beginning to its end."""

    def __init__(self, expression: str, common: Mapping[str, int]) -> None:
        self._expression = expression
        self._common = common
        self._at = 0

    def letters(self) -> frozenset[str]:
        """Return letters one of which stands in every match of what is read up to the closing bracket, or none."""
        alternatives: list[frozenset[str]] = []
        row: list[frozenset[str]] = []
        while (part := _PART.match(self._expression, self._at)) is not None:
            self._at = part.end()
            if part.lastgroup == "close":
                break
            if part.lastgroup == "or":
                alternatives.append(self._rarest(row))
                row = []
            else:
                row.append(self._asked_by(part))
        alternatives.append(self._rarest(row))
        return frozenset[str]().union(*alternatives) if all(alternatives) else frozenset()

    def _asked_by(self, part: re.Match[str]) -> frozenset[str]:
        """Return letters one of which stands wherever this part does, or none."""
        found = frozenset[str]()
        if part.lastgroup == "look":
            self.letters()
        elif part.lastgroup == "group":
            found = self.letters()
        elif part.lastgroup == "letters":
            known = [letter for letter in part.group() if letter not in _BLANKS]
            found = frozenset([min(known, key=self._common.__getitem__)] if known else ())
        if self._expression[self._at : self._at + 1] not in _REPEATS:
            return found
        times = _TIMES.match(self._expression, self._at)
        if times is None:
            return found
        self._at = times.end()
        return found if times.group().startswith("+") or int(times["least"] or 0) > 0 else frozenset()

    def _rarest(self, row: Sequence[frozenset[str]]) -> frozenset[str]:
        """Return, of letters that all have to be there, those that are rarest in expressions."""
        known = [letters for letters in row if letters]
        rarity = [sum(self._common[letter] for letter in letters) for letters in known]
        return known[rarity.index(min(rarity))] if known else frozenset()
