"""Drives a window by events, as a person does by keys and mouse."""

from __future__ import annotations

import pygame

from simulator.desktop.app import Window
from simulator.desktop.screens.screen import Screen
from simulator.desktop.widgets.widget import Node, Widget

PATIENCE = 400


class Hand:
    """Presses keys and buttons of one window."""

    def __init__(self, window: Window) -> None:
        """Take hold of a window."""
        self.window = window

    @property
    def screen(self) -> Screen:
        """Return the screen that is shown."""
        return self.window.screen

    @property
    def on(self) -> str:
        """Return the name of the screen that is shown."""
        return type(self.screen).__name__

    def settle(self) -> None:
        """Let the window draw and finish its jobs."""
        self.window.draw()
        self.window.take(pygame.event.get())
        for _ in range(PATIENCE):
            if not self.window.busy:
                break
            self.window.take([pygame.event.wait(25)])
        assert not self.window.busy, "a job takes too long"
        self.window.take([])
        self.window.draw()

    def key(self, *keys: int, mod: int = 0) -> None:
        """Press keys, one after the other."""
        for key in keys:
            down = pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
            up = pygame.Event(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0)
            self.window.take([down, up])
            self.settle()

    def type(self, text: str) -> None:
        """Type a text."""
        self.window.take([pygame.Event(pygame.TEXTINPUT, text=text)])
        self.settle()

    def click(self, at: tuple[int, int]) -> None:
        """Click with the left button."""
        down = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False)
        up = pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False)
        self.window.take([down, up])
        self.settle()

    def click_on(self, id_: str) -> None:
        """Click in the middle of a widget."""
        self.click(self.widget(id_).rect.center)

    def widget(self, id_: str) -> Widget:
        """Return a widget that answers now."""
        return next(widget for widget in self.screen.active() if widget.id == id_)

    def node(self, id_: str) -> Node:
        """Return a node of the tree."""
        return next(node for node in self.screen.tree() if node.id == id_)

    def focused(self) -> str:
        """Return the id of the widget that has the keyboard."""
        return next((node.id for node in self.screen.tree() if node.focused), "")

    def take_call(self) -> None:
        """Go from the library into the call."""
        self.key(pygame.K_RETURN)
        self.key(pygame.K_RETURN)
        assert self.on == "Call"

    def rate(self) -> None:
        """Rate the own call with three digits, which shows the result."""
        self.key(pygame.K_3, pygame.K_3, pygame.K_3)

    def end_call(self) -> None:
        """End the contact, go through what is on the list, and leave the own rating as it is."""
        self.key(pygame.K_END, mod=pygame.KMOD_CTRL)
        self.key(pygame.K_RETURN)
        for _ in range(PATIENCE):
            if self.on != "Call":
                break
            self.key(pygame.K_RETURN)
        assert self.on == "Rating"
