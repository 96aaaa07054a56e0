"""A value from 0 to 100 that is set with the mouse, the arrow keys or a digit; before that it has none."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, HEADING, SMALL, STRONG, TINY
from simulator.desktop.widgets.widget import Widget

TOP = 100
STEP = 5
DIGITS = 5
"""The keys 1 to 5 set a fifth each: 0, 25, 50, 75, 100."""
ROOMY = 72
"""From this height on, in points, there is room for the question."""
STACKED = 44
"""From this height on, in points, the track lies under the title; below it, beside it."""
TITLE_SHARE = 38
"""Percent of the width that a title beside the track gets."""


class Slider(Widget):
    """One rated dimension: title, question, track and value."""

    def __init__(self, id_: str, label: str, question: str, *, on_digit: Callable[[], None]) -> None:
        """Make a slider without a value.

        Args:
            id_: names it within its screen.
            label: its title.
            question: what is rated, in a sentence.
            on_digit: what follows when a digit has set it.
        """
        super().__init__(id_, "slider", label)
        self.question = question
        self.value: int | None = None
        """0-100; None until it was set."""
        self._on_digit = on_digit
        self._track = pygame.Rect(0, 0, 1, 1)

    def key(self, event: pygame.Event) -> bool:
        """Move by arrows, Page keys, Home and End, from the middle at first; 1 to 5 set it."""
        digit = _digit(event)
        if digit:
            self.value = (digit - 1) * TOP // (DIGITS - 1)
            self._on_digit()
            return True
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
        if event.key not in steps or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return False  # the key that has just ended the contact rates nothing
        before = TOP // 2 if self.value is None else self.value
        self.value = max(0, min(TOP, before + steps[event.key]))
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
        knob = px(10)
        middle = self._draw_words(painter, knob)
        painter.box(self._track, theme.field_line, radius=3)
        if self.value is None:
            self._draw_steps(painter, middle)
            return
        x = self._track.left + round(self._track.width * self.value / TOP)
        painter.box(pygame.Rect(self._track.left, self._track.top, x - self._track.left, px(6)), theme.accent, radius=3)
        painter.disc((x, middle), knob, theme.accent)
        painter.disc((x, middle), knob - px(3), theme.surface)

    def _draw_words(self, painter: Painter, knob: int) -> int:
        """Draw title, value and question, place the track, and return where its middle lies."""
        theme, px = painter.theme, painter.px
        stacked = painter.points(self.rect.height) >= STACKED
        value = "–" if self.value is None else str(self.value)
        wide = painter.type.width(value, HEADING)
        if not stacked:
            share = self.rect.width * TITLE_SHARE // 100
            middle, half = self.rect.centery, painter.type.line_height(STRONG) // 2
            painter.line(self.label, (self.rect.left, middle - half), STRONG, theme.ink, width=share - px(8))
            half = painter.type.line_height(HEADING) // 2
            painter.line(value, (self.rect.right - wide, middle - half), HEADING, theme.accent)
            left, right = self.rect.left + share + knob, self.rect.right - px(36) - knob
            self._track = pygame.Rect(left, middle - px(3), right - left, px(6))
            return middle
        painter.line(self.label, self.rect.topleft, STRONG, theme.ink)
        painter.line(value, (self.rect.right - wide, self.rect.top), HEADING, theme.accent)
        if painter.points(self.rect.height) >= ROOMY:
            top = self.rect.top + painter.type.line_height(BODY)
            painter.line(self.question, (self.rect.left, top), SMALL, theme.muted, width=self.rect.width - px(50))
        middle = self.rect.bottom - knob - px(4)
        self._track = pygame.Rect(self.rect.left + knob, middle - px(3), self.rect.width - 2 * knob, px(6))
        return middle

    def _draw_steps(self, painter: Painter, middle: int) -> None:
        """Draw where the digits lead, as long as nothing is chosen."""
        px, theme = painter.px, painter.theme
        for digit in range(DIGITS):
            x = self._track.left + self._track.width * digit // (DIGITS - 1)
            painter.disc((x, middle), px(10), theme.field_line)
            painter.disc((x, middle), px(9), theme.surface)
            box = pygame.Rect(x - px(10), middle - px(10), px(20), px(20))
            painter.centred(str(digit + 1), box, TINY, theme.ink)


def _digit(event: pygame.Event) -> int:
    """Return which digit from 1 on a key is, on the row of digits or the number pad; 0 for another key."""
    for first in (pygame.K_1, pygame.K_KP_1):
        if 0 <= event.key - first < DIGITS:
            return int(event.key - first + 1)
    return 0
