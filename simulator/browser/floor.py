"""A shift on the pages: several calls on one clock, which moves when the trainee looks at any of them."""

from __future__ import annotations

from simulator.browser.sitting import AWAY_MS, Sitting, Told
from simulator.errors import UserError
from simulator.locale import tr
from simulator.session.ports import Clock
from simulator.session.shift import DeskCall, ShiftDesk
from simulator.view.shift import ShiftView, show_shift


class FloorSitting(Sitting):
    """One call of a shift: its time is that of the whole desk."""

    def __init__(self, floor: Floor, call: DeskCall, real: Clock) -> None:
        """Sit down at a call of a shift."""
        super().__init__(call.runner, floor.desk.clock, real)
        self.floor = floor
        self.number = call.number

    def look(self) -> None:
        """Let the time pass that has gone by, on the whole desk.

        Raises:
            JournalError: what happened could not be stored.
        """
        self.told += self.floor.look()

    def pause(self) -> None:
        """Let the whole desk rest."""
        self.floor.desk.rest()

    def _back(self) -> None:
        self.floor.desk.rest(back=True)


class Floor:
    """A shift at work."""

    def __init__(self, desk: ShiftDesk, real: Clock) -> None:
        """Take a shift that was just begun.

        Args:
            desk: the shift; nobody else moves its clock.
            real: the time that passes for the trainee.
        """
        self.desk = desk
        self._real = real
        self._looked_ms = real.now_ms()
        self._sittings: dict[int, FloorSitting] = {}

    @property
    def view(self) -> ShiftView:
        """Return the shift as it is now."""
        return show_shift(self.desk.shift.title, self.desk.now_ms, self.desk.on_desk())

    @property
    def sittings(self) -> tuple[FloorSitting, ...]:
        """Return the calls that were looked at."""
        return tuple(self._sittings.values())

    @property
    def resting(self) -> bool:
        """Tell whether the desk rests."""
        return any(call.runner.state.resting for call in self.desk.calls)

    def look(self) -> list[Told]:
        """Let the time pass that has gone by, and return what is to be told of it; a long absence is a rest.

        Raises:
            JournalError: what happened could not be stored.
        """
        now = self._real.now_ms()
        left, self._looked_ms = now - self._looked_ms, now
        if self.resting:
            return []
        if left > AWAY_MS:
            self.desk.rest()
            self.desk.rest(back=True)
            return [Told(text=tr("You were away for a while. The clock stood still meanwhile."))]
        self.desk.pass_time(left / 1000)
        self._looked_ms = self._real.now_ms()  # a voice may have been waited for, which costs nothing
        return []

    def spare(self, passed_ms: int) -> None:
        """Charge nobody for time that has just passed, as far as nobody was charged already.

        Args:
            passed_ms: the time.
        """
        self._looked_ms = min(self._real.now_ms(), self._looked_ms + passed_ms)

    def sitting(self, call_id: str) -> FloorSitting | None:
        """Return a call of the shift by its id; None for any other call."""
        call = next((call for call in self.desk.calls if call.runner.header.call_id == call_id), None)
        if call is None:
            return None
        if call.number not in self._sittings:
            self._sittings[call.number] = FloorSitting(self, call, self._real)
        return self._sittings[call.number]

    def numbered(self, number: int) -> FloorSitting:
        """Return a call of the shift by its number.

        Raises:
            UserError: it has not come in.
        """
        found = self.sitting(self.desk.call(number).runner.header.call_id)
        if found is None:
            raise UserError(tr("This call has not come in yet."), tr("Go back to the desk."))
        return found

    def needs_one(self) -> int:
        """Return who is to be seen to next: who waits longest, else an open call; 0 where nobody is left."""
        view = self.view
        still = [tab.number for tab in view.tabs if tab.phase != "closed"]
        return view.next_up or next(iter(still), 0)
