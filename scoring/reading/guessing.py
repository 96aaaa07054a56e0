"""Guesses what a sentence does as a whole, by weights learnt from thousands of single sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, sqrt

from scoring.reading.frames import Frame
from scoring.reading.pack import Guesser


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a sentence most likely does."""

    kind: str
    what: str
    share: float
    """Probability, 0 to 1."""
    shares: Mapping[tuple[str, str], float]
    """Of every label."""

    def of(self, kind: str, what: str) -> float:
        """Return the probability of a label; 0 for one that was never learnt."""
        return self.shares.get((kind, what), 0.0)


def signs_of(frames: Sequence[Frame], read: Iterable[str]) -> frozenset[str]:
    """Return what the guess is made by: words and pairs of words, what the lexicon finds, what the rules have read.

    Args:
        frames: the clauses of the sentence.
        read: names of what the rules have read in it ("asked:postcode").
    """
    words = ["^", *("#" if token.number else token.word for frame in frames for token in frame.tokens), "$"]
    stems = (token.stem for frame in frames for token in frame.tokens if not token.number)
    pairs = (f"b:{one}_{other}" for one, other in pairwise(words))
    found = (sign for frame in frames for sign in _found(frame))
    return frozenset(
        (*(f"w:{word}" for word in words), *(f"s:{s}" for s in stems), *pairs, *found, *(f"r:{name}" for name in read))
    )


def _found(frame: Frame) -> Iterator[str]:
    yield f"p:{frame.polarity}"
    if frame.clause.asks:
        yield "asks"
    yield from (f"m:{mark}" for mark in frame.marks)
    for prefix, hits in (("a", frame.asks), ("t", frame.topics), ("c", frame.acts)):
        yield from (f"{prefix}:{hit.id}" for hit in hits if hit.lexicon != "own")
    yield from (f"f:{value.kind}" for value in frame.found)


def guess(signs: frozenset[str], guesser: Guesser) -> Guess:
    """Return what a sentence with these signs most likely does: a softmax over the sums of the signs' weights.

    Args:
        signs: of the sentence, never empty.
        guesser: the weights.
    """
    sums = [0.0] * len(guesser.labels)
    for sign in sorted(signs):
        for label, weight in guesser.weights.get(sign, ()):
            sums[label] += weight
    scale = 1 / sqrt(len(signs))
    sums = [total * scale + bias for total, bias in zip(sums, guesser.bias, strict=True)]
    highest = max(sums)
    powers = [exp(total - highest) for total in sums]
    whole = sum(powers)
    shares = {label: power / whole for label, power in zip(guesser.labels, powers, strict=True)}
    kind, what = max(shares, key=lambda label: shares[label])
    return Guess(kind=kind, what=what, share=shares[kind, what], shares=shares)
