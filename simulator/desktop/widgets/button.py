"""Something to press: a button, a tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.theme import SMALL_STRONG, TINY, Colour
from simulator.desktop.widgets.widget import Widget

Look = Literal["main", "plain", "quiet", "danger"]


class Button(Widget):
    """Does something when it is pressed; Enter and Space press it too."""

    def __init__(
        self, id_: str, label: str, on_press: Callable[[], None], *, look: Look = "plain", hint: str = ""
    ) -> None:
        """Make a button.

        Args:
            id_: names it within its screen.
            label: written on it.
            on_press: what it does.
            look: how strongly it calls.
            hint: its key, written small beside the label.
        """
        super().__init__(id_, "button", label)
        self.look: Look = look
        self.hint = hint
        self._on_press = on_press

    def wanted_width(self, painter: Painter) -> int:
        """Return the width in which label and hint fit."""
        hint = painter.type.width(self.hint, TINY) + painter.px(8) if self.hint else 0
        return self.least_width(painter) + hint

    def least_width(self, painter: Painter) -> int:
        """Return the width in which the label fits; below the wanted width the hint is left out."""
        return painter.type.width(self.label, SMALL_STRONG) + painter.px(32)

    def key(self, event: pygame.Event) -> bool:
        """Press it with Enter or Space."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            self.do()
            return True
        return False

    def release(self, at: tuple[int, int]) -> None:
        """Press it where the mouse button goes up inside."""
        if self.rect.collidepoint(at):
            self.do()

    def do(self) -> None:
        """Do what it is for, where it may be pressed now."""
        if self.enabled:
            self._on_press()

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw the button with its label in the middle."""
        fill, ink, border = self._colours(painter)
        painter.box(self.rect, fill, radius=9, border=border)
        if focused:
            painter.ring(self.rect, radius=9)
        inner = self.rect.inflate(-painter.px(16), 0)
        if not self.hint or self.rect.width < self.wanted_width(painter):
            painter.centred(self.label, inner, SMALL_STRONG, ink)
            return
        gap = painter.px(8)
        hint = painter.type.width(self.hint, TINY)
        label = min(painter.type.width(self.label, SMALL_STRONG), inner.width - hint - gap)
        left = inner.centerx - (label + gap + hint) // 2
        painter.centred(self.label, pygame.Rect(left, inner.y, label, inner.height), SMALL_STRONG, ink)
        faint = ink if self.look in ("main", "danger") or not self.enabled else painter.theme.muted
        painter.centred(self.hint, pygame.Rect(left + label + gap, inner.y, hint, inner.height), TINY, faint)

    def _colours(self, painter: Painter) -> tuple[Colour, Colour, Colour | None]:
        theme = painter.theme
        if not self.enabled:
            return theme.sunken, theme.muted, theme.line
        if self.look == "main":
            return theme.accent_hover if self.hovered else theme.accent, theme.on_accent, None
        if self.look == "danger":
            return theme.bad, theme.on_bad, None
        if self.look == "quiet":
            return theme.accent_soft if self.hovered else theme.surface, theme.accent, None
        return theme.sunken if self.hovered else theme.surface, theme.ink, theme.field_line


def row_widths(painter: Painter, buttons: Sequence[Button], room: int, gap: int) -> list[int]:
    """Return how wide buttons beside each other are; without room the keys on them go, the last one's first.

    Args:
        painter: measures.
        buttons: of the row, those first that matter most.
        room: pixels that they share.
        gap: pixels between two.
    """
    widths = [button.wanted_width(painter) for button in buttons]
    for place in reversed(range(len(widths))):
        if sum(widths) + gap * (len(widths) - 1) <= room:
            break
        widths[place] = buttons[place].least_width(painter)
    return widths


def fit_row(painter: Painter, buttons: Sequence[Button], room: int, gap: int) -> dict[Button, int]:
    """Return the widths of the buttons that have room beside each other; the last ones are left out first.

    Args:
        painter: measures.
        buttons: of the row, those first that matter most.
        room: pixels that they share.
        gap: pixels between two.
    """
    for count in range(len(buttons), 0, -1):
        widths = row_widths(painter, buttons[:count], room, gap)
        if count == 1 or sum(widths) + gap * (count - 1) <= room:
            return dict(zip(buttons, widths, strict=False))
    return {}


class Tab(Button):
    """Chooses one of several contents."""

    def __init__(self, id_: str, label: str, on_press: Callable[[], None], *, icon: str = "") -> None:
        """Make a tab that is not chosen; it shows its sign where the word has no room."""
        super().__init__(id_, label, on_press)
        self.role = "tab"
        self.chosen = False
        self.count = 0
        """A small number beside the label; 0 shows none."""
        self._icon = icon

    def wanted_width(self, painter: Painter) -> int:
        """Return the width in which the label fits with its number."""
        return painter.type.width(self._words, SMALL_STRONG) + painter.px(10)

    def least_width(self, painter: Painter) -> int:
        """Return the width in which the label just fits with its number."""
        return painter.type.width(self._words, SMALL_STRONG) + painter.px(6)

    @property
    def _words(self) -> str:
        return f"{self.label} {self.count}" if self.count else self.label

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw the label, underlined where it is chosen."""
        theme, px = painter.theme, painter.px
        ink = theme.accent if self.chosen else theme.ink if self.hovered else theme.muted
        if self._icon and self.rect.width < self.wanted_width(painter) - px(6):
            painter.icon(self._icon, (self.rect.centerx - (px(6) if self.count else 0), self.rect.centery), 19, ink)
            if self.count:
                at = (self.rect.centerx + px(8), self.rect.centery - px(4))
                painter.line(str(self.count), at, TINY, ink)
        else:
            painter.centred(self._words, self.rect, SMALL_STRONG, ink)
        if self.chosen:
            bar = pygame.Rect(self.rect.left + px(6), 0, self.rect.width - px(12), px(3))
            bar.bottom = self.rect.bottom
            painter.box(bar, theme.accent, radius=1.5)
        if focused:
            painter.ring(self.rect.inflate(-px(4), -px(8)), radius=6)
