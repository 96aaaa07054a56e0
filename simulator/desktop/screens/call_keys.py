"""The keys of the desk during a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from simulator.desktop.screens.call_layout import HOLD, TRANSFERS
from simulator.desktop.screens.call_panels import ask_end, give_hint, pause, show_heard, show_keys

if TYPE_CHECKING:
    from simulator.desktop.screens.call import Call
    from simulator.desktop.screens.rail import Rail

MOST_CALLS = 9


def answer_key(call: Call, event: pygame.Event) -> bool:
    """Answer a key that no widget wanted; return True when it is one of the desk's."""
    keys: dict[int, Callable[[], None]] = {
        pygame.K_F1: lambda: show_keys(call),
        pygame.K_F2: lambda: show_heard(call),
        pygame.K_F3: lambda: call.show_panel("articles", call.search),
        pygame.K_F4: lambda: call.show_panel("actions", call.side),
        pygame.K_F5: lambda: call.show_panel("log", call.side),
        pygame.K_F6: lambda: call.show_panel("ledger", call.side),
        pygame.K_F7: lambda: call.show_panel("customer", call.record),
        pygame.K_PAUSE: lambda: pause(call),
        pygame.K_ESCAPE: call.escape,
    }
    if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and not call.view.can_reply:
        call.go_next()
        return True
    if event.key not in keys:
        return False
    keys[event.key]()
    return True


def answer_command(call: Call, event: pygame.Event) -> bool:
    """Answer a key that is pressed with Ctrl or Cmd, before any widget does; over a panel only what ends a pause."""
    if call.dialog is not None and call.view.resting and _pauses(event):
        call.dialog.on_escape()
        return True
    if call.dialog is not None or not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return False
    if event.key == pygame.K_END:
        ask_end(call)
        return call.view.can_end
    if call.rail is not None and _switches(call.rail, event.key):
        return True
    keys: dict[int, Callable[[], None]] = {
        pygame.K_p: lambda: pause(call),
        pygame.K_h: lambda: give_hint(call),
        pygame.K_o: lambda: call.act_by_key(HOLD),
        pygame.K_t: lambda: call.act_by_key(*TRANSFERS),
    }
    if event.key not in keys:
        return False
    keys[event.key]()
    return True


def _pauses(event: pygame.Event) -> bool:
    """Tell whether a key is one that begins a pause: the same ends it."""
    command = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    return bool(event.key == pygame.K_PAUSE or (event.key == pygame.K_p and command))


def _switches(rail: Rail, key: int) -> bool:
    """Go to another call of the shift: by its number, or to who has waited longest."""
    for first in (pygame.K_1, pygame.K_KP_1):
        if 0 <= key - first < MOST_CALLS:
            rail.go(key - first + 1)
            return True
    if key == pygame.K_TAB:
        rail.go_to_next_up()
    return key == pygame.K_TAB
