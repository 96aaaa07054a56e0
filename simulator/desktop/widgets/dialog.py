"""A calm panel over a screen: a message, a question, a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import BODY, HEADING, SMALL, SMALL_STRONG
from simulator.desktop.widgets.button import Button
from simulator.desktop.widgets.choices import Choices
from simulator.desktop.widgets.page import Page
from simulator.desktop.widgets.widget import Widget

FIELD_HEIGHT = 40
TEXT_HEIGHT = 108
ASIDE = 860
"""From this width of the window on, in points, a form stands at the right."""
TALLEST = 540
"""Points that a page within a panel takes at most."""
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
        """
        self.title = title
        self.text = text
        self.problem = ""
        """What is wrong with what was entered; shown above the buttons."""
        self.on_escape = on_escape
        self._buttons = tuple(buttons)
        self._fields = tuple(fields)
        self._body = body
        self.on_enter = on_enter or self._buttons[0].do
        self.widgets: list[Widget] = [*fields, *([body] if body is not None else []), *buttons]
        self.rect = pygame.Rect(0, 0, 0, 0)
        self._labels: list[tuple[str, tuple[int, int]]] = []
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

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place itself in the middle of an area, and what it holds."""
        px = painter.px
        aside = self.is_form and area.width >= px(ASIDE)
        width = min(px(620 if self._body is not None else 420 if aside else 500), area.width - px(48))
        inner = width - px(48)
        lines = min(TITLE_LINES, len(painter.type.wrap(self.title, HEADING, inner)))
        y = px(24) + lines * painter.type.line_height(HEADING) + px(8)
        self._text_top = y
        if self.text:
            y += painter.paragraph_height(self.text, BODY, inner) + px(12)
        places: list[tuple[Widget, int, int]] = []
        self._labels = []
        for field in self._fields:
            self._labels.append((field.label, (px(24), y)))
            y += painter.type.line_height(SMALL_STRONG) + px(4)
            field.rect.width = inner
            high = _field_height(field, painter, inner)
            places.append((field, y, high))
            y += high + px(14)
        y = self._layout_body(painter, area, inner, y)
        self._problem_top = y
        if self.problem:
            y += painter.paragraph_height(self.problem, SMALL, inner) + px(10)
        y += px(4)
        self.rect = pygame.Rect(0, 0, width, y + px(40) + px(24))
        self.rect.center = area.center
        if aside:
            self.rect.right = area.right - px(16)  # who fills in a form reads in the talk what goes into it
        for field, top, high in places:
            field.rect = pygame.Rect(self.rect.left + px(24), self.rect.top + top, inner, high)
        self._layout_buttons(painter)

    def _layout_body(self, painter: Painter, area: pygame.Rect, inner: int, y: int) -> int:
        if self._body is None:
            return y
        most = min(painter.px(TALLEST), area.height - y - painter.px(130))
        high = max(painter.px(60), min(most, self._body.wanted_height(painter, inner)))
        self._body.rect = pygame.Rect(0, 0, inner, high)
        self._body.rect.left = area.centerx - inner // 2
        total = y + high + painter.px(14) + painter.px(4 + 40 + 24)
        self._body.rect.top = area.centery - total // 2 + y
        return y + high + painter.px(14)

    def _layout_buttons(self, painter: Painter) -> None:
        px = painter.px
        right = self.rect.right - px(24)
        for button in self._buttons:
            wide = button.wanted_width(painter)
            button.rect = pygame.Rect(right - wide, self.rect.bottom - px(24) - px(40), wide, px(40))
            right -= wide + px(10)

    def draw(self, painter: Painter, focus: Widget | None) -> None:
        """Draw panel, text, fields and buttons."""
        theme, px = painter.theme, painter.px
        painter.shadow(self.rect, radius=14)
        painter.box(self.rect, theme.surface, radius=14, border=theme.card_line)
        left, inner = self.rect.left + px(24), self.rect.width - px(48)
        top = (left, self.rect.top + px(20))
        painter.paragraph(self.title, top, HEADING, theme.ink, width=inner, most=TITLE_LINES)
        if self.text:
            painter.paragraph(self.text, (left, self.rect.top + self._text_top), BODY, theme.muted, width=inner)
        for label, (x, y) in self._labels:
            at = (self.rect.left + x, self.rect.top + y)
            painter.line(label, at, SMALL_STRONG, theme.ink, width=inner)
        if self.problem:
            painter.paragraph(self.problem, (left, self.rect.top + self._problem_top), SMALL, theme.bad, width=inner)
        for widget in self.widgets:
            if widget.visible:
                widget.draw(painter, focused=widget is focus)


def _field_height(field: Widget, painter: Painter, width: int) -> int:
    if isinstance(field, Choices):
        return field.arrange(painter, width)
    return painter.px(TEXT_HEIGHT if field.role == "editor" else FIELD_HEIGHT)
