"""Sets text: fonts, widths, line breaks for spaced scripts and for CJK, and signs that the font does not have."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import pygame

from simulator.desktop.theme import Colour, Metrics, Style

NEUTRAL_SIGN = "◇"
"""Stands for what the font cannot draw: emoji, scripts that it lacks."""
FACES = {False: "Pretendard-Regular.otf", True: "Pretendard-SemiBold.otf"}
LARGEST_CACHE = 600
_NOTHING = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f\u00ad\r")
_NOT_FIRST = frozenset("、。，．」』）】〕〉》！？：；・ー…’”)]}!?,.:;%")
"""No line begins with these."""

Span = tuple[int, int]


def breaks_anywhere(char: str) -> bool:
    """Tell whether a line may break on both sides of a character: ideographs and kana, not Hangul."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


class Typesetter:
    """Measures and renders text in the bundled font."""

    def __init__(self, folder: Path | None, metrics: Metrics) -> None:
        """Remember where the fonts are; each is opened when it is first needed.

        Args:
            folder: holds the font files; None sets in Pygame's own font.
            metrics: the scale.
        """
        self._folder = folder
        self._metrics = metrics
        self._fonts: dict[tuple[int, bool], pygame.Font] = {}
        self._widths: dict[tuple[int, bool], dict[str, int]] = {}
        self._signs: dict[str, str] = {}
        self._rendered: OrderedDict[tuple[str, Style, Colour], pygame.Surface] = OrderedDict()

    def font(self, style: Style) -> pygame.Font:
        """Return the font of a style."""
        key = (self._metrics.px(style.size), style.bold)
        if key not in self._fonts:
            path = None if self._folder is None else self._folder / FACES[style.bold]
            self._fonts[key] = pygame.Font(path if path is not None and path.is_file() else None, key[0])
        return self._fonts[key]

    def line_height(self, style: Style) -> int:
        """Return the distance of two lines in pixels."""
        return round(self._metrics.px(style.size) * style.leading)

    def shown(self, text: str) -> str:
        """Return a text as it is drawn: what the font lacks becomes a neutral sign, joiners vanish."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._sign(char) for char in text)

    def width(self, text: str, style: Style) -> int:
        """Return the width of a line of text in pixels."""
        return self.font(style).size(self.shown(text))[0] if text else 0

    def advance(self, char: str, style: Style) -> int:
        """Return the width of one character; cached, for breaking lines without rendering them."""
        widths = self._widths.setdefault((self._metrics.px(style.size), style.bold), {})
        if char not in widths:
            widths[char] = self.width(char, style)
        return widths[char]

    def wrap(self, text: str, style: Style, width: int) -> list[Span]:
        """Return the lines of a text as spans of it; a newline belongs to none, a space at a break to the one before.

        Args:
            text: may hold newlines.
            style: how it is set.
            width: pixels that a line may take.
        """
        lines: list[Span] = []
        start = 0
        for paragraph in text.split("\n"):
            lines.extend(self._wrap_paragraph(text, start, start + len(paragraph), style, width))
            start += len(paragraph) + 1
        return lines

    def _wrap_paragraph(self, text: str, start: int, end: int, style: Style, width: int) -> list[Span]:
        lines: list[Span] = []
        used, allowed, index = 0, start, start
        while index < end:
            char = text[index]
            if index > start and _may_break(text[index - 1], char):
                allowed = index
            advance = self.advance(char, style)
            if used + advance > width and char != " " and index > start:
                cut = allowed if allowed > start else index
                lines.append((start, cut))
                start = allowed = cut
                used = sum(self.advance(c, style) for c in text[start:index])
                continue
            used += advance
            index += 1
        lines.append((start, end))
        return lines

    def cut(self, text: str, style: Style, width: int) -> str:
        """Return a single line that fits, with an ellipsis where something had to go."""
        text = text.replace("\n", " ")
        if self.width(text, style) <= width:
            return text
        room = width - self.width("…", style)
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width(text[:middle], style) <= room else (low, middle - 1)
        return text[:low].rstrip() + "…"

    def render(self, text: str, style: Style, colour: Colour) -> pygame.Surface:
        """Return a line of text as a picture; cached."""
        key = (text, style, colour)
        if key not in self._rendered:
            self._rendered[key] = self.font(style).render(self.shown(text), True, colour)
            if len(self._rendered) > LARGEST_CACHE:
                self._rendered.popitem(last=False)
        self._rendered.move_to_end(key)
        return self._rendered[key]

    def _sign(self, char: str) -> str:
        if char not in self._signs:
            self._signs[char] = self._find_sign(char)
        return self._signs[char]

    def _find_sign(self, char: str) -> str:
        if char in _NOTHING or "\U0001f3fb" <= char <= "\U0001f3ff":
            return ""
        if char in "\t\n\u00a0":
            return " "
        known = self.font(Style()).metrics(char)
        if len(char.encode("utf-16-le")) > 2 or not known or known[0] is None:
            return NEUTRAL_SIGN
        return char


def _may_break(before: str, char: str) -> bool:
    if char in _NOT_FIRST or char == " ":
        return False
    return before in " -–—/" or breaks_anywhere(before) or breaks_anywhere(char)
