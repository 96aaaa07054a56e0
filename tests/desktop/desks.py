"""A desk without files: the small case, a stepped clock, a journal in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import Mode
from simulator.errors import UserError
from simulator.session.clocks import SteppedClock
from simulator.session.ports import LibraryEntry, VoiceReport
from simulator.session.preview import Reloaded
from simulator.session.runner import Runner
from simulator.view.briefing import show_briefing
from simulator.view.values import BriefingView
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, FullJournal, header

LONG_TITLE = "The extraordinarily long story of a parcel that went to Ostley, Nether Wallop and back without an address"


class SmallDesk:
    """Satisfies the window's `Desk`."""

    def __init__(self) -> None:
        """Hold a case that can be played and one that cannot be opened."""
        self.mode: Mode = "practice"
        self.first_scenario: str | None = None
        self.first_call: str | None = None
        self.alias = "sam"
        self.journal = FullJournal(room=1000)
        self.clock = SteppedClock(OPENED_AT)
        self.runners: list[Runner] = []
        self.asked = 0
        self.reloaded: Reloaded | None = None
        self.voice_report: VoiceReport | None = None

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the case, and one that is missing."""
        self.asked += 1
        return (entry("small", "A small case"), entry("missing", LONG_TITLE))

    def briefing(self, scenario_id: str, *, mode: Mode = "practice") -> BriefingView:
        """Return the briefing of the case."""
        if scenario_id == "missing":
            raise UserError("There is no such scenario.", "Choose another one.")
        return show_briefing(small_scenario(), mode)

    def start(self, scenario_id: str, *, mode: Mode) -> Runner:
        """Open a call."""
        self.journal = FullJournal(room=1000)
        voice = ScriptedVoice()
        runner = Runner.start(small_scenario(), header(), voice=voice, clock=self.clock, journal=self.journal)
        self.runners.append(runner)
        return runner

    def resume(self, call_id: str) -> Runner:
        """Go on with the last call."""
        last = self.runners[-1]
        voice = ScriptedVoice()
        return Runner.resume(
            small_scenario(), last.header, last.events, voice=voice, clock=self.clock, journal=self.journal
        )

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return what is to be reloaded, once."""
        reloaded, self.reloaded = self.reloaded, None
        return reloaded

    def open_calls(self) -> tuple[tuple[str, str, str], ...]:
        """Return the last call while it is open."""
        still = [runner for runner in self.runners[-1:] if runner.state.phase != "closed"]
        return tuple((runner.header.call_id, "A small case", "2026-03-03 09:00 UTC") for runner in still)

    def last_results(self) -> Mapping[str, float]:
        """Return the total of the last closed call."""
        totals = [runner.card.total for runner in self.runners if runner.card is not None]
        last = totals[-1] if totals else None
        return {} if last is None else {"small": last}


def entry(id_: str, title: str) -> LibraryEntry:
    """Return a line of the library."""
    return LibraryEntry(
        id=id_,
        title=title,
        language="en",
        channel="chat",
        difficulty=2,
        skills=("names_impact",),
        minutes=6,
        labels=(),
        status="ready",
        hash="0" * 64,
        path=f"{id_}.yaml",
    )
