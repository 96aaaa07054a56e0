"""Tells what a clause is about by its likeness to sentences that were written down for the case.

Phrases recognise what somebody thought of; people say it in words that nobody did. Where no phrase of the case is found
in a clause, it is held against examples of each subject: the cosine between the rarities of its signs (inverse document
frequency) and the middle of each subject's examples, as in Rocchio's classifier (Manning, Raghavan and Schütze,
"Introduction to Information Retrieval", 2008, chapter 14). Nothing is learnt beforehand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from scoring.reading.pack import LanguagePack
from scoring.reading.tokens import Token, normalise

NONE = "none"
"""Subject of the examples that are about nothing of the case."""
PREFIX = 4
"""Letters that words of more letters are also known by, so that kin and slips are."""
NEW = 0.7
"""What a sign that no example has weighs, as a part of the rarest sign's weight."""
Written = tuple[tuple[str, str], ...]
"""Subject and its examples, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """The examples of a case, weighed."""

    subjects: tuple[str, ...]
    rarity: Mapping[str, float]
    """Of each sign: the logarithm of the examples by those that have it."""
    new: float
    """Rarity of a sign that none has."""
    weights: Mapping[str, tuple[tuple[int, float], ...]]
    """Of each sign: number of the subject, and the sign's share in the middle of its examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a clause is like."""

    shares: Mapping[str, float]
    """Of each subject that it shares a sign with: cosine with the middle of its examples, 0 to 1."""
    subject: str
    """What it is most like; "" for nothing."""

    @property
    def best(self) -> float:
        """The highest cosine."""
        return self.shares.get(self.subject, 0.0)


def weigh(written: Written, pack: LanguagePack) -> Examples:
    """Return the examples of a case, weighed; the same examples are weighed once.

    Args:
        written: subject and examples, one a line.
        pack: of the call's language.
    """
    return _weigh(written, pack)


@lru_cache(maxsize=64)
def _weigh(written: Written, pack: LanguagePack) -> Examples:
    rows = [
        (subject, frozenset(sign for _, sign in _signs(normalise(line, pack.spellings))))
        for subject, lines in written
        for line in lines.splitlines()
        if line.strip()
    ]
    counts = Counter(sign for _, signs in rows for sign in signs)
    rarity = {sign: log((len(rows) + 1) / (count + 0.5)) for sign, count in counts.items()}
    subjects = tuple(dict.fromkeys(subject for subject, _ in rows))
    weights: dict[str, list[tuple[int, float]]] = {}
    for number, subject in enumerate(subjects):
        for sign, weight in _middle([signs for each, signs in rows if each == subject], rarity):
            weights.setdefault(sign, []).append((number, weight))
    return Examples(
        subjects=subjects,
        rarity=rarity,
        new=NEW * log((len(rows) + 1) / 0.5),
        weights={sign: tuple(row) for sign, row in weights.items()},
    )


def _middle(rows: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield the signs of examples with their weight in the middle of all, of length 1."""
    total: dict[str, float] = {}
    for signs in map(sorted, rows):  # sums of fractions hang on their order
        length = sqrt(sum(rarity[sign] ** 2 for sign in signs)) or 1
        for sign in signs:
            total[sign] = total.get(sign, 0.0) + rarity[sign] / length
    length = sqrt(sum(weight**2 for weight in total.values())) or 1
    yield from ((sign, weight / length) for sign, weight in total.items())


def likeness(tokens: Sequence[Token], examples: Examples) -> Likeness:
    """Return what a clause is like.

    Args:
        tokens: words of the clause.
        examples: of the case.
    """
    squares, sums = 0.0, [0.0] * len(examples.subjects)
    for sign in dict.fromkeys(sign for _, sign in _signs(tokens)):
        rarity = examples.rarity.get(sign)
        if rarity is None:
            squares += examples.new**2
            continue
        squares += rarity**2
        for number, weight in examples.weights[sign]:
            sums[number] += rarity * weight
    best = max(sums, default=0.0)
    if not best:
        return Likeness(shares={}, subject="")
    length = sqrt(squares)
    shares = {subject: total / length for subject, total in zip(examples.subjects, sums, strict=True) if total}
    return Likeness(shares=shares, subject=examples.subjects[sums.index(best)])


def telling(tokens: Sequence[Token], subject: str, examples: Examples, pack: LanguagePack) -> int:
    """Return the place of the word that speaks most for a subject; it is none that denies.

    Args:
        tokens: words of the clause.
        subject: one of the examples'.
        examples: of the case.
        pack: of the language.
    """
    number = examples.subjects.index(subject)
    told = [-1.0 if pack.has("negator", token.word) else 0.0 for token in tokens]
    for place, sign in _signs(tokens):
        weight = sum(w for n, w in examples.weights.get(sign, ()) if n == number)
        told[place] += weight * examples.rarity.get(sign, 0.0) if told[place] >= 0 else 0.0
    return told.index(max(told))


def _signs(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield what a clause is known by, each with its word: words, pairs of them, the beginnings of long ones.

    Figures are left out: which one it is tells two facts apart, and that there is one tells nothing.
    """
    words = [(n, t.stem) for n, t in enumerate(tokens) if t.word[0].isalnum() and not t.number]
    for place, word in words:
        yield place, word
        if len(word) > PREFIX:
            yield place, f"{word[:PREFIX]}-"
    for (place, one), (_, other) in pairwise(words):
        yield place, f"{one} {other}"
