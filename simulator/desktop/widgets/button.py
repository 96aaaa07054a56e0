"""Things to press: a button, a row to choose, a tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pygame

from simulator.desktop.theme import BODY_STRONG, SMALL_STRONG, Colour
from simulator.desktop.ui import Ui
from simulator.desktop.widgets.widget import Widget

Looks = Literal["primary", "plain", "quiet", "danger"]
PRESSING = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


def focus_ring(ui: Ui, surface: pygame.Surface, rect: pygame.Rect, radius: int) -> None:
    """Draw the mark of the focus around a box."""
    pygame.draw.rect(surface, ui.theme.accent, rect.inflate(ui.px(6), ui.px(6)), ui.px(2), border_radius=radius + 3)


class Button(Widget):
    """A button with words on it."""

    role = "button"
    focusable = True

    def __init__(
        self,
        name: str,
        label: str,
        do: Callable[[], None],
        *,
        looks: Looks = "plain",
        small: bool = False,
        enabled: bool = True,
    ) -> None:
        """Take what it says and does.

        Args:
            name: id.
            label: what it says.
            do: what happens.
            looks: primary for the one step that leads on.
            small: lower, with small letters.
            enabled: it can be pressed.
        """
        super().__init__(name, label=label)
        self._do = do
        self._looks = looks
        self._style = SMALL_STRONG if small else BODY_STRONG
        self._pad = (12, 5) if small else (18, 9)
        self.enabled = enabled
        self.focusable = enabled

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.lettering.line_height(self._style) + 2 * ui.px(self._pad[1])

    def natural_width(self, ui: Ui) -> int:
        """Return its width."""
        return ui.lettering.width(self.label, self._style) + 2 * ui.px(self._pad[0])

    def _colours(self, ui: Ui) -> tuple[Colour, Colour, Colour | None]:
        """Return ground, letters and edge."""
        theme, hot = ui.theme, ui.hover == self.id
        if not self.enabled:
            return theme.sunken, theme.quiet, theme.line
        if self._looks == "primary":
            return theme.accent_hover if hot else theme.accent, theme.on_accent, None
        if self._looks == "danger":
            return theme.bad_soft if hot else theme.card, theme.bad, theme.line
        if self._looks == "quiet":
            return theme.accent_soft if hot else theme.card, theme.accent, None
        return theme.sunken if hot else theme.card, theme.text, theme.line

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw it."""
        if not self.rect.inflate(8, 8).colliderect(surface.get_clip()):
            return
        ground, letters, edge = self._colours(ui)
        ui.brush.box(surface, self.rect, ground, radius=ui.px(8), border=edge)
        text = ui.lettering.cut(self.label, self._style, self.rect.width - ui.px(8))
        left = self.rect.centerx - ui.lettering.width(text, self._style) // 2
        top = self.rect.centery - ui.lettering.line_height(self._style) // 2
        ui.lettering.draw(surface, text, (left, top), self._style, letters)
        if ui.focus == self.id and ui.ring:
            focus_ring(ui, surface, self.rect, ui.px(8))

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Press it by Enter or Space."""
        if event.key in PRESSING:
            self._do()
            return True
        return False

    def on_click(self, ui: Ui) -> None:
        """Press it."""
        if self.enabled:
            self._do()


class Press(Widget):
    """Something of any kind that can be pressed as a whole: a row of a list, an article."""

    role = "button"
    focusable = True

    def __init__(
        self, name: str, label: str, inner: Widget, do: Callable[[], None], *, chosen: bool = False, pad: int = 12
    ) -> None:
        """Take what it shows and does.

        Args:
            name: id.
            label: what it says.
            inner: what it shows.
            do: what happens.
            chosen: it is the one of its kind that is open.
            pad: around what it shows, at scale 1.
        """
        super().__init__(name, label=label)
        self._inner = inner
        self._do = do
        self._chosen = chosen
        self._pad = pad

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height of what it shows, with the padding."""
        return self._inner.wanted(ui, width - 2 * ui.px(self._pad)) + 2 * ui.px(self._pad)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Place what it shows."""
        self.rect = rect
        self._inner.place(ui, rect.inflate(-2 * ui.px(self._pad), -2 * ui.px(self._pad)))

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw it."""
        hot = ui.hover == self.id or (ui.focus == self.id and ui.ring)
        fill = ui.theme.accent_soft if self._chosen else ui.theme.sunken if hot else ui.theme.card
        edge = ui.theme.accent if self._chosen or hot else ui.theme.line
        ui.brush.box(surface, self.rect, fill, radius=ui.px(10), border=edge)
        self._inner.draw(ui, surface)
        if ui.focus == self.id and ui.ring:
            focus_ring(ui, surface, self.rect, ui.px(10))

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Press it by Enter or Space."""
        if event.key in PRESSING:
            self._do()
            return True
        return False

    def on_click(self, ui: Ui) -> None:
        """Press it."""
        self._do()


class Choice(Widget):
    """One of a few words, side by side: the arrows or the pointer choose."""

    role = "choice"
    focusable = True

    def __init__(
        self, name: str, label: str, options: tuple[tuple[str, str], ...], chosen: str, do: Callable[[str], None]
    ) -> None:
        """Take the options.

        Args:
            name: id.
            label: what is chosen.
            options: value and words of each.
            chosen: the value that is chosen now.
            do: hears the value that was chosen.
        """
        words = dict(options)
        super().__init__(name, label=f"{label}: {words.get(chosen, '')}")
        self._options = options
        self._chosen = chosen
        self._do = do

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height: in a narrow place the options stand below each other."""
        height = ui.lettering.line_height(SMALL_STRONG) + ui.px(14)
        return height if self._in_line(ui, width) else height * len(self._options)

    def natural_width(self, ui: Ui) -> int:
        """Return the width of all side by side."""
        widest = max((ui.lettering.width(words, SMALL_STRONG) for _, words in self._options), default=0)
        return (widest + ui.px(20)) * len(self._options)

    def _in_line(self, ui: Ui, width: int) -> bool:
        return self.natural_width(ui) <= width

    def _cells(self, ui: Ui) -> list[pygame.Rect]:
        count = max(1, len(self._options))
        if self._in_line(ui, self.rect.width):
            step = min(self.rect.width, self.natural_width(ui)) // count
            return [pygame.Rect(self.rect.left + n * step, self.rect.top, step, self.rect.height) for n in range(count)]
        step = self.rect.height // count
        return [pygame.Rect(self.rect.left, self.rect.top + n * step, self.rect.width, step) for n in range(count)]

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw the options, the chosen one with a ground and a dot."""
        cells = self._cells(ui)
        whole = cells[0].unionall(cells[1:])
        ui.brush.box(surface, whole, ui.theme.sunken, radius=ui.px(8), border=ui.theme.line)
        for cell, (value, words) in zip(cells, self._options, strict=True):
            chosen = value == self._chosen
            if chosen:
                inner = cell.inflate(-ui.px(4), -ui.px(4))
                ui.brush.box(surface, inner, ui.theme.card, radius=ui.px(6), border=ui.theme.accent)
            text = ui.lettering.cut(words, SMALL_STRONG, cell.width - ui.px(12))
            left = cell.centerx - ui.lettering.width(text, SMALL_STRONG) // 2
            top = cell.centery - ui.lettering.line_height(SMALL_STRONG) // 2
            ink = ui.theme.accent if chosen else ui.theme.quiet
            ui.lettering.draw(surface, text, (left, top), SMALL_STRONG, ink)
        if ui.focus == self.id and ui.ring:
            focus_ring(ui, surface, whole, ui.px(8))

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Choose the one before or after."""
        step = {pygame.K_LEFT: -1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_DOWN: 1}.get(event.key)
        if step is None:
            return False
        values = [value for value, _ in self._options]
        at = values.index(self._chosen) if self._chosen in values else -step
        self._do(values[(at + step) % len(values)])
        return True

    def on_press(self, ui: Ui, at: tuple[int, int], clicks: int) -> None:
        """Choose the one at the pointer."""
        for cell, (value, _) in zip(self._cells(ui), self._options, strict=True):
            if cell.collidepoint(at):
                self._do(value)
