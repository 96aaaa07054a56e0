"""The bar at the top of a screen: mark, title, a line under it, and a word on the right."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL, STRONG, TITLE

HEIGHT = 68


def draw_header(painter: Painter, area: pygame.Rect, title: str, under: str, *, taken: int = 0) -> pygame.Rect:
    """Draw the bar and return its rectangle.

    Args:
        painter: draws.
        area: of the window.
        title: first line.
        under: second line.
        taken: pixels on the right that something else takes.
    """
    theme, px = painter.theme, painter.px
    bar = pygame.Rect(area.left, area.top, area.width, px(HEIGHT))
    pygame.draw.rect(painter.surface, theme.surface, bar)
    pygame.draw.line(painter.surface, theme.line, (bar.left, bar.bottom - 1), (bar.right, bar.bottom - 1))
    mark = pygame.Rect(px(18), bar.centery - px(20), px(40), px(40))
    painter.box(mark, theme.accent, radius=10)
    _draw_mark(painter, mark)
    left = mark.right + px(14)
    room = area.width - left - taken - px(18)
    painter.line(title, (left, bar.top + px(9)), TITLE, theme.ink, width=room)
    painter.line(under, (left, bar.top + px(38)), SMALL, theme.muted, width=room)
    return bar


def draw_pill(painter: Painter, right: int, middle: int, text: str) -> int:
    """Draw a word in a soft pill that ends at `right`; return its left edge."""
    px = painter.px
    wide = painter.type.width(text, STRONG) + px(28)
    pill = pygame.Rect(right - wide, middle - px(18), wide, px(36))
    painter.box(pill, painter.theme.accent_soft, radius=18)
    painter.centred(text, pill, STRONG, painter.theme.ink)
    return pill.left


def _draw_mark(painter: Painter, mark: pygame.Rect) -> None:
    """Draw a speech bubble."""
    px = painter.px
    bubble = pygame.Rect(0, 0, px(22), px(15))
    bubble.center = (mark.centerx, mark.centery - px(2))
    painter.box(bubble, painter.theme.on_accent, radius=5)
    tail = [(bubble.left + px(5), bubble.bottom - 1), (bubble.left + px(12), bubble.bottom - 1)]
    tip = (bubble.left + px(5), bubble.bottom + px(5))
    pygame.draw.polygon(painter.surface, painter.theme.on_accent, [*tail, tip])
