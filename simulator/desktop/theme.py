"""Colours and measures of the window; every colour comes from one theme, every measure goes through one scale."""

from __future__ import annotations

from dataclasses import dataclass

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
    field_line: Colour = (141, 152, 170)
    ink: Colour = (23, 32, 48)
    muted: Colour = (88, 100, 120)
    accent: Colour = (36, 92, 230)
    accent_hover: Colour = (28, 76, 198)
    accent_soft: Colour = (232, 239, 255)
    on_accent: Colour = (255, 255, 255)
    selection: Colour = (178, 205, 255)
    good: Colour = (22, 122, 72)
    good_soft: Colour = (224, 244, 233)
    warn: Colour = (151, 88, 8)
    warn_soft: Colour = (255, 243, 216)
    bad: Colour = (188, 40, 48)
    bad_soft: Colour = (253, 231, 231)
    shade: Colour = (16, 24, 40)
    """Laid over the window behind a panel."""


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
