"""The day as a row of steps: what is done, what comes next, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.widgets.page import Block

SIDE = 34
CLOSEST = 6
"""Points between two steps at least; below that they get smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the day."""

    icon: str
    state: Literal["done", "next", "later"]
    words: str
    """What it is and how far, for those who do not see the sign."""


class Path(Block):
    """Draws the steps beside each other, with a line through them; a done one has a check instead of its sign."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        """Make it from the first step to the end of the day."""
        self.label = "; ".join(step.words for step in steps)
        self._steps = steps

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of a step."""
        return self._side(painter, width) + painter.px(8)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the line, then the steps on it."""
        theme, px = painter.theme, painter.px
        side = self._side(painter, rect.width)
        last = max(1, len(self._steps) - 1)
        gap = min(px(34), (rect.width - side * len(self._steps)) // last)
        y = rect.top + px(4) + side // 2
        centres = [(rect.left + side // 2 + number * (side + gap), y) for number in range(len(self._steps))]
        for (left, _), (right, _), step in zip(centres, centres[1:], self._steps, strict=False):
            painter.surface.fill(
                theme.good if step.state == "done" else theme.line, (left, y - px(1), right - left, px(2))
            )
        for centre, step in zip(centres, self._steps, strict=True):
            self._draw_step(painter, step, centre, side)

    @staticmethod
    def _draw_step(painter: Painter, step: Step, centre: tuple[int, int], side: int) -> None:
        theme = painter.theme
        fill, edge, ink = {
            "done": (theme.good_soft, theme.good, theme.good),
            "next": (theme.accent, theme.accent, theme.on_accent),
            "later": (theme.surface, theme.field_line, theme.muted),
        }[step.state]
        box = pygame.Rect(0, 0, side, side)
        box.center = centre
        painter.box(box, fill, radius=side / 2, border=edge)
        points = painter.points(side) / 2
        painter.icon("check" if step.state == "done" else step.icon, centre, points, ink)

    def _side(self, painter: Painter, width: int) -> int:
        room = width // max(1, len(self._steps)) - painter.px(CLOSEST)
        return max(painter.px(16), min(painter.px(SIDE), room))
