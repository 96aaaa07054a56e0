"""What pages are made of: texts, rows, cards, bubbles, notes."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, HEADING, SMALL, SMALL_STRONG, STRONG, TINY, Colour, Style, Theme
from simulator.desktop.widgets.page import Block

PARTED = 10
"""Points between a heading and what comes before it, beside the gap of the page."""
Tone = str
"""Name of a colour of the theme."""


def colour(theme: Theme, tone: Tone) -> Colour:
    """Return a colour of the theme by its name."""
    found: Colour = getattr(theme, tone)
    return found


class Text(Block):
    """A paragraph."""

    def __init__(
        self, text: str, style: Style = BODY, tone: Tone = "ink", *, below: float = 0, above: float = 0
    ) -> None:
        """Make a paragraph; `below` and `above` are empty room around it, in points."""
        self.label = text
        self._style = style
        self._tone = tone
        self._below = below
        self._above = above

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of its lines."""
        readable = painter.readable(width, self._style)
        return painter.paragraph_height(self.label, self._style, readable) + painter.px(self._below + self._above)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw its lines."""
        ink, width = colour(painter.theme, self._tone), painter.readable(rect.width, self._style)
        at = (rect.left, rect.top + painter.px(self._above))
        painter.paragraph(self.label, at, self._style, ink, width=width)


class Heading(Text):
    """Stands over a part of a page, nearer to it than to what comes before."""

    def __init__(self, text: str, *, first: bool = False) -> None:
        """Make a heading; `first` is at the top of a page, and has nothing before it."""
        super().__init__(text, HEADING, above=0 if first else PARTED)


class Row(Block):
    """A name with its value; a long value goes under the name."""

    def __init__(self, name: str, value: str, *, tone: Tone = "") -> None:
        """Make a row; a tone gives its value another colour than that of texts."""
        self.label = f"{name}: {value}"
        self._name = name
        self._value = value
        self._tone = tone or "ink"

    def height(self, painter: Painter, width: int) -> int:
        """Return one line, or the name's line and those of the value."""
        line = painter.type.line_height(SMALL)
        if self._fits(painter, width):
            return line
        return line + painter.paragraph_height(self._value, SMALL_STRONG, width)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw name and value."""
        ink = colour(painter.theme, self._tone)
        painter.line(self._name, rect.topleft, SMALL, painter.theme.muted, width=rect.width)
        if self._fits(painter, rect.width):
            wide = painter.type.width(self._value, SMALL_STRONG)
            painter.line(self._value, (rect.right - wide, rect.top), SMALL_STRONG, ink)
            return
        under = (rect.left, rect.top + painter.type.line_height(SMALL))
        painter.paragraph(self._value, under, SMALL_STRONG, ink, width=rect.width)

    def _fits(self, painter: Painter, width: int) -> bool:
        words = painter.type.width(self._name, SMALL) + painter.type.width(self._value, SMALL_STRONG)
        return "\n" not in self._value and words + painter.px(14) <= width


class Card(Block):
    """A title with lines under it, a sign before it and a word on the right, in a box; it can be pressable."""

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
        icon: str = "",
        icon_tone: Tone = "accent",
        title_style: Style = STRONG,
        style: Style = SMALL,
    ) -> None:
        """Make a card.

        Args:
            id_: names it within its page.
            title: its first line.
            lines: paragraphs under the title.
            right: a word beside the title; under it where the two have no room.
            right_tone: its colour.
            on_press: what choosing it does.
            fill: colour of the box.
            edge: colour of its outline.
            icon: name of the sign before the title.
            icon_tone: its colour.
            title_style: how the title is set.
            style: how the lines are set.
        """
        self.id = id_
        self.label = title
        self.on_press = on_press
        self._lines = lines
        self._right = right
        self._right_tone = right_tone
        self._fill = fill
        self._edge = edge
        self._icon = icon
        self._icon_tone = icon_tone
        self._title_style = title_style
        self._style = style

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of title and lines in their box."""
        inner = self._inner(painter, pygame.Rect(0, 0, width, 0)).width
        high = (
            painter.paragraph_height(self.label, self._title_style, self._title_width(painter, inner))
            if self.label
            else 0
        )
        if self._right and not self._fits_beside(painter, inner):
            high += painter.paragraph_height(self._right, SMALL_STRONG, inner)
        high += sum(painter.paragraph_height(line, self._style, inner) + painter.px(3) for line in self._lines)
        return max(high, painter.px(26) if self._icon else 0) + painter.px(22)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the box with what it holds."""
        theme, px = painter.theme, painter.px
        fill = theme.accent_soft if chosen or hovered else colour(theme, self._fill)
        edge = theme.accent if chosen else self._outline(theme)
        painter.box(rect, fill, border=edge, thick=2 if chosen else 1)
        if self._icon:
            painter.icon(self._icon, (rect.left + px(27), rect.top + px(24)), 20, colour(theme, self._icon_tone))
        inner = self._inner(painter, rect)
        top = inner.top
        beside = self._fits_beside(painter, inner.width)
        tone = colour(theme, self._right_tone)
        if self._right and beside:
            wide = painter.type.width(self._right, SMALL_STRONG)
            painter.line(self._right, (inner.right - wide, top), SMALL_STRONG, tone)
        if self.label:
            width = self._title_width(painter, inner.width)
            top += painter.paragraph(self.label, inner.topleft, self._title_style, theme.ink, width=width)
        if self._right and not beside:
            top += painter.paragraph(self._right, (inner.left, top), SMALL_STRONG, tone, width=inner.width)
        for line in self._lines:
            top += px(3)
            top += painter.paragraph(line, (inner.left, top), self._style, theme.muted, width=inner.width)

    def _outline(self, theme: Theme) -> Colour:
        """Return the colour of the outline; what can be pressed has one that is seen."""
        return theme.field_line if self.on_press is not None and self._edge == "line" else colour(theme, self._edge)

    def _inner(self, painter: Painter, rect: pygame.Rect) -> pygame.Rect:
        px = painter.px
        sign = px(32) if self._icon else 0
        return pygame.Rect(
            rect.left + px(14) + sign, rect.top + px(11), rect.width - px(28) - sign, max(0, rect.height - px(22))
        )

    def _fits_beside(self, painter: Painter, inner: int) -> bool:
        return painter.type.width(self._right, SMALL_STRONG) + painter.px(14) <= inner * 45 // 100

    def _title_width(self, painter: Painter, inner: int) -> int:
        if not self._right or not self._fits_beside(painter, inner):
            return inner
        return inner - painter.type.width(self._right, SMALL_STRONG) - painter.px(14)


class Option(Block):
    """Something that is set: its name, what it means, and its values, of which one is chosen; arrows turn it."""

    def __init__(
        self, id_: str, label: str, told: str, values: tuple[str, ...], chosen: int, on_choose: Callable[[int], None]
    ) -> None:
        """Make an option.

        Args:
            id_: names it within its page.
            label: what is set.
            told: what it means, or "".
            values: in words.
            chosen: which one it is now.
            on_choose: sets another one.
        """
        self.id = id_
        self.label = label
        self.values = values
        self.chosen = chosen
        self._told = told
        self._on_choose = on_choose
        self.on_press = lambda: on_choose((chosen + 1) % len(values))
        self.on_turn = self._turn

    def _turn(self, by: int) -> None:
        place = max(0, min(len(self.values) - 1, self.chosen + by))
        if place != self.chosen:
            self._on_choose(place)

    def press_at(self, at: tuple[int, int], rect: pygame.Rect, painter: Painter) -> None:
        """Choose the value under the mouse."""
        for index, chip in enumerate(self._chips(painter, rect)):
            if chip.collidepoint(at):
                self._on_choose(index)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of name, meaning and values."""
        return self._chips(painter, pygame.Rect(0, 0, width, 0))[-1].bottom + painter.px(12)

    def _chips(self, painter: Painter, rect: pygame.Rect) -> list[pygame.Rect]:
        px = painter.px
        left, right = rect.left + px(14), rect.right - px(14)
        y = rect.top + px(10) + painter.paragraph_height(self.label, STRONG, right - left)
        if self._told:
            y += painter.paragraph_height(self._told, SMALL, right - left)
        x, y = left, y + px(6)
        chips: list[pygame.Rect] = []
        for value in self.values:
            wide = min(right - left, painter.type.width(value, SMALL_STRONG) + px(28))
            if x + wide > right and x > left:
                x, y = left, chips[-1].bottom + px(6)
            chips.append(pygame.Rect(x, y, wide, self._chip_height(painter, value, wide)))
            x += wide + px(8)
        return chips

    @staticmethod
    def _chip_height(painter: Painter, value: str, wide: int) -> int:
        """Return the height of a value, in lines where it is longer than the row."""
        px = painter.px
        if painter.type.width(value, SMALL_STRONG) + px(28) <= wide:
            return px(34)
        return painter.paragraph_height(value, SMALL_STRONG, wide - px(40)) + px(14)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw name, meaning and values."""
        theme, px = painter.theme, painter.px
        edge = theme.accent if chosen else theme.line
        painter.box(rect, theme.surface, border=edge, thick=2 if chosen else 1)
        left, width = rect.left + px(14), rect.width - px(28)
        top = rect.top + px(10)
        top += painter.paragraph(self.label, (left, top), STRONG, theme.ink, width=width)
        if self._told:
            painter.paragraph(self._told, (left, top), SMALL, theme.muted, width=width)
        for index, chip in enumerate(self._chips(painter, rect)):
            taken = index == self.chosen
            painter.box(chip, theme.accent if taken else theme.surface, radius=17, border=theme.field_line)
            ink = theme.on_accent if taken else theme.ink
            room = chip.inflate(-px(10), 0)
            if taken:
                painter.icon("check", (chip.left + px(13), chip.centery), 13, ink)
                room = pygame.Rect(chip.left + px(18), chip.top, chip.width - px(22), chip.height)
            if chip.height <= px(34):
                painter.centred(self.values[index], room, SMALL_STRONG, ink)
                continue
            at = (chip.left + px(26), chip.top + px(7))
            painter.paragraph(self.values[index], at, SMALL_STRONG, ink, width=chip.width - px(40))


class Bubble(Block):
    """One line of the conversation; the customer's left, the trainee's right."""

    def __init__(self, name: str, text: str, time: str, *, mine: bool) -> None:
        """Make a bubble."""
        self.label = f"{name}: {text}"
        self._name = name
        self._text = text or "(empty message)"
        self._time = time
        self.is_own = mine
        self._cached: tuple[int, float, int, int] = (0, 0.0, 0, 0)

    def guess(self, painter: Painter, width: int) -> int:
        """Return about its height, from the number of its characters."""
        in_line = max(1, self._widest(painter, width) // max(1, painter.type.advance("n", BODY)))
        lines = len(self._text) // in_line + 1 + self._text.count("\n")
        return painter.type.line_height(BODY) * lines + painter.px(21) + painter.type.line_height(TINY)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of box and time; measured once for a width."""
        return self._measure(painter, width)[1] + painter.type.line_height(TINY) + painter.px(3)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the box with the text, and name and time under it."""
        theme, px = painter.theme, painter.px
        wide, high = self._measure(painter, rect.width)
        left = rect.right - wide if self.is_own else rect.left
        box = pygame.Rect(left, rect.top, wide, high)
        fill, ink = (theme.mine, theme.on_mine) if self.is_own else (theme.sunken, theme.ink)
        painter.box(box, fill, radius=14)
        corner = pygame.Rect(0, 0, px(14), px(14))
        corner.bottomright = box.bottomright
        if not self.is_own:
            corner.bottomleft = box.bottomleft
        painter.box(corner, fill, radius=3)
        at = (box.left + px(14), box.top + px(9))
        painter.paragraph(self._text, at, BODY, ink, width=self._widest(painter, rect.width))
        under = f"{self._name} · {self._time}" if self._time else self._name
        x = box.right - painter.type.width(under, TINY) if self.is_own else box.left
        painter.line(under, (max(rect.left, x), box.bottom + px(3)), TINY, theme.muted, width=rect.width)

    def _measure(self, painter: Painter, width: int) -> tuple[int, int]:
        """Return width and height of the box; measured once for a width and a scale."""
        key = (width, painter.metrics.scale)
        if self._cached[:2] != key:
            widest = self._widest(painter, width)
            lines = painter.type.wrap(self._text, BODY, widest)
            longest = max(painter.type.width(self._text[start:end].rstrip(), BODY) for start, end in lines)
            high = painter.type.line_height(BODY) * len(lines) + painter.px(18)
            self._cached = (*key, longest + painter.px(28), high)
        return self._cached[2:]

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
