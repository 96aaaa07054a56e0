"""Amounts as pictures: a bar, a slider, the curve of the customer's mood."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from simulator.desktop.theme import BODY_STRONG, SMALL
from simulator.desktop.ui import Ui
from simulator.desktop.widgets.button import focus_ring
from simulator.desktop.widgets.widget import Widget
from simulator.desktop.widgets.words import Tone, tone_colour
from simulator.view.values import MoodPoint


class Bar(Widget):
    """An amount of 100, or nothing where nothing was assessed."""

    role = "meter"

    def __init__(self, label: str, value: float | None, *, tone: Tone = "accent", name: str = "") -> None:
        """Take name, amount and tone."""
        super().__init__(name, label=f"{label}: {'not assessed' if value is None else f'{value:g}'}")
        self._value = value
        self._tone: Tone = tone

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.px(10)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw it."""
        ui.brush.box(surface, self.rect, ui.theme.line, radius=self.rect.height // 2)
        if self._value is not None and self._value > 0:
            part = self.rect.copy()
            part.width = max(part.height, round(part.width * min(100.0, self._value) / 100))
            ui.brush.box(surface, part, tone_colour(ui, self._tone), radius=part.height // 2)


class Slider(Widget):
    """A whole number from 0 to 100, by arrows or pointer."""

    role = "slider"
    focusable = True

    def __init__(self, name: str, label: str, value: int, do: Callable[[int], None]) -> None:
        """Take the value and who hears of a new one."""
        super().__init__(name, label=f"{label}: {value}")
        self._title = label
        self._value = value
        self._do = do

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.lettering.line_height(BODY_STRONG) + ui.px(28)

    def _track(self, ui: Ui) -> pygame.Rect:
        room = ui.px(11)
        return pygame.Rect(self.rect.left + room, self.rect.bottom - ui.px(18), self.rect.width - 2 * room, ui.px(8))

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw name, number, track and handle."""
        ui.lettering.draw(surface, self._title, self.rect.topleft, BODY_STRONG, ui.theme.text)
        number = str(self._value)
        left = self.rect.right - ui.lettering.width(number, BODY_STRONG)
        ui.lettering.draw(surface, number, (left, self.rect.top), BODY_STRONG, ui.theme.accent)
        track = self._track(ui)
        ui.brush.box(surface, track, ui.theme.line, radius=track.height // 2)
        at = track.left + track.width * self._value // 100
        done = pygame.Rect(track.left, track.top, max(track.height, at - track.left), track.height)
        ui.brush.box(surface, done, ui.theme.accent, radius=track.height // 2)
        ui.brush.disc(surface, (at, track.centery), ui.px(11), ui.theme.accent)
        ui.brush.disc(surface, (at, track.centery), ui.px(7), ui.theme.card)
        if ui.focus == self.id and ui.ring:
            focus_ring(ui, surface, self.rect, ui.px(6))

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Change it by 5, by 20 with the page keys, or to an end."""
        steps = {
            pygame.K_LEFT: -5,
            pygame.K_DOWN: -5,
            pygame.K_RIGHT: 5,
            pygame.K_UP: 5,
            pygame.K_PAGEUP: 20,
            pygame.K_PAGEDOWN: -20,
            pygame.K_HOME: -100,
            pygame.K_END: 100,
        }
        if event.key not in steps:
            return False
        self._do(max(0, min(100, self._value + steps[event.key])))
        return True

    def on_press(self, ui: Ui, at: tuple[int, int], clicks: int) -> None:
        """Set it to the pointer."""
        self.on_drag(ui, at)

    def on_drag(self, ui: Ui, at: tuple[int, int]) -> None:
        """Set it to the pointer, in steps of 5."""
        track = self._track(ui)
        share = 20 * (at[0] - track.left) / max(1, track.width)
        self._do(5 * max(0, min(20, round(share))))


class Curve(Widget):
    """The customer's mood over the call; the causes stand beside it as words."""

    role = "image"

    def __init__(self, points: Sequence[MoodPoint], *, name: str = "curve") -> None:
        """Take the points."""
        first, last = (points[0].mood, points[-1].mood) if points else (0, 0)
        super().__init__(name, label=f"Mood from {first} to {last}")
        self._points = tuple(points)

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.px(110)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw a step for each change, at the time that it happened."""
        if not self._points or not self.rect.colliderect(surface.get_clip()):
            return
        field = self.rect.inflate(-ui.px(30), -ui.px(20)).move(ui.px(12), 0)
        for value in (0, 50, 100):
            y = field.bottom - field.height * value // 100
            surface.fill(ui.theme.line, (field.left, y, field.width, 1))
            at = (self.rect.left, y - ui.lettering.line_height(SMALL) // 2)
            ui.lettering.draw(surface, str(value), at, SMALL, ui.theme.quiet)
        end = max(1, self._points[-1].at_ms)
        places = [
            (field.left + field.width * p.at_ms // end, field.bottom - field.height * max(0, min(100, p.mood)) // 100)
            for p in self._points
        ]
        for (x0, y0), (x1, y1) in zip(places, places[1:], strict=False):
            pygame.draw.line(surface, ui.theme.accent, (x0, y0), (x1, y0), ui.px(2))
            pygame.draw.line(surface, ui.theme.accent, (x1, y0), (x1, y1), ui.px(2))
        for place in places:
            ui.brush.disc(surface, place, ui.px(4), ui.theme.accent)
