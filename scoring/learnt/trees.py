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

    def weigh(self, signs: Sequence[float]) -> tuple[float, dict[int, float]]:
        """Return the sum of the leaves that a reply's signs lead to, and by how much each sign moved it.

        A step from a node to its child is credited to the sign that the node asks for (Saabas, 2014), so that the
        moves and what an average reply gets add up to the sum.
        """
        total = self.base
        moves: dict[int, float] = {}
        for sign, threshold, left, right, value in self.trees:
            at = 0
            while (which := sign[at]) >= 0:
                child = left[at] if signs[which] <= threshold[at] else right[at]
                moves[which] = moves.get(which, 0.0) + value[child] - value[at]
                at = child
            total += value[at]
        return total, moves
