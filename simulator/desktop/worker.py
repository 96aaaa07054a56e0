"""One thread for what may take long: library, store, opening a call; results come back as events of the loop."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pygame

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do, and where its outcome goes."""

    run: Callable[[], Callable[[], None]]
    """Runs on the thread; returns what is to be done in the loop afterwards."""


class Worker:
    """Does one thing after the other."""

    def __init__(self) -> None:
        """Make the thread; it starts with the first job."""
        self.event_type = pygame.event.custom_type()
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Tell whether the outcome of a job is still to come."""
        return self._waiting > 0

    def ask(
        self, work: Callable[[], Result], *, done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do some work on the thread.

        Args:
            work: what takes long.
            done: hears its result, in the loop.
            failed: hears its exception, in the loop.
        """

        def run() -> Callable[[], None]:
            try:
                result = work()
            except Exception as error:  # the loop reports it: `failed` gets it, whatever it is
                caught = error
                return lambda: failed(caught)
            return lambda: done(result)

        self._waiting += 1
        self._jobs.put(Job(run))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="rapport-desk", daemon=True)
            self._thread.start()

    def deliver(self) -> bool:
        """Hand out the outcomes that have come; call it in the loop; return True when there were any."""
        any_came = False
        while not self._outcomes.empty():
            self._waiting -= 1
            any_came = True
            self._outcomes.get()()
        return any_came

    def stop(self, *, patience_s: float = 5.0) -> None:
        """Let the work in hand end, and the thread with it."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(patience_s)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._outcomes.put(job.run())
            if pygame.get_init():
                pygame.event.post(pygame.Event(self.event_type))
