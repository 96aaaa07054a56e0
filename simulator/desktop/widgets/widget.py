"""What a widget is: it says how high it wants to be, takes its place, draws itself, and may hear keys and pointer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pygame

from simulator.desktop.ui import Ui


class Widget:
    """A thing on the screen; the screen builds a new tree of them whenever what it shows has changed."""

    role = "group"
    focusable = False
    hears_text = False
    """While it has the focus, typed text goes to it."""
    clips = False
    """What lies outside its rectangle is not shown."""
    modal = False
    """While it is in the tree, nothing outside it hears anything."""

    def __init__(self, name: str = "", *, label: str = "") -> None:
        """Name it.

        Args:
            name: id, unique on the screen; "" where nobody asks for it.
            label: what it says, for the tree.
        """
        self.id = name
        self.label = label
        self.enabled = True
        self.rect = pygame.Rect(0, 0, 0, 0)

    @property
    def children(self) -> Sequence[Widget]:
        """Return what it holds, in focus order."""
        return ()

    def wanted(self, ui: Ui, width: int) -> int:
        """Return the height that it wants in this width."""
        return 0

    def natural_width(self, ui: Ui) -> int:
        """Return the width that it wants in a row."""
        return 0

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Take a place, and place what it holds."""
        self.rect = rect

    def draw(self, ui: Ui, surface: pygame.Surface) -> None:
        """Draw itself and what it holds."""
        for child in self.children:
            child.draw(ui, surface)

    def on_key(self, ui: Ui, event: pygame.Event) -> bool:
        """Hear a key while it has the focus; return True when it was meant for this widget."""
        return False

    def on_text(self, ui: Ui, text: str) -> None:
        """Hear typed text while it has the focus."""

    def on_press(self, ui: Ui, at: tuple[int, int], clicks: int) -> None:
        """Hear that the left button went down on it."""

    def on_drag(self, ui: Ui, at: tuple[int, int]) -> None:
        """Hear that the pointer moves while the button, pressed on it, is down."""

    def on_click(self, ui: Ui) -> None:
        """Hear that the button went down and up on it."""

    def on_wheel(self, ui: Ui, lines: float) -> bool:
        """Hear the wheel, positive upwards; return True when it scrolled."""
        return False

    def reveal(self, ui: Ui, inner: Widget) -> None:
        """Make an inner widget visible, where this one hides parts."""


def walk(widget: Widget) -> Iterator[Widget]:
    """Yield a widget and all in it, in focus order."""
    yield widget
    for child in widget.children:
        yield from walk(child)


def path_to(root: Widget, name: str) -> tuple[Widget, ...]:
    """Return the way from the root to the widget of this id; empty when it is not there."""
    if root.id == name:
        return (root,)
    for child in root.children:
        found = path_to(child, name)
        if found:
            return (root, *found)
    return ()


def path_at(root: Widget, at: tuple[int, int]) -> tuple[Widget, ...]:
    """Return the way from the root to the topmost widget at a point."""
    inside = root.rect.collidepoint(at)
    if root.clips and not inside:
        return ()
    for child in reversed(root.children):
        found = path_at(child, at)
        if found:
            return (root, *found)
    return (root,) if inside else ()
