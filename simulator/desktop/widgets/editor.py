"""Where one types: several lines or one, with selection, clipboard and undo; it outlives the tree it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.buffer import Buffer, Stride
from simulator.desktop.text import composed
from simulator.desktop.theme import BODY
from simulator.desktop.ui import Ui
from simulator.desktop.widgets.widget import Widget

COMMAND = pygame.KMOD_CTRL | pygame.KMOD_META


class Editor(Widget):
    """A field for text."""

    role = "editor"
    focusable = True
    hears_text = True
    clips = True

    def __init__(
        self,
        name: str,
        label: str,
        *,
        lines: int = 1,
        hint: str = "",
        on_enter: Callable[[], None] | None = None,
        on_change: Callable[[], None] | None = None,
    ) -> None:
        """Take its kind.

        Args:
            name: id.
            label: what is typed here.
            lines: its height; with 1 it takes no newline.
            hint: shown while it is empty.
            on_enter: what Enter does.
            on_change: hears of each change of the text.
        """
        super().__init__(name, label=label)
        self.buffer = Buffer()
        self._lines = lines
        self._hint = hint
        self._on_enter = on_enter
        self._on_change = on_change
        self._top = 0
        self._column: int | None = None

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.buffer.text

    def wanted(self, ui: Ui, width: int) -> int:
        """Return its height."""
        return ui.lettering.line_height(BODY) * self._lines + 2 * ui.px(9)

    def natural_width(self, ui: Ui) -> int:
        """Return a usual width."""
        return ui.px(220)

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw ground, selection, text and caret."""
        active = ui.focus == self.id
        edge = ui.theme.accent if active else ui.theme.line
        fill = ui.theme.card if active else ui.theme.sunken
        thickness = ui.px(2) if active else 1
        ui.brush.box(surface, self.rect, fill, radius=ui.px(10), border=edge, thickness=thickness)
        self._follow_caret(ui)
        before = surface.get_clip()
        surface.set_clip(self._inner(ui).inflate(ui.px(4), 0).clip(before))
        if not self.text:
            at = self._inner(ui).topleft
            hint = ui.lettering.cut(self._hint, BODY, self._inner(ui).width)
            ui.lettering.draw(surface, hint, at, BODY, ui.theme.quiet)
        for number, (start, end) in enumerate(self._spans(ui)):
            self._draw_line(ui, surface, number, start, end)
        if active and ui.caret_on:
            left, top = self._point_of(ui, self.buffer.caret)
            surface.fill(ui.theme.accent, (left, top + ui.px(2), ui.px(2), ui.lettering.line_height(BODY) - ui.px(4)))
        surface.set_clip(before)

    def _draw_line(self, ui: Ui, surface: pygame.Surface, number: int, start: int, end: int) -> None:
        top = self._top_of(ui, number)
        low, high = self.buffer.selection
        left, right = max(low, start), min(high, end)
        inner = self._inner(ui)
        if left < right and ui.focus == self.id:
            x0 = ui.lettering.width(self.text[start:left], BODY)
            x1 = ui.lettering.width(self.text[start:right], BODY)
            ground = (inner.left + x0 - self._shift(ui), top, x1 - x0, ui.lettering.line_height(BODY))
            surface.fill(ui.theme.selection, ground)
        ui.lettering.draw(surface, self.text[start:end], (inner.left - self._shift(ui), top), BODY, ui.theme.text)

    def _inner(self, ui: Ui) -> pygame.Rect:
        return self.rect.inflate(-2 * ui.px(14), -2 * ui.px(9))

    def _spans(self, ui: Ui) -> tuple[tuple[int, int], ...]:
        if self._lines == 1:
            return ((0, len(self.text)),)
        return ui.lettering.wrap(self.text, BODY, self._inner(ui).width)

    def _shift(self, ui: Ui) -> int:
        """Return how far a single line is moved to the left so that the caret is in sight."""
        if self._lines > 1:
            return 0
        room = self._inner(ui).width - ui.px(2)
        return max(0, ui.lettering.width(self.text[: self.buffer.caret], BODY) - room)

    def _top_of(self, ui: Ui, number: int) -> int:
        return self._inner(ui).top + (number - self._top) * ui.lettering.line_height(BODY)

    def _line_of(self, ui: Ui, at: int) -> int:
        spans = self._spans(ui)
        return max((n for n, (start, _) in enumerate(spans) if start <= at), default=0)

    def _point_of(self, ui: Ui, at: int) -> tuple[int, int]:
        number = self._line_of(ui, at)
        start, _ = self._spans(ui)[number]
        left = self._inner(ui).left + ui.lettering.width(self.text[start:at], BODY) - self._shift(ui)
        return min(left, self._inner(ui).right), self._top_of(ui, number)

    def _place_at(self, ui: Ui, point: tuple[int, int]) -> int:
        """Return the place in the text nearest to a point."""
        inner = self._inner(ui)
        spans = self._spans(ui)
        number = (point[1] - inner.top) // ui.lettering.line_height(BODY) + self._top
        start, end = spans[max(0, min(number, len(spans) - 1))]
        return self._nearest(ui, start, end, point[0] - inner.left + self._shift(ui))

    def _nearest(self, ui: Ui, start: int, end: int, across: int) -> int:
        best, at = start, start
        while at <= end:
            here = abs(ui.lettering.width(self.text[start:at], BODY) - across)
            if here <= abs(ui.lettering.width(self.text[start:best], BODY) - across):
                best = at
            if at == end:
                break
            at = min(end, self.buffer.after(at))
        return best

    def _follow_caret(self, ui: Ui) -> None:
        line = self._line_of(ui, self.buffer.caret)
        count = len(self._spans(ui))
        self._top = max(0, min(self._top, line, count - self._lines), line - self._lines + 1)

    def caret_rect(self, ui: Ui) -> pygame.Rect:
        """Return where the caret stands, for the system's input window."""
        left, top = self._point_of(ui, self.buffer.caret)
        return pygame.Rect(left, top, ui.px(2), ui.lettering.line_height(BODY))

    def on_text(self, ui: Ui, text: str) -> None:
        """Type."""
        self._insert(text)

    def _insert(self, text: str) -> None:
        clean = composed(text)
        self.buffer.insert(clean if self._lines > 1 else clean.replace("\n", " "))
        self._changed()

    def _changed(self) -> None:
        self._column = None
        if self._on_change is not None:
            self._on_change()

    def on_press(self, ui: Ui, at: tuple[int, int], clicks: int) -> None:
        """Put the caret at the pointer; twice selects the word, three times everything."""
        place = self._place_at(ui, at)
        if clicks == 2:
            start, end = self.buffer.word_at(place)
            self.buffer.move(start)
            self.buffer.move(end, select=True)
        elif clicks > 2:
            self.buffer.select_all()
        else:
            self.buffer.move(place, select=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        self._column = None

    def on_drag(self, ui: Ui, at: tuple[int, int]) -> None:
        """Select up to the pointer."""
        self.buffer.move(self._place_at(ui, at), select=True)

    def on_wheel(self, ui: Ui, lines: float) -> bool:
        """Leave the wheel to what it stands in."""
        return False

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Edit, or move the caret."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._enter(event)
        if event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            stride: Stride = "word" if event.mod & COMMAND else "sign"
            self.buffer.delete(forward=event.key == pygame.K_DELETE, stride=stride)
            self._changed()
            return True
        if event.mod & COMMAND and self._command(ui, event):
            return True
        return self._moved(ui, event)

    def _enter(self, event: pygame.Event) -> bool:
        if event.mod & pygame.KMOD_SHIFT and self._lines > 1:
            self._insert("\n")
            return True
        if self._on_enter is not None:
            self._on_enter()
            return True
        return False

    def _command(self, ui: Ui, event: pygame.Event) -> bool:
        again = event.key == pygame.K_y or (event.key == pygame.K_z and event.mod & pygame.KMOD_SHIFT)
        if event.key == pygame.K_a:
            self.buffer.select_all()
        elif event.key in (pygame.K_c, pygame.K_x):
            self._copy(ui, cut=event.key == pygame.K_x)
        elif event.key == pygame.K_v:
            self._insert(ui.read_clipboard())
        elif again:
            self.buffer.redo()
            self._changed()
        elif event.key == pygame.K_z:
            self.buffer.undo()
            self._changed()
        else:
            return False
        return True

    def _copy(self, ui: Ui, *, cut: bool) -> None:
        if not self.buffer.selected:
            return
        ui.write_clipboard(self.buffer.selected)
        if cut:
            self.buffer.delete(forward=True)
            self._changed()

    def _moved(self, ui: Ui, event: pygame.Event) -> bool:
        select = bool(event.mod & pygame.KMOD_SHIFT)
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            return self._up_or_down(ui, event.key == pygame.K_DOWN, select=select)
        to = self._destination(ui, event.key, far=bool(event.mod & COMMAND), select=select)
        if to is None:
            return False
        self.buffer.move(to, select=select)
        self._column = None
        return True

    def _destination(self, ui: Ui, key: int, *, far: bool, select: bool) -> int | None:
        buffer = self.buffer
        start, end = buffer.selection
        stride: Stride = "word" if far else "sign"
        collapse = start != end and not select and not far
        line_start, line_end = self._spans(ui)[self._line_of(ui, buffer.caret)]
        places: dict[int, Callable[[], int]] = {
            pygame.K_LEFT: lambda: start if collapse else buffer.before(buffer.caret, stride),
            pygame.K_RIGHT: lambda: end if collapse else buffer.after(buffer.caret, stride),
            pygame.K_HOME: lambda: 0 if far else line_start,
            pygame.K_END: lambda: len(buffer.text) if far else _before_break(buffer.text, line_start, line_end),
        }
        return places[key]() if key in places else None

    def _up_or_down(self, ui: Ui, down: bool, *, select: bool) -> bool:
        spans = self._spans(ui)
        if len(spans) == 1 and self._lines == 1:
            return False
        number = self._line_of(ui, self.buffer.caret)
        start, _ = spans[number]
        if self._column is None:
            self._column = ui.lettering.width(self.text[start : self.buffer.caret], BODY)
        column, other = self._column, number + (1 if down else -1)
        if not 0 <= other < len(spans):
            self.buffer.move(len(self.text) if down else 0, select=select)
        else:
            first, last = spans[other]
            self.buffer.move(self._nearest(ui, first, _before_break(self.text, first, last), column), select=select)
        self._column = column
        return True


def _before_break(text: str, start: int, end: int) -> int:
    """Return the end of a line, before the space at which it was broken: after it the caret is on the next line."""
    return end - 1 if start < end < len(text) and text[end - 1] == " " and text[end] != "\n" else end
