"""What the window asks of the rest of the program; the command line hands in an object that answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from simulator.engine.events import Mode
from simulator.session.ports import LibraryEntry, VoiceReport
from simulator.session.preview import Reloaded
from simulator.session.runner import Runner
from simulator.view.values import BriefingView


class Desk(Protocol):
    """One trainee's library and calls; every question may be asked from the window's worker thread."""

    mode: Mode
    """How new calls are played."""
    first_scenario: str | None
    """The scenario whose briefing is shown first, or None for the library."""
    first_call: str | None
    """The call that is resumed first, or None."""

    @property
    def alias(self) -> str:
        """Return the trainee."""

    @property
    def voice_report(self) -> VoiceReport | None:
        """Return what the customer of the newest call says about itself; None for a scripted one."""

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the library in the order in which it is shown."""

    def briefing(self, scenario_id: str, *, mode: Mode = "practice") -> BriefingView:
        """Return what stands before a call; raises UserError."""

    def start(self, scenario_id: str, *, mode: Mode) -> Runner:
        """Open a call; raises UserError or JournalError."""

    def resume(self, call_id: str) -> Runner:
        """Go on with an open call; raises UserError or JournalError."""

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return an author's preview on the changed file, or None; it is asked for several times a second."""

    def open_calls(self) -> tuple[tuple[str, str, str], ...]:
        """Return the open calls: id, title, when it was begun; raises JournalError."""

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the newest scored call of each scenario; raises JournalError."""
