"""Gathers the calls of many people in several processes at once; each reads the database for itself."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from simulator.errors import UserError
from simulator.progress.difficulty import Difficulty
from simulator.reports.gathering import Gathered, gather
from simulator.session.attempt import Attempt, OpenCall
from simulator.storage.attempts import each_person
from simulator.storage.schema import open_database

MANY = 20_000
"""From so many calls on a second process saves more time than it takes to begin."""
MOST_PROCESSES = 4
_AT_ONCE = 25
"""So many people at most are one portion: nobody waits long for the last one, nor for an end after Ctrl-C."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the calls are that a workbook is about; it can be handed to another process."""

    place: Path | str
    """Path of an SQLite file, or a PostgreSQL URL."""
    aliases: tuple[str, ...]
    """The people, by name."""
    since: datetime | None
    """Only calls from then on, aware; None for all."""


def gather_from(
    source: Source, folder: Path, *, now: datetime, difficulty: Difficulty, processes: int = 1
) -> list[Gathered]:
    """Return what the workbook needs of these people, in portions by name.

    Args:
        source: where the calls are.
        folder: where the rows go; it is empty.
        now: the moment, aware.
        difficulty: how hard the scenarios are, measured from everybody's attempts.
        processes: how many work at the same time.

    Raises:
        JournalError: the database cannot be read.
        OSError: a file cannot be written.
        UserError: a process was ended from outside.
    """
    work = partial(_gather, source, now=now, difficulty=difficulty)
    if processes < 2 or len(source.aliases) < 2:
        return [work((source.aliases, _folder(folder, 0)))]
    portions = _portions(source.aliases, processes)
    tasks = [(portion, _folder(folder, number)) for number, portion in enumerate(portions)]
    # Spawned, not forked: a connection to the database must not be in two processes.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin) as pool:
        try:
            with _deaf_to_interrupts():
                found = pool.map(work, tasks)
            return list(found)
        except BrokenExecutor as error:
            raise UserError("A process that gathers calls was ended.", "Free some memory and try again.") from error
        except BaseException:
            # Else an error or Ctrl-C waits for the portions that nobody has begun.
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let the processes that begin in this block never hear Ctrl-C, which a terminal sends to all of them.

    This one hears it when the block ends, and tells it once; each of the others would print where it stood.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows: `_begin` alone makes them deaf there
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # begun in the block, this helper of multiprocessing would end the silence
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Prepare a process that gathers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what it makes holds no circles, and it ends soon
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that began it was ended from outside: it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _portions(aliases: Sequence[str], processes: int) -> list[tuple[str, ...]]:
    size = min(_AT_ONCE, -(-len(aliases) // processes))
    return [tuple(aliases[start : start + size]) for start in range(0, len(aliases), size)]


def _folder(folder: Path, number: int) -> Path:
    own = folder / str(number)
    own.mkdir()
    return own


def _gather(source: Source, task: tuple[Sequence[str], Path], *, now: datetime, difficulty: Difficulty) -> Gathered:
    aliases, folder = task
    database = open_database(source.place, for_reading=True)
    try:
        people = each_person(database, aliases)
        return gather(people, folder, now=now, difficulty=difficulty, chosen=_chooser(source.since))
    finally:
        database.engine.dispose()


def _chooser(since: datetime | None) -> Callable[[Attempt | OpenCall], bool]:
    return lambda call: since is None or call.opened_at >= since
