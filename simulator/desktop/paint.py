"""Draws the shapes of the window: smooth round corners, shadows, lines of text; pictures of shapes are cached."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import pygame

from simulator.desktop.portraits import Portraits
from simulator.desktop.text import Typesetter
from simulator.desktop.theme import Colour, Metrics, Style, Theme

OVERSAMPLING = 4
LARGEST_CACHE = 200
LONGEST_LINE = 40
"""Sizes of its letters that a line of text is wide at most."""

_Key = tuple[object, ...]


class Painter:
    """Paints on one surface in one theme at one scale."""

    def __init__(
        self, theme: Theme, metrics: Metrics, typesetter: Typesetter, portraits: Portraits | None = None
    ) -> None:
        """Start with empty caches; `surface` is set before each frame."""
        self.theme = theme
        self.metrics = metrics
        self.type = typesetter
        self.portraits = portraits or Portraits(None)
        self.surface = pygame.Surface((1, 1))
        self.moves = True
        """Things may move."""
        self._pieces: OrderedDict[_Key, pygame.Surface] = OrderedDict()

    def restyle(self, theme: Theme, metrics: Metrics, typesetter: Typesetter) -> None:
        """Draw in another theme or at another scale from now on."""
        self.theme, self.metrics, self.type = theme, metrics, typesetter
        self._pieces.clear()

    def points(self, pixels: int) -> float:
        """Return pixels in points: how much room there is, whatever the scale."""
        return pixels / self.metrics.scale

    def px(self, points: float) -> int:
        """Return points in pixels."""
        return self.metrics.px(points)

    def readable(self, width: int, style: Style) -> int:
        """Return how wide a text is set in some room: no wider than a line reads well, about 84 Latin letters."""
        return min(width, self.px(style.size * LONGEST_LINE))

    def box(
        self, rect: pygame.Rect, fill: Colour, *, radius: float = 10, border: Colour | None = None, thick: float = 1
    ) -> None:
        """Draw a rectangle with round, smooth corners.

        Args:
            rect: where.
            fill: colour inside.
            radius: of the corners, in points.
            border: colour of the outline, or None.
            thick: width of the outline, in points.
        """
        if rect.width <= 0 or rect.height <= 0:
            return
        round_px = min(self.px(radius), rect.width // 2, rect.height // 2)
        line = self.px(thick) if border is not None else 0
        edge = fill if border is None else border
        fill_area = self.surface.fill
        fill_area(fill, rect.inflate(0, -2 * round_px))
        middle = rect.inflate(-2 * round_px, 0)
        fill_area(fill, (middle.left, rect.top, middle.width, round_px))
        fill_area(fill, (middle.left, rect.bottom - round_px, middle.width, round_px))
        if line:
            self._edges(rect, round_px, line, edge)
        if round_px:
            self._corners(rect, round_px, fill, edge, line)

    def _edges(self, rect: pygame.Rect, radius: int, line: int, colour: Colour) -> None:
        wide, high = rect.width - 2 * radius, rect.height - 2 * radius
        for y in (rect.top, rect.bottom - line):
            self.surface.fill(colour, (rect.left + radius, y, wide, line))
        for x in (rect.left, rect.right - line):
            self.surface.fill(colour, (x, rect.top + radius, line, high))

    def _corners(self, rect: pygame.Rect, radius: int, fill: Colour, edge: Colour, line: int) -> None:
        piece = self._piece(("disc", radius, fill, edge, line), lambda: _disc(radius, fill, edge, line))
        for x, left in ((rect.left, 0), (rect.right - radius, radius)):
            for y, top in ((rect.top, 0), (rect.bottom - radius, radius)):
                self.surface.blit(piece, (x, y), (left, top, radius, radius))

    def shadow(self, rect: pygame.Rect, *, radius: float = 10) -> None:
        """Draw a soft shadow under a card."""
        spread, round_px = self.px(10), self.px(radius)
        side = 2 * (spread * 2 + round_px) + 2
        piece = self._piece(("shadow", side), lambda: _blurred(side, spread, round_px, self.theme.shade))
        area = rect.inflate(2 * spread, 2 * spread).move(0, self.px(2))
        part = side // 2
        if area.width < side or area.height < side:
            return
        for x, left in ((area.left, 0), (area.right - part, side - part)):
            for y, top in ((area.top, 0), (area.bottom - part, side - part)):
                self.surface.blit(piece, (x, y), (left, top, part, part))
        self._shadow_edges(piece, area, part, side)

    def _shadow_edges(self, piece: pygame.Surface, area: pygame.Rect, part: int, side: int) -> None:
        wide, high = area.width - 2 * part, area.height - 2 * part
        rows = self._piece(
            ("shadow rows", side, wide),
            lambda: pygame.transform.scale(piece.subsurface((part, 0, 1, side)), (max(1, wide), side)),
        )
        columns = self._piece(
            ("shadow columns", side, high),
            lambda: pygame.transform.scale(piece.subsurface((0, part, side, 1)), (side, max(1, high))),
        )
        self.surface.blit(rows, (area.left + part, area.top), (0, 0, wide, part))
        self.surface.blit(rows, (area.left + part, area.bottom - part), (0, side - part, wide, part))
        self.surface.blit(columns, (area.left, area.top + part), (0, 0, part, high))
        self.surface.blit(columns, (area.right - part, area.top + part), (side - part, 0, part, high))

    def card(self, rect: pygame.Rect) -> None:
        """Draw an empty card with its shadow, or its outline where a theme has one."""
        if self.theme.card_line is None:
            self.shadow(rect)
        self.box(rect, self.theme.surface, radius=12, border=self.theme.card_line)

    def veil(self, area: pygame.Rect, *, thin: bool = False) -> None:
        """Darken what lies behind a panel; a thin veil leaves it to be read."""
        veil = self._piece(("veil", area.size), lambda: pygame.Surface(area.size))
        veil.fill(self.theme.shade)
        veil.set_alpha(70 if thin else 130)
        self.surface.blit(veil, area.topleft)

    def rule(self, left: int, right: int, y: int) -> None:
        """Draw a thin line across."""
        self.surface.fill(self.theme.line, (left, y, right - left, self.px(1)))

    def icon(self, name: str, centre: tuple[int, int], points: float, colour: Colour) -> None:
        """Draw a sign of the icon font around a point."""
        picture = self.type.icon(name, points, colour)
        self.surface.blit(picture, picture.get_rect(center=centre))

    def ring(self, rect: pygame.Rect, *, radius: float = 10) -> None:
        """Draw the mark of the focus around a widget."""
        grown = rect.inflate(self.px(6), self.px(6))
        bend = min(self.px(radius + 3), grown.width // 2, grown.height // 2)
        self._outline(grown, max(1, bend), self.px(2))  # a window that is too small leaves a widget no room at all

    def _outline(self, rect: pygame.Rect, radius: int, line: int) -> None:
        colour = self.theme.accent
        self._edges(rect, radius, line, colour)
        piece = self._piece(("ring", radius, colour, line), lambda: _ring(radius, colour, line))
        for x, left in ((rect.left, 0), (rect.right - radius, radius)):
            for y, top in ((rect.top, 0), (rect.bottom - radius, radius)):
                self.surface.blit(piece, (x, y), (left, top, radius, radius))

    def disc(self, centre: tuple[int, int], radius: int, colour: Colour) -> None:
        """Draw a smooth filled circle."""
        pygame.draw.aacircle(self.surface, colour, centre, radius)

    def line(self, text: str, at: tuple[int, int], style: Style, colour: Colour, *, width: int | None = None) -> int:
        """Draw one line of text with its line box at a point; return its width.

        Args:
            text: no newlines.
            at: left and top of the line box.
            style: how it is set.
            colour: of the text.
            width: cuts it with an ellipsis where it is longer.
        """
        if width is not None:
            text = self.type.cut(text, style, width)
        if not text:
            return 0
        picture = self.type.render(text, style, colour)
        self.surface.blit(picture, (at[0], at[1] + (self.type.line_height(style) - picture.get_height()) // 2))
        return picture.get_width()

    def centred(self, text: str, rect: pygame.Rect, style: Style, colour: Colour) -> None:
        """Draw one line of text in the middle of a rectangle, cut to it."""
        text = self.type.cut(text, style, rect.width)
        width = self.type.width(text, style)
        top = rect.centery - self.type.line_height(style) // 2
        self.line(text, (rect.centerx - width // 2, top), style, colour)

    def paragraph(
        self, text: str, at: tuple[int, int], style: Style, colour: Colour, *, width: int, most: int | None = None
    ) -> int:
        """Draw a text in lines and return its height; with `most` lines, the last one ends in an ellipsis."""
        high = self.type.line_height(style)
        lines = self.type.wrap(text, style, width)[:most]
        for number, (start, end) in enumerate(lines):
            last = number + 1 == most
            words = self.type.cut(text[start:], style, width) if last else text[start:end].rstrip()
            self.line(words, (at[0], at[1] + number * high), style, colour)
        return high * len(lines)

    def paragraph_height(self, text: str, style: Style, width: int) -> int:
        """Return the height that `paragraph` would take."""
        return self.type.line_height(style) * len(self.type.wrap(text, style, width))

    def _piece(self, key: _Key, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        if key not in self._pieces:
            self._pieces[key] = make()
            if len(self._pieces) > LARGEST_CACHE:
                self._pieces.popitem(last=False)
        return self._pieces[key]


def _disc(radius: int, fill: Colour, edge: Colour, line: int) -> pygame.Surface:
    side = 2 * radius
    big = pygame.Surface((side * OVERSAMPLING, side * OVERSAMPLING), pygame.SRCALPHA)
    big.fill((*edge, 0))
    middle = radius * OVERSAMPLING
    pygame.draw.circle(big, edge, (middle, middle), middle)
    if line:
        pygame.draw.circle(big, fill, (middle, middle), middle - line * OVERSAMPLING)
    return pygame.transform.smoothscale(big, (side, side))


def _ring(radius: int, colour: Colour, line: int) -> pygame.Surface:
    side = 2 * radius
    big = pygame.Surface((side * OVERSAMPLING, side * OVERSAMPLING), pygame.SRCALPHA)
    big.fill((*colour, 0))
    middle = radius * OVERSAMPLING
    pygame.draw.circle(big, colour, (middle, middle), middle, line * OVERSAMPLING)
    return pygame.transform.smoothscale(big, (side, side))


def _blurred(side: int, spread: int, radius: int, colour: Colour) -> pygame.Surface:
    sharp = pygame.Surface((side, side), pygame.SRCALPHA)
    sharp.fill((*colour, 0))
    inside = sharp.get_rect().inflate(-2 * spread, -2 * spread)
    pygame.draw.rect(sharp, (*colour, 26), inside, border_radius=radius)
    return pygame.transform.gaussian_blur(sharp, max(1, spread // 2))
