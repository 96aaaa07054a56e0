"""The bar at the top of a screen: mark, title, a line under it, and room for what stands on the right."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL, STRONG, TINY, TITLE

HEIGHT = 68
LOW = 50
LOW_WINDOW = 560
"""Below this height of the window, in points, the bar is low and its lines are small."""


def is_low(painter: Painter, area: pygame.Rect) -> bool:
    """Tell whether the window is so low that every line counts."""
    return painter.points(area.height) < LOW_WINDOW


def bar_height(painter: Painter, area: pygame.Rect) -> int:
    """Return the height of the bar in pixels."""
    return painter.px(LOW if is_low(painter, area) else HEIGHT)


def draw_header(
    painter: Painter, area: pygame.Rect, title: str, under: str, *, taken: int = 0, icon: str = "message-circle"
) -> pygame.Rect:
    """Draw the bar and return its rectangle.

    Args:
        painter: draws.
        area: of the window.
        title: first line.
        under: second line; may be "".
        taken: pixels on the right that something else takes.
        icon: sign of the mark.
    """
    theme, px = painter.theme, painter.px
    low = is_low(painter, area)
    bar = pygame.Rect(area.left, area.top, area.width, bar_height(painter, area))
    painter.surface.fill(theme.surface, bar)
    painter.rule(bar.left, bar.right, bar.bottom - px(1))
    side = px(34 if low else 40)
    mark = pygame.Rect(px(16), bar.centery - side // 2, side, side)
    painter.box(mark, theme.accent, radius=10)
    painter.icon(icon, mark.center, 19 if low else 22, theme.on_accent)
    left = mark.right + px(12)
    room = area.right - left - taken - px(18)
    styles, first, second = ((STRONG, TINY), 6, 27) if low else ((TITLE, SMALL), 9, 38)
    top = bar.top + px(first) if under else bar.centery - painter.type.line_height(styles[0]) // 2
    painter.line(title, (left, top), styles[0], theme.ink, width=room)
    painter.line(under, (left, bar.top + px(second)), styles[1], theme.muted, width=room)
    return bar


def end_of_bar(painter: Painter, area: pygame.Rect) -> tuple[int, int]:
    """Return the middle of the right edge of a bar that has nothing on its right."""
    return area.right - painter.px(18), area.top + bar_height(painter, area) // 2


def draw_pill(painter: Painter, right: int, middle: int, text: str, icon: str = "") -> int:
    """Draw a word in a soft pill that ends at `right`; return its left edge."""
    px = painter.px
    sign = px(22) if icon else 0
    wide = painter.type.width(text, STRONG) + px(28) + sign
    pill = pygame.Rect(right - wide, middle - px(18), wide, px(36))
    painter.box(pill, painter.theme.accent_soft, radius=18)
    if icon:
        painter.icon(icon, (pill.left + px(22), pill.centery), 16, painter.theme.accent)
    painter.centred(text, pygame.Rect(pill.left + sign, pill.top, wide - sign, pill.height), STRONG, painter.theme.ink)
    return pill.left
