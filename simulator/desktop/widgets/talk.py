"""The transcript: bubbles, of which only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from simulator.desktop.theme import BODY, SMALL
from simulator.desktop.ui import Ui
from simulator.desktop.widgets.widget import Widget
from simulator.view.values import Line


class Talk(Widget):
    """What was said, the customer at the left, the trainee at the right."""

    role = "transcript"

    def __init__(self, lines: Sequence[Line], *, typing: str = "", name: str = "talk") -> None:
        """Take what was said.

        Args:
            lines: in order.
            typing: words that say that the customer is about to speak, or "".
            name: id.
        """
        super().__init__(name, label=f"{len(lines)} messages")
        self._lines = tuple(lines)
        self._typing = typing

    def _bubble_width(self, ui: Ui, width: int, line: Line) -> int:
        most = width * 4 // 5 - 2 * ui.px(14)
        longest = max((ui.lettering.width(part, BODY) for part in line.text.split("\n")), default=0)
        return min(most, longest)

    def _height(self, ui: Ui, width: int, line: Line) -> int:
        rows = len(ui.lettering.wrap(line.text, BODY, max(1, self._bubble_width(ui, width, line))))
        return rows * ui.lettering.line_height(BODY) + 2 * ui.px(9) + ui.lettering.line_height(SMALL) + ui.px(12)

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height of all bubbles."""
        below = ui.lettering.line_height(SMALL) + ui.px(8)
        return sum(self._height(ui, width, line) for line in self._lines) + below

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the bubbles in sight."""
        clip = surface.get_clip()
        top = self.rect.top
        for line in self._lines:
            height = self._height(ui, self.rect.width, line)
            if top < clip.bottom and top + height > clip.top:
                self._draw_bubble(ui, surface, line, top)
            top += height
        if self._typing:
            ui.lettering.draw(surface, self._typing, (self.rect.left + ui.px(4), top), SMALL, ui.theme.quiet)

    def _draw_bubble(self, ui: Ui, surface: pygame.Surface, line: Line, top: int) -> None:
        mine = line.speaker == "agent"
        width = max(1, self._bubble_width(ui, self.rect.width, line))
        spans = ui.lettering.wrap(line.text, BODY, width)
        row = ui.lettering.line_height(BODY)
        box = pygame.Rect(0, top, width + 2 * ui.px(14), len(spans) * row + 2 * ui.px(9))
        box.left = self.rect.right - box.width if mine else self.rect.left
        fill, ink = (ui.theme.accent, ui.theme.on_accent) if mine else (ui.theme.theirs, ui.theme.text)
        ui.brush.box(surface, box, fill, radius=ui.px(14))
        for number, (start, end) in enumerate(spans):
            at = (box.left + ui.px(14), box.top + ui.px(9) + number * row)
            ui.lettering.draw(surface, line.text[start:end].rstrip(), at, BODY, ink)
        words = f"{line.name} · {line.time}"
        left = box.right - ui.lettering.width(words, SMALL) if mine else box.left
        ui.lettering.draw(surface, words, (left, box.bottom + ui.px(2)), SMALL, ui.theme.quiet)
