"""Measures, wraps and draws text in the window's own font; what the font lacks becomes a neutral sign."""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

import pygame

from simulator.desktop.theme import BODY, Colour, Style
from simulator.desktop.wrapping import Span, wrap

NEUTRAL = "◇"
_INVISIBLE = {0x200B, 0x200C, 0x200D, 0xFE0E, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)}
_MISSING = "\u0378"  # assigned to nothing, so no font has it
_KEPT = 4_000
_KEPT_PICTURES = 600
_FILES = {False: "Pretendard-Regular.otf", True: "Pretendard-SemiBold.otf"}
Kept = TypeVar("Kept")


class Lettering:
    """The fonts of one scale, with what was measured and drawn lately."""

    def __init__(self, fonts: Path | None, *, scale: float = 1.0) -> None:
        """Load nothing yet.

        Args:
            fonts: the folder of the font files; without it, or without them, Pygame's own font is used.
            scale: factor of all sizes.
        """
        self._folder = fonts
        self._scale = scale
        self._fonts: dict[Style, pygame.Font] = {}
        self._widths: OrderedDict[Hashable, int] = OrderedDict()
        self._spans: OrderedDict[Hashable, tuple[Span, ...]] = OrderedDict()
        self._pictures: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._signs: dict[str, str] = {}
        self._missing: bytes | None = None

    def font(self, style: Style) -> pygame.Font:
        """Return the font of a style."""
        if style not in self._fonts:
            path = None if self._folder is None else self._folder / _FILES[style.strong]
            found = path if path is not None and path.is_file() else None
            self._fonts[style] = pygame.Font(found, round(style.size * self._scale))
        return self._fonts[style]

    def line_height(self, style: Style) -> int:
        """Return the distance from line to line."""
        return round(style.size * self._scale * 1.42)

    def shown(self, text: str) -> str:
        """Return the text as it is drawn: sign by sign, so that the parts of a text are drawn as its parts."""
        if text.isascii():
            return text.replace("\t", "  ")
        return "".join(self._sign(sign) for sign in text)

    def _sign(self, sign: str) -> str:
        if sign not in self._signs:
            self._signs[sign] = self._chosen(sign)
        return self._signs[sign]

    def _chosen(self, sign: str) -> str:
        if ord(sign) in _INVISIBLE:
            return ""
        if sign.isascii():
            return "  " if sign == "\t" else sign
        font = self.font(BODY)
        # The font gives metrics also for what it lacks; only the picture tells.
        if self._missing is None:
            self._missing = _picture(font, _MISSING)
        return NEUTRAL if _picture(font, sign) == self._missing else sign

    def width(self, text: str, style: Style) -> int:
        """Return the width of one line of text."""
        return _keep(self._widths, (text, style), lambda: self.font(style).size(self.shown(text))[0])

    def wrap(self, text: str, style: Style, width: int) -> tuple[Span, ...]:
        """Return the span of each line of a text in this width."""
        return _keep(
            self._spans,
            (text, style, width),
            lambda: wrap(text, width, lambda part: self.font(style).size(self.shown(part.rstrip()))[0]),
        )

    def cut(self, text: str, style: Style, width: int) -> str:
        """Return the text, or its beginning with an ellipsis where it does not fit into this width."""
        line = " ".join(text.split())
        if self.width(line, style) <= width:
            return line
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(line[:middle].rstrip() + "…", style) <= width:
                low = middle
            else:
                high = middle - 1
        return line[:low].rstrip() + "…"

    def draw(self, surface: pygame.Surface, text: str, at: tuple[int, int], style: Style, colour: Colour) -> None:
        """Draw one line of text, vertically centred in its line height, with its top left corner here."""
        if not text.strip():
            return
        picture = _keep(
            self._pictures,
            (text, style, colour),
            lambda: self.font(style).render(self.shown(text), True, colour),
            at_most=_KEPT_PICTURES,
        )
        surface.blit(picture, (at[0], at[1] + (self.line_height(style) - picture.get_height()) // 2))


def composed(text: str) -> str:
    """Return typed or pasted text as it is kept: composed signs, plain newlines, no control characters."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in plain if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Co"))


def _picture(font: pygame.Font, sign: str) -> bytes:
    return pygame.image.tobytes(font.render(f"n{sign}n", True, "black"), "RGBA")


def _keep(
    kept: OrderedDict[Hashable, Kept], key: Hashable, make: Callable[[], Kept], *, at_most: int = _KEPT
) -> Kept:
    """Return what is kept under a key, made when it is not there; the oldest is forgotten when too many are kept."""
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    made = kept[key] = make()
    if len(kept) > at_most:
        kept.popitem(last=False)
    return made
