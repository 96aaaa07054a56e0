"""One's calls as points over time: the total of each, and the band in which they lie."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from simulator.dates import short_day
from simulator.desktop.paint import Painter
from simulator.desktop.theme import TINY
from simulator.desktop.widgets.page import Block
from simulator.locale import trn
from simulator.view.progress import CallPoint

CHART = 190


class History(Block):
    """Totals from the first to the latest call, 0-100."""

    def __init__(self, calls: Sequence[CallPoint]) -> None:
        """Make it from the calls, oldest first."""
        self._calls = calls
        totals = ", ".join(f"{call.total:.0f}" for call in calls)
        self.label = trn("{count} call: {totals}", "{count} calls: {totals}", len(calls), totals=totals)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of the chart."""
        return painter.px(CHART)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw grid, line and points; first and last have their figures."""
        theme, px = painter.theme, painter.px
        plot = pygame.Rect(rect.left + px(34), rect.top + px(18), rect.width - px(60), rect.height - px(44))
        for value in (0, 25, 50, 75, 100):
            y = plot.bottom - plot.height * value // 100
            painter.rule(plot.left, plot.right, y)
            painter.line(str(value), (rect.left, y - painter.type.line_height(TINY) // 2), TINY, theme.muted)
        places = [self._place(plot, index) for index in range(len(self._calls))]
        if len(places) > 1:
            pygame.draw.lines(painter.surface, theme.accent, False, places, px(2))
        best = max(range(len(self._calls)), key=lambda index: self._calls[index].total)
        for index, place in enumerate(places):
            painter.disc(place, px(6 if index == best else 4), theme.good if index == best else theme.accent)
        for index in sorted({0, best, len(places) - 1}):
            words = f"{self._calls[index].total:.0f}"
            wide = painter.type.width(words, TINY)
            x, y = places[index]
            painter.line(words, (x - wide // 2, y - px(24)), TINY, theme.ink)
        today = self._calls[-1].opened_at.date()
        first, last = (short_day(call.opened_at.date(), today) for call in (self._calls[0], self._calls[-1]))
        painter.line(first, (plot.left, plot.bottom + px(6)), TINY, theme.muted)
        if len(places) > 1:
            painter.line(last, (plot.right - painter.type.width(last, TINY), plot.bottom + px(6)), TINY, theme.muted)

    def _place(self, plot: pygame.Rect, index: int) -> tuple[int, int]:
        share = index / max(1, len(self._calls) - 1) if len(self._calls) > 1 else 0.5
        total = max(0.0, min(100.0, self._calls[index].total))
        return plot.left + round(plot.width * share), plot.bottom - round(plot.height * total / 100)
