"""Draws smooth shapes: corners are drawn large, made small once, and kept."""

from __future__ import annotations

import pygame

from simulator.desktop.theme import Colour

_FINE = 4
_KEPT = 200
_Key = tuple[int, Colour, Colour | None, int]


class Brush:
    """Draws rounded boxes and discs; keeps their corners."""

    def __init__(self) -> None:
        """Start with nothing kept."""
        self._tiles: dict[_Key, pygame.Surface] = {}

    def box(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        fill: Colour,
        *,
        radius: int = 0,
        border: Colour | None = None,
        thickness: int = 1,
    ) -> None:
        """Draw a box.

        Args:
            surface: where.
            rect: its outer edge.
            fill: its colour.
            radius: of the corners, in pixels.
            border: colour of its edge, or None.
            thickness: of the edge, in pixels.
        """
        if rect.width <= 0 or rect.height <= 0:
            return
        radius = max(0, min(radius, rect.width // 2, rect.height // 2))
        if radius == 0:
            surface.fill(fill, rect)
            if border is not None:
                pygame.draw.rect(surface, border, rect, thickness)
            return
        self._corners(surface, rect, self._tile(radius, fill, border, thickness), radius)
        surface.fill(fill, rect.inflate(-2 * radius, 0))
        surface.fill(fill, rect.inflate(0, -2 * radius))
        if border is not None:
            self._edges(surface, rect, border, radius, thickness)

    def disc(self, surface: pygame.Surface, centre: tuple[int, int], radius: int, fill: Colour) -> None:
        """Draw a filled circle."""
        side = 2 * radius
        self.box(surface, pygame.Rect(centre[0] - radius, centre[1] - radius, side, side), fill, radius=radius)

    @staticmethod
    def _corners(surface: pygame.Surface, rect: pygame.Rect, tile: pygame.Surface, radius: int) -> None:
        for right in (False, True):
            for low in (False, True):
                at = (rect.right - radius if right else rect.left, rect.bottom - radius if low else rect.top)
                surface.blit(tile, at, pygame.Rect(radius * right, radius * low, radius, radius))

    @staticmethod
    def _edges(surface: pygame.Surface, rect: pygame.Rect, colour: Colour, radius: int, thickness: int) -> None:
        across, down = rect.width - 2 * radius, rect.height - 2 * radius
        surface.fill(colour, (rect.left + radius, rect.top, across, thickness))
        surface.fill(colour, (rect.left + radius, rect.bottom - thickness, across, thickness))
        surface.fill(colour, (rect.left, rect.top + radius, thickness, down))
        surface.fill(colour, (rect.right - thickness, rect.top + radius, thickness, down))

    def _tile(self, radius: int, fill: Colour, border: Colour | None, thickness: int) -> pygame.Surface:
        key = (radius, fill, border, thickness)
        if key not in self._tiles:
            if len(self._tiles) >= _KEPT:
                self._tiles.clear()
            self._tiles[key] = _drawn_tile(radius, fill, border, thickness)
        return self._tiles[key]


def _drawn_tile(radius: int, fill: Colour, border: Colour | None, thickness: int) -> pygame.Surface:
    """Return the four corners, side by side: a disc of twice the radius."""
    side = 2 * radius * _FINE
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    # Transparent in the colour of the edge: else making it small would mix black into it.
    large.fill((*(border or fill), 0))
    centre = (radius * _FINE, radius * _FINE)
    pygame.draw.circle(large, border or fill, centre, radius * _FINE)
    if border is not None:
        pygame.draw.circle(large, fill, centre, (radius - thickness) * _FINE)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))
