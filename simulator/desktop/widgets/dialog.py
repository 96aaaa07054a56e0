"""A calm panel over a screen: a message, a question, a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, HEADING, SMALL, SMALL_STRONG
from simulator.desktop.widgets.button import Button, row_widths
from simulator.desktop.widgets.choices import Choices
from simulator.desktop.widgets.page import Page
from simulator.desktop.widgets.widget import Widget

FIELD_HEIGHT = 40
TEXT_HEIGHT = 108
ASIDE = 860
"""From this width of the window on, in points, a form stands at the right."""
TALLEST = 540
"""Points that a page within a panel takes at most."""
LOW = 400
"""Below this height of the window, in points, a panel is set closer, and a page in it gets nearly all the height."""
NARROWEST = 340
"""Points that a form at the side is wide at least."""
MOST_QUOTED = 6
"""Lines of what a form covers that stand in it at most."""
TITLE_LINES = 4
"""What went wrong may take so many lines: it names a place and what to do there."""


class Dialog:
    """Holds the keyboard until it is closed."""

    def __init__(
        self,
        title: str,
        text: str,
        buttons: Sequence[Button],
        *,
        on_escape: Callable[[], None],
        on_enter: Callable[[], None] | None = None,
        fields: Sequence[Widget] = (),
        body: Page | None = None,
        behind: str = "",
    ) -> None:
        """Make a panel.

        Args:
            title: its heading.
            text: under the heading; may be "".
            buttons: the first is the one that Enter means.
            on_escape: what Esc does.
            on_enter: what Enter does in a field; by default it presses the first button.
            fields: each stands under its label.
            body: takes the room between text and buttons, as a page does.
            behind: what a form without room at the side covers and is filled in from; stands under the heading then.
        """
        self.title = title
        self.text = text
        self.problem = ""
        """What is wrong with what was entered; shown above the buttons."""
        self.on_escape = on_escape
        self._buttons = tuple(buttons)
        self._fields = tuple(fields)
        self._body = body
        self._behind = behind
        self.on_enter = on_enter or self._buttons[0].do
        self.widgets: list[Widget] = [*fields, *([body] if body is not None else []), *buttons]
        self.rect = pygame.Rect(0, 0, 0, 0)
        self._labels: list[tuple[str, tuple[int, int]]] = []
        self._shown = text
        self._lines = 1
        self._edge = 0
        """Pixels above the title and below the buttons."""
        self._text_top = 0
        self._problem_top = 0

    @property
    def is_form(self) -> bool:
        """Tell whether something is entered here."""
        return bool(self._fields)

    @property
    def first(self) -> Widget:
        """Return what gets the keyboard first: a field, or the button that Enter means."""
        return (*self._fields, *self._buttons)[0]

    def page_for(self, event: pygame.Event) -> Page | None:
        """Return the page that a key scrolls, or in which it chooses; None where there is none, or for another key."""
        return self._body if self._body is not None and self._body.keeps_to_itself(event) else None

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place itself in the middle of an area, and what it holds."""
        px = painter.px
        aside = self.is_form and area.width >= px(ASIDE)
        width = self._width(painter, area, aside=aside)
        inner = width - px(48)
        self._edge = px(14 if painter.points(area.height) < LOW else 24)
        lines = min(TITLE_LINES, len(painter.type.wrap(self.title, HEADING, inner)))
        y = self._edge + lines * painter.type.line_height(HEADING) + px(8)
        self._text_top = y
        heights = [self._measure(field, painter, inner) for field in self._fields]
        label = painter.type.line_height(SMALL_STRONG) + px(4)
        problem = painter.paragraph_height(self.problem, SMALL, inner) + px(10) if self.problem else 0
        below = sum(heights) + len(heights) * (label + px(14)) + problem + px(44) + self._edge
        y += self._layout_text(painter, inner, area.height - y - below - px(24), aside=aside)
        places: list[tuple[Widget, int, int]] = []
        self._labels = []
        for field, high in zip(self._fields, heights, strict=True):
            self._labels.append((field.label, (px(24), y)))
            places.append((field, y + label, high))
            y += label + high + px(14)
        y = self._layout_body(painter, area, inner, y)
        self._problem_top = y
        self.rect = pygame.Rect(0, 0, width, y + problem + px(44) + self._edge)
        self.rect.center = area.center
        if aside:
            self.rect.right = area.right - px(16)  # who fills in a form reads in the talk what goes into it
        for field, top, high in places:
            field.rect = pygame.Rect(self.rect.left + px(24), self.rect.top + top, inner, high)
        self._layout_buttons(painter)

    def _width(self, painter: Painter, area: pygame.Rect, *, aside: bool) -> int:
        """Return the width; a form at the side is as narrow as its buttons allow: beside it the talk is read."""
        px = painter.px
        if not aside:
            return min(px(500 if self._body is None else 620), area.width - px(48))
        row = sum(button.wanted_width(painter) + px(10) for button in self._buttons) + px(38)
        return max(px(NARROWEST), min(px(420), row))

    def _layout_text(self, painter: Painter, width: int, room: int, *, aside: bool) -> int:
        """Decide what stands under the heading, and return the height that it takes.

        Args:
            painter: measures.
            width: of the text.
            room: pixels that are left for it; only what is quoted from behind the panel gives way.
            aside: nothing is covered.
        """
        quotes = bool(self._behind) and not aside
        self._shown = self._behind if quotes else self.text
        if not self._shown:
            return 0
        line, below = painter.type.line_height(BODY), painter.px(12)
        lines = painter.paragraph_height(self._shown, BODY, width) // line
        self._lines = min(lines, MOST_QUOTED, (room - below) // line) if quotes else lines
        if self._lines < 1:
            self._shown = ""
            return 0
        return self._lines * line + below

    def _layout_body(self, painter: Painter, area: pygame.Rect, inner: int, y: int) -> int:
        if self._body is None:
            return y
        around = painter.px(16 if painter.points(area.height) < LOW else 48)
        most = min(painter.px(TALLEST), area.height - y - painter.px(58) - self._edge - around)
        high = max(painter.px(60), min(most, self._body.wanted_height(painter, inner)))
        self._body.rect = pygame.Rect(0, 0, inner, high)
        self._body.rect.left = area.centerx - inner // 2
        total = y + high + painter.px(14) + painter.px(4 + 40) + self._edge
        self._body.rect.top = area.centery - total // 2 + y
        return y + high + painter.px(14)

    def _layout_buttons(self, painter: Painter) -> None:
        px = painter.px
        right = self.rect.right - px(24)
        widths = row_widths(painter, self._buttons, self.rect.width - px(48), px(10))
        for button, wide in zip(self._buttons, widths, strict=True):
            button.rect = pygame.Rect(right - wide, self.rect.bottom - self._edge - px(40), wide, px(40))
            right -= wide + px(10)

    def draw(self, painter: Painter, focus: Widget | None) -> None:
        """Draw panel, text, fields and buttons."""
        theme, px = painter.theme, painter.px
        painter.shadow(self.rect, radius=14)
        painter.box(self.rect, theme.surface, radius=14, border=theme.card_line)
        left, inner = self.rect.left + px(24), self.rect.width - px(48)
        top = (left, self.rect.top + self._edge - px(4))
        painter.paragraph(self.title, top, HEADING, theme.ink, width=inner, most=TITLE_LINES)
        if self._shown:
            at, most = (left, self.rect.top + self._text_top), self._lines
            painter.paragraph(self._shown, at, BODY, theme.muted, width=inner, most=most)
        for label, (x, y) in self._labels:
            at = (self.rect.left + x, self.rect.top + y)
            painter.line(label, at, SMALL_STRONG, theme.ink, width=inner)
        if self.problem:
            painter.paragraph(self.problem, (left, self.rect.top + self._problem_top), SMALL, theme.bad, width=inner)
        for widget in self.widgets:
            if widget.visible:
                widget.draw(painter, focused=widget is focus)

    @staticmethod
    def _measure(field: Widget, painter: Painter, width: int) -> int:
        """Return the height of a field of a width."""
        field.rect.width = width
        if isinstance(field, Choices):
            return field.arrange(painter, width)
        return painter.px(TEXT_HEIGHT if field.role == "editor" else FIELD_HEIGHT)
