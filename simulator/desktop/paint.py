"""Draws the shapes of the window: smooth round corners, shadows, lines of text; pictures of shapes are cached."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import pygame

from simulator.desktop.text import Typesetter
from simulator.desktop.theme import Colour, Metrics, Style, Theme

OVERSAMPLING = 4
LARGEST_CACHE = 200

_Key = tuple[object, ...]


class Painter:
    """Paints on one surface in one theme at one scale."""

    def __init__(self, theme: Theme, metrics: Metrics, typesetter: Typesetter) -> None:
        """Start with empty caches; `surface` is set before each frame."""
        self.theme = theme
        self.metrics = metrics
        self.type = typesetter
        self.surface = pygame.Surface((1, 1))
        self._pieces: OrderedDict[_Key, pygame.Surface] = OrderedDict()

    def px(self, points: float) -> int:
        """Return points in pixels."""
        return self.metrics.px(points)

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
        inner = rect.inflate(0, -2 * round_px)
        pygame.draw.rect(self.surface, edge, inner)
        pygame.draw.rect(self.surface, edge, rect.inflate(-2 * round_px, 0))
        if line:
            pygame.draw.rect(self.surface, fill, inner.inflate(-2 * line, 0))
            pygame.draw.rect(self.surface, fill, rect.inflate(-2 * round_px, -2 * line))
        if round_px:
            self._corners(rect, round_px, fill, edge, line)

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
        rows = pygame.transform.scale(piece.subsurface((part, 0, 1, side)), (max(1, wide), side))
        columns = pygame.transform.scale(piece.subsurface((0, part, side, 1)), (side, max(1, high)))
        self.surface.blit(rows, (area.left + part, area.top), (0, 0, wide, part))
        self.surface.blit(rows, (area.left + part, area.bottom - part), (0, side - part, wide, part))
        self.surface.blit(columns, (area.left, area.top + part), (0, 0, part, high))
        self.surface.blit(columns, (area.right - part, area.top + part), (side - part, 0, part, high))

    def card(self, rect: pygame.Rect) -> None:
        """Draw an empty white card with its shadow."""
        self.shadow(rect)
        self.box(rect, self.theme.surface, radius=12)

    def ring(self, rect: pygame.Rect, *, radius: float = 10) -> None:
        """Draw the mark of the focus around a widget."""
        grown = rect.inflate(self.px(6), self.px(6))
        self._outline(grown, min(self.px(radius + 3), grown.width // 2, grown.height // 2), self.px(2))

    def _outline(self, rect: pygame.Rect, radius: int, line: int) -> None:
        colour = self.theme.accent
        for y in (rect.top, rect.bottom - line):
            pygame.draw.rect(self.surface, colour, (rect.left + radius, y, rect.width - 2 * radius, line))
        for x in (rect.left, rect.right - line):
            pygame.draw.rect(self.surface, colour, (x, rect.top + radius, line, rect.height - 2 * radius))
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

    def paragraph(self, text: str, at: tuple[int, int], style: Style, colour: Colour, *, width: int) -> int:
        """Draw a text in lines and return its height."""
        high = self.type.line_height(style)
        lines = self.type.wrap(text, style, width)
        for number, (start, end) in enumerate(lines):
            self.line(text[start:end].rstrip(), (at[0], at[1] + number * high), style, colour)
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
