"""What pages are made of: texts, rows, cards, bubbles, notes."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, SMALL, SMALL_STRONG, STRONG, TINY, Colour, Style, Theme
from simulator.desktop.widgets.page import Block

Tone = str
"""Name of a colour of the theme."""


def colour(theme: Theme, tone: Tone) -> Colour:
    """Return a colour of the theme by its name."""
    found: Colour = getattr(theme, tone)
    return found


class Text(Block):
    """A paragraph."""

    def __init__(self, text: str, style: Style = BODY, tone: Tone = "ink", *, below: float = 0) -> None:
        """Make a paragraph; `below` is empty room under it, in points."""
        self.label = text
        self._style = style
        self._tone = tone
        self._below = below

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of its lines."""
        return painter.paragraph_height(self.label, self._style, width) + painter.px(self._below)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw its lines."""
        painter.paragraph(self.label, rect.topleft, self._style, colour(painter.theme, self._tone), width=rect.width)


class Row(Block):
    """A name with its value; a long value goes under the name."""

    def __init__(self, name: str, value: str) -> None:
        """Make a row."""
        self.label = f"{name}: {value}"
        self._name = name
        self._value = value

    def height(self, painter: Painter, width: int) -> int:
        """Return one line, or the name's line and those of the value."""
        line = painter.type.line_height(SMALL)
        if self._fits(painter, width):
            return line
        return line + painter.paragraph_height(self._value, SMALL_STRONG, width)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw name and value."""
        theme = painter.theme
        painter.line(self._name, rect.topleft, SMALL, theme.muted, width=rect.width)
        if self._fits(painter, rect.width):
            wide = painter.type.width(self._value, SMALL_STRONG)
            painter.line(self._value, (rect.right - wide, rect.top), SMALL_STRONG, theme.ink)
            return
        under = (rect.left, rect.top + painter.type.line_height(SMALL))
        painter.paragraph(self._value, under, SMALL_STRONG, theme.ink, width=rect.width)

    def _fits(self, painter: Painter, width: int) -> bool:
        words = painter.type.width(self._name, SMALL) + painter.type.width(self._value, SMALL_STRONG)
        return "\n" not in self._value and words + painter.px(14) <= width


class Card(Block):
    """A title with lines under it and a word on the right, in a box; it can be pressable."""

    def __init__(
        self,
        id_: str,
        title: str,
        lines: tuple[str, ...] = (),
        *,
        right: str = "",
        right_tone: Tone = "muted",
        on_press: Callable[[], None] | None = None,
        fill: Tone = "surface",
        edge: Tone = "line",
    ) -> None:
        """Make a card.

        Args:
            id_: names it within its page.
            title: its first line.
            lines: paragraphs under the title.
            right: a word beside the title.
            right_tone: its colour.
            on_press: what choosing it does.
            fill: colour of the box.
            edge: colour of its outline.
        """
        self.id = id_
        self.label = title
        self.on_press = on_press
        self._lines = lines
        self._right = right
        self._right_tone = right_tone
        self._fill = fill
        self._edge = edge

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of title and lines in their box."""
        inner = width - painter.px(28)
        high = painter.paragraph_height(self.label, STRONG, self._title_width(painter, inner)) if self.label else 0
        high += sum(painter.paragraph_height(line, SMALL, inner) + painter.px(3) for line in self._lines)
        return high + painter.px(22)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the box with what it holds."""
        theme, px = painter.theme, painter.px
        fill = theme.accent_soft if chosen or hovered else colour(theme, self._fill)
        painter.box(rect, fill, border=theme.accent if chosen else colour(theme, self._edge), thick=2 if chosen else 1)
        inner = rect.inflate(-px(28), -px(22))
        top = inner.top
        if self._right:
            wide = painter.type.width(self._right, SMALL_STRONG)
            painter.line(self._right, (inner.right - wide, top), SMALL_STRONG, colour(theme, self._right_tone))
        if self.label:
            width = self._title_width(painter, inner.width)
            top += painter.paragraph(self.label, inner.topleft, STRONG, theme.ink, width=width)
        for line in self._lines:
            top += px(3)
            top += painter.paragraph(line, (inner.left, top), SMALL, theme.muted, width=inner.width)

    def _title_width(self, painter: Painter, inner: int) -> int:
        right = painter.type.width(self._right, SMALL_STRONG) + painter.px(14) if self._right else 0
        return inner - right


class Bubble(Block):
    """One line of the conversation; the customer's left, the trainee's right."""

    def __init__(self, name: str, text: str, time: str, *, mine: bool) -> None:
        """Make a bubble."""
        self.label = f"{name}: {text}"
        self._name = name
        self._text = text or "(empty message)"
        self._time = time
        self._mine = mine
        self._cached: tuple[int, int, int] = (0, 0, 0)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of box and time; measured once for a width."""
        return self._measure(painter, width)[2] + painter.type.line_height(TINY) + painter.px(3)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the box with the text, and name and time under it."""
        theme, px = painter.theme, painter.px
        _, wide, high = self._measure(painter, rect.width)
        left = rect.right - wide if self._mine else rect.left
        box = pygame.Rect(left, rect.top, wide, high)
        fill, ink = (theme.accent, theme.on_accent) if self._mine else (theme.sunken, theme.ink)
        painter.box(box, fill, radius=14)
        corner = pygame.Rect(0, 0, px(14), px(14))
        corner.bottomright = box.bottomright
        if not self._mine:
            corner.bottomleft = box.bottomleft
        painter.box(corner, fill, radius=3)
        at = (box.left + px(14), box.top + px(9))
        painter.paragraph(self._text, at, BODY, ink, width=self._widest(painter, rect.width))
        under = f"{self._name} · {self._time}"
        x = box.right - painter.type.width(under, TINY) if self._mine else box.left
        painter.line(under, (max(rect.left, x), box.bottom + px(3)), TINY, theme.muted, width=rect.width)

    def _measure(self, painter: Painter, width: int) -> tuple[int, int, int]:
        if self._cached[0] != width:
            widest = self._widest(painter, width)
            lines = painter.type.wrap(self._text, BODY, widest)
            longest = max(painter.type.width(self._text[start:end].rstrip(), BODY) for start, end in lines)
            high = painter.type.line_height(BODY) * len(lines) + painter.px(18)
            self._cached = (width, longest + painter.px(28), high)
        return self._cached

    @staticmethod
    def _widest(painter: Painter, width: int) -> int:
        return width * 78 // 100 - painter.px(28)


class Quiet(Block):
    """A small word in the middle, as "Dana is typing"."""

    def __init__(self, text: str) -> None:
        """Make it."""
        self.label = text

    def height(self, painter: Painter, width: int) -> int:
        """Return one line."""
        return painter.type.line_height(SMALL)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the word at the left, where the next bubble comes."""
        painter.line(self.label, rect.topleft, SMALL, painter.theme.muted, width=rect.width)
