"""What the window asks of the rest of the program; the command line hands in an object that answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from simulator.engine.events import Mode
    from simulator.session.drill import Drill
    from simulator.session.ports import LibraryEntry, VoiceReport
    from simulator.session.preview import Reloaded
    from simulator.session.runner import Runner
    from simulator.session.shift import ShiftDesk
    from simulator.view.day import DrillView, TodayView
    from simulator.view.fork import ForkView
    from simulator.view.progress import ProgressView
    from simulator.view.shift import ShiftBriefing
    from simulator.view.speaker import SpeakerView, TrialView
    from simulator.view.values import BriefingView


class Desk(Protocol):
    """One trainee's library and calls; every question may be asked from the window's worker thread."""

    mode: Mode
    """How new calls are played."""
    first_scenario: str | None
    """The scenario whose briefing is shown first, or None for the library."""
    first_call: str | None
    """The call that is resumed first, or None."""
    first_shift: str | None
    """The shift that is begun first, or None."""

    @property
    def alias(self) -> str:
        """Return the trainee."""

    @property
    def house(self) -> str:
        """Return the contact centre at which the trainee works."""

    @property
    def is_new(self) -> bool:
        """Tell at once, without opening anything, whether no call was ever begun here."""

    @property
    def voice_report(self) -> VoiceReport | None:
        """Return what the customer of the newest call says about itself; None for a scripted one."""

    def preferences(self) -> Mapping[str, object]:
        """Return what was set in the window, as it was remembered."""

    def remember(self, preferences: Mapping[str, object]) -> None:
        """Keep what is set in the window; raises UserError."""

    def speaker(self) -> SpeakerView:
        """Return who speaks for the customer, and what keeps an LLM from it."""

    def choose_speaker(self, *, llm: bool, host: str) -> None:
        """Let an LLM speak, which agrees to what the host that was shown is sent, or the script; raises UserError."""

    def try_speaker(self) -> TrialView:
        """Ask the LLM for a sample line; raises UserError."""

    def picture_file(self) -> Path:
        """Return where the next picture of the window goes; raises UserError."""

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the library in the order in which it is shown."""

    def briefing(self, scenario_id: str, *, mode: Mode = "practice") -> BriefingView:
        """Return what stands before a call; raises UserError."""

    def start(self, scenario_id: str, *, mode: Mode, guided: bool = False) -> Runner:
        """Open a call, a guided one without time limits; raises UserError or JournalError."""

    def resume(self, call_id: str) -> Runner:
        """Go on with an open call; raises UserError or JournalError."""

    def look_back(self, call_id: str) -> Runner:
        """Return a call that is over, with its score card; raises UserError or JournalError."""

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return an author's preview on the changed file, or None; it is asked for several times a second."""

    def today(self) -> TodayView:
        """Return the trainee's day; raises JournalError."""

    def progress(self) -> ProgressView:
        """Return where the trainee stands; raises JournalError."""

    def drill(self, view: DrillView) -> Drill:
        """Go back to a moment of an earlier call; raises UserError or JournalError."""

    def rewrote(self, view: DrillView, *, met: bool) -> None:
        """Keep that a reply was worded anew, and whether its check is met now; raises UserError."""

    def hurry(self, runner: Runner) -> None:
        """Let the customer of a call say at once what takes a while."""

    def is_reading(self, runner: Runner) -> bool:
        """Tell whether the customer of a call still seems to read the last message, rather than to answer."""

    def shift_briefing(self, shift_id: str) -> ShiftBriefing:
        """Return what stands before a shift; raises UserError."""

    def shift(self, shift_id: str) -> ShiftDesk:
        """Begin a shift of several calls; raises UserError or JournalError."""

    def rewind(self, runner: Runner, turn: int) -> Runner:
        """Take a call again from a turn on; raises UserError in an assessment, or JournalError."""

    def fork_of(self, runner: Runner) -> ForkView | None:
        """Return both futures of a call that was taken again from its middle; None for any other."""

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the newest scored call of each scenario; raises JournalError."""
