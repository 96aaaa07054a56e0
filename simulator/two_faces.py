"""The window and the local pages at once: a call that is on in one of them is followed and answered in the other."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from simulator.errors import UserError
from simulator.local_pages import PagesDesk, announce, listening
from simulator.session.shared import SharedRunner
from simulator.window import WindowDesk, show

if TYPE_CHECKING:
    from simulator.engine.events import Mode, Timers
    from simulator.session.clocks import SteppedClock
    from simulator.session.ports import Clock
    from simulator.session.runner import Runner
    from simulator.session.shift import ShiftDesk
    from simulator.wishes import Wishes
    from simulator.workplace import Workplace

MOST = 12
"""So many calls are kept at hand, open ones always; others are read from the journal."""


class Calls:
    """The calls that both faces may have."""

    def __init__(self) -> None:
        """Begin with none."""
        self._calls: OrderedDict[str, SharedRunner] = OrderedDict()
        self._lock = threading.Lock()

    def share(self, runner: Runner) -> Runner:
        """Return a call as both faces have it; one of a shift stays with the window."""
        if runner.state.opened.shift:
            return runner
        with self._lock:
            known = self._calls.get(runner.header.call_id)
            if known is not None and known.state.phase != "closed":
                return known
            shared = SharedRunner.of(runner)
            self._calls[shared.header.call_id] = shared
            over = [name for name, call in self._calls.items() if call.state.phase == "closed" and call is not shared]
            for name in over[: max(0, len(self._calls) - MOST)]:
                del self._calls[name]
        return shared

    def known(self, call_id: str) -> SharedRunner | None:
        """Return a call that one of the faces has; None where neither has it."""
        with self._lock:
            return self._calls.get(call_id)


class SharingWindow(WindowDesk):
    """A window whose calls the pages have as well."""

    def __init__(self, workplace: Workplace, calls: Calls, *, mode: Mode, first_scenario: str | None = None) -> None:
        """Serve one trainee.

        Args:
            workplace: library, store and voice, of the window alone.
            calls: those that the pages have as well.
            mode: how new calls are played.
            first_scenario: the scenario whose briefing is shown first, or None for the day.
        """
        super().__init__(workplace, mode=mode, first_scenario=first_scenario)
        self._calls = calls

    def _paced(self, runner: Runner) -> Runner:
        return super()._paced(self._calls.share(runner))

    def resume(self, call_id: str) -> Runner:
        """Go on with an open call, which the pages may have.

        Raises:
            UserError: it is closed or damaged.
            JournalError: the journal cannot be read.
        """
        known = self._calls.known(call_id)
        return known if known is not None and known.state.phase != "closed" else super().resume(call_id)


class SharingPages(PagesDesk):
    """Pages whose calls the window has as well; real time passes for them, as it does there."""

    def __init__(self, workplace: Workplace, calls: Calls, wishes: Wishes) -> None:
        """Serve one trainee.

        Args:
            workplace: library, store and voice, of the pages alone.
            calls: those that the window has as well.
            wishes: how new calls are played.
        """
        super().__init__(workplace, wishes)
        self._calls = calls

    def start(self, scenario_id: str, clock: Clock, *, timers: Timers, mode: Mode) -> Runner:
        """Open a call; raises as `PagesDesk.start` does."""
        return self._calls.share(super().start(scenario_id, self.real, timers=timers, mode=mode))

    def shift(self, shift_id: str, clock: SteppedClock, *, timers: Timers) -> ShiftDesk:
        """Refuse a shift: its calls have one clock, which window and pages cannot both move.

        Raises:
            UserError: always.
        """
        raise UserError(
            "Beside the window no shift is played on the pages.",
            "Begin it in the window, or the program with --browser alone.",
        )

    def call(self, call_id: str, clock: Clock) -> Runner:
        """Return a call where it stands; raises as `PagesDesk.call` does."""
        known = self._calls.known(call_id)
        if known is not None:
            return known
        call = super().call(call_id, self.real)
        if call.state.opened.shift and call.state.phase != "closed":
            raise UserError("This call is one of a shift.", "Go on with it in the window.")
        return self._calls.share(call)

    def rewind(self, runner: Runner, turn: int) -> Runner:
        """Take a call again from a turn on; raises as `PagesDesk.rewind` does."""
        return self._calls.share(super().rewind(runner, turn))

    def retry(self, runner: Runner) -> Runner:
        """Begin a call anew; raises as `PagesDesk.retry` does."""
        return self._calls.share(super().retry(runner))


def play_on_both(
    workplace: Callable[[], Workplace], wishes: Wishes, scenario: str | None, *, run: Callable[[WindowDesk], int] = show
) -> int:
    """Open the window, with the pages beside it, until the window is closed; return the exit status.

    Args:
        workplace: makes one for each face.
        wishes: how calls are played.
        scenario: whose briefing the window shows first; None for the day.
        run: shows the window.

    Raises:
        UserError: no port can be listened on, or the window cannot be opened.
    """
    calls = Calls()
    server = listening(SharingPages(workplace(), calls, wishes), quits=False)
    announce(server, None)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True)
    thread.start()
    try:
        return run(SharingWindow(workplace(), calls, mode=wishes.mode, first_scenario=scenario))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        click.echo("Rapport has ended. An open call waits on Today.", err=True)
