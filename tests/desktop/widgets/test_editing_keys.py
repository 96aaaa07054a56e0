"""Which key does what to a text on which platform."""

from __future__ import annotations

import pygame
import pytest

from simulator.desktop.widgets.editing_keys import Edit, edit_of

CTRL, ALT, META, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META, pygame.KMOD_SHIFT


def edit(key: int, mod: int, platform: str) -> Edit | None:
    return edit_of(pygame.Event(pygame.KEYDOWN, key=key, mod=mod), platform)


@pytest.mark.parametrize(
    ("key", "mod", "platform", "what"),
    [
        (pygame.K_LEFT, CTRL, "linux", Edit(what="left", word=True)),
        (pygame.K_LEFT, ALT, "darwin", Edit(what="left", word=True)),
        (pygame.K_LEFT, META, "darwin", Edit(what="line start")),
        (pygame.K_RIGHT, META | SHIFT, "darwin", Edit(what="line end", select=True)),
        (pygame.K_UP, META, "darwin", Edit(what="start")),
        (pygame.K_HOME, CTRL, "win32", Edit(what="start", word=True)),
        (pygame.K_END, SHIFT, "win32", Edit(what="line end", select=True)),
        (pygame.K_z, CTRL | SHIFT, "linux", Edit(what="redo")),
        (pygame.K_z, META, "darwin", Edit(what="undo")),
        (pygame.K_z, CTRL, "darwin", None),
        (pygame.K_a, CTRL | ALT, "linux", None),
        (pygame.K_BACKSPACE, ALT, "darwin", Edit(what="backspace", word=True)),
        (pygame.K_q, 0, "linux", None),
    ],
)
def test_keys_follow_the_habits_of_the_platform(key: int, mod: int, platform: str, what: Edit | None) -> None:
    assert edit(key, mod, platform) == what
