"""What the window gets of library and store: an object that answers its questions and builds its calls."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from simulator.engine.events import Mode
from simulator.preview import Preview, Staging
from simulator.session.clocks import MonotonicClock
from simulator.session.ports import LibraryEntry, VoiceReport
from simulator.session.preview import Reloaded
from simulator.session.runner import Runner
from simulator.view.briefing import show_briefing
from simulator.view.values import BriefingView
from simulator.workplace import Wishes, Workplace, complete_cards, newest_results, open_headers

MS_PER_CHARACTER = 18


class WindowDesk:
    """Satisfies `simulator.desktop.desk.Desk`; each question may be asked from the window's worker thread."""

    def __init__(
        self,
        workplace: Workplace,
        *,
        mode: Mode = "practice",
        first_scenario: str | None = None,
        first_call: str | None = None,
        staging: Staging | None = None,
    ) -> None:
        """Serve one trainee.

        Args:
            workplace: library, store and voice; opened when first needed.
            mode: how new calls are played.
            first_scenario: the scenario whose briefing is shown first, or None for the library.
            first_call: the call that is resumed first, or None.
            staging: how an author's preview of the first scenario begins; None for a call that counts.
        """
        self._workplace = workplace
        self.mode: Mode = mode
        self.first_scenario = first_scenario
        self.first_call = first_call
        self._staging = staging
        self._preview: Preview | None = None

    @property
    def alias(self) -> str:
        """Return the trainee."""
        return self._workplace.alias

    @property
    def voice_report(self) -> VoiceReport | None:
        """Return what the customer of the newest call says about itself; None for a scripted one."""
        return self._workplace.voice_report

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the library."""
        return self._workplace.library.entries()

    def briefing(self, scenario_id: str, *, mode: Mode = "practice") -> BriefingView:
        """Return what stands before a call; nothing is opened yet.

        Raises:
            UserError: there is no such scenario, or its file has problems.
        """
        scenario = self._workplace.scenario(scenario_id)
        if self._staging is None or scenario_id != self.first_scenario:
            self._workplace.fetch_early(scenario, Wishes(mode=mode), MonotonicClock(), pace=MS_PER_CHARACTER)
        return show_briefing(scenario, mode)

    def start(self, scenario_id: str, *, mode: Mode) -> Runner:
        """Open a call.

        Raises:
            UserError: there is no such scenario, or its file has problems.
            JournalError: the call could not be stored.
        """
        clock = MonotonicClock()
        if self._staging is not None and scenario_id == self.first_scenario:
            self._preview = Preview(self._workplace.path_of(scenario_id), self._staging, clock, pace=MS_PER_CHARACTER)
            wishes = Wishes(mode=mode, recorded=False)
            return self._workplace.begin(self._preview.scenario(), wishes, clock, pace=MS_PER_CHARACTER)
        self._preview = None
        return self._workplace.begin(
            self._workplace.scenario(scenario_id), Wishes(mode=mode), clock, pace=MS_PER_CHARACTER
        )

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return an author's preview on the changed file; None while it has not changed, or for a call that counts."""
        return None if self._preview is None else self._preview.reload(runner)

    def resume(self, call_id: str) -> Runner:
        """Go on with an open call.

        Raises:
            UserError: it is closed or damaged.
            JournalError: the journal cannot be read.
        """
        record = self._workplace.store.load(call_id)
        return self._workplace.go_on(record, MonotonicClock(), pace=MS_PER_CHARACTER)

    def open_calls(self) -> tuple[tuple[str, str, str], ...]:
        """Return the trainee's open calls: id, title, and when each was begun.

        Raises:
            JournalError: the journal cannot be read.
        """
        titles = {entry.id: entry.title for entry in self.entries()}
        return tuple(
            (
                header.call_id,
                titles.get(header.scenario_id, header.scenario_id),
                f"{header.opened_at:%Y-%m-%d %H:%M} UTC",
            )
            for header in open_headers(self._workplace.store, self.alias)
        )

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the newest scored call of each scenario.

        Raises:
            JournalError: the journal cannot be read.
        """
        complete_cards(self._workplace.store, MonotonicClock().today)
        return newest_results(self._workplace.store, self.alias)


def show(desk: WindowDesk) -> int:
    """Open the window on a desk and return the exit status once it is closed.

    Raises:
        UserError: the window cannot be opened.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # else its greeting stands before our own output
    from simulator.desktop.app import run

    return run(desk)
