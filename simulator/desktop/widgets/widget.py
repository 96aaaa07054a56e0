"""One thing on a screen: its place, its role, and how it answers keys and the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygame

from simulator.desktop.paint import Painter

Role = Literal["button", "tab", "editor", "field", "choice", "list", "text", "slider", "dialog"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A widget as tests and readers see it."""

    id: str
    role: Role
    label: str
    rect: tuple[int, int, int, int]
    focused: bool
    enabled: bool


class Widget:
    """Something that can be drawn, and perhaps focused."""

    def __init__(self, id_: str, role: Role, label: str, *, focusable: bool = True) -> None:
        """Make a widget without a place.

        Args:
            id_: names it within its screen.
            role: what it is.
            label: what it is for, in words.
            focusable: it can have the keyboard.
        """
        self.id = id_
        self.role: Role = role
        self.label = label
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.enabled = True
        self.visible = True
        self.hovered = False
        self._focusable = focusable

    @property
    def can_focus(self) -> bool:
        """Tell whether it can have the keyboard now."""
        return self._focusable and self.enabled and self.visible

    @property
    def wants_text(self) -> bool:
        """Tell whether typed characters go into it."""
        return False

    @property
    def composing(self) -> bool:
        """Tell whether an input method is at work in it."""
        return False

    def draw(self, painter: Painter, *, focused: bool) -> None:
        """Draw it at its place."""

    def key(self, event: pygame.Event) -> bool:
        """Answer a pressed key; return True when it was meant for this widget."""
        return False

    def keeps_to_itself(self, event: pygame.Event | None) -> bool:
        """Tell whether a key, or typed text (None), changes nothing but this widget."""
        return False

    def typed(self, text: str) -> None:
        """Take typed characters."""

    def caret_rect(self) -> pygame.Rect:
        """Return where typed characters go, for input methods."""
        return pygame.Rect(self.rect)

    def compose(self, text: str) -> None:
        """Show what an input method is composing; "" ends it."""

    def settle(self) -> str:
        """Commit what is being composed, because the keyboard goes elsewhere; return it."""
        return ""

    def press(self, at: tuple[int, int], *, clicks: int) -> None:
        """Answer the left button going down inside.

        Args:
            at: where, in window coordinates.
            clicks: 1, 2 for a double click, 3 for a triple one.
        """

    def drag(self, at: tuple[int, int]) -> None:
        """Answer the mouse moving with the button held since `press`."""

    def release(self, at: tuple[int, int]) -> None:
        """Answer the button going up."""

    def hover(self, at: tuple[int, int] | None) -> bool:
        """Take where the mouse is, None outside; return True when it has to be drawn anew."""
        inside = at is not None and self.rect.collidepoint(at)
        changed = inside != self.hovered
        self.hovered = inside
        return changed

    def wheel(self, steps: float) -> bool:
        """Answer the wheel; return True when something moved."""
        return False

    def node(self, *, focused: bool) -> Node:
        """Return it as tests and readers see it."""
        x, y, width, height = self.rect
        return Node(
            id=self.id,
            role=self.role,
            label=self.label,
            rect=(x, y, width, height),
            focused=focused,
            enabled=self.enabled,
        )
