"""Opens the window on the desktop: which size fits, how sharp it is, and what says that none can be opened."""

from __future__ import annotations

import os

import pygame

from simulator.desktop.preferences import Preferences
from simulator.errors import UserError

SIZE = (1280, 720)
SMALLEST = (960, 600)
INVISIBLE = ("offscreen", "dummy", "evdev")
"""Drivers that SDL falls back to where nothing can show a window, as with a `DISPLAY` that nobody serves."""
ROOMY = (1600, 900)
"""A larger window shows everything larger, not more of it."""
STEP = 0.05


def open_window(preferences: Preferences) -> pygame.Window:
    """Open the window where and as large as it was left.

    Raises:
        UserError: there is no display, or the wrong Pygame is installed.
    """
    if not getattr(pygame, "IS_CE", False):
        hint = "pip uninstall pygame pygame-ce, then: pip install pygame-ce"
        raise UserError("The window needs pygame-ce, and classic pygame is installed.", hint)
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    try:
        pygame.display.init()
        _refuse_the_invisible(pygame.display.get_driver())
        pygame.font.init()
        window = pygame.Window("Rapport", _fitting_size(preferences), resizable=True, allow_high_dpi=True)
        window.minimum_size = SMALLEST
        if preferences.left >= 0 and preferences.top >= 0:
            window.position = (preferences.left, preferences.top)
        if preferences.full_screen:
            window.set_fullscreen(desktop=True)
    except pygame.error as error:
        hint = "Play in the terminal: rapport play --terminal ID"
        raise UserError(f"No window can be opened: {error}.", hint) from error
    pygame.key.set_repeat(350, 32)
    pygame.key.stop_text_input()
    return window


def scale_for(size: tuple[int, int], sharpness: float, text: int) -> float:
    """Return by how much everything is enlarged.

    Args:
        size: of the window in pixels.
        sharpness: pixels for a point of the desktop.
        text: size of texts in percent.
    """
    grown = max(1.0, min(size[0] / sharpness / ROOMY[0], size[1] / sharpness / ROOMY[1]))
    return round(round(grown * sharpness * text / 100 / STEP) * STEP, 2)


def _fitting_size(preferences: Preferences) -> tuple[int, int]:
    """Return the size that the window had, or the usual one; less where the screen is smaller."""
    wide, high = min(pygame.display.get_desktop_sizes(), default=SIZE)
    wanted = (preferences.width or SIZE[0], preferences.height or SIZE[1])
    return max(SMALLEST[0], min(wanted[0], wide)), max(SMALLEST[1], min(wanted[1], high))


def _refuse_the_invisible(driver: str) -> None:
    """Raise unless the window can be seen, or an invisible one was asked for."""
    if driver in INVISIBLE and not os.environ.get("SDL_VIDEODRIVER"):
        pygame.quit()
        raise UserError("There is no display to open a window on.", "Play in the terminal: rapport play --terminal ID")
