"""The text editor: several lines or one, with selection, clipboard, undo, wrapping and scrolling."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.text import Span
from simulator.desktop.theme import BODY, Colour
from simulator.desktop.widgets.clipboard import copy_text, paste_text
from simulator.desktop.widgets.widget import Widget
from simulator.desktop.widgets.writing import Writing

_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)


class Editor(Widget):
    """Holds what the trainee writes."""

    def __init__(
        self,
        id_: str,
        label: str,
        *,
        placeholder: str = "",
        multiline: bool = True,
        on_enter: Callable[[], None] | None = None,
        on_change: Callable[[], None] | None = None,
    ) -> None:
        """Make an empty editor.

        Args:
            id_: names it within its screen.
            label: what is to be written.
            placeholder: shown while it is empty.
            multiline: Shift+Enter begins a new line.
            on_enter: what Enter does.
            on_change: called after each change of the text.
        """
        super().__init__(id_, "editor" if multiline else "field", label)
        self.writing = Writing(multiline=multiline)
        self.placeholder = placeholder
        self._multiline = multiline
        self._on_enter = on_enter
        self._on_change = on_change
        self._lines: list[Span] = [(0, 0)]
        self._top = 0
        self._column = -1
        self._painter: Painter | None = None

    @property
    def text(self) -> str:
        """Return what was written."""
        return self.writing.text

    @property
    def wants_text(self) -> bool:
        """Take typed characters while it may be written in."""
        return self.enabled

    def typed(self, text: str) -> None:
        """Put typed characters at the caret."""
        if self.enabled:
            self._change(lambda: self.writing.insert(text))

    def key(self, event: pygame.Event) -> bool:
        """Edit by keys; return False for those that are not the editor's."""
        if event.key in _ENTER:
            return self._enter(event)
        command = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if command and self._command(event):
            return True
        if event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self._change(lambda: self.writing.delete(forward=event.key == pygame.K_DELETE, word=command))
            return True
        return self._move(event, word=command, select=bool(event.mod & pygame.KMOD_SHIFT))

    def _enter(self, event: pygame.Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
            return False
        if event.mod & pygame.KMOD_SHIFT and self._multiline:
            self._change(lambda: self.writing.insert("\n"))
            return True
        if self._on_enter is None:
            return False
        self._on_enter()
        return True

    def _command(self, event: pygame.Event) -> bool:
        writing = self.writing
        shift = bool(event.mod & pygame.KMOD_SHIFT)
        commands: dict[int, Callable[[], None]] = {
            pygame.K_a: writing.select_all,
            pygame.K_c: lambda: copy_text(writing.selected),
            pygame.K_x: self._cut,
            pygame.K_v: lambda: self._change(lambda: writing.insert(paste_text(), kind="")),
            pygame.K_z: lambda: self._change(writing.redo if shift else writing.undo),
            pygame.K_y: lambda: self._change(writing.redo),
        }
        if event.key not in commands:
            return False
        commands[event.key]()
        return True

    def _cut(self) -> None:
        if self.writing.selected:
            copy_text(self.writing.selected)
            self._change(lambda: self.writing.delete(forward=True))

    def _move(self, event: pygame.Event, *, word: bool, select: bool) -> bool:
        writing = self.writing
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            writing.move(forward=event.key == pygame.K_RIGHT, word=word, select=select)
        elif event.key in (pygame.K_HOME, pygame.K_END):
            start, end = (0, len(self.text)) if word else self._lines[self._row()]
            writing.place(start if event.key == pygame.K_HOME else end, select=select)
        elif event.key in (pygame.K_UP, pygame.K_DOWN) and self._multiline:
            return self._step(1 if event.key == pygame.K_DOWN else -1, select=select)
        else:
            return False
        self._column = -1
        self._follow()
        return True

    def _step(self, by: int, *, select: bool) -> bool:
        row = self._row()
        if self._column < 0:
            self._column = self._x_of(self.writing.caret, row)
        if 0 <= row + by < len(self._lines):
            self.writing.place(self._index_at(self._column, row + by), select=select)
        else:
            self.writing.place(0 if by < 0 else len(self.text), select=select)
        self._follow()
        return True

    def _change(self, change: Callable[[], None]) -> None:
        if not self.enabled:
            return
        before = self.text
        change()
        self._column = -1
        self._wrap()
        self._follow()
        if self._on_change is not None and self.text != before:
            self._on_change()

    def set_text(self, text: str) -> None:
        """Put another text in place of the whole."""
        self._change(lambda: self.writing.replace(text))

    def press(self, at: tuple[int, int], *, clicks: int) -> None:
        """Put the caret under the mouse; a double click selects the word."""
        index = self._index_under(at)
        if clicks > 1:
            self.writing.select_word(index)
        else:
            self.writing.place(index, select=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        self._column = -1

    def drag(self, at: tuple[int, int]) -> None:
        """Select up to the mouse."""
        self.writing.place(self._index_under(at), select=True)
        self._follow()

    def wheel(self, steps: float) -> bool:
        """Scroll the text."""
        before = self._top
        self._top = max(0, min(self._furthest(), self._top - round(steps * 2)))
        return self._top != before

    def caret_rect(self) -> pygame.Rect:
        """Return where the caret stands, for input methods."""
        if self._painter is None:
            return pygame.Rect(self.rect)
        row, high = self._row(), self._painter.type.line_height(BODY)
        inner = self._inner()
        x = inner.left + self._x_of(self.writing.caret, row)
        return pygame.Rect(min(x, inner.right), inner.top + (row - self._top) * high, self._painter.px(2), high)

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw field, selection, text and caret."""
        self._painter = painter
        self._wrap()
        theme = painter.theme
        fill = theme.surface if self.enabled else theme.sunken
        border = theme.accent if focused else theme.field_line if self.enabled else theme.line
        painter.box(self.rect, fill, radius=10, border=border, thick=2 if focused else 1)
        inner = self._inner()
        painter.surface.set_clip(inner.inflate(painter.px(4), 0))
        if not self.text and self.placeholder:
            painter.line(self.placeholder, inner.topleft, BODY, theme.muted, width=inner.width)
        self._draw_lines(painter, inner, theme.ink)
        if focused and self.enabled:
            pygame.draw.rect(painter.surface, theme.accent, self.caret_rect().inflate(0, -painter.px(4)))
        painter.surface.set_clip(None)

    def _draw_lines(self, painter: Painter, inner: pygame.Rect, ink: Colour) -> None:
        high = painter.type.line_height(BODY)
        chosen_start, chosen_end = self.writing.selection
        for row in range(self._top, min(len(self._lines), self._top + inner.height // high + 1)):
            start, end = self._lines[row]
            top = inner.top + (row - self._top) * high
            if chosen_start < end and chosen_end > start:
                left = self._x_of(max(chosen_start, start), row)
                right = self._x_of(min(chosen_end, end), row)
                area = pygame.Rect(inner.left + left, top, max(right - left, painter.px(4)), high)
                pygame.draw.rect(painter.surface, painter.theme.selection, area)
            painter.line(self.text[start:end], (inner.left - self._shift(), top), BODY, ink)

    def _shift(self) -> int:
        """Return how far a single line is moved left so that its caret is seen."""
        if self._multiline or self._painter is None:
            return 0
        return max(0, self._painter.type.width(self.text[: self.writing.caret], BODY) - self._inner().width)

    def _inner(self) -> pygame.Rect:
        if self._painter is None:
            return pygame.Rect(self.rect)
        painter = self._painter
        inner = self.rect.inflate(-painter.px(28), -painter.px(16))
        if not self._multiline:
            high = painter.type.line_height(BODY)
            inner = pygame.Rect(inner.left, self.rect.centery - high // 2, inner.width, high)
        return inner

    def _wrap(self) -> None:
        if self._painter is None:
            return
        width = self._inner().width if self._multiline else 1_000_000
        self._lines = self._painter.type.wrap(self.text, BODY, width)
        self._top = min(self._top, self._furthest())

    def _furthest(self) -> int:
        return max(0, len(self._lines) - self._rows())

    def _rows(self) -> int:
        if self._painter is None:
            return 1
        return max(1, self._inner().height // self._painter.type.line_height(BODY))

    def _row(self) -> int:
        for row, (start, _) in reversed(list(enumerate(self._lines))):
            if self.writing.caret >= start:
                return row
        return 0

    def _follow(self) -> None:
        row = self._row()
        self._top = max(min(self._top, row), row - self._rows() + 1, 0)

    def _x_of(self, index: int, row: int) -> int:
        if self._painter is None:
            return 0
        start, end = self._lines[row]
        return self._painter.type.width(self.text[start : min(index, end)], BODY) - self._shift()

    def _index_under(self, at: tuple[int, int]) -> int:
        if self._painter is None:
            return 0
        inner = self._inner()
        row = (at[1] - inner.top) // self._painter.type.line_height(BODY) + self._top
        return self._index_at(at[0] - inner.left, max(0, min(len(self._lines) - 1, row)))

    def _index_at(self, x: int, row: int) -> int:
        start, end = self._lines[row]
        best = min(range(start, end + 1), key=lambda index: abs(self._x_of(index, row) - x))
        # The index after a space that ends a wrapped line belongs to the next line.
        at_wrap = best == end and row + 1 < len(self._lines) and self._lines[row + 1][0] == end
        return best - 1 if at_wrap and best > start else best
