"""Puts store, library and progress together: where a trainee stands, for the window and the command alike."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.scenario.library import FileLibrary
    from simulator.session.standing import Standing
    from simulator.storage.store import Store


def standing_in(store: Store, library: FileLibrary, alias: str, now: datetime) -> Standing:
    """Return where a trainee stands and what to play next; the window shows it by `simulator.view.standing`.

    Args:
        store: the calls; those of others tell how hard the scenarios are.
        library: what can be played.
        alias: the trainee.
        now: the real time, UTC, aware.

    Raises:
        JournalError: the calls cannot be read.
    """
    from simulator.progress.standing import standing_of
    from simulator.storage.attempts import find_attempts

    return standing_of(alias, find_attempts(store.database).attempts, now=now, library=library.entries())
