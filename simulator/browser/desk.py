"""What the pages ask of the rest of the program; the command line hands in an object that answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from simulator.view.values import ArticleView, BriefingView

if TYPE_CHECKING:
    from simulator.engine.events import Mode, Timers
    from simulator.session.clocks import SteppedClock
    from simulator.session.ports import Clock, LibraryEntry, VoiceReport
    from simulator.session.runner import Runner
    from simulator.session.shift import ShiftDesk
    from simulator.view.day import DrillView, TodayView
    from simulator.view.fork import ForkView
    from simulator.view.progress import ProgressView
    from simulator.view.shift import ShiftBriefing
    from simulator.view.speaker import SpeakerView, TrialView


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefed:
    """What stands before a call, with the pages that can be read beforehand."""

    view: BriefingView
    language: str
    """Of the conversation."""
    articles: tuple[ArticleView, ...]


class Desk(Protocol):
    """One trainee's library and calls."""

    mode: Mode
    """How new calls are played."""

    @property
    def alias(self) -> str:
        """Return the trainee."""

    @property
    def house(self) -> str:
        """Return the contact centre at which the trainee works."""

    @property
    def voice_report(self) -> VoiceReport | None:
        """Return what the customer of the newest call says about itself; None for a scripted one."""

    @property
    def real(self) -> Clock:
        """Return the clock that measures how long the trainee takes."""

    @property
    def recorded(self) -> bool:
        """Tell whether calls are kept; where they are not, a call that is left is gone."""

    def preferences(self) -> Mapping[str, object]:
        """Return what was set on the pages, as it was remembered."""

    def remember(self, preferences: Mapping[str, object]) -> None:
        """Keep what is set on the pages; raises UserError."""

    def speaker(self) -> SpeakerView:
        """Return who speaks for the customer, and what keeps an LLM from it."""

    def choose_speaker(self, *, llm: bool, host: str) -> None:
        """Let an LLM speak, which agrees to what the host that was shown is sent, or the script; raises UserError."""

    def try_speaker(self) -> TrialView:
        """Ask the LLM for a sample line; raises UserError."""

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the library in the order in which it is shown."""

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the newest scored call of each scenario; raises JournalError."""

    def today(self) -> TodayView:
        """Return the trainee's day; raises JournalError."""

    def rewrote(self, view: DrillView, *, met: bool) -> None:
        """Keep that a reply was worded anew, and whether its check is met now; raises UserError."""

    def progress(self) -> ProgressView:
        """Return where the trainee stands; raises JournalError."""

    def briefing(self, scenario_id: str, *, timers: Timers, mode: Mode) -> Briefed:
        """Return what stands before a call of a scenario, or of a customer who comes back; raises UserError."""

    def start(self, scenario_id: str, clock: Clock, *, timers: Timers, mode: Mode) -> Runner:
        """Open a call on a clock; raises UserError or JournalError."""

    def call(self, call_id: str, clock: Clock) -> Runner:
        """Return a stored call of the trainee where it stands, a closed one with its card; raises as `start` does."""

    def rewind(self, runner: Runner, turn: int) -> Runner:
        """Take a call again from a turn on; raises UserError in an assessment, or JournalError."""

    def retry(self, runner: Runner) -> Runner:
        """Begin a call anew with other values; raises UserError in an assessment, or JournalError."""

    def fork_of(self, runner: Runner) -> ForkView | None:
        """Return both futures of a call that was taken again from its middle, else None; raises JournalError."""

    def shift_briefing(self, shift_id: str) -> ShiftBriefing:
        """Return what stands before a shift; raises UserError."""

    def shift(self, shift_id: str, clock: SteppedClock, *, timers: Timers) -> ShiftDesk:
        """Begin a shift of several calls on a clock; raises UserError or JournalError."""

    def assets(self) -> Path | None:
        """Return the folder of fonts and portraits; None if there is none."""
