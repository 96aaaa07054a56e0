"""Sets text: fonts, widths, line breaks for spaced scripts and for CJK, and signs that the font does not have."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable
from itertools import accumulate, groupby
from pathlib import Path
from typing import TypeVar

import pygame

from simulator.desktop.icons import FACE as ICON_FACE
from simulator.desktop.icons import ICONS
from simulator.desktop.theme import Colour, Metrics, Style

NEUTRAL_SIGN = "◇"
"""Stands for what no bundled font can draw: scripts that they lack."""
FACES = {False: "Pretendard-Regular.otf", True: "Pretendard-SemiBold.otf"}
EMOJI_FACE = "NotoEmoji-Regular.ttf"
EMOJI_SHARE = 0.86
"""Emoji are drawn wider than letters of the same size: this makes their heights alike."""
NOBODY_HAS = "\U0010fffe"
"""No character: a font draws it as it draws all that it lacks."""
LARGEST_CACHE = 1200
MOST_WRAPS = 600
_NOTHING = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f\u00ad\r")
_NOT_FIRST = frozenset("、。，．」』）】〕〉》！？：；・ー…’”)]}!?,.:;%")
"""No line begins with these."""

Span = tuple[int, int]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def breaks_anywhere(char: str) -> bool:
    """Tell whether a line may break on both sides of a character: ideographs and kana, not Hangul."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


