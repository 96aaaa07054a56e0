"""What the window needs from outside: one object that lists, opens and resumes calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from simulator.engine.events import Mode
from simulator.session.ports import LibraryEntry
from simulator.session.runner import Runner
from simulator.view.values import BriefingView


class Desk(Protocol):
    """Library, store and settings of one trainee; every method may be called on a worker thread."""

    @property
    def alias(self) -> str:
        """Return the trainee's alias."""

    @property
    def mode(self) -> Mode:
        """Return the mode that a briefing offers first."""

    @property
    def first_scenario(self) -> str | None:
        """Return the id (or path) of the scenario whose briefing is to be shown at once, or None."""

    @property
    def first_call(self) -> str | None:
        """Return the id of the call that is to be resumed at once, or None."""

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the library.

        Raises:
            UserError: it cannot be read.
        """

    def briefing(self, scenario_id: str, *, mode: Mode) -> BriefingView:
        """Return what stands before a call.

        Raises:
            UserError: there is no such scenario, or its file has problems.
        """

    def start(self, scenario_id: str, *, mode: Mode) -> Runner:
        """Open a new call.

        Raises:
            UserError: there is no such scenario, or its file has problems.
            JournalError: the call could not be stored.
        """

    def resume(self, call_id: str) -> Runner:
        """Go on with an open call.

        Raises:
            UserError: it is closed or damaged.
            JournalError: the journal cannot be read or written.
        """

    def open_calls(self) -> Sequence[tuple[str, str, str]]:
        """Return id, title and time of each call that was left open, newest first.

        Raises:
            JournalError: the journal cannot be read.
        """

    def last_results(self) -> Mapping[str, float]:
        """Return the last total by scenario id.

        Raises:
            JournalError: the journal cannot be read.
        """
