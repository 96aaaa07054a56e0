"""A word at the lower edge of the window that goes away by itself: captions of sounds, what was set."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL_STRONG
from simulator.desktop.ticks import ticks_ms

SHOWN_MS = 2600


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
            text: one line, or two.
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
        """Draw it over the screen, where it covers nothing that can be pressed.

        Args:
            painter: draws.
            area: of the window.
            in_bar: the middle of its right edge where the screen's bar has room for it; else it goes to the lower edge.
        """
        if not self.text:
            return
        theme, px = painter.theme, painter.px
        room = min(area.width - px(48), px(620) if in_bar is None else max(px(260), in_bar[0] - area.left - px(260)))
        sign = px(26) if self._icon else 0
        lines = painter.type.wrap(self.text, SMALL_STRONG, room - px(40) - sign)
        wide = max(painter.type.width(self.text[a:b].rstrip(), SMALL_STRONG) for a, b in lines)
        high = painter.type.line_height(SMALL_STRONG) * len(lines)
        box = pygame.Rect(0, 0, wide + px(40) + sign, high + px(22))
        if in_bar is None:
            box.midbottom = (area.centerx, area.bottom - px(18))
        else:
            box.midright = in_bar
        painter.box(box, theme.ink, radius=11, border=theme.surface)
        if self._icon:
            painter.icon(self._icon, (box.left + px(26), box.centery), 18, theme.surface)
        at = (box.left + px(20) + sign, box.top + px(11))
        painter.paragraph(self.text, at, SMALL_STRONG, theme.surface, width=room - px(40) - sign)
