"""Weighs the signs of a reply into an estimate of its level, and says what each sign brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.card import Dimension
from scoring.learnt.trees import Forest
from scoring.learnt.wording import WordingModel

_FAR = 4.0
"""A sign further than so many deviations from its mean counts no more: nobody wins by pushing one sign."""
TOP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A linear model over standardised signs."""

    base: float
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]

    def parts(self, signs: Sequence[float]) -> list[float]:
        """Return what each sign brings."""
        return [
            weight * min(max((sign - mean) / scale, -_FAR), _FAR)
            for sign, mean, scale, weight in zip(signs, self.mean, self.scale, self.weight, strict=True)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a model made of one reply."""

    raw: float
    """The estimate on the model's own scale."""
    estimate: float
    """The estimate on the scale of levels: it rounds to the level that the cuts give."""
    shares: tuple[float, ...]
    """By how much each sign moved the estimate from that of an average reply, on the model's own scale."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LevelModel:
    """The model of one dimension: trees and a line, and where one level ends and the next begins."""

    forest: Forest
    line: Line
    share: float
    """Share of the forest in the estimate, 0 to 1."""
    cuts: tuple[float, float, float]

    def weigh(self, signs: Sequence[float]) -> Weighed:
        """Return the estimate of a reply and what each sign brought to it."""
        sums, moves = self.forest.weigh(signs)
        parts = self.line.parts(signs)
        raw = self.share * sums + (1 - self.share) * (self.line.base + sum(parts))
        shares = [(1 - self.share) * part for part in parts]
        for i, move in moves.items():
            shares[i] += self.share * move
        return Weighed(raw=raw, estimate=on_scale(raw, self.cuts), shares=tuple(shares))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learnt:
    """All that was learnt for one language."""

    wording: WordingModel
    names: tuple[str, ...]
    """Names of the signs, in the order of the models."""
    levels: Mapping[Dimension, LevelModel]


def on_scale(raw: float, cuts: tuple[float, float, float]) -> float:
    """Return an estimate between 0 and 3 that is 0.5, 1.5 and 2.5 at the cuts and runs straight between them."""
    first, second, third = cuts
    if raw < second:
        slope = 1.0 / (second - first)
        return max(0.0, 0.5 + (raw - first) * slope)
    slope = 1.0 / (third - second)
    return min(TOP, 1.5 + (raw - second) * slope)
