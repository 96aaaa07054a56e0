"""Two texts beside each other; under each other where there is no room for both."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL, SMALL_STRONG
from simulator.desktop.widgets.blocks import Tone, colour
from simulator.desktop.widgets.page import Block

ROOM = 300
"""From this width on, in points, both stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of the two."""

    title: str
    lines: tuple[str, ...]
    """Paragraphs."""
    under: str
    """A line of its own at the end, or ""."""
    tone: Tone = "muted"
    """Colour of the title and the edge."""


class Beside(Block):
    """Two boxes of texts of the same height."""

    def __init__(self, first: Column, second: Column) -> None:
        """Make it from left and right."""
        self.label = " | ".join(" ".join((each.title, *each.lines, each.under)) for each in (first, second))
        self._columns = (first, second)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of the higher one, or of both where they stand under each other."""
        wide = self._wide(painter, width)
        highs = [self._high(painter, column, wide) for column in self._columns]
        return max(highs) if wide < width else sum(highs) + painter.px(8)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw both boxes."""
        wide = self._wide(painter, rect.width)
        left, top = rect.topleft
        for column in self._columns:
            high = rect.height if wide < rect.width else self._high(painter, column, wide)
            self._draw_column(painter, column, pygame.Rect(left, top, wide, high))
            if wide < rect.width:
                left = rect.right - wide
            else:
                top += high + painter.px(8)

    @staticmethod
    def _wide(painter: Painter, width: int) -> int:
        return (width - painter.px(10)) // 2 if painter.points(width) >= ROOM else width

    @staticmethod
    def _high(painter: Painter, column: Column, wide: int) -> int:
        inner = wide - painter.px(24)
        lines = sum(painter.paragraph_height(line, SMALL, inner) + painter.px(4) for line in column.lines)
        under = painter.paragraph_height(column.under, SMALL_STRONG, inner) + painter.px(4) if column.under else 0
        return painter.type.line_height(SMALL_STRONG) + painter.px(4) + lines + under + painter.px(18)

    @staticmethod
    def _draw_column(painter: Painter, column: Column, box: pygame.Rect) -> None:
        px, theme = painter.px, painter.theme
        edge = theme.line if column.tone == "muted" else colour(theme, column.tone)
        painter.box(box, theme.surface, border=edge, radius=10)
        left, top, inner = box.left + px(12), box.top + px(9), box.width - px(24)
        painter.line(column.title, (left, top), SMALL_STRONG, colour(theme, column.tone), width=inner)
        top += painter.type.line_height(SMALL_STRONG) + px(4)
        for line in column.lines:
            top += painter.paragraph(line, (left, top), SMALL, theme.ink, width=inner) + px(4)
        if column.under:
            painter.paragraph(column.under, (left, top), SMALL_STRONG, theme.muted, width=inner)
