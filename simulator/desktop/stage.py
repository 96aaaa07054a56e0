"""Holds the widget tree of the moment and brings it what keyboard and pointer say."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.ui import Node, Ui
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.widget import Widget, path_at, path_to, walk

_DOUBLE_MS = 400
_SHOWS_RING = {pygame.K_TAB, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT}


class Stage:
    """The tree, its focus and its pointer."""

    def __init__(self, ui: Ui, *, ticks: Callable[[], int]) -> None:
        """Start empty.

        Args:
            ui: means of drawing.
            ticks: milliseconds, for double clicks.
        """
        self.ui = ui
        self.root: Widget = Widget()
        self._ticks = ticks
        self._clicked: tuple[str, int, int] = ("", 0, 0)

    def show(self, root: Widget, rect: pygame.Rect) -> None:
        """Take a new tree; the focus stays where it was if that is still there."""
        self.root = root
        root.place(self.ui, rect)
        if self.ui.focus not in {widget.id for widget in self._in_reach() if widget.focusable}:
            self.ui.focus = self._entrance()
        self._hear_text()

    def focus_on(self, name: str) -> None:
        """Give a widget the focus, if it is there and can have it."""
        if any(widget.id == name and widget.focusable for widget in self._in_reach()):
            self.ui.focus = name
            self._reveal()
            self._hear_text()

    def focused(self) -> Widget | None:
        """Return the widget that has the focus."""
        path = path_to(self.root, self.ui.focus) if self.ui.focus else ()
        return path[-1] if path else None

    def tree(self) -> tuple[Node, ...]:
        """Return all widgets that have an id or say something, in focus order."""
        nodes: list[Node] = []
        self._gather(self.root, self.root.rect, nodes)
        return tuple(nodes)

    def _gather(self, widget: Widget, seen: pygame.Rect, nodes: list[Node]) -> None:
        if widget.id or widget.label:
            nodes.append(
                Node(
                    id=widget.id,
                    role=widget.role,
                    label=widget.label,
                    rect=(widget.rect.x, widget.rect.y, widget.rect.width, widget.rect.height),
                    focused=bool(widget.id) and widget.id == self.ui.focus,
                    enabled=widget.enabled,
                    shown=bool(widget.rect.colliderect(seen)),
                )
            )
        inner = widget.rect.clip(seen) if widget.clips else seen
        for child in widget.children:
            self._gather(child, inner, nodes)

    def focus_order(self) -> tuple[str, ...]:
        """Return the ids that Tab goes through."""
        return tuple(widget.id for widget in self._in_reach() if widget.focusable)

    def _top(self) -> Widget:
        """Return the topmost dialog, or the root."""
        return ([widget for widget in walk(self.root) if widget.modal] or [self.root])[-1]

    def _in_reach(self) -> list[Widget]:
        return list(walk(self._top()))

    def _entrance(self) -> str:
        reachable = [widget for widget in self._in_reach() if widget.focusable]
        first = next((widget for widget in reachable if widget.hears_text), None)
        return (first or reachable[0]).id if reachable else ""

    def _hear_text(self) -> None:
        """Let the system compose text only while a field has the focus."""
        if not pygame.display.get_init():
            return
        focused = self.focused()
        if focused is not None and focused.hears_text:
            pygame.key.start_text_input()
            if isinstance(focused, Editor):
                pygame.key.set_text_input_rect(focused.caret_rect(self.ui))
        else:
            pygame.key.stop_text_input()

    def _reveal(self) -> None:
        path = path_to(self.root, self.ui.focus)
        for outer in path[:-1]:
            outer.reveal(self.ui, path[-1])

    def on_key(self, event: pygame.Event) -> bool:
        """Bring a key to the focused widget; Tab moves the focus; return True when it was used."""
        if event.key in _SHOWS_RING:
            self.ui.ring = True
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            self._step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return True
        path = path_to(self.root, self.ui.focus) if self.ui.focus else ()
        return any(widget.on_key(self.ui, event) for widget in reversed(path))

    def _step(self, by: int) -> None:
        order = self.focus_order()
        if order:
            at = order.index(self.ui.focus) if self.ui.focus in order else -by
            self.focus_on(order[(at + by) % len(order)])

    def on_text(self, text: str) -> None:
        """Bring typed text to the focused widget."""
        focused = self.focused()
        if focused is not None and focused.hears_text:
            focused.on_text(self.ui, text)

    def _path_at(self, at: tuple[int, int]) -> tuple[Widget, ...]:
        path = path_at(self.root, at)
        top = self._top()
        return path if top is self.root or top in path else ()

    def on_motion(self, at: tuple[int, int]) -> bool:
        """Follow the pointer; return True when something looks different now."""
        if self.ui.pressed:
            path = path_to(self.root, self.ui.pressed)
            if path:
                path[-1].on_drag(self.ui, at)
            return True
        over = next((widget for widget in reversed(self._path_at(at)) if widget.focusable), None)
        name = over.id if over is not None else ""
        if name == self.ui.hover:
            return False
        self.ui.hover = name
        hears = over is not None and over.hears_text
        pygame.mouse.set_cursor(pygame.SYSTEM_CURSOR_IBEAM if hears else pygame.SYSTEM_CURSOR_ARROW)
        return True

    def on_press(self, at: tuple[int, int]) -> None:
        """Press what is at the pointer; it gets the focus."""
        self.ui.ring = False
        over = next((widget for widget in reversed(self._path_at(at)) if widget.focusable), None)
        if over is None:
            return
        name, count, last = self._clicked
        now = self._ticks()
        count = count + 1 if name == over.id and now - last < _DOUBLE_MS else 1
        self._clicked = (over.id, count, now)
        self.ui.focus = self.ui.pressed = over.id
        self._hear_text()
        over.on_press(self.ui, at, count)

    def on_release(self, at: tuple[int, int]) -> None:
        """Let go; on the same widget that is a click."""
        pressed, self.ui.pressed = self.ui.pressed, ""
        path = self._path_at(at)
        over = next((widget for widget in reversed(path) if widget.id and widget.id == pressed), None)
        if over is not None:
            over.on_click(self.ui)

    def on_wheel(self, at: tuple[int, int], lines: float) -> bool:
        """Turn the wheel over what is at the pointer, from the inside out."""
        return any(widget.on_wheel(self.ui, lines) for widget in reversed(self._path_at(at)))
