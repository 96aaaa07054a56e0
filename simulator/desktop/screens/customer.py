"""The customer's card on the desk: initials, feeling in words, gauges where they are open."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import DISPLAY, SMALL, SMALL_STRONG, STRONG, TITLE, Colour
from simulator.view.values import CallView

_TONES = {"calm": ("good", "good_soft"), "annoyed": ("warn", "warn_soft"), "angry": ("bad", "bad_soft")}


def draw_customer(painter: Painter, area: pygame.Rect, view: CallView) -> int:
    """Draw the card's head and return where it ends.

    Args:
        painter: draws.
        area: inside of the card.
        view: the call.
    """
    theme, px = painter.theme, painter.px
    picture = pygame.Rect(area.left, area.top, area.width, px(112))
    painter.box(picture, theme.accent_soft, radius=10)
    painter.disc(picture.center, px(40), theme.accent)
    painter.centred(initials(view.customer), picture, DISPLAY, theme.on_accent)
    top = picture.bottom + px(10)
    painter.line(view.customer, (area.left, top), TITLE, theme.ink, width=area.width)
    top += painter.type.line_height(TITLE) + px(6)
    top = _draw_feeling(painter, pygame.Rect(area.left, top, area.width, px(40)), view)
    if view.gauges is not None:
        top = _draw_gauges(painter, area, top + px(4), view.gauges)
    return top


def initials(name: str) -> str:
    """Return up to two initials of a name; of a Korean one the first syllable."""
    words = name.split()
    if not words:
        return "?"
    return words[0][0].upper() + (words[-1][0].upper() if len(words) > 1 and words[0].isascii() else "")


def _draw_feeling(painter: Painter, box: pygame.Rect, view: CallView) -> int:
    theme, px = painter.theme, painter.px
    names = _TONES[view.feeling]
    ink: Colour = getattr(theme, names[0])
    soft: Colour = getattr(theme, names[1])
    painter.box(box, soft, radius=10)
    _draw_face(painter, (box.left + px(22), box.centery), ink, soft, view.feeling)
    place = (box.left + px(42), box.centery - painter.type.line_height(STRONG) // 2)
    painter.line(view.feeling_text, place, STRONG, ink, width=box.width - px(50))
    return box.bottom + px(8)


def _draw_face(painter: Painter, at: tuple[int, int], ink: Colour, soft: Colour, feeling: str) -> None:
    """Draw a face: the feeling is never told by colour alone."""
    px, (x, y) = painter.px, at
    painter.disc(at, px(11), ink)
    for eye in (x - px(4), x + px(4)):
        painter.disc((eye, y - px(2)), px(1.6), soft)
    if feeling == "annoyed":
        pygame.draw.line(painter.surface, soft, (x - px(4), y + px(5)), (x + px(4), y + px(5)), px(2))
        return
    mouth = pygame.Rect(x - px(5), y if feeling == "calm" else y + px(4), px(10), px(6))
    start, end = (math.pi, 2 * math.pi) if feeling == "calm" else (0.0, math.pi)
    pygame.draw.arc(painter.surface, soft, mouth, start, end, px(2))


def _draw_gauges(painter: Painter, area: pygame.Rect, top: int, gauges: Mapping[str, int]) -> int:
    theme, px = painter.theme, painter.px
    for name, value in gauges.items():
        words = str(value)
        painter.line(name.capitalize(), (area.left, top), SMALL, theme.muted)
        wide = painter.type.width(words, SMALL_STRONG)
        painter.line(words, (area.right - wide, top), SMALL_STRONG, theme.ink)
        track = pygame.Rect(area.left, top + px(20), area.width, px(6))
        painter.box(track, theme.line, radius=3)
        tone = theme.good if value >= 60 else theme.warn if value >= 35 else theme.bad
        painter.box(pygame.Rect(track.left, track.top, track.width * value // 100, track.height), tone, radius=3)
        top += px(34)
    return top
