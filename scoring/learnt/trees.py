"""Walks small regression trees and says what each group of signs brought; the trees are plain numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Tree = tuple[tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[int, ...], tuple[float, ...]]
"""Nodes in columns: sign (-1 for a leaf), threshold, place of the left child (value <= threshold), of the right one,
value."""
_Node = tuple[Any, ...]  # (sign, threshold, left node, right node, group, gain left, gain right) or (): recursive
_LEAF: _Node = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forest:
    """Trees whose values add up."""

    base: float
    """What an average reply gets."""
    roots: tuple[_Node, ...]
    """The trees as nodes within nodes: a third of the time of columns."""

    def weigh(self, signs: Sequence[float], groups: int) -> list[float]:
        """Return by how much each group of signs moves a reply from the base.

        A step from a node to its child is credited to the sign that the node asks for (Saabas, 2014), so that base and
        moves add up to the sum of the leaves.
        """
        moves = [0.0] * groups
        for node in self.roots:
            while node:
                sign, threshold, left, right, group, down, up = node
                if signs[sign] <= threshold:
                    moves[group] += down
                    node = left
                else:
                    moves[group] += up
                    node = right
        return moves


def forest_of(base: float, trees: Iterable[Tree], group_of: Sequence[int]) -> Forest:
    """Return a forest.

    Args:
        base: what the trees are added to.
        trees: in columns.
        group_of: the group of each sign.
    """
    trees = tuple(trees)
    roots = tuple(_node(tree, 0, group_of) for tree in trees)
    return Forest(base=base + sum(tree[4][0] for tree in trees), roots=roots)


def _node(tree: Tree, at: int, group_of: Sequence[int]) -> _Node:
    sign, threshold, lefts, rights, value = tree
    if sign[at] < 0:
        return _LEAF
    left, right = lefts[at], rights[at]
    return (
        sign[at],
        threshold[at],
        _node(tree, left, group_of),
        _node(tree, right, group_of),
        group_of[sign[at]],
        value[left] - value[at],
        value[right] - value[at],
    )
