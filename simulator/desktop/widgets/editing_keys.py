"""Which key does what to a text, by the habits of the platform: Ctrl, or Cmd and Option on a Mac."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import pygame

MAC = "darwin"
_ARROWS = {
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_HOME: "line start",
    pygame.K_END: "line end",
    pygame.K_PAGEUP: "page up",
    pygame.K_PAGEDOWN: "page down",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
}
_COMMANDS = {
    pygame.K_a: "all",
    pygame.K_c: "copy",
    pygame.K_x: "cut",
    pygame.K_v: "paste",
    pygame.K_z: "undo",
    pygame.K_y: "redo",
}
_OLD = {
    (pygame.K_INSERT, "ctrl"): "copy",
    (pygame.K_INSERT, "shift"): "paste",
    (pygame.K_DELETE, "shift"): "cut",
}
"""The older keys for the clipboard, which many hands still know."""
_FAR = {
    "line start": "start",
    "line end": "end",
    "up": "start",
    "down": "end",
    "left": "line start",
    "right": "line end",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a key does to a text."""

    what: str
    """"left", "line end", "start", "page up", "backspace", "copy", ..."""
    word: bool = False
    """By words instead of characters."""
    select: bool = False
    """The anchor of the selection stays."""


def edit_of(event: pygame.Event, platform: str = sys.platform) -> Edit | None:
    """Return what a pressed key does to a text, or None where it does nothing.

    Args:
        event: the key.
        platform: `sys.platform`.
    """
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    ctrl, alt, meta = (bool(event.mod & mod) for mod in (pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META))
    old = _OLD.get((event.key, "ctrl" if ctrl else "shift" if shift else ""))
    if old is not None:
        return Edit(what=old)
    if event.key in _COMMANDS:
        return _command(event.key, shift=shift) if (meta if platform == MAC else ctrl and not alt) else None
    if event.key not in _ARROWS:
        return None
    what = _ARROWS[event.key]
    if platform == MAC:
        far, word = meta, alt
    else:
        far, word = ctrl and what in ("line start", "line end"), ctrl
    return Edit(what=_FAR.get(what, what) if far else what, word=word, select=shift)


def _command(key: int, *, shift: bool) -> Edit:
    what = _COMMANDS[key]
    return Edit(what="redo" if what == "undo" and shift else what)
