"""Clocks: the real one, and one that a program moves."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class MonotonicClock:
    """Real time, for people."""

    def now_ms(self) -> int:
        """Return milliseconds since some fixed moment; never falls."""
        return time.monotonic_ns() // 1_000_000

    def today(self) -> datetime:
        """Return the real time, UTC, aware."""
        return datetime.now(UTC)


class SteppedClock:
    """Simulated time, for programs and plays: it stands still until it is moved."""

    def __init__(self, today: datetime) -> None:
        """Start at zero.

        Args:
            today: the real time that records of this run carry, UTC, aware.
        """
        self._ms = 0
        self._today = today

    def now_ms(self) -> int:
        """Return the milliseconds by which the clock was moved."""
        return self._ms

    def today(self) -> datetime:
        """Return the real time that was given at the start."""
        return self._today

    def advance(self, ms: int) -> None:
        """Move the clock on.

        Raises:
            ValueError: the step is negative.
        """
        if ms < 0:
            raise ValueError("time does not run backwards")
        self._ms += ms