class Typesetter:
    """Measures and renders text in the bundled fonts."""

    def __init__(self, folder: Path | None, metrics: Metrics) -> None:
        """Remember where the fonts are; each is opened when it is first needed.

        Args:
            folder: holds the font files; None sets in Pygame's own font.
            metrics: the scale.
        """
        self._folder = folder
        self._metrics = metrics
        self._fonts: dict[tuple[int, str], pygame.Font] = {}
        self._widths: dict[tuple[int, bool], dict[str, int]] = {}
        self._signs: dict[str, str] = {}
        self._emoji: dict[str, bool] = {}
        self._rendered: OrderedDict[tuple[str, Style, Colour], pygame.Surface] = OrderedDict()
        self._long: OrderedDict[tuple[str, Style], int] = OrderedDict()
        self._wrapped: OrderedDict[tuple[str, Style, int], list[Span]] = OrderedDict()

    def font(self, style: Style) -> pygame.Font:
        """Return the font of a style."""
        return self._open(FACES[style.bold], self._metrics.px(style.size))

    def _open(self, face: str, size: int) -> pygame.Font:
        if (size, face) not in self._fonts:
            path = None if self._folder is None else self._folder / face
            self._fonts[size, face] = pygame.Font(path if path is not None and path.is_file() else None, size)
        return self._fonts[size, face]

    def line_height(self, style: Style) -> int:
        """Return the distance of two lines in pixels."""
        return round(self._metrics.px(style.size) * style.leading)

    def shown(self, text: str) -> str:
        """Return a text as it is drawn: what the fonts lack becomes a neutral sign, joiners vanish."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._sign(char) for char in text)

    def width(self, text: str, style: Style) -> int:
        """Return the width of a line of text in pixels."""
        if not text:
            return 0
        return _kept(self._long, (text, style), LARGEST_CACHE, lambda: self._measured(self.shown(text), style))

    def room_for(self, text: str, style: Style) -> int:
        """Return the width within which a line is not wrapped: that letters stand closer together is not counted on."""
        return max(self.width(text, style), sum(self.advance(char, style) for char in text))

    def _measured(self, shown: str, style: Style) -> int:
        if shown.isascii():
            return self.font(style).size(shown)[0]
        return sum(font.size(run)[0] for font, run in self._runs(shown, style))

    def _runs(self, shown: str, style: Style) -> list[tuple[pygame.Font, str]]:
        """Return the parts of a text with the font that has their signs."""
        size = self._metrics.px(style.size)
        runs = []
        for is_emoji, chars in groupby(shown, key=self._is_emoji):
            face = EMOJI_FACE if is_emoji else FACES[style.bold]
            runs.append((self._open(face, round(size * EMOJI_SHARE) if is_emoji else size), "".join(chars)))
        return runs

    def _is_emoji(self, char: str) -> bool:
        if char < "\u203c" or "\u3130" <= char <= "\ud7ff":
            return False
        if char not in self._emoji:
            ours = char <= "\uffff" and _has(self.font(Style()), char)
            self._emoji[char] = not ours and self._folder is not None and _has(self._open(EMOJI_FACE, 16), char)
        return self._emoji[char]

    def advance(self, char: str, style: Style) -> int:
        """Return the width of one character; cached, for breaking lines without rendering them."""
        widths = self._widths.setdefault((self._metrics.px(style.size), style.bold), {})
        if char not in widths:
            widths[char] = self._measured(self.shown(char), style)
        return widths[char]

    def wrap(self, text: str, style: Style, width: int) -> list[Span]:
        """Return the lines of a text as spans of it; a newline belongs to none, a space at a break to the one before.

        Args:
            text: may hold newlines.
            style: how it is set.
            width: pixels that a line may take.
        """
        return _kept(self._wrapped, (text, style, width), MOST_WRAPS, lambda: self._wrap(text, style, width))

    def _wrap(self, text: str, style: Style, width: int) -> list[Span]:
        lines: list[Span] = []
        start = 0
        for paragraph in text.split("\n"):
            lines.extend(self._wrap_paragraph(text, start, start + len(paragraph), style, width))
            start += len(paragraph) + 1
        return lines

    def _wrap_paragraph(self, text: str, start: int, end: int, style: Style, width: int) -> list[Span]:
        part = text[start:end]
        sums = [0, *accumulate(self.advance(char, style) for char in part)]
        lines: list[Span] = []
        at = 0
        while True:
            fit = max(bisect_right(sums, sums[at] + width) - 1, at + 1)
            while fit < len(part) and part[fit] == " ":
                fit += 1
            if fit >= len(part):
                break
            cut = fit
            while cut > at and not _may_break(part[cut - 1], part[cut]):
                cut -= 1
            cut = cut if cut > at else fit
            lines.append((start + at, start + cut))
            at = cut
        lines.append((start + at, end))
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
        return _kept(self._rendered, (text, style, colour), LARGEST_CACHE, lambda: self._drawn(text, style, colour))

    def icon(self, name: str, points: float, colour: Colour) -> pygame.Surface:
        """Return a sign of the icon font as a picture; cached."""
        style = Style(size=round(points))
        size = self._metrics.px(points)
        key = (f"\x00{name}", style, colour)
        return _kept(
            self._rendered, key, LARGEST_CACHE, lambda: self._open(ICON_FACE, size).render(ICONS[name], True, colour)
        )

    def _drawn(self, text: str, style: Style, colour: Colour) -> pygame.Surface:
        shown = self.shown(text)
        runs = self._runs(shown, style)
        if len(runs) < 2:
            font, run = runs[0] if runs else (self.font(style), shown)
            return font.render(run, True, colour)
        parts = [font.render(run, True, colour) for font, run in runs]
        high = max(part.get_height() for part in parts)
        whole = pygame.Surface((sum(part.get_width() for part in parts), high), pygame.SRCALPHA)
        whole.fill((*colour, 0))
        x = 0
        for part in parts:
            whole.blit(part, (x, (high - part.get_height()) // 2))
            x += part.get_width()
        return whole

    def _sign(self, char: str) -> str:
        if char not in self._signs:
            self._signs[char] = self._find_sign(char)
        return self._signs[char]

    def _find_sign(self, char: str) -> str:
        if char in _NOTHING or "\U0001f3fb" <= char <= "\U0001f3ff":
            return ""
        if char in "\t\n\u00a0":
            return " "
        if self._is_emoji(char):
            return char
        if char > "\uffff" or not _has(self.font(Style()), char):
            return NEUTRAL_SIGN
        return char


def _has(font: pygame.Font, char: str) -> bool:
    """Tell whether a font has a sign; beyond the basic plane its measures do not tell, and its picture does."""
    if char > "\uffff":
        return _picture(font, char) != _picture(font, NOBODY_HAS)
    if "\ud800" <= char <= "\udfff":
        return False
    known = font.metrics(char)
    return bool(known) and known[0] is not None


def _picture(font: pygame.Font, char: str) -> bytes:
    return pygame.image.tobytes(font.render(char, True, (0, 0, 0)), "RGBA")


def _kept(cache: OrderedDict[Key, Value], key: Key, most: int, make: Callable[[], Value]) -> Value:
    """Return a cached value; the one that was not asked for longest goes first."""
    if key in cache:
        cache.move_to_end(key)
        return cache[key]
    value = cache[key] = make()
    if len(cache) > most:
        cache.popitem(last=False)
    return value


def _may_break(before: str, char: str) -> bool:
    if char in _NOT_FIRST or char == " " or (before in "-–/" and char.isdigit()):
        return False  # an order number, a date or a span of days stays whole
    return before in " -–—/" or breaks_anywhere(before) or breaks_anywhere(char)
