"""Colours and type sizes of the window, in one place."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A kind of text."""

    size: int
    """In pixels at scale 1."""
    strong: bool = False


SMALL = Style(size=13)
SMALL_STRONG = Style(size=13, strong=True)
BODY = Style(size=15)
BODY_STRONG = Style(size=15, strong=True)
HEADING = Style(size=17, strong=True)
TITLE = Style(size=22, strong=True)
HUGE = Style(size=46, strong=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by purpose; text on its ground has a contrast of at least 4.5 to 1."""

    page: Colour
    card: Colour
    sunken: Colour
    """Ground of fields and of what lies behind bars."""
    line: Colour
    shade: Colour
    """One pixel under a card."""
    text: Colour
    quiet: Colour
    """Text of lesser weight."""
    accent: Colour
    accent_hover: Colour
    on_accent: Colour
    accent_soft: Colour
    theirs: Colour
    """Bubble of the customer."""
    good: Colour
    good_soft: Colour
    warn: Colour
    warn_soft: Colour
    bad: Colour
    bad_soft: Colour
    selection: Colour
    veil: tuple[int, int, int, int]
    """Over everything behind a dialog."""


LIGHT = Theme(
    page=(238, 241, 246),
    card=(255, 255, 255),
    sunken=(241, 244, 249),
    line=(220, 226, 235),
    shade=(214, 220, 230),
    text=(24, 32, 48),
    quiet=(88, 99, 120),
    accent=(38, 96, 232),
    accent_hover=(28, 80, 204),
    on_accent=(255, 255, 255),
    accent_soft=(230, 238, 255),
    theirs=(240, 243, 248),
    good=(18, 118, 74),
    good_soft=(223, 244, 233),
    warn=(146, 84, 4),
    warn_soft=(255, 241, 214),
    bad=(184, 40, 44),
    bad_soft=(255, 229, 228),
    selection=(190, 212, 255),
    veil=(24, 32, 48, 110),
)
