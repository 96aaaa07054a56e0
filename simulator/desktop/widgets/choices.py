"""One of several words, chosen with the mouse or the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL_STRONG
from simulator.desktop.widgets.widget import Widget


class Choices(Widget):
    """Chips of which one is chosen, or none yet."""

    def __init__(
        self, id_: str, label: str, choices: tuple[str, ...], *, on_change: Callable[[], None] | None = None
    ) -> None:
        """Make chips; none is chosen.

        Args:
            id_: names it within its screen.
            label: what is chosen.
            choices: the words.
            on_change: called when a chip is chosen.
        """
        super().__init__(id_, "choice", label)
        self._on_change = on_change
        self.choices = choices
        self.chosen = -1
        self._chips: list[pygame.Rect] = []

    @property
    def value(self) -> str:
        """Return the chosen word, or ""."""
        return self.choices[self.chosen] if self.chosen >= 0 else ""

    def key(self, event: pygame.Event) -> bool:
        """Choose the next or the one before."""
        steps = {pygame.K_RIGHT: 1, pygame.K_DOWN: 1, pygame.K_LEFT: -1, pygame.K_UP: -1}
        if event.key == pygame.K_SPACE:
            self._choose(max(0, self.chosen))
            return True
        if event.key not in steps:
            return False
        self._choose(max(0, min(len(self.choices) - 1, self.chosen + steps[event.key])))
        return True

    def _choose(self, index: int) -> None:
        self.chosen = index
        if self._on_change is not None:
            self._on_change()

    def press(self, at: tuple[int, int], *, clicks: int) -> None:
        """Choose the chip under the mouse."""
        for index, chip in enumerate(self._chips):
            if chip.collidepoint(at):
                self._choose(index)

    def arrange(self, painter: Painter, width: int) -> int:
        """Lay out the chips from the left in rows at the widget's place and return their height."""
        gap, high = painter.px(8), painter.px(34)
        x, y = self.rect.left, self.rect.top
        self._chips = []
        for choice in self.choices:
            wide = min(width, painter.type.width(choice.replace("_", " "), SMALL_STRONG) + painter.px(28))
            if x + wide > self.rect.left + width and x > self.rect.left:
                x, y = self.rect.left, y + high + gap
            self._chips.append(pygame.Rect(x, y, wide, high))
            x += wide + gap
        return y + high - self.rect.top

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw the chips; the chosen one is filled."""
        theme = painter.theme
        self.arrange(painter, self.rect.width)
        for index, chip in enumerate(self._chips):
            chosen = index == self.chosen
            painter.box(chip, theme.accent if chosen else theme.surface, radius=17, border=theme.field_line)
            ink = theme.on_accent if chosen else theme.ink
            painter.centred(self.choices[index].replace("_", " "), chip.inflate(-8, 0), SMALL_STRONG, ink)
        if focused:
            marked = [self._chips[self.chosen]] if self.chosen >= 0 else self._chips
            painter.ring(marked[0].unionall(marked[1:]), radius=17)
