"""Colours and measures of the window; every colour comes from one theme, every measure goes through one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """All colours of the window."""

    ground: Colour = (238, 241, 247)
    """Behind the cards."""
    surface: Colour = (255, 255, 255)
    sunken: Colour = (240, 243, 248)
    """Fields and the customer's bubbles."""
    line: Colour = (222, 227, 235)
    """Parts things; carries no meaning of its own."""
    field_line: Colour = (124, 135, 155)
    """Around what can be used."""
    ink: Colour = (23, 32, 48)
    muted: Colour = (82, 94, 114)
    accent: Colour = (36, 92, 230)
    accent_hover: Colour = (28, 76, 198)
    accent_soft: Colour = (232, 239, 255)
    on_accent: Colour = (255, 255, 255)
    mine: Colour = (36, 92, 230)
    """The trainee's bubbles."""
    on_mine: Colour = (255, 255, 255)
    selection: Colour = (178, 205, 255)
    good: Colour = (20, 112, 66)
    good_soft: Colour = (224, 244, 233)
    warn: Colour = (143, 82, 6)
    warn_soft: Colour = (255, 243, 216)
    bad: Colour = (184, 38, 46)
    bad_soft: Colour = (253, 231, 231)
    on_bad: Colour = (255, 255, 255)
    paper: Colour = (229, 236, 251)
    """Behind a portrait: light enough for its dark lines in every theme."""
    shade: Colour = (16, 24, 40)
    """Laid over the window behind a panel."""
    card_line: Colour | None = None
    """Around cards; None where a shadow is enough."""


LIGHT = Theme()
DARK = Theme(
    ground=(14, 18, 27),
    surface=(24, 30, 42),
    sunken=(36, 44, 60),
    line=(50, 60, 78),
    field_line=(112, 126, 152),
    ink=(236, 240, 248),
    muted=(168, 179, 199),
    accent=(122, 163, 255),
    accent_hover=(153, 185, 255),
    accent_soft=(32, 46, 78),
    on_accent=(10, 16, 32),
    mine=(52, 92, 214),
    on_mine=(255, 255, 255),
    selection=(44, 84, 168),
    good=(92, 207, 146),
    good_soft=(22, 52, 42),
    warn=(242, 187, 92),
    warn_soft=(58, 45, 22),
    bad=(255, 138, 138),
    bad_soft=(66, 30, 36),
    on_bad=(32, 8, 10),
    paper=(196, 208, 236),
    shade=(0, 0, 0),
    card_line=(50, 60, 78),
)
CONTRAST = Theme(
    ground=(0, 0, 0),
    surface=(0, 0, 0),
    sunken=(28, 28, 28),
    line=(90, 90, 90),
    field_line=(255, 255, 255),
    ink=(255, 255, 255),
    muted=(226, 226, 226),
    accent=(255, 221, 51),
    accent_hover=(255, 238, 150),
    accent_soft=(48, 44, 0),
    on_accent=(0, 0, 0),
    mine=(255, 255, 255),
    on_mine=(0, 0, 0),
    selection=(0, 80, 180),
    good=(96, 240, 150),
    good_soft=(0, 44, 20),
    warn=(255, 196, 80),
    warn_soft=(50, 34, 0),
    bad=(255, 148, 148),
    bad_soft=(60, 0, 6),
    on_bad=(0, 0, 0),
    paper=(255, 255, 255),
    shade=(0, 0, 0),
    card_line=(255, 255, 255),
)
THEMES: Mapping[str, Theme] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Measures in pixels at a scale."""

    scale: float = 1.0

    def px(self, points: float) -> int:
        """Return so many points in pixels, at least one pixel where it is not nothing."""
        return 0 if points == 0 else max(1, round(points * self.scale))


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set."""

    size: int = 15
    """Points."""
    bold: bool = False
    leading: float = 1.4
    """Height of a line as a multiple of the size."""


BODY = Style()
STRONG = Style(bold=True)
SMALL = Style(size=13)
SMALL_STRONG = Style(size=13, bold=True)
TINY = Style(size=12)
HEADING = Style(size=17, bold=True)
TITLE = Style(size=20, bold=True)
DISPLAY = Style(size=30, bold=True, leading=1.25)
FIGURE = Style(size=46, bold=True, leading=1.15)
