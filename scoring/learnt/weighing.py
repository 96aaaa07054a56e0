"""Weighs the signs of a reply into an estimate of its level, and says what each group of signs brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from scoring.card import Dimension
from scoring.learnt.trees import Forest
from scoring.learnt.wording import WordingModel

_FAR = 4.0
"""A sign further than so many deviations from its mean counts no more: nobody wins by pushing one sign."""
TOP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scale:
    """How signs are brought to one measure before the line weighs them."""

    mean: tuple[float, ...]
    over: tuple[float, ...]
    """One over the deviation of each sign."""

    def measure(self, signs: Sequence[float]) -> list[float]:
        """Return how many deviations each sign lies from its mean, four at most."""
        far = [(sign - mean) * over for sign, mean, over in zip(signs, self.mean, self.over, strict=True)]
        return [each if -_FAR < each < _FAR else _FAR if each > 0 else -_FAR for each in far]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A linear model over measured signs."""

    base: float
    weights: tuple[tuple[tuple[int, float], ...], ...]
    """For each group of signs the places of its signs with their weights."""

    def weigh(self, measured: Sequence[float]) -> list[float]:
        """Return what each group of signs brings."""
        at = measured.__getitem__
        return [sum(map(mul, map(at, places), weights)) for places, weights in _columns(self)]


@lru_cache(maxsize=16)
def _columns(line: Line) -> tuple[tuple[tuple[int, ...], tuple[float, ...]], ...]:
    """Return the places and the weights of each group, apart: a row of them is multiplied three times as fast."""
    return tuple((tuple(place for place, _ in group), tuple(weight for _, weight in group)) for group in line.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a model made of one reply."""

    raw: float
    """The estimate on the model's own scale."""
    estimate: float
    """The estimate on the scale of levels: it rounds to the level that the cuts give."""
    moves: tuple[float, ...]
    """By how much each group of signs moved the estimate from that of an average reply, on the model's own scale."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LevelModel:
    """The model of one dimension: trees and a line, and where one level ends and the next begins."""

    groups: tuple[str, ...]
    """Names of the groups of signs: criteria of the rubric, and "" for what only describes the case or a rule."""
    forest: Forest
    line: Line
    share: float
    """Share of the forest in the estimate, 0 to 1."""
    cuts: tuple[float, float, float]

    def weigh(self, signs: Sequence[float], measured: Sequence[float]) -> Weighed:
        """Return the estimate of a reply and what each group of signs brought to it.

        Args:
            signs: as they were counted.
            measured: the same brought to one measure.
        """
        trees, line = self.forest.weigh(signs, len(self.groups)), self.line.weigh(measured)
        share, rest = self.share, 1 - self.share
        moves = tuple([share * one + rest * other for one, other in zip(trees, line, strict=True)])
        raw = share * self.forest.base + rest * self.line.base + sum(moves)
        return Weighed(raw=raw, estimate=on_scale(raw, self.cuts), moves=moves)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learnt:
    """All that was learnt for one language."""

    wording: WordingModel
    names: tuple[str, ...]
    """Names of the signs, in the order of the models."""
    scale: Scale
    levels: Mapping[Dimension, LevelModel]

    def weigh(self, signs: Mapping[str, float]) -> dict[Dimension, Weighed]:
        """Return what the models make of a reply by its signs."""
        row = [signs[name] for name in self.names]
        measured = self.scale.measure(row)
        return {dimension: model.weigh(row, measured) for dimension, model in self.levels.items()}


def on_scale(raw: float, cuts: tuple[float, float, float]) -> float:
    """Return an estimate between 0 and 3 that is 0.5, 1.5 and 2.5 at the cuts and runs straight between them."""
    first, second, third = cuts
    if raw < second:
        slope = 1.0 / (second - first)
        return max(0.0, 0.5 + (raw - first) * slope)
    slope = 1.0 / (third - second)
    return min(TOP, 1.5 + (raw - second) * slope)
