"""Widgets that say something: a line, a paragraph with marked parts, a pill, a picture of initials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from simulator.desktop.theme import BODY, SMALL, SMALL_STRONG, Colour, Style
from simulator.desktop.ui import Ui
from simulator.desktop.widgets.widget import Widget

Tone = Literal["text", "quiet", "accent", "on_accent", "good", "warn", "bad"]


def tone_colour(ui: Ui, tone: Tone) -> Colour:
    """Return the colour of a tone."""
    theme = ui.theme
    return {
        "text": theme.text,
        "quiet": theme.quiet,
        "accent": theme.accent,
        "on_accent": theme.on_accent,
        "good": theme.good,
        "warn": theme.warn,
        "bad": theme.bad,
    }[tone]


def soft_colour(ui: Ui, tone: Tone) -> Colour:
    """Return the ground on which a tone can be read."""
    theme = ui.theme
    soft = {"accent": theme.accent_soft, "good": theme.good_soft, "warn": theme.warn_soft, "bad": theme.bad_soft}
    return soft.get(tone, theme.sunken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of a paragraph with a ground of its own."""

    start: int
    end: int
    tone: Tone


class Words(Widget):
    """A paragraph, wrapped."""

    role = "text"

    def __init__(
        self, text: str, *, style: Style = BODY, tone: Tone = "text", marks: Sequence[Mark] = (), name: str = ""
    ) -> None:
        """Take the text.

        Args:
            text: the paragraph, or several with newlines.
            style: size and weight.
            tone: colour.
            marks: highlighted parts.
            name: id.
        """
        super().__init__(name, label=text)
        self._style = style
        self._tone: Tone = tone
        self._marks = tuple(marks)

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height of its lines."""
        return len(ui.lettering.wrap(self.label, self._style, width)) * ui.lettering.line_height(self._style)

    def natural_width(self, ui: Ui) -> int:
        """Return the width of its longest line."""
        return max((ui.lettering.width(line, self._style) for line in self.label.split("\n")), default=0)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the lines in sight."""
        clip = surface.get_clip()
        if not self.rect.colliderect(clip):
            return
        height = ui.lettering.line_height(self._style)
        colour = tone_colour(ui, self._tone)
        for number, (start, end) in enumerate(ui.lettering.wrap(self.label, self._style, self.rect.width)):
            top = self.rect.top + number * height
            if clip.top - height < top < clip.bottom:
                self._mark(ui, surface, start, end, top)
                ui.lettering.draw(surface, self.label[start:end].rstrip(), (self.rect.left, top), self._style, colour)

    def _mark(self, ui: Ui, surface: pygame.Surface, start: int, end: int, top: int) -> None:
        line = self.label[start:end].rstrip()
        for mark in self._marks:
            left, right = max(mark.start, start) - start, min(mark.end, start + len(line)) - start
            if left >= right:
                continue
            before, upto = ui.lettering.width(line[:left], self._style), ui.lettering.width(line[:right], self._style)
            height = ui.lettering.line_height(self._style)
            ground = pygame.Rect(self.rect.left + before - 1, top + 1, upto - before + 2, height - 2)
            ui.brush.box(surface, ground, soft_colour(ui, mark.tone), radius=ui.px(3))
            ink = tone_colour(ui, mark.tone)
            surface.fill(ink, (ground.left, ground.bottom - ui.px(2), ground.width, max(1, ui.px(1.5))))


class Line(Widget):
    """One line, cut with an ellipsis where there is no room."""

    role = "text"

    def __init__(
        self, text: str, *, style: Style = BODY, tone: Tone = "text", right: bool = False, name: str = ""
    ) -> None:
        """Take the text, its looks, and whether it stands at the right."""
        super().__init__(name, label=text)
        self._style = style
        self._tone: Tone = tone
        self._right = right

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height of a line."""
        return ui.lettering.line_height(self._style)

    def natural_width(self, ui: Ui) -> int:
        """Return the width of the text."""
        return ui.lettering.width(self.label, self._style)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the text."""
        if not self.rect.colliderect(surface.get_clip()):
            return
        text = ui.lettering.cut(self.label, self._style, self.rect.width)
        left = self.rect.right - ui.lettering.width(text, self._style) if self._right else self.rect.left
        ui.lettering.draw(surface, text, (left, self.rect.top), self._style, tone_colour(ui, self._tone))


class Pill(Widget):
    """A few words on a small ground."""

    role = "text"

    def __init__(self, text: str, *, tone: Tone = "quiet", name: str = "") -> None:
        """Take the text and its tone."""
        super().__init__(name, label=text)
        self._tone: Tone = tone

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.lettering.line_height(SMALL_STRONG) + ui.px(6)

    def natural_width(self, ui: Ui) -> int:
        """Return its width."""
        return ui.lettering.width(self.label, SMALL_STRONG) + ui.px(20)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw ground and text."""
        ground = self.rect.copy()
        ground.width = min(ground.width, self.natural_width(ui))
        ui.brush.box(surface, ground, soft_colour(ui, self._tone), radius=ground.height // 2)
        text = ui.lettering.cut(self.label, SMALL_STRONG, ground.width - ui.px(20))
        at = (ground.left + ui.px(10), ground.top + ui.px(3))
        ui.lettering.draw(surface, text, at, SMALL_STRONG, tone_colour(ui, self._tone))


class Pair(Widget):
    """A name at the left and its value at the right; below each other where the value is long."""

    role = "row"

    def __init__(self, name: str, value: str) -> None:
        """Take both."""
        super().__init__(label=f"{name}: {value}")
        self._name = Line(name, style=SMALL, tone="quiet")
        self._value = value

    def _beside(self, ui: Ui, width: int) -> bool:
        both = self._name.natural_width(ui) + ui.lettering.width(self._value, SMALL_STRONG) + ui.px(12)
        return both <= width and "\n" not in self._value

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height of one or more lines."""
        line = ui.lettering.line_height(SMALL)
        if self._beside(ui, width):
            return line
        return line + line * len(ui.lettering.wrap(self._value, SMALL_STRONG, width))

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw both."""
        value: Widget
        if self._beside(ui, self.rect.width):
            value = Line(self._value, style=SMALL_STRONG, right=True)
            value.place(ui, self.rect)
        else:
            value = Words(self._value, style=SMALL_STRONG)
            line = ui.lettering.line_height(SMALL)
            value.place(ui, pygame.Rect(self.rect.left, self.rect.top + line, self.rect.width, self.rect.height - line))
        self._name.place(ui, self.rect)
        self._name.draw(ui, surface)
        value.draw(ui, surface)


class Initials(Widget):
    """A disc with the first letters of a name, where a portrait will be."""

    role = "image"

    def __init__(self, name: str, *, size: int = 64) -> None:
        """Take the name and the size at scale 1."""
        super().__init__(label=name)
        parts = name.split()
        self._letters = "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()
        self._size = size

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.px(self._size)

    def natural_width(self, ui: Ui) -> int:
        """Return its width."""
        return ui.px(self._size)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the disc and the letters."""
        radius = ui.px(self._size) // 2
        centre = (self.rect.left + radius, self.rect.centery)
        ui.brush.disc(surface, centre, radius, ui.theme.accent_soft)
        style = Style(size=round(self._size * 0.36), strong=True)
        width, height = ui.lettering.width(self._letters, style), ui.lettering.line_height(style)
        at = (centre[0] - width // 2, centre[1] - height // 2)
        ui.lettering.draw(surface, self._letters, at, style, ui.theme.accent)


class Rule(Widget):
    """A thin line across."""

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return max(1, ui.px(1))

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.fill(ui.theme.line, self.rect)
