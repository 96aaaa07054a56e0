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


class DeskClock(SteppedClock):
    """Real time on a desk with several calls: it can rest, and it can be put forward while nobody waits."""

    def __init__(self, real: Clock) -> None:
        """Run with `real`."""
        super().__init__(real.today())
        self._real = real
        self._rested_ms = 0
        self._rests_at: int | None = None

    def now_ms(self) -> int:
        """Return the real milliseconds without those of the rests, plus those that were skipped."""
        real = self._real.now_ms() if self._rests_at is None else self._rests_at
        return real - self._rested_ms + super().now_ms()

    def rest(self) -> None:
        """Stand still from now on."""
        if self._rests_at is None:
            self._rests_at = self._real.now_ms()

    def go_on(self) -> None:
        """Go on where it stood still."""
        if self._rests_at is not None:
            self._rested_ms += self._real.now_ms() - self._rests_at
            self._rests_at = None
