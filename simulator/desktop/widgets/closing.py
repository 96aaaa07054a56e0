"""The short close of a call: the customer as they leave it, with a small scene of its own for each kind of ending."""

from __future__ import annotations

import hashlib
import math

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import Colour
from simulator.desktop.ticks import ticks_ms

LONG_MS = 2200
PIECES = 26


class Closing:
    """A portrait before a scene that plays once: something rises, falls, or settles."""

    def __init__(self, portrait: str, name: str, face: str, *, good: bool, plain: bool) -> None:
        """Make it.

        Args:
            portrait: the one that the case names.
            name: of the customer.
            face: how they look at the end.
            good: the ending is a good one.
            plain: there is no ending with a name; the call was left.
        """
        self._portrait = portrait
        self._name = name
        self._face = face
        self._kind = "plain" if plain else "good" if good else "bad"
        self._since: int | None = None

    def plays(self) -> bool:
        """Tell whether the scene still moves."""
        return self._since is None or ticks_ms() - self._since < LONG_MS

    def draw(self, painter: Painter, box: pygame.Rect) -> None:
        """Draw portrait and scene; without motion, as it is at its end."""
        if self._since is None:
            self._since = ticks_ms()
        passed = min(1.0, (ticks_ms() - self._since) / LONG_MS) if painter.moves else 1.0
        painter.box(box, painter.theme.paper, radius=10)
        clip = painter.surface.get_clip()
        painter.surface.set_clip(box.clip(clip))
        for piece in range(PIECES):
            self._draw_piece(painter, box, piece, passed)
        side = min(box.width, box.height) - painter.px(10)
        name = painter.portraits.name_for(self._portrait, self._name)
        picture = painter.portraits.picture(name, self._face, side)
        if picture is not None:
            painter.surface.blit(picture, (box.centerx - side // 2, box.bottom - side))
        painter.surface.set_clip(clip)

    def _draw_piece(self, painter: Painter, box: pygame.Rect, piece: int, passed: float) -> None:
        """Draw one piece: paper dots that rise, rain that falls, rings that settle."""
        px = painter.px
        digest = hashlib.sha256(f"{self._kind}{piece}".encode()).digest()
        across, late, size = digest[0] / 255, digest[1] / 255 * 0.4, 2 + digest[2] % 4
        share = max(0.0, min(1.0, (passed - late) / 0.6))
        eased = 1 - (1 - share) ** 3
        x = box.left + round(across * box.width)
        if self._kind == "good":
            y = box.bottom - round(eased * box.height * (0.35 + digest[3] / 255 * 0.6))
            sway = round(math.sin(share * 6 + piece) * px(5))
            painter.disc((x + sway, y), px(size), _COLOURS[piece % len(_COLOURS)])
        elif self._kind == "bad":
            y = box.top + round(eased * box.height * (0.3 + digest[3] / 255 * 0.65))
            painter.surface.fill(_RAIN, (x, y, px(2), px(5 + size)))
        else:
            pygame.draw.aacircle(
                painter.surface, _RAIN, box.center, max(2, round(eased * box.width * piece / PIECES / 2)), px(1)
            )


_COLOURS: tuple[Colour, ...] = ((255, 176, 59), (70, 160, 110), (226, 92, 120), (88, 120, 220))
_RAIN: Colour = (150, 164, 196)
