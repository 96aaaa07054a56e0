"""Rates many lines at once on several processors, in order and with a bounded number of lines in memory."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from scoring.requests import Answer, answer_line
from scoring.waste import look_seldom

CHUNK = 64
"""Lines that a process gets at once."""
WAITING = 3
"""Chunks for each process that are read ahead, so that none of them stands idle."""


def answers(lines: Iterable[str], *, processes: int) -> Iterator[Answer]:
    """Yield the answer to each line, in their order.

    Args:
        lines: read ahead by a few hundred at most; a caller who waits for an answer before giving the next line needs
            `answer_line`.
        processes: how many rate at the same time.
    """
    rest = iter(lines)
    first = list(islice(rest, CHUNK))
    yield from map(answer_line, first)
    if len(first) < CHUNK:
        return
    # What the first lines needed is loaded by now, and processes that are forked have it from the start.
    look_seldom()
    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        waiting: deque[Future[list[Answer]]] = deque()
        while chunk := list(islice(rest, CHUNK)):
            waiting.append(pool.submit(_answer_all, chunk))
            if len(waiting) >= processes * WAITING:
                yield from waiting.popleft().result()
        for each in waiting:
            yield from each.result()


def _answer_all(lines: list[str]) -> list[Answer]:
    return [answer_line(line) for line in lines]


def _begin() -> None:
    """Leave interrupts to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    look_seldom()
