"""Clocks: the real one, and one that a program moves."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.session.ports import Clock


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


class DeskClock:
    """Real time that can be paused, and that runs slower where the trainee has asked for that."""

    def __init__(self, inner: Clock, *, rate: float = 1.0) -> None:
        """Start at zero.

        Args:
            inner: real time.
            rate: 1 as it is, 0.5 at half speed, 0 stands still.
        """
        self._inner = inner
        self._rate = rate
        self._passed = 0.0
        self._since = inner.now_ms()
        self._paused = False

    def now_ms(self) -> int:
        """Return the milliseconds that have counted."""
        self._count()
        return int(self._passed)

    def today(self) -> datetime:
        """Return the real time, UTC, aware."""
        return self._inner.today()

    def pause(self, *, on: bool) -> None:
        """Stand still, or run again."""
        self._count()
        self._paused = on

    def run_at(self, rate: float) -> None:
        """Run at another speed from now on."""
        self._count()
        self._rate = rate

    def _count(self) -> None:
        now = self._inner.now_ms()
        if not self._paused:
            self._passed += (now - self._since) * self._rate
        self._since = now
