"""The text editor: several lines or one, with selection, clipboard, undo, wrapping, scrolling and input methods."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.text import Span
from simulator.desktop.theme import BODY
from simulator.desktop.widgets.clipboard import copy_text, paste_text
from simulator.desktop.widgets.editing_keys import Edit, edit_of
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
        self.composition = ""
        """What an input method is still composing; it stands at the caret and is not part of the text yet."""
        self._multiline = multiline
        self._on_enter = on_enter
        self._on_change = on_change
        self._lines: list[Span] = [(0, 0)]
        self._top = 0
        self._column = -1
        self._grain: tuple[int, Span] = (1, (0, 0))
        self._painter: Painter | None = None

    @property
    def text(self) -> str:
        """Return what was written."""
        return self.writing.text

    @property
    def wants_text(self) -> bool:
        """Take typed characters while it may be written in."""
        return self.enabled

    @property
    def composing(self) -> bool:
        """Tell whether an input method is at work in it."""
        return bool(self.composition)

    def keeps_to_itself(self, event: pygame.Event | None) -> bool:
        """Tell whether a key, or typed text (None), changes nothing but the text."""
        return self._on_change is None and (event is None or event.key not in _ENTER)

    def typed(self, text: str) -> None:
        """Put typed characters at the caret; what was composed is thereby committed."""
        self.composition = ""
        if self.enabled:
            self._change(lambda: self.writing.insert(text))

    def compose(self, text: str) -> None:
        """Show what an input method is composing; it takes the place of what was selected."""
        if not self.enabled:
            return
        if text and self.writing.selected:
            self._change(lambda: self.writing.delete(forward=True))
        self.composition = unicodedata.normalize("NFC", text)
        self._wrap()
        self._follow()

    def settle(self) -> str:
        """Commit what is being composed, as when the keyboard goes elsewhere; return it."""
        composed, self.composition = self.composition, ""
        if composed:
            self._change(lambda: self.writing.insert(composed))
        return composed

    def key(self, event: pygame.Event) -> bool:
        """Edit by keys; return False for those that are not the editor's."""
        if event.key in _ENTER:
            return self._enter(event)
        edit = edit_of(event)
        if edit is None or (edit.what in ("up", "down", "page up", "page down") and not self._multiline):
            return False
        return self._move(edit) or self._do(edit)

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

    def _do(self, edit: Edit) -> bool:
        writing = self.writing
        commands: dict[str, Callable[[], None]] = {
            "all": writing.select_all,
            "copy": lambda: copy_text(writing.selected),
            "cut": self._cut,
            "paste": lambda: self._change(lambda: writing.insert(paste_text(), kind="")),
            "undo": lambda: self._change(writing.undo),
            "redo": lambda: self._change(writing.redo),
            "backspace": lambda: self._change(lambda: writing.delete(forward=False, word=edit.word)),
            "delete": lambda: self._change(lambda: writing.delete(forward=True, word=edit.word)),
        }
        if edit.what not in commands:
            return False
        commands[edit.what]()
        return True

    def _cut(self) -> None:
        if self.writing.selected:
            copy_text(self.writing.selected)
            self._change(lambda: self.writing.delete(forward=True))

    def _move(self, edit: Edit) -> bool:
        writing, select = self.writing, edit.select
        steps = {"up": -1, "down": 1, "page up": -self._rows(), "page down": self._rows()}
        if edit.what in steps:
            self._step(steps[edit.what], select=select)
            return True
        if edit.what in ("left", "right"):
            writing.move(forward=edit.what == "right", word=edit.word, select=select)
        elif edit.what in ("line start", "line end"):
            row = self._row()
            writing.place(self._lines[row][0] if edit.what == "line start" else self._end_of(row), select=select)
        elif edit.what in ("start", "end"):
            writing.place(0 if edit.what == "start" else len(self.text), select=select)
        else:
            return False
        self._column = -1
        self._follow()
        return True

    def _end_of(self, row: int) -> int:
        """Return the last place of a row: before the space at which it was wrapped."""
        start, end = self._lines[row]
        wrapped = row + 1 < len(self._lines) and self._lines[row + 1][0] == end
        return end - 1 if wrapped and end > start else end

    def _step(self, by: int, *, select: bool) -> None:
        row = self._row()
        if self._column < 0:
            self._column = self._x_of(self.writing.caret, row)
        if 0 <= row + by < len(self._lines):
            self.writing.place(self._index_at(self._column, row + by), select=select)
        else:
            self.writing.place(0 if by < 0 else len(self.text), select=select)
        self._follow()

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
        """Put the caret under the mouse; a double click selects the word, a triple one the paragraph."""
        index = self._index_under(at)
        self._column = -1
        if clicks == 1:
            self._grain = (1, (index, index))
            self.writing.place(index, select=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
            return
        span = self._span_at(index, clicks)
        self._grain = (clicks, span)
        self.writing.select(*span)

    def _span_at(self, index: int, clicks: int) -> Span:
        return self.writing.word_at(index) if clicks == 2 else self.writing.paragraph_at(index)

    def drag(self, at: tuple[int, int]) -> None:
        """Select up to the mouse, by words or paragraphs after a double or triple click."""
        clicks, (start, end) = self._grain
        index = self._index_under(at)
        if clicks == 1:
            self.writing.place(index, select=True)
        else:
            first, last = self._span_at(index, clicks)
            self.writing.select(end if first < start else start, first if first < start else max(last, end))
        self._follow()

    def wheel(self, steps: float) -> bool:
        """Scroll the text."""
        before = self._top
        self._top = max(0, min(self._furthest(), self._top - round(steps * 2)))
        return self._top != before

    def caret_rect(self) -> pygame.Rect:
        """Return where the caret stands, for input methods: at the end of what is composed."""
        if self._painter is None:
            return pygame.Rect(self.rect)
        row, high = self._row(), self._painter.type.line_height(BODY)
        inner = self._inner()
        x = inner.left + self._x_of(self._caret, row)
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
        clip = painter.surface.get_clip()
        painter.surface.set_clip(inner.inflate(painter.px(4), 0).clip(clip))
        if not self._shown and self.placeholder:
            beside_caret = (inner.left + painter.px(4), inner.top)
            painter.line(self.placeholder, beside_caret, BODY, theme.muted, width=inner.width - painter.px(4))
        self._draw_lines(painter, inner)
        if focused and self.enabled:
            painter.surface.fill(theme.accent, self.caret_rect().inflate(0, -painter.px(4)))
        painter.surface.set_clip(clip)
        self._draw_bar(painter, inner)

    def _draw_lines(self, painter: Painter, inner: pygame.Rect) -> None:
        high = painter.type.line_height(BODY)
        composed = (self.writing.caret, self._caret)
        for row in range(self._top, min(len(self._lines), self._top + inner.height // high + 1)):
            start, end = self._lines[row]
            top = inner.top + (row - self._top) * high
            if not self.composition:
                self._mark(painter, inner, row, self.writing.selection, whole=True)
            painter.line(self._shown[start:end], (inner.left - self._shift(), top), BODY, painter.theme.ink)
            if self.composition:
                self._mark(painter, inner, row, composed, whole=False)

    def _mark(self, painter: Painter, inner: pygame.Rect, row: int, span: Span, *, whole: bool) -> None:
        """Fill a span behind the text, or draw a line under it."""
        start, end = self._lines[row]
        if not (span[0] <= end and span[1] > start and span[0] < span[1]):
            return
        high = painter.type.line_height(BODY)
        left, right = (inner.left + self._x_of(max(start, min(index, end)), row) for index in span)
        if span[1] > end:
            right += painter.px(4)  # the end of the line is selected, too
        top = inner.top + (row - self._top) * high
        area = (
            (left, top, right - left, high)
            if whole
            else (left, top + high - painter.px(3), right - left, painter.px(2))
        )
        painter.surface.fill(painter.theme.selection if whole else painter.theme.accent, area)

    def _draw_bar(self, painter: Painter, inner: pygame.Rect) -> None:
        """Show that there is more above or below."""
        if not self._furthest() or not self._multiline:
            return
        px = painter.px
        room = self.rect.height - px(16)
        long = max(px(16), room * self._rows() // len(self._lines))
        top = self.rect.top + px(8) + (room - long) * self._top // self._furthest()
        painter.box(pygame.Rect(self.rect.right - px(9), top, px(4), long), painter.theme.field_line, radius=2)

    @property
    def _shown(self) -> str:
        caret = self.writing.caret
        return self.text[:caret] + self.composition + self.text[caret:] if self.composition else self.text

    @property
    def _caret(self) -> int:
        return self.writing.caret + len(self.composition)

    def _shift(self) -> int:
        """Return how far a single line is moved left so that its caret is seen."""
        if self._multiline or self._painter is None:
            return 0
        return max(0, self._painter.type.width(self._shown[: self._caret], BODY) - self._inner().width)

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
        self._lines = self._painter.type.wrap(self._shown, BODY, width)
        self._top = min(self._top, self._furthest())

    def _furthest(self) -> int:
        return max(0, len(self._lines) - self._rows())

    def _rows(self) -> int:
        if self._painter is None:
            return 1
        return max(1, self._inner().height // self._painter.type.line_height(BODY))

    def _row(self) -> int:
        for row in range(len(self._lines) - 1, -1, -1):
            if self._caret >= self._lines[row][0]:
                return row
        return 0

    def _follow(self) -> None:
        row = self._row()
        self._top = max(min(self._top, row), row - self._rows() + 1, 0)

    def _x_of(self, index: int, row: int) -> int:
        if self._painter is None:
            return 0
        start, end = self._lines[row]
        return self._painter.type.width(self._shown[start : min(index, end)], BODY) - self._shift()

    def _index_under(self, at: tuple[int, int]) -> int:
        if self._painter is None:
            return 0
        inner = self._inner()
        row = (at[1] - inner.top) // self._painter.type.line_height(BODY) + self._top
        return self._index_at(at[0] - inner.left, max(0, min(len(self._lines) - 1, row)))

    def _index_at(self, x: int, row: int) -> int:
        start = self._lines[row][0]
        best = min(range(start, self._lines[row][1] + 1), key=lambda index: abs(self._x_of(index, row) - x))
        return min(best, self._end_of(row))
