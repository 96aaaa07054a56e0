"""A value from 0 to 100 that is set with the mouse or the arrow keys."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, HEADING, SMALL, STRONG
from simulator.desktop.widgets.widget import Widget

TOP = 100
STEP = 5
ROOMY = 72
"""From this height on, in points, there is room for the question."""


class Slider(Widget):
    """One rated dimension: title, question, track and value."""

    def __init__(self, id_: str, label: str, question: str, *, value: int = 50) -> None:
        """Make a slider.

        Args:
            id_: names it within its screen.
            label: its title.
            question: what is rated, in a sentence.
            value: where it stands first, 0-100.
        """
        super().__init__(id_, "slider", label)
        self.question = question
        self.value = value
        self._track = pygame.Rect(0, 0, 1, 1)

    def key(self, event: pygame.Event) -> bool:
        """Move by arrows, Page keys, Home and End."""
        steps = {
            pygame.K_LEFT: -STEP,
            pygame.K_DOWN: -STEP,
            pygame.K_RIGHT: STEP,
            pygame.K_UP: STEP,
            pygame.K_PAGEDOWN: -4 * STEP,
            pygame.K_PAGEUP: 4 * STEP,
            pygame.K_HOME: -TOP,
            pygame.K_END: TOP,
        }
        if event.key not in steps:
            return False
        self.value = max(0, min(TOP, self.value + steps[event.key]))
        return True

    def press(self, at: tuple[int, int], *, clicks: int) -> None:
        """Jump to the mouse."""
        self.drag(at)

    def drag(self, at: tuple[int, int]) -> None:
        """Follow the mouse."""
        share = (at[0] - self._track.left) / self._track.width
        self.value = max(0, min(TOP, round(share * TOP)))

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw title, question, track, knob and value."""
        theme, px = painter.theme, painter.px
        if focused:
            painter.ring(self.rect.inflate(px(8), 0), radius=8)
        painter.line(self.label, self.rect.topleft, STRONG, theme.ink)
        value = str(self.value)
        wide = painter.type.width(value, HEADING)
        painter.line(value, (self.rect.right - wide, self.rect.top), HEADING, theme.accent)
        top = self.rect.top + painter.type.line_height(BODY)
        if painter.points(self.rect.height) >= ROOMY:
            painter.line(self.question, (self.rect.left, top), SMALL, theme.muted, width=self.rect.width - px(50))
        knob = px(10)
        high = self.rect.bottom - knob - px(4)
        self._track = pygame.Rect(self.rect.left + knob, high - px(3), self.rect.width - 2 * knob, px(6))
        painter.box(self._track, theme.field_line, radius=3)
        x = self._track.left + round(self._track.width * self.value / TOP)
        painter.box(pygame.Rect(self._track.left, self._track.top, x - self._track.left, px(6)), theme.accent, radius=3)
        painter.disc((x, high), knob, theme.accent)
        painter.disc((x, high), knob - px(3), theme.surface)
