"""The customer's card on the desk: portrait, feeling in a word with its sign, gauges where they are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pygame

from simulator.desktop.icons import FACE_ICONS, FACE_TONES
from simulator.desktop.paint import Painter
from simulator.desktop.theme import DISPLAY, SMALL, SMALL_STRONG, STRONG, TITLE, Colour
from simulator.locale import tr
from simulator.view.values import CallView
from simulator.words import face_word

PORTRAIT = 168
LEAST_RECORD = 120
"""Points that the record keeps; the portrait shrinks before that."""
ROOMY = 270
"""From this height on, in points, there is room for gauges."""
BESIDE = 420
"""From this width on, in points, the portrait stands beside the words: the record below needs the height."""
RESCUE = ("annoyed", "angry")
"""Feelings with which a call goes badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long a customer has been waiting for an answer."""

    words: str
    clock: str
    """The time alone."""
    late: bool
    """It is too long."""


def draw_customer(
    painter: Painter, area: pygame.Rect, view: CallView, *, measure: bool = False, waits: Waits | None = None
) -> int:
    """Draw the card's head and return where it ends.

    Args:
        painter: draws.
        area: inside of the card.
        view: the call.
        measure: only tell where it would end.
        waits: how long they have been waiting, where it is told.
    """
    px, theme = painter.px, painter.theme
    gauges = view.gauges if painter.points(area.height) >= ROOMY else None
    below = painter.type.line_height(TITLE) + px(66) + (px(34) * len(gauges) if gauges else 0)
    hope = _hope(view)
    below += painter.paragraph_height(hope, SMALL, area.width) + px(4) if hope else 0
    picture, words = _place_picture(painter, area, below)
    top = words.top
    if measure:
        return top + below - px(12)
    if picture.height:
        draw_portrait(painter, picture, view.portrait, view.customer, view.face)
    painter.line(view.customer, words.topleft, TITLE, theme.ink, width=words.width)
    top += painter.type.line_height(TITLE) + px(4)
    draw_feeling(painter, pygame.Rect(words.left, top, words.width, px(38)), view, waits=waits)
    top += px(44)
    if hope:
        top += painter.paragraph(hope, (words.left, top), SMALL, theme.muted, width=words.width) + px(4)
    if gauges is not None:
        top = _draw_gauges(painter, words, top + px(4), gauges)
    return top


def _place_picture(painter: Painter, area: pygame.Rect, below: int) -> tuple[pygame.Rect, pygame.Rect]:
    """Return where the portrait lies, and where the words begin: under it, or beside it in a wide card.

    Args:
        painter: measures.
        area: inside of the card.
        below: pixels that the words are high, with what parts them from the record.
    """
    px = painter.px
    if painter.points(area.width) >= BESIDE:
        side = min(px(PORTRAIT), below - px(22))
        picture = pygame.Rect(area.left, area.top, side, side)
        left = picture.right + px(14)
        return picture, pygame.Rect(left, area.top, area.right - left, area.height)
    high = max(0, min(px(PORTRAIT), area.height - below - px(LEAST_RECORD)))
    picture = pygame.Rect(area.left, area.top, area.width, high if high >= px(56) else 0)
    top = picture.bottom + (px(8) if picture.height else 0)
    return picture, pygame.Rect(area.left, top, area.width, area.bottom - top)


def _hope(view: CallView) -> str:
    """Return a word of courage while a call that goes badly can still be turned."""
    return tr("You can still save this.") if view.face in RESCUE and view.can_save else ""


def draw_portrait(painter: Painter, box: pygame.Rect, portrait: str, name: str, face: str) -> None:
    """Draw a customer's picture with a mood, or the initials where there is none."""
    theme, px = painter.theme, painter.px
    painter.box(box, theme.paper, radius=10)
    side = min(box.width, box.height) - px(4)
    picture = painter.portraits.picture(painter.portraits.name_for(portrait, name), face, side)
    if picture is not None:
        painter.surface.blit(picture, (box.centerx - side // 2, box.bottom - side))
        return
    painter.disc(box.center, min(px(40), side // 2), theme.accent)
    painter.centred(initials(name), box, DISPLAY, theme.on_accent)


def initials(name: str) -> str:
    """Return up to two initials of a name; of a Korean one the first syllable."""
    words = name.split()
    if not words:
        return "?"
    return words[0][0].upper() + (words[-1][0].upper() if len(words) > 1 and words[0].isascii() else "")


def draw_feeling(
    painter: Painter, box: pygame.Rect, view: CallView, *, named: bool = False, waits: Waits | None = None
) -> None:
    """Draw the feeling as a sign and a word: never by colour alone.

    Args:
        painter: draws.
        box: where.
        view: the call.
        named: with the customer's name and a small portrait, where there is no card for these.
        waits: how long they have been waiting, where it is told; the bare time where the words have no room.
    """
    theme, px = painter.theme, painter.px
    tone = FACE_TONES[view.face]
    ink: Colour = getattr(theme, tone)
    soft: Colour = getattr(theme, f"{tone}_soft")
    painter.box(box, soft, radius=10)
    left = box.left + px(10)
    if named:
        side = box.height - px(4)
        disc = pygame.Rect(left, box.top + px(2), side, side)
        draw_portrait(painter, disc, view.portrait, view.customer, view.face)
        left = disc.right + px(8)
    painter.icon(FACE_ICONS[view.face], (left + px(10), box.centery), 19, ink)
    words = face_word(view.face)
    text = f"{view.customer} · {words}" if named else words
    place = (left + px(26), box.centery - painter.type.line_height(STRONG) // 2)
    end = box.right - px(10)
    if waits is not None:
        end = _draw_waits(painter, box, waits, place[0] + painter.type.width(text, STRONG) + px(12)) - px(8)
    painter.line(text, place, STRONG, ink, width=end - place[0])


def _draw_waits(painter: Painter, box: pygame.Rect, waits: Waits, left: int) -> int:
    """Draw at the right end how long somebody waits: all of it right of `left`, else the time; return its left edge."""
    theme, px = painter.theme, painter.px
    sign = px(20) if waits.late else 0
    text = waits.words
    if box.right - px(10) - painter.type.width(text, SMALL_STRONG) - sign < left:
        text = waits.clock
    at = box.right - px(10) - painter.type.width(text, SMALL_STRONG)
    ink = theme.bad if waits.late else theme.ink
    painter.line(text, (at, box.centery - painter.type.line_height(SMALL_STRONG) // 2), SMALL_STRONG, ink)
    if waits.late:
        painter.icon("circle-alert", (at - px(11), box.centery), 15, ink)
    return at - sign


def _draw_gauges(painter: Painter, area: pygame.Rect, top: int, gauges: Mapping[str, int]) -> int:
    theme, px = painter.theme, painter.px
    names = {"mood": tr("Mood"), "patience": tr("Patience"), "trust": tr("Trust")}
    for name, value in gauges.items():
        words = str(value)
        painter.line(names.get(name, name.capitalize()), (area.left, top), SMALL, theme.muted)
        wide = painter.type.width(words, SMALL_STRONG)
        painter.line(words, (area.right - wide, top), SMALL_STRONG, theme.ink)
        track = pygame.Rect(area.left, top + painter.type.line_height(SMALL) + px(2), area.width, px(6))
        painter.box(track, theme.line, radius=3)
        tone = theme.good if value >= 60 else theme.warn if value >= 35 else theme.bad
        painter.box(pygame.Rect(track.left, track.top, track.width * value // 100, track.height), tone, radius=3)
        top += px(34)
    return top
