"""Writes a workbook as `rapport report --xlsx` does and lets something happen to it once its processes have begun.

Run as `python -m tests.reports.interrupted ctrl-c|killed ARGUMENTS`, in a process group of its own.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from simulator.cli import run
from simulator.reports import crew

T = TypeVar("T")


class _Disturbed(ProcessPoolExecutor):
    """Lets its processes do all the work: now each of them waits, as between two parts."""

    def map(
        self, fn: Callable[..., T], *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1
    ) -> Iterator[T]:
        found = list(super().map(fn, *iterables, timeout=timeout, chunksize=chunksize))
        if sys.argv[1] == "ctrl-c":
            os.killpg(0, signal.SIGINT)  # as a terminal does: to every process that belongs to the command
        else:
            os.kill(os.getpid(), signal.SIGKILL)
        return iter(found)


if __name__ == "__main__":
    crew.MANY = 1
    crew.ProcessPoolExecutor = _Disturbed  # type: ignore[attr-defined]  # nothing else tells the moment
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background is deaf to it
    sys.exit(run(sys.argv[2:]))
