"""A shift on the pages and the time that passes for its trainee."""

from __future__ import annotations

from simulator.browser.floor import Floor
from simulator.session.clocks import SteppedClock
from simulator.session.shift import ShiftDesk
from tests.fakes import OPENED_AT


class SlowDesk(ShiftDesk):
    """A desk whose voices take their real time."""

    def __init__(self, real: SteppedClock) -> None:
        self.calls = ()
        self.passed: list[float] = []
        self._real = real

    def pass_time(self, seconds: float) -> None:
        self.passed.append(seconds)
        self._real.advance(5000)


def test_waiting_for_a_voice_costs_the_trainee_nothing() -> None:
    real = SteppedClock(OPENED_AT)
    desk = SlowDesk(real)
    floor = Floor(desk, real)
    real.advance(1000)
    for _ in range(3):
        floor.look()
    assert desk.passed == [1.0, 0.0, 0.0]
