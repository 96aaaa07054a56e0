"""Mends mistyped words towards the words that the reader knows, and leaves every real word alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_DRAWN = re.compile(r"(.)\1\1", re.DOTALL)
LONG = 8
"""From this length on two slips are forgiven, below it one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speller:
    """The words that exist, and those worth mending towards."""

    known: frozenset[str]
    """Real words: never mended."""
    wanted: frozenset[str]
    """Words that patterns speak of."""
    frequent: frozenset[str]
    """Function words: they win a tie, and short slips are mended only towards them."""
    script: re.Pattern[str] | None = None
    """What any word of the language looks like, where no list can hold its inflected forms; such words are let be."""

    def knows(self, word: str) -> bool:
        """Tell whether a lower-case word is a word."""
        if self.script is not None and self.script.fullmatch(word):
            return True
        return word in self.known or word in self.wanted or word in self.frequent


def build_speller(
    known: frozenset[str], wanted: Iterable[str], frequent: frozenset[str], script: re.Pattern[str] | None = None
) -> Speller:
    """Return a speller."""
    words = {word for word in wanted if len(word) > 2 and word.isalpha()} | {w for w in frequent if len(w) > 2}
    return Speller(known=known, wanted=frozenset(words), frequent=frequent, script=script)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Neighbours:
    """Which words a mistyped one may stand for."""

    near: Mapping[str, tuple[str, ...]]
    """A wanted word with one letter left out, to the words that it may stand for."""
    long: Mapping[str, tuple[str, ...]]
    """First two letters to wanted words of eight and more letters."""


@lru_cache(maxsize=8)
def _neighbours(speller: Speller) -> _Neighbours:
    """Work out the neighbours once, when the first slip is met: nothing else of a language takes as long to load."""
    near: dict[str, list[str]] = {}
    long: dict[str, list[str]] = {}
    for word in sorted(speller.wanted):
        near.setdefault(word, []).append(word)
        for shorter in _deletions(word):
            near.setdefault(shorter, []).append(word)
        if len(word) >= LONG:
            long.setdefault(word[:2], []).append(word)
    return _Neighbours(
        near={key: tuple(found) for key, found in near.items()},
        long={key: tuple(found) for key, found in long.items()},
    )


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def distance(one: str, other: str, limit: int = 2) -> int:
    """Return the Damerau-Levenshtein distance (optimal string alignment), or `limit + 1` when it is larger."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    # What two words have in common at both ends changes nothing; mostly a letter or two are left.
    start, behind, beside = 0, len(one), len(other)
    shorter = min(behind, beside)
    while start < shorter and one[start] == other[start]:
        start += 1
    while behind > start and beside > start and one[behind - 1] == other[beside - 1]:
        behind, beside = behind - 1, beside - 1
    left, right = one[start:behind], other[start:beside]
    if not left or not right:
        return min(len(left) + len(right), limit + 1)
    if limit == 1:
        return 1 if len(left) == len(right) == 1 or (len(left) == 2 and left == right[::-1]) else 2
    return _aligned(left, right, limit)


def _aligned(one: str, other: str, limit: int) -> int:
    if len(set(one).difference(other)) > limit or len(set(other).difference(one)) > limit:
        return limit + 1  # each letter that the other lacks is a slip of its own
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return min(last[-1], limit + 1)


@lru_cache(maxsize=8192)
def mend(word: str, speller: Speller, extra: tuple[str, ...] = ()) -> str | None:
    """Return the word that an unknown lower-case word most likely stands for, or None.

    Args:
        word: the word as typed.
        speller: what is known.
        extra: further words that may be meant (those of the customer, of the case).
    """
    if len(word) < 3 or not word.isalpha():
        return None
    plain = _shorten(word, speller)
    if plain is not None:
        return plain
    neighbours = _neighbours(speller)
    found = {near for key in (word, *_deletions(word)) for near in neighbours.near.get(key, ())}
    found.update(other for other in extra if abs(len(other) - len(word)) <= 1)
    best = _best(word, found, 1, speller)
    if best is None and len(word) >= LONG - 1:
        best = _best(
            word, set(neighbours.long.get(word[:2], ())) | {other for other in extra if len(other) >= LONG}, 2, speller
        )
    return best


def _shorten(word: str, speller: Speller) -> str | None:
    """Return "please" for "pleeease": a letter drawn out three times and more is a mood, not a spelling."""
    if _DRAWN.search(word) is None:
        return None
    for times in (1, 2):
        short = _runs(word, times)
        if short != word and speller.knows(short):
            return short
    return None


def _runs(word: str, times: int) -> str:
    out: list[str] = []
    i = 0
    while i < len(word):
        j = i
        while j < len(word) and word[j] == word[i]:
            j += 1
        out.append(word[i] * (times if j - i > 2 else j - i))
        i = j
    return "".join(out)


def _best(word: str, found: set[str], limit: int, speller: Speller) -> str | None:
    ranked = []
    for other in sorted(found):
        apart = distance(word, other, limit)
        if apart > limit:
            continue
        swapped = len(word) == len(other) and sorted(word) == sorted(other)
        if not _likely(word, other, swapped, speller):
            continue
        ranked.append(
            (
                apart,
                word[0] != other[0],
                not swapped,
                word[-1] != other[-1],
                len(other) < len(word),
                other not in speller.frequent,
                other,
            )
        )
    if not ranked:
        return None
    return min(ranked)[-1]


def _likely(word: str, other: str, swapped: bool, speller: Speller) -> bool:
    """Tell whether a short word is near enough: names of four letters are one letter away from many words."""
    if len(word) < 4:
        return swapped and other in speller.frequent
    if len(word) == 4:
        return swapped or (len(other) != 4 and word[0] == other[0])
    return True
