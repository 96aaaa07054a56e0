"""What the local pages get of library and store, and how they are opened: a server on this machine only."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from simulator.browser.desk import Briefed
from simulator.engine.desk import articles_of
from simulator.errors import UserError
from simulator.scenario.resolve import PLAIN_TWIST, resolve
from simulator.session.clocks import MonotonicClock
from simulator.settings import read_state, shipped_assets, write_state
from simulator.speaking import SpeakerChoice
from simulator.view.values import ArticleView
from simulator.wishes import LARGEST_SEED, NO_ID, Wishes
from simulator.workplace import Workplace, has_display, names_file, scenario_in

if TYPE_CHECKING:
    from simulator.browser.server import PagesServer
    from simulator.engine.events import Mode, Timers
    from simulator.scenario.model import Scenario
    from simulator.session.clocks import SteppedClock
    from simulator.session.ports import Clock, LibraryEntry, VoiceReport
    from simulator.session.runner import Runner
    from simulator.session.shift import ShiftDesk
    from simulator.storage.store import StoredRecord
    from simulator.view.day import DrillView, TodayView
    from simulator.view.fork import ForkView
    from simulator.view.progress import ProgressView
    from simulator.view.shift import ShiftBriefing

SET_ON_PAGES = "browser"
"""Where `state.json` keeps what was set on the pages."""
SET_IN_WINDOW = "window"
log = logging.getLogger(__name__)


class PagesDesk(SpeakerChoice):
    """Satisfies `simulator.browser.desk.Desk`."""

    def __init__(
        self, workplace: Workplace, wishes: Wishes, *, first_scenario: str | None = None, real: Clock | None = None
    ) -> None:
        """Serve one trainee.

        Args:
            workplace: library, store and voice; opened when first needed.
            wishes: how calls are played; language, seed, twist and id are those of the first one of `first_scenario`.
            first_scenario: the scenario that was asked for, by its id or file; None for none.
            real: the time that passes for the trainee.
        """
        self._workplace = workplace
        self._wishes = wishes
        self._asked = self._first = first_scenario
        self._drawn: dict[str, Wishes] = {}
        """What the call will be begun with whose briefing was shown last."""
        self.real: Clock = real or MonotonicClock()
        self.mode: Mode = wishes.mode
        self._shift_seed = 0
        """Decides all calls of the shift whose briefing was shown last."""

    @property
    def house(self) -> str:
        """Return the contact centre at which the trainee works."""
        return self._workplace.house

    @property
    def alias(self) -> str:
        """Return the trainee."""
        return self._workplace.alias

    @property
    def recorded(self) -> bool:
        """Tell whether calls are kept."""
        return self._wishes.recorded

    @property
    def voice_report(self) -> VoiceReport | None:
        """Return what the customer of the newest call says about itself; None for a scripted one."""
        return self._workplace.voice_report

    def preferences(self) -> Mapping[str, object]:
        """Return what was set on the pages; at first, the language is that of the window."""
        state = read_state(self._workplace.folder)
        window, pages = state.get(SET_IN_WINDOW), state.get(SET_ON_PAGES)
        known = window if isinstance(window, dict) else {}
        spoken = {"language": known["language"]} if "language" in known else {}
        seen = {"welcomed": "yes"} if known.get("welcomed") is True else {}
        return {**spoken, **seen, **(pages if isinstance(pages, dict) else {})}

    def remember(self, preferences: Mapping[str, object]) -> None:
        """Keep what is set on the pages.

        Raises:
            UserError: it cannot be written.
        """
        write_state(self._workplace.folder, {SET_ON_PAGES: dict(preferences)})

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the library."""
        return self._workplace.library.entries()

    def rewrote(self, view: DrillView, *, met: bool) -> None:
        """Keep that a reply was worded anew in the warm-up.

        Args:
            view: the moment.
            met: its check is met now.

        Raises:
            UserError: the data folder cannot be written.
        """
        from simulator.warm_up import note_attempt

        note_attempt(self._workplace.folder, self._workplace.alias, view, met=met, now=self.real.today())

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the newest scored call of each scenario.

        Raises:
            JournalError: the journal cannot be read.
        """
        from simulator.stored import complete_cards, newest_results

        complete_cards(self._workplace.store, self.real.today)
        return newest_results(self._workplace.store, self.alias)

    def today(self) -> TodayView:
        """Return the trainee's day.

        Raises:
            JournalError: the journal cannot be read.
        """
        from simulator.stored import complete_cards
        from simulator.today import day_of

        complete_cards(self._workplace.store, self.real.today)
        return day_of(self._workplace, self.real.today())

    def progress(self) -> ProgressView:
        """Return where the trainee stands.

        Raises:
            JournalError: the journal cannot be read.
        """
        from simulator.stored import complete_cards
        from simulator.today import progress_of

        complete_cards(self._workplace.store, self.real.today)
        return progress_of(self._workplace, self.real.today())

    def briefing(self, scenario_id: str, *, timers: Timers, mode: Mode) -> Briefed:
        """Return what stands before a call; nothing is opened yet.

        Raises:
            UserError: there is no such scenario, its file has problems, or a wish cannot be met.
        """
        from simulator.view.briefing import show_briefing

        scenario = self._scenario(scenario_id)
        wishes = self._workplace.drawn(scenario, self._wishes_for(scenario_id, timers, mode), self.real)
        self._drawn = {scenario_id: wishes}
        self._workplace.fetch_early(scenario, wishes, self.real)
        played = resolve(scenario, seed=wishes.seed or 0, twist=wishes.twist or PLAIN_TWIST)
        pages = (ArticleView(id=page.id, title=page.title, text=page.text) for page in articles_of(played, 0))
        return Briefed(view=show_briefing(played, mode), language=scenario.language, articles=tuple(pages))

    def start(self, scenario_id: str, clock: Clock, *, timers: Timers, mode: Mode) -> Runner:
        """Open a call with the values that its briefing has shown.

        Raises:
            UserError: there is no such scenario, its file has problems, or a wish cannot be met.
            JournalError: the call could not be stored.
        """
        scenario = self._scenario(scenario_id)
        wishes = self._wishes_for(scenario_id, timers, mode)
        shown = self._drawn.pop(scenario_id, wishes)
        if shown.mode == mode:
            wishes = replace(shown, timers=timers)
        runner = self._workplace.begin(scenario, wishes, clock)
        if scenario_id == self._first:  # an id, a seed or a twist was asked for once
            self._first = None
        return runner

    def shift_briefing(self, shift_id: str) -> ShiftBriefing:
        """Return what stands before a shift; nothing is opened yet.

        Raises:
            UserError: there is no such shift or scenario, or a file has problems.
        """
        from simulator.cli_shift import brief_shift

        self._check_shift(shift_id)
        self._shift_seed = secrets.randbelow(LARGEST_SEED)
        return brief_shift(self._workplace, shift_id, self._shift_seed)

    def shift(self, shift_id: str, clock: SteppedClock, *, timers: Timers) -> ShiftDesk:
        """Begin a shift of several calls, with the values that its briefing has shown.

        Raises:
            UserError: there is no such shift or scenario, a file has problems, or calls are not kept.
            JournalError: a call could not be stored.
        """
        from simulator.cli_shift import begin_shift

        self._check_shift(shift_id)
        if not self.recorded:
            raise UserError("A shift on the pages is kept.", "Begin the program without --no-record.")
        wishes = Wishes(mode=self.mode, timers=timers, seed=self._shift_seed)
        return begin_shift(self._workplace, shift_id, clock, wishes)

    def _check_shift(self, shift_id: str) -> None:
        if names_file(shift_id):  # a page opens no file
            raise UserError("There is no such shift.", "Choose one on Today.")

    def _scenario(self, scenario_id: str) -> Scenario:
        from simulator.regulars import AGAIN, returning_case

        if scenario_id.startswith(AGAIN):
            self._check_own(scenario_id.removeprefix(AGAIN))
        if (returning := returning_case(self._workplace, scenario_id)) is not None:
            return returning
        if scenario_id != self._asked and names_file(scenario_id):  # a page opens no file but the one asked for
            raise UserError("There is no such scenario.", "Choose one in the library.")
        language = self._wishes.language if scenario_id == self._first else None
        return scenario_in(self._workplace.path_of(scenario_id), language)[0]

    def _wishes_for(self, scenario_id: str, timers: Timers, mode: Mode) -> Wishes:
        wishes = replace(self._wishes, timers=timers, mode=mode)
        if scenario_id == self._first:
            return wishes
        return replace(wishes, language=None, seed=None, twist=None, call_id=None)

    def call(self, call_id: str, clock: Clock) -> Runner:
        """Return a stored call of the trainee where it stands; a closed one with its card.

        Raises:
            UserError: there is no such call, it is somebody else's, or it is damaged.
            JournalError: the journal cannot be read.
        """
        return self._workplace.as_stored(self._check_own(call_id), clock)

    def _check_own(self, call_id: str) -> StoredRecord:
        """Return a stored call of the trainee."""
        record = self._workplace.store.load(call_id)
        if record.header.alias != self.alias:
            raise UserError("This is a call of somebody else.", "Begin the program as that trainee: --trainee ALIAS")
        return record

    def rewind(self, runner: Runner, turn: int) -> Runner:
        """Take a call again from a turn on; both are kept.

        Raises:
            UserError: it is an assessment, or there is no such turn.
            JournalError: the new call could not be stored.
        """
        from simulator.session.practice import rewind

        return rewind(runner, turn, self._new_id()).again

    def retry(self, runner: Runner) -> Runner:
        """Begin a call anew with other values; the one that is left is kept, given up where it stands.

        Raises:
            UserError: it is an assessment.
            JournalError: something could not be stored.
        """
        from simulator.session.practice import try_again

        return try_again(runner, self._new_id())

    def _new_id(self) -> str:
        if not self.recorded:
            return NO_ID
        from simulator.storage.ids import uuid7

        return uuid7(self.real.today(), os.urandom(10))

    def fork_of(self, runner: Runner) -> ForkView | None:
        """Return both futures of a call that was taken again from its middle; None for any other.

        Raises:
            JournalError: the journal cannot be read.
        """
        parent, seq = runner.header.parent_id, runner.header.parent_seq
        if parent is None or seq is None or not self.recorded:
            return None
        from simulator.session.replay import fold
        from simulator.view.fork import ForkView, show_side

        record = self._workplace.store.load(parent)
        header = record.header
        played = resolve(record.scenario, seed=header.seed, twist=header.twist)
        turn = fold(played, record.events[: seq + 1]).next_turn
        total = record.cards[-1].total if record.cards else None
        first = show_side(played, fold(played, record.events), turn, total=total)
        now = None if runner.card is None else runner.card.total
        return ForkView(turn=turn, first=first, again=show_side(runner.scenario, runner.state, turn, total=now))

    def assets(self) -> Path | None:
        """Return the folder of fonts and portraits; None if there is none."""
        return shipped_assets()


def serve(desk: PagesDesk, scenario: str | None) -> int:
    """Open the pages in a web browser and serve them until they are ended there or by Ctrl+C; return the exit status.

    Args:
        desk: the trainee's library and calls.
        scenario: whose briefing is shown first; None for the day.

    Raises:
        UserError: no port can be listened on.
        KeyboardInterrupt: it was ended by Ctrl+C; an open call stays open.
    """
    server = listening(desk)
    # A shell that starts a program in the background makes it deaf to Ctrl+C; this is how the pages are ended.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    announce(server, scenario)
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        server.server_close()
        click.echo("Rapport has ended. An open call waits on Today.", err=True)
    return 0


def listening(desk: PagesDesk, *, quits: bool = True) -> PagesServer:
    """Return the server of a desk; nothing is answered before it serves.

    Args:
        desk: the trainee's library and calls.
        quits: a page may end the server.

    Raises:
        UserError: no port can be listened on.
    """
    from simulator.browser.server import PagesServer

    try:
        return PagesServer(desk, quits=quits)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"No page can be opened on this machine: {reason}.", "Play with --terminal instead.") from error


def announce(server: PagesServer, scenario: str | None) -> None:
    """Print the first address in one line, and open it where there is a web browser.

    Args:
        server: the pages.
        scenario: whose briefing is shown first; None for the day.
    """
    address = server.address("/" if scenario is None else f"/briefing?scenario={quote(scenario, safe='')}")
    click.echo(f"Rapport is at {address} (for you alone; Ctrl+C ends it)")
    sys.stdout.flush()
    _open(address)


def _open(address: str) -> None:
    """Open a web browser where there is one with a window of its own; else the printed line has to do."""
    import webbrowser

    if not (os.environ.get("BROWSER") or has_display(os.environ, sys.platform)):
        return  # a browser in the terminal would take the terminal away
    try:
        webbrowser.open(address)
    except webbrowser.Error as error:
        log.info("no browser can be opened: %s", error)
