"""Where the blocks of a page lie: heights are guessed until a block comes into sight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

from simulator.desktop.paint import Painter

MEASURED_AT_ONCE = 120
"""Of so few new blocks each is measured: a scroll bar that never jumps is worth it."""


class Measurable(Protocol):
    """A block, as far as its height goes."""

    def height(self, painter: Painter, width: int) -> int:
        """Return its height in pixels."""

    def guess(self, painter: Painter, width: int) -> int:
        """Return about its height."""


B = TypeVar("B", bound=Measurable)


class Column:
    """Tops of blocks that stand under each other."""

    def __init__(self) -> None:
        """Begin empty."""
        self.tops: list[int] = [0]
        """Of each block from the first one's top, and where the next would begin."""
        self._blocks: Sequence[Measurable] = ()
        self._heights: list[int] = []
        self._known = bytearray()
        self._fitted: tuple[int, float, int] = (0, 0.0, 0)

    def show(self, blocks: Sequence[Measurable]) -> int:
        """Take other blocks, and return how many at the beginning are the same: those keep their heights."""
        same = 0
        for old, new in zip(self._blocks, blocks, strict=False):
            if old is not new:
                break
            same += 1
        self._blocks = blocks
        del self._heights[same:]
        del self._known[same:]
        self.tops = self.tops[: len(self._heights) + 1]
        return same

    def fit(self, painter: Painter, width: int, gap: int) -> None:
        """Give every block a height at a width: a measured one, or a guess."""
        fitted = (width, painter.metrics.scale, gap)
        if fitted != self._fitted:
            self._fitted = fitted
            self._heights.clear()
            self._known.clear()
        elif len(self._heights) == len(self._blocks):
            return
        new = self._blocks[len(self._heights) :]
        exact = len(new) <= MEASURED_AT_ONCE
        self._heights += [block.height(painter, width) if exact else block.guess(painter, width) for block in new]
        self._known += bytes([exact]) * len(new)
        self._stack()

    def settle(self, painter: Painter, sight: range) -> bool:
        """Measure the blocks in sight; return True when one of them is not as high as was guessed."""
        width = self._fitted[0]
        moved = False
        for index in sight:
            if not self._known[index]:
                self._known[index] = 1
                high = self._blocks[index].height(painter, width)
                moved |= high != self._heights[index]
                self._heights[index] = high
        if moved:
            self._stack()
        return moved

    def _stack(self) -> None:
        gap = self._fitted[2]
        self.tops = [0, *accumulate(height + gap for height in self._heights)]
