"""Keys that mean the same on every screen: size of texts, theme, sound, full screen, picture, settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pygame

from simulator.desktop.preferences import CHOICES, Preferences
from simulator.locale import tr

THEME_WORDS = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}


class Holder(Protocol):
    """The window, as far as these keys need it."""

    preferences: Preferences

    def prefer(self, **changes: object) -> None:
        """Set something."""

    def say(self, text: str, icon: str = "") -> None:
        """Show a word for a moment."""

    def keep_picture(self) -> None:
        """Store what the window shows."""


class WindowKeys:
    """Answers the keys of the window."""

    def __init__(self, window: Holder) -> None:
        """Serve a window."""
        self._window = window

    def take(self, event: pygame.Event) -> bool:
        """Answer a pressed key; return True when it was one of these."""
        plain = not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META | pygame.KMOD_SHIFT)
        command = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        plain_keys: dict[int, Callable[[], None]] = {
            pygame.K_F8: self.switch_sound,
            pygame.K_F9: self.next_theme,
            pygame.K_F11: self.switch_full_screen,
            pygame.K_F12: self._window.keep_picture,
        }
        command_keys: dict[int, Callable[[], None]] = {
            pygame.K_PLUS: lambda: self.resize(1),
            pygame.K_EQUALS: lambda: self.resize(1),
            pygame.K_KP_PLUS: lambda: self.resize(1),
            pygame.K_MINUS: lambda: self.resize(-1),
            pygame.K_KP_MINUS: lambda: self.resize(-1),
            pygame.K_0: lambda: self.resize(0),
        }
        found = plain_keys.get(event.key) if plain else command_keys.get(event.key) if command else None
        if found is None:
            return False
        found()
        return True

    def switch_sound(self) -> None:
        """Switch all sounds on or off."""
        on = not self._window.preferences.sound
        self._window.prefer(sound=on)
        self._window.say(tr("Sounds are on.") if on else tr("Sounds are off."), "volume-2" if on else "volume-x")

    def next_theme(self) -> None:
        """Go on to the next theme."""
        themes = CHOICES["theme"]
        theme = str(themes[(themes.index(self._window.preferences.theme) + 1) % len(themes)])
        self._window.prefer(theme=theme)
        self._window.say(tr(THEME_WORDS[theme]), "contrast")

    def switch_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self._window.prefer(full_screen=not self._window.preferences.full_screen)

    def resize(self, by: int) -> None:
        """Make texts larger or smaller; 0: their usual size."""
        size = 100 if by == 0 else self._window.preferences.larger(by).text
        self._window.prefer(text=size)
        self._window.say(tr("Text size {size} %", size=size), "type")
