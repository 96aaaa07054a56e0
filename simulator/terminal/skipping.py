"""The clock of a person at a terminal: real time, plus what `/wait` skips."""

from __future__ import annotations

from simulator.session.clocks import SteppedClock
from simulator.session.ports import Clock


class SkippingClock(SteppedClock):
    """Runs with a real clock and can be moved on besides."""

    def __init__(self, real: Clock) -> None:
        """Run with `real`."""
        super().__init__(real.today())
        self._real = real

    def now_ms(self) -> int:
        """Return real milliseconds plus those that were skipped."""
        return self._real.now_ms() + super().now_ms()
