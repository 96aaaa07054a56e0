"""Blocks of the debrief that show numbers: the total, bars, the mood curve, a reply with its evidence marked."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, FIGURE, HEADING, SMALL, SMALL_STRONG, STRONG, TINY, Colour, Style
from simulator.desktop.widgets.page import Block
from simulator.locale import tr
from simulator.view.values import MoodPoint

CHART = 150
LINES = (("mood", "Mood", "accent"), ("patience", "Patience", "warn"), ("trust", "Trust", "good"))


class Total(Block):
    """The total in large figures, with the one before caps where they differ."""

    def __init__(self, total: float | None, uncapped: float | None, band: str, *, capped: bool) -> None:
        """Make it from the scores, 0-100; with a cap both are shown, even where it changed nothing."""
        self.label = tr("not assessed") if total is None else f"{total:.0f}"
        self._band = band
        self.under = tr("out of 100") if total is not None else tr("Nothing in this call could be assessed.")
        if capped and uncapped is not None:
            self.under = tr("out of 100 · {score} without the cap", score=f"{uncapped:.0f}")

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of figure and line."""
        return painter.type.line_height(FIGURE) + painter.type.line_height(SMALL) + painter.px(4)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the figure, the band beside it, the line under it."""
        theme, px = painter.theme, painter.px
        style = FIGURE if self.label.isdecimal() else Style(size=26, bold=True)
        wide = painter.line(self.label, rect.topleft, style, theme.ink, width=rect.width)
        if self._band:
            words = painter.type.width(self._band, SMALL_STRONG)
            pill = pygame.Rect(rect.left + wide + px(14), rect.top + px(15), words + px(24), px(28))
            painter.box(pill, theme.accent_soft, radius=14)
            painter.centred(self._band, pill, SMALL_STRONG, theme.accent)
        under = (rect.left, rect.top + painter.type.line_height(FIGURE))
        painter.line(self.under, under, SMALL, theme.muted, width=rect.width)


class Bar(Block):
    """One dimension: name, score, bar, and what decided; the own rating as a mark."""

    def __init__(self, name: str, score: float | None, note: str, own: int | None, *, large: bool = False) -> None:
        """Make it; a score of None is "not assessed" and never a full bar."""
        self._style, self._thick = (HEADING, 14) if large else (STRONG, 8)
        self.label = name
        self._score = score
        self._note = note
        self._own = own

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of name, bar and note."""
        note = painter.paragraph_height(self._note, SMALL, width) + painter.px(4) if self._note else 0
        return painter.type.line_height(self._style) + painter.px(6 + self._thick) + note

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw it."""
        theme, px = painter.theme, painter.px
        style, thick = self._style, px(self._thick)
        painter.line(self.label, rect.topleft, style, theme.ink)
        words = tr("not assessed") if self._score is None else f"{self._score:.0f}"
        own = "" if self._own is None else tr("you: {score}", score=self._own) + "   "
        wide, mine = painter.type.width(words, style), painter.type.width(own, SMALL)
        ink = theme.muted if self._score is None else theme.ink
        painter.line(words, (rect.right - wide, rect.top), style, ink)
        high = painter.type.line_height(style)
        level = rect.top + (high - painter.type.line_height(SMALL)) // 2 + px(1)
        painter.line(own, (rect.right - wide - mine, level), SMALL, theme.muted)
        track = pygame.Rect(rect.left, rect.top + high + px(3), rect.width, thick)
        painter.box(track, theme.line, radius=self._thick / 2)
        if self._score is not None:
            long = round(track.width * max(0.0, min(100.0, self._score)) / 100)
            painter.box(
                pygame.Rect(track.left, track.top, long, track.height),
                _tone(painter, self._score),
                radius=self._thick / 2,
            )
        if self._own is not None:
            x = track.left + track.width * self._own // 100
            pygame.draw.rect(painter.surface, theme.ink, (x - px(1), track.top - px(3), px(3), track.height + px(6)))
        if self._note:
            painter.paragraph(self._note, (rect.left, track.bottom + px(5)), SMALL, theme.muted, width=rect.width)


class Sides(Block):
    """Several views of the same things beside each other, as a small table."""

    def __init__(self, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        """Make it.

        Args:
            heads: over the columns after the first.
            rows: name and values.
        """
        self.label = "; ".join(", ".join(row) for row in rows)
        self._heads = heads
        self._rows = rows

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of all rows."""
        return (painter.type.line_height(SMALL) + painter.px(8)) * (len(self._rows) + 1)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw heads and rows; values stand right in their columns."""
        theme, px = painter.theme, painter.px
        high = painter.type.line_height(SMALL) + px(8)
        wide = min(px(96), rect.width // (len(self._heads) + 2))
        for number, row in enumerate((("", *self._heads), *self._rows)):
            top = rect.top + number * high
            if number:
                painter.rule(rect.left, rect.right, top)
            style, ink = (SMALL, theme.ink) if number else (SMALL_STRONG, theme.muted)
            painter.line(row[0], (rect.left, top + px(4)), style, ink, width=rect.width - wide * len(self._heads))
            for column, value in enumerate(reversed(row[1:])):
                x = rect.right - wide * column - painter.type.width(value, SMALL_STRONG)
                painter.line(value, (x, top + px(4)), SMALL_STRONG, ink)


class Curve(Block):
    """Mood, patience and trust over the call, 0-100."""

    def __init__(self, points: tuple[MoodPoint, ...], causes: tuple[int, ...] = ()) -> None:
        """Make it from its points; at the moments of the causes, in milliseconds, stand their numbers."""
        self.label = tr("Mood, patience and trust over the call")
        self._points = points
        self._causes = causes

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of chart and legend."""
        return painter.px(CHART + 30)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw grid, lines and legend."""
        theme, px = painter.theme, painter.px
        plot = pygame.Rect(rect.left + px(30), rect.top + px(6), rect.width - px(40), px(CHART - 12))
        for value in (0, 50, 100):
            y = plot.bottom - plot.height * value // 100
            pygame.draw.line(painter.surface, theme.line, (plot.left, y), (plot.right, y))
            painter.line(str(value), (rect.left, y - painter.type.line_height(TINY) // 2), TINY, theme.muted)
        x = plot.left
        for thick, (name, title, tone) in zip((3, 2, 2), LINES, strict=True):
            ink: Colour = getattr(theme, tone)
            self._draw_line(painter, plot, name, ink, px(thick))
            pygame.draw.rect(painter.surface, ink, (x, plot.bottom + px(15), px(18), px(thick)))
            x += px(24)
            x += painter.line(tr(title), (x, plot.bottom + px(8)), TINY, theme.muted) + px(18)
        self._draw_causes(painter, plot)

    def _draw_causes(self, painter: Painter, plot: pygame.Rect) -> None:
        """Draw a number for each cause, where there is room for it."""
        theme, px = painter.theme, painter.px
        last, taken = max(1, self._points[-1].at_ms if self._points else 1), plot.left - px(20)
        for number, at_ms in enumerate(self._causes, start=1):
            x = plot.left + plot.width * at_ms // last
            if x - taken < px(18):
                continue
            taken = x
            painter.disc((x, plot.top + px(2)), px(8), theme.ink)
            box = pygame.Rect(x - px(9), plot.top - px(6), px(18), px(16))
            painter.centred(str(number), box, TINY, theme.surface)

    def _draw_line(self, painter: Painter, plot: pygame.Rect, name: str, ink: Colour, thick: int) -> None:
        last = max(1, self._points[-1].at_ms if self._points else 1)
        places: list[tuple[int, int]] = []
        for point in self._points:
            value = max(0, min(100, int(getattr(point, name))))
            place = (plot.left + plot.width * point.at_ms // last, plot.bottom - plot.height * value // 100)
            if places:
                places.append((place[0], places[-1][1]))
            places.append(place)
        if places:
            places.append((plot.right, places[-1][1]))
        if len(places) > 1:
            pygame.draw.lines(painter.surface, ink, False, places, thick)


class Futures(Block):
    """The mood of one call and of the same call taken again, over each other."""

    def __init__(self, first: tuple[MoodPoint, ...], again: tuple[MoodPoint, ...]) -> None:
        """Make it from both curves."""
        self.label = tr("Mood then and now")
        self._curves = (first, again)

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of chart and legend."""
        return painter.px(CHART)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw both lines; the old one thin, the new one thick."""
        theme, px = painter.theme, painter.px
        plot = pygame.Rect(rect.left + px(30), rect.top + px(6), rect.width - px(40), rect.height - px(40))
        for value in (0, 50, 100):
            y = plot.bottom - plot.height * value // 100
            painter.rule(plot.left, plot.right, y)
            painter.line(str(value), (rect.left, y - painter.type.line_height(TINY) // 2), TINY, theme.muted)
        longest = max(1, *(curve[-1].at_ms for curve in self._curves if curve))
        looks = ((theme.muted, px(1), tr("Then")), (theme.accent, px(3), tr("Now")))
        x = plot.left
        for curve, (ink, thick, title) in zip(self._curves, looks, strict=True):
            places = [
                (plot.left + plot.width * point.at_ms // longest, plot.bottom - plot.height * point.mood // 100)
                for point in curve
            ]
            if len(places) > 1:
                pygame.draw.lines(painter.surface, ink, False, places, thick)
            painter.surface.fill(ink, (x, plot.bottom + px(20), px(18), thick))
            x += px(24)
            x += painter.line(title, (x, plot.bottom + px(12)), TINY, theme.muted) + px(18)


class Marked(Block):
    """A text with some of its spans marked: the words that the findings rest on."""

    def __init__(self, text: str, under: str, spans: tuple[tuple[int, int, str], ...]) -> None:
        """Make it.

        Args:
            text: what was written.
            under: stands small under the box.
            spans: start, end, and the colour of the mark as a name of the theme.
        """
        self.label = text
        self.under = under
        self.spans = spans
        self.strong: tuple[int, int] | None = None
        """The span that is looked at now."""

    def height(self, painter: Painter, width: int) -> int:
        """Return the height of the box."""
        text = painter.paragraph_height(self.label, BODY, self._text_width(painter, width))
        return text + painter.px(20 + 3) + painter.type.line_height(TINY)

    @staticmethod
    def _text_width(painter: Painter, width: int) -> int:
        return width * 88 // 100 - painter.px(28)

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        """Draw the box, the marks, the text over them."""
        theme, px = painter.theme, painter.px
        width = self._text_width(painter, rect.width)
        tiny = painter.type.line_height(TINY)
        box = pygame.Rect(rect.right - width - px(28), rect.top, width + px(28), rect.height - tiny - px(3))
        painter.box(box, theme.surface, radius=12, border=theme.accent)
        wide = painter.type.width(self.under, TINY)
        painter.line(self.under, (rect.right - wide, box.bottom + px(3)), TINY, theme.muted)
        self._draw_text(painter, (box.left + px(14), box.top + px(10)), width)

    def _draw_text(self, painter: Painter, at: tuple[int, int], width: int) -> None:
        theme, px = painter.theme, painter.px
        high = painter.type.line_height(BODY)
        left, top = at
        for start, end in painter.type.wrap(self.label, BODY, width):
            line = self.label[start:end]
            for first, last, tone in self.spans:
                first, last = max(first, start), min(last, end)
                if first >= last:
                    continue
                x = left + painter.type.width(self.label[start:first], BODY)
                wide = painter.type.width(self.label[start:last], BODY) - (x - left)
                area = pygame.Rect(x, top, wide, high)
                soft: Colour = getattr(theme, f"{tone}_soft")
                ink: Colour = getattr(theme, tone)
                pygame.draw.rect(painter.surface, soft, area)
                pygame.draw.rect(painter.surface, ink, (x, area.bottom - px(3), wide, px(2)))
            painter.line(line.rstrip(), (left, top), BODY, theme.ink)
            self._draw_strong(painter, (left, top), (start, end))
            top += high

    def _draw_strong(self, painter: Painter, at: tuple[int, int], row: tuple[int, int]) -> None:
        """Frame the part of a row that is looked at now."""
        if self.strong is None:
            return
        first, last = max(self.strong[0], row[0]), min(self.strong[1], row[1])
        if first < last:
            left = at[0] + painter.type.width(self.label[row[0] : first], BODY)
            wide = painter.type.width(self.label[row[0] : last], BODY) - (left - at[0])
            area = pygame.Rect(left, at[1], wide, painter.type.line_height(BODY))
            painter.ring(area.inflate(-painter.px(2), -painter.px(4)), radius=3)


def _tone(painter: Painter, score: float) -> Colour:
    theme = painter.theme
    return theme.good if score >= 75 else theme.warn if score >= 50 else theme.bad
