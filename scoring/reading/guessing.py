"""Guesses what a sentence does as a whole, by weights learnt from thousands of single sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from math import exp, sqrt
from operator import add, mul, sub

from scoring.reading.frames import Frame
from scoring.reading.lanes import packed, unpacked
from scoring.reading.pack import Guesser

_HUNDREDTHS = 100
"""Weights are kept with two decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a sentence most likely does."""

    kind: str
    what: str
    share: float
    """Probability, 0 to 1."""
    labels: tuple[tuple[str, str], ...]
    powers: tuple[float, ...]
    """Of each label: over their sum they are the probabilities."""

    def knows(self, kind: str, what: str) -> bool:
        """Tell whether a label was ever learnt."""
        return (kind, what) in self.labels

    def of(self, kind: str, what: str) -> float:
        """Return the probability of a label; 0 for one that was never learnt."""
        if not self.knows(kind, what):
            return 0.0
        return self.powers[self.labels.index((kind, what))] / sum(self.powers)


def signs_of(frames: Sequence[Frame], read: Iterable[str]) -> frozenset[str]:
    """Return what the guess is made by: words and pairs of words, what the lexicon finds, what the rules have read.

    Args:
        frames: the clauses of the sentence.
        read: names of what the rules have read in it ("asked:postcode").
    """
    tokens = [token for frame in frames for token in frame.tokens]
    words = ["^", *["#" if token.number else token.word for token in tokens], "$"]
    signs = {f"w:{word}" for word in words}
    signs.update([f"s:{token.stem}" for token in tokens if not token.number])
    signs.update([f"b:{one}_{other}" for one, other in pairwise(words)])
    for frame in frames:
        signs.update(_found(frame))
    signs.update([f"r:{name}" for name in read])
    return frozenset(signs)


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
    total = sum([_row(guesser, sign) for sign in signs & guesser.weights.keys()])
    scale = 1 / (_HUNDREDTHS * sqrt(len(signs)))
    columns = unpacked(total, len(guesser.labels))
    sums = list(map(add, map(mul, columns, repeat(scale)), guesser.bias))
    highest = max(sums)
    powers = tuple(map(exp, map(sub, sums, repeat(highest))))
    kind, what = guesser.labels[sums.index(highest)]
    return Guess(kind=kind, what=what, share=1 / sum(powers), labels=guesser.labels, powers=powers)


@lru_cache(maxsize=32768)
def _row(guesser: Guesser, sign: str) -> int:
    """Return the weights of a sign for all labels as one number."""
    row = guesser.weights[sign]
    return packed((int(label), round(weight * _HUNDREDTHS)) for label, weight in zip(row[::2], row[1::2], strict=True))
