"""Evaluates a forest of small regression trees and says which sign moved the estimate by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Tree = tuple[tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[int, ...], tuple[float, ...]]
"""Nodes in columns: sign (-1 for a leaf), threshold, place of the left child (value <= threshold), of the right one,
value."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees whose values add up."""

    base: float
    trees: tuple[Tree, ...]

    def estimate(self, signs: Sequence[float]) -> float:
        """Return the sum of the leaves that a reply's signs lead to."""
        total = self.base
        for columns in self.trees:
            sign, threshold, left, right, value = columns
            at = 0
            while (which := sign[at]) >= 0:
                at = left[at] if signs[which] <= threshold[at] else right[at]
            total += value[at]
        return total

    def shares(self, signs: Sequence[float]) -> dict[int, float]:
        """Return by how much each sign moved the estimate from what an average reply gets; they add up to the rest.

        A step from a node to its child is credited to the sign that the node asks for (Saabas, 2014).
        """
        shares: dict[int, float] = {}
        for sign, threshold, left, right, value in self.trees:
            at = 0
            while (which := sign[at]) >= 0:
                child = left[at] if signs[which] <= threshold[at] else right[at]
                shares[which] = shares.get(which, 0.0) + value[child] - value[at]
                at = child
        return shares
