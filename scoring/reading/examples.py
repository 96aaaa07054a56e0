"""Tells what a clause is about by its likeness to sentences that were written down for the case.

Phrases recognise what somebody thought of; people say it in words that nobody did. So a clause is held against examples
of each subject: the cosine between the rarities of its signs (inverse document frequency) and the middle of each
subject's examples, as in Rocchio's classifier (Manning, Raghavan and Schütze, "Introduction to Information Retrieval",
2008, chapter 14). Nothing is learnt beforehand. What a sign is, `likening` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

NONE = "none"
"""Subject of the examples that are about nothing of the case."""
NEW = 0.7
"""What a sign that no example has weighs, as a part of the rarest sign's weight."""
Written = tuple[tuple[str, str], ...]
"""Subject and its examples, one a line."""
Row = tuple[str, frozenset[str]]
"""Subject of one example, and its signs."""


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

    def most_like(self, subjects: frozenset[str] | None, *, or_else: str, apart: float = 0.0) -> str:
        """Return which of some subjects, or of none of them, it is most like; "" for nothing.

        Args:
            subjects: from which to choose; None: all.
            or_else: a subject that stands for being like none of them.
            apart: by how much it must be more like that one than like the next.
        """
        open_to = [each for each in self.shares if subjects is None or each in subjects or each == or_else]
        first, *rest = sorted(open_to, key=lambda each: -self.shares[each])[:2] or ("",)
        close = any(self.shares[first] - self.shares[each] < apart for each in rest)
        return "" if close else first


def weigh_rows(rows: Sequence[Row]) -> Examples:
    """Return the examples of a case, weighed.

    Args:
        rows: subject and signs of each example.
    """
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


def likeness(signs: Iterable[str], examples: Examples) -> Likeness:
    """Return what a clause is like.

    Args:
        signs: of the clause, in order.
        examples: of the case.
    """
    squares, sums = 0.0, [0.0] * len(examples.subjects)
    for sign in dict.fromkeys(signs):
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


def telling(placed: Iterable[tuple[int, str]], barred: Sequence[bool], subject: str, examples: Examples) -> int:
    """Return the place of the word that speaks most for a subject.

    Args:
        placed: place of a word and a sign that it stands for; a sign of the whole clause has a place below 0.
        barred: for each word of the clause whether it speaks for nothing, as one that denies.
        subject: one of the examples'.
        examples: of the case.
    """
    number = examples.subjects.index(subject)
    told = [-1.0 if each else 0.0 for each in barred]
    for place, sign in placed:
        if place < 0 or told[place] < 0:
            continue
        weight = sum(w for n, w in examples.weights.get(sign, ()) if n == number)
        told[place] += weight * examples.rarity.get(sign, 0.0)
    return told.index(max(told))
