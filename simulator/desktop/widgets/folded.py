"""A warning whose reason takes two lines at most until it is opened."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL, SMALL_STRONG, STRONG
from simulator.desktop.widgets.page import Block

LINES = 2


class Folded(Block):
    """Title, a word beside it, the beginning of a reason, and what opening shows more."""

    def __init__(self, id_: str, title: str, reason: str, right: str, more: str, on_press: Callable[[], None]) -> None:
        """Make it.

        Args:
            id_: names it within its page.
            title: what it is.
            reason: why; what does not fit into two lines is left out.
            right: a word beside the title.
            more: what pressing it shows, in a word or two.
            on_press: opens it.
        """
        self.id = id_
        self.label = f"{title}, {right}"
        self.on_press = on_press
        self._title = title
        self._reason = reason
        self._right = right
        self._more = more

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of title, two lines and the word under them."""
        lines = len(self._lines(painter, self._inner(painter, width)))
        title = painter.type.line_height(STRONG)
        return title + painter.type.line_height(SMALL) * lines + painter.type.line_height(SMALL_STRONG) + painter.px(20)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw it in the colours of a warning."""
        theme, px = painter.theme, painter.px
        painter.box(rect, theme.bad_soft, border=theme.accent if chosen else theme.bad, thick=2 if chosen else 1)
        painter.icon("triangle-alert", (rect.left + px(27), rect.top + px(22)), 20, theme.bad)
        inner = self._inner(painter, rect.width)
        left, top = rect.left + px(46), rect.top + px(9)
        wide = painter.type.width(self._right, SMALL_STRONG)
        painter.line(self._right, (left + inner - wide, top), SMALL_STRONG, theme.bad)
        painter.line(self._title, (left, top), STRONG, theme.ink, width=inner - wide - px(10))
        top += painter.type.line_height(STRONG)
        for line in self._lines(painter, inner):
            painter.line(line, (left, top), SMALL, theme.ink, width=inner)
            top += painter.type.line_height(SMALL)
        painter.line(self._more, (left, top + px(1)), SMALL_STRONG, theme.accent, width=inner)

    @staticmethod
    def _inner(painter: Painter, width: int) -> int:
        return width - painter.px(60)

    def _lines(self, painter: Painter, inner: int) -> list[str]:
        spans = painter.type.wrap(self._reason, SMALL, inner)
        lines = [self._reason[start:end].rstrip() for start, end in spans[:LINES]]
        if len(spans) > LINES:
            lines[-1] = lines[-1][:-1].rstrip(" ,;.") + "…"
        return lines
