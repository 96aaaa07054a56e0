"""The clipboard of the system; without one, copying and pasting do nothing."""

from __future__ import annotations

import logging

import pygame

log = logging.getLogger(__name__)


def copy_text(text: str) -> None:
    """Put a text on the clipboard; an empty one leaves it as it is."""
    if not text:
        return
    try:
        pygame.scrap.put_text(text)
    except pygame.error as error:
        log.warning("Nothing was copied: %s", error)


def paste_text() -> str:
    """Return the text on the clipboard, or "" where there is none."""
    try:
        return pygame.scrap.get_text() if pygame.scrap.has_text() else ""
    except pygame.error as error:
        log.warning("Nothing was pasted: %s", error)
        return ""
