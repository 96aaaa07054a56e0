"""A word in the bar or at the lower edge of the window that goes away by itself: captions of sounds, what was set."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL_STRONG
from simulator.desktop.ticks import ticks_ms

SHOWN_MS = 2600
TITLE_ROOM = 260
"""Points of the bar that stay free for the title."""
LEAST = 260
"""Points of width that the words get at least."""


class Toast:
    """The word that is shown now, if there is one."""

    def __init__(self, now: Callable[[], int] = ticks_ms) -> None:
        """Begin without one.

        Args:
            now: gives the time in milliseconds.
        """
        self._now = now
        self.text = ""
        self._icon = ""
        self._until = 0

    def show(self, text: str, icon: str = "") -> None:
        """Show a word.

        Args:
            text: a line or a few; what does not fit into one is wrapped.
            icon: name of the sign before it.
        """
        self.text, self._icon = text, icon
        self._until = self._now() + SHOWN_MS

    def left_ms(self) -> int | None:
        """Return how long it is still shown, None where there is nothing."""
        return max(1, self._until - self._now()) if self.text else None

    def tick(self) -> bool:
        """Take it away when its time is over; return True when that has happened."""
        if self.text and self._now() >= self._until:
            self.text = ""
            return True
        return False

    def draw(self, painter: Painter, area: pygame.Rect, *, in_bar: tuple[int, int] | None = None) -> None:
        """Draw it over the screen; only at the lower edge does it lie over what can be pressed.

        Args:
            painter: draws.
            area: of the window.
            in_bar: the middle of its right edge where the screen's bar may have room for it.
        """
        if not self.text:
            return
        theme, px = painter.theme, painter.px
        box = self.rect(painter, area, in_bar=in_bar)
        painter.box(box, theme.ink, radius=11, border=theme.surface)
        if self._icon:
            painter.icon(self._icon, (box.left + px(26), box.centery), 18, theme.surface)
        left = box.left + px(20) + self._sign(painter)
        wide = box.right - px(20) - left
        painter.paragraph(self.text, (left, box.top + px(11)), SMALL_STRONG, theme.surface, width=wide)

    def rect(self, painter: Painter, area: pygame.Rect, *, in_bar: tuple[int, int] | None = None) -> pygame.Rect:
        """Return where it lies: in the bar where it fits there, else at the lower edge.

        Args:
            painter: measures.
            area: of the window.
            in_bar: the middle of its right edge in the bar, as far below the upper edge as half the bar is high.
        """
        px = painter.px
        if in_bar is not None:
            room = in_bar[0] - area.left - px(TITLE_ROOM)
            box = self._box(painter, room)
            box.midright = in_bar
            if box.width <= room and box.top >= area.top:
                return box
        box = self._box(painter, min(area.width - px(48), px(620)))
        box.midbottom = (area.centerx, area.bottom - px(18))
        return box

    def _box(self, painter: Painter, room: int) -> pygame.Rect:
        """Return a box for the words that is at most as wide as there is room."""
        px = painter.px
        beside = px(40) + self._sign(painter)
        lines = painter.type.wrap(self.text, SMALL_STRONG, max(px(LEAST), room) - beside)
        wide = max(painter.type.room_for(self.text[a:b].rstrip(), SMALL_STRONG) for a, b in lines)
        return pygame.Rect(0, 0, wide + beside, painter.type.line_height(SMALL_STRONG) * len(lines) + px(22))

    def _sign(self, painter: Painter) -> int:
        return painter.px(26) if self._icon else 0
