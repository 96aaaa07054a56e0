"""What the window gets of library and store: an object that answers its questions and builds its calls."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.readying import Readying, hear_ahead
from simulator.session.clocks import MonotonicClock
from simulator.settings import make_folder, read_state, write_state
from simulator.speaking import SpeakerChoice
from simulator.wishes import LARGEST_SEED, Wishes, new_header
from simulator.workplace import Workplace

if TYPE_CHECKING:
    from simulator.engine.events import Mode, Timers
    from simulator.engine.state import CallState
    from simulator.preview import Preview, Staging
    from simulator.scenario.model import Scenario
    from simulator.session.drill import Drill
    from simulator.session.pacing import PacedVoice
    from simulator.session.ports import CallHeader, LibraryEntry, Voice, VoiceReport
    from simulator.session.preview import Reloaded
    from simulator.session.runner import Runner
    from simulator.session.shift import ShiftDesk
    from simulator.view.day import DrillView, TodayView
    from simulator.view.fork import ForkView
    from simulator.view.progress import ProgressView
    from simulator.view.shift import ShiftBriefing
    from simulator.view.values import BriefingView

SET_IN_WINDOW = "window"
"""Where `state.json` keeps what was set in the window."""
PICTURES = "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """A call that was left for another try of one of its turns."""

    turn: int
    number: int
    scenario: Scenario
    state: CallState
    total: float | None


class WindowDesk(SpeakerChoice):
    """Satisfies `simulator.desktop.desk.Desk`; each question may be asked from the window's worker thread."""

    def __init__(
        self,
        workplace: Workplace,
        *,
        mode: Mode = "practice",
        first_scenario: str | None = None,
        first_call: str | None = None,
        first_shift: str | None = None,
        staging: Staging | None = None,
    ) -> None:
        """Serve one trainee.

        Args:
            workplace: library, store and voice; opened when first needed.
            mode: how new calls are played.
            first_scenario: the scenario whose briefing is shown first, or None for the library.
            first_call: the call that is resumed first, or None.
            first_shift: the shift that is begun first, or None.
            staging: how an author's preview of the first scenario begins; None for a call that counts.
        """
        self._workplace = workplace
        self.house = workplace.house
        self.mode: Mode = mode
        self.first_scenario = first_scenario
        self.first_call = first_call
        self.first_shift = first_shift
        self._staging = staging
        self._preview: Preview | None = None
        self._left: dict[str, _Left] = {}
        """What is beside a call that was taken again: the one that was left, by the new one's id."""
        self._wishes: dict[str, Wishes] = {}
        """What the call will be begun with whose briefing was shown last."""
        self._voices: dict[str, PacedVoice] = {}
        """The customers of the calls that are on, by call."""
        self._readying = Readying()
        """What is made ready for the first reply while a briefing is read."""
        self._shift_seed = 0
        """Decides all calls of the shift whose briefing was shown last."""
        self._set: Mapping[str, object] | None = None

    @property
    def alias(self) -> str:
        """Return the trainee."""
        return self._workplace.alias

    @property
    def is_new(self) -> bool:
        """Tell whether there is no journal yet, so that no call was ever begun here."""
        return not self._workplace.folder.journal.exists()

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
        from simulator.regulars import returning_case
        from simulator.scenario.resolve import PLAIN_TWIST, resolve
        from simulator.view.briefing import show_briefing

        scenario = returning_case(self._workplace, scenario_id) or self._workplace.scenario(scenario_id)
        wishes = self._workplace.drawn(scenario, Wishes(mode=mode, timers=self._timers()), MonotonicClock())
        self._wishes = {scenario_id: wishes}
        if self._staging is None or scenario_id != self.first_scenario:
            self._workplace.fetch_early(scenario, wishes, MonotonicClock())
            self._readying.begin(lambda: self._hear_ahead(scenario, wishes))
        return show_briefing(resolve(scenario, seed=wishes.seed or 0, twist=wishes.twist or PLAIN_TWIST), mode)

    def _hear_ahead(self, scenario: Scenario, wishes: Wishes) -> None:
        """Load what the first reply of a call needs."""
        clock = MonotonicClock()
        hear_ahead(scenario, new_header(scenario, wishes, alias=self.alias, clock=clock), clock)

    def start(self, scenario_id: str, *, mode: Mode, guided: bool = False) -> Runner:
        """Open a call.

        Args:
            scenario_id: the case.
            mode: how it is played.
            guided: a beginner is shown what to do next; nobody hurries them while they read.

        Raises:
            UserError: there is no such scenario, or its file has problems.
            JournalError: the call could not be stored.
        """
        self._readying.wait()
        clock = MonotonicClock()
        if self._staging is not None and scenario_id == self.first_scenario:
            from simulator.preview import Preview

            self._preview = Preview(self._workplace.path_of(scenario_id), self._staging, clock)
            wishes = Wishes(mode=mode, timers=self._timers(), recorded=False)
            return self._paced(self._preview.lead(self._workplace.begin(self._preview.scenario(), wishes, clock)))
        self._preview = None
        from simulator.regulars import returning_case

        scenario = returning_case(self._workplace, scenario_id) or self._workplace.scenario(scenario_id)
        wishes = Wishes(mode=mode, timers="off" if guided else self._timers())
        shown = self._wishes.pop(scenario_id, wishes)
        if shown.mode == wishes.mode:
            wishes = replace(shown, timers=wishes.timers)
        return self._paced(self._workplace.begin(scenario, wishes, clock))

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return an author's preview on the changed file; None while it has not changed, or for a call that counts."""
        return None if self._preview is None else self._preview.reload(runner)

    def resume(self, call_id: str) -> Runner:
        """Go on with an open call; raises UserError where it is closed or damaged, or JournalError."""
        record = self._workplace.store.load(call_id)
        self._find_left(record.header)
        return self._paced(self._workplace.go_on(record, MonotonicClock()))

    def look_back(self, call_id: str) -> Runner:
        """Return a call that is over, with its newest score card; raises UserError or JournalError."""
        return self._workplace.as_stored(self._workplace.store.load(call_id), MonotonicClock())

    def _timers(self) -> Timers:
        """Return whether time limits hold, as it was set in the window."""
        wanted = self.preferences().get("timers")
        return "relaxed" if wanted == "relaxed" else "off" if wanted == "off" else "on"

    def rewind(self, runner: Runner, turn: int) -> Runner:
        """Take a call again from a turn on; both are kept.

        Raises:
            UserError: it is an assessment, or there is no such turn.
            JournalError: the new call could not be stored.
        """
        from simulator.session.practice import rewind
        from simulator.storage.ids import uuid7

        fork = rewind(runner, turn, uuid7(MonotonicClock().today(), os.urandom(10)))
        before = self._left.get(runner.header.call_id)
        number = before.number + 1 if before is not None and before.turn == turn else 2
        total = None if runner.card is None else runner.card.total
        left = _Left(turn=turn, number=number, scenario=runner.scenario, state=runner.state, total=total)
        self._left[fork.again.header.call_id] = left
        return self._paced(fork.again)

    def fork_of(self, runner: Runner) -> ForkView | None:
        """Return both futures of a call that was taken again from its middle; None for any other."""
        left = self._left.get(runner.header.call_id)
        if left is None:
            return None
        from simulator.view.fork import ForkView, show_side

        total = None if runner.card is None else runner.card.total
        return ForkView(
            turn=left.turn,
            number=left.number,
            first=show_side(left.scenario, left.state, left.turn, total=left.total),
            again=show_side(runner.scenario, runner.state, left.turn, total=total),
        )

    def _find_left(self, header: CallHeader) -> None:
        """Find the call again that another one was taken from, where that was in an earlier window."""
        if header.parent_id is None or header.parent_seq is None or header.call_id in self._left:
            return
        from simulator.scenario.resolve import resolve
        from simulator.session.replay import fold

        parent = self._workplace.store.load(header.parent_id)
        scenario = resolve(parent.scenario, seed=parent.header.seed, twist=parent.header.twist)
        turn = fold(scenario, parent.events[: header.parent_seq + 1]).turn + 1
        total = parent.cards[-1].total if parent.cards else None
        state = fold(scenario, parent.events)
        self._left[header.call_id] = _Left(turn=turn, number=2, scenario=scenario, state=state, total=total)

    def _paced(self, runner: Runner) -> Runner:
        """Let the customer of a call take time to read and to type."""
        from simulator.session.pacing import PacedVoice

        moves = self.preferences().get("motion") is not False

        def wrap(bare: Voice) -> PacedVoice:
            inner = bare.inner if isinstance(bare, PacedVoice) else bare
            style = runner.scenario.customer.style.length
            voice = PacedVoice(inner, MonotonicClock(), lambda: _last_message(runner), style=style, moves=moves)
            if not runner.state.opened.shift:
                self._voices.clear()
            self._voices[runner.header.call_id] = voice
            return voice

        runner.rewire(wrap)
        return runner

    def hurry(self, runner: Runner) -> None:
        """Let the customer of a call say at once what takes a while."""
        voice = self._voices.get(runner.header.call_id)
        if voice is not None:
            voice.hurry()

    def is_reading(self, runner: Runner) -> bool:
        """Tell whether the customer of a call still seems to read the last message."""
        voice = self._voices.get(runner.header.call_id)
        return voice is not None and voice.reads

    def shift_briefing(self, shift_id: str) -> ShiftBriefing:
        """Return what stands before a shift; nothing is opened yet.

        Raises:
            UserError: there is no such shift or scenario, or a file has problems.
        """
        from simulator.cli_shift import brief_shift, first_of_shift

        seed = self._shift_seed = secrets.randbelow(LARGEST_SEED)
        briefing = brief_shift(self._workplace, shift_id, seed)

        def make_ready() -> None:
            first = first_of_shift(self._workplace, shift_id, seed)
            if first is not None:
                self._hear_ahead(first.scenario, Wishes(mode=self.mode, seed=first.seed, twist=first.twist or None))

        self._readying.begin(make_ready)
        return briefing

    def shift(self, shift_id: str) -> ShiftDesk:
        """Begin a shift of several calls.

        Raises:
            UserError: there is no such shift or scenario, or a file has problems.
            JournalError: a call could not be stored.
        """
        from simulator.cli_shift import begin_shift
        from simulator.session.clocks import DeskClock

        self._readying.wait()
        wishes = Wishes(mode=self.mode, timers=self._timers(), seed=self._shift_seed)
        return begin_shift(self._workplace, shift_id, DeskClock(MonotonicClock()), wishes, self._paced)

    def preferences(self) -> Mapping[str, object]:
        """Return what was set in the window, as it was remembered."""
        if self._set is None:
            stored = read_state(self._workplace.folder).get(SET_IN_WINDOW)
            self._set = stored if isinstance(stored, dict) else {}
        return self._set

    def remember(self, preferences: Mapping[str, object]) -> None:
        """Keep what is set in the window.

        Raises:
            UserError: it cannot be written.
        """
        self._set = preferences
        write_state(self._workplace.folder, {SET_IN_WINDOW: dict(preferences)})

    def picture_file(self) -> Path:
        """Return where the next picture of the window goes.

        Raises:
            UserError: the folder cannot be made.
        """
        folder = make_folder(self._workplace.folder.path / PICTURES)
        return folder / f"rapport-{MonotonicClock().today().astimezone():%Y%m%d-%H%M%S}.png"

    def today(self) -> TodayView:
        """Return the trainee's day.

        Raises:
            JournalError: the journal cannot be read.
        """
        from simulator.stored import complete_cards
        from simulator.today import day_of

        complete_cards(self._workplace.store, MonotonicClock().today)
        return day_of(self._workplace, MonotonicClock().today())

    def progress(self) -> ProgressView:
        """Return where the trainee stands.

        Raises:
            JournalError: the journal cannot be read.
        """
        from simulator.stored import complete_cards
        from simulator.today import progress_of

        complete_cards(self._workplace.store, MonotonicClock().today)
        return progress_of(self._workplace, MonotonicClock().today())

    def drill(self, view: DrillView) -> Drill:
        """Go back to a moment of an earlier call.

        Raises:
            UserError: the call is damaged.
            JournalError: the journal cannot be read.
        """
        from simulator.today import drill_of

        return drill_of(self._workplace.store, view)

    def rewrote(self, view: DrillView, *, met: bool) -> None:
        """Keep that a reply was worded anew in the warm-up.

        Args:
            view: the moment.
            met: its check is met now.

        Raises:
            UserError: the data folder cannot be written.
        """
        from simulator.warm_up import note_attempt

        note_attempt(self._workplace.folder, self._workplace.alias, view, met=met, now=MonotonicClock().today())

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the newest scored call of each scenario.

        Raises:
            JournalError: the journal cannot be read.
        """
        from simulator.stored import complete_cards, newest_results

        complete_cards(self._workplace.store, MonotonicClock().today)
        return newest_results(self._workplace.store, self.alias)


def _last_message(runner: Runner) -> int:
    """Return how long the message is that the customer reads now."""
    last = runner.state.transcript[-1:]
    return len(last[0].text) if last and last[0].speaker == "agent" else 0


def show(desk: WindowDesk) -> int:
    """Open the window on a desk and return the exit status once it is closed.

    Raises:
        UserError: the window cannot be opened.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # else its greeting stands before our own output
    from simulator.desktop.app import run

    return run(desk)
