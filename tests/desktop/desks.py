"""A desk without files: the small case, a stepped clock, a journal in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import Mode
from simulator.errors import JournalError, UserError
from simulator.progress.standing import standing_of
from simulator.scenario.model import Scenario
from simulator.scenario.shift import Shift, ShiftCall
from simulator.scenario.world import Bulletin, NewFact
from simulator.session.attempt import Attempt
from simulator.session.attempt import Played as PlayedCase
from simulator.session.brief import CardBrief
from simulator.session.clocks import DeskClock, SteppedClock
from simulator.session.drill import Drill
from simulator.session.ports import CallHeader, LibraryEntry, VoiceReport
from simulator.session.practice import Fork, rewind
from simulator.session.preview import Reloaded
from simulator.session.runner import Runner
from simulator.session.shift import Coming, ShiftDesk
from simulator.view.briefing import show_briefing
from simulator.view.day import DrillView, Given, Played, RegularView, ShiftOffer, TodayView, Wanted
from simulator.view.fork import ForkView, show_side
from simulator.view.progress import ProgressView, show_progress
from simulator.view.shift import ShiftBriefing, show_shift_briefing
from simulator.view.speaker import SpeakerView, TrialView
from simulator.view.today import show_today
from simulator.view.values import BriefingView
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, FullJournal, header

PLAN = Shift(
    format=1,
    id="evening",
    title="A long evening",
    language="en",
    starts="2026-05-01 18:00",
    minutes=5,
    calls=(
        ShiftCall(scenario="small", at="0s", pair="kettle"),
        ShiftCall(scenario="small", at="1m", pair="kettle", customer="Bo Hill"),
    ),
    bulletins=(
        Bulletin(
            id="dearer", at="2m", says="It costs 25 now.", facts=(NewFact(id="price", says="It costs 25.", value="25"),)
        ),
    ),
)
LONG_TITLE = "The extraordinarily long story of a parcel that went to Ostley, Nether Wallop and back without an address"


class Shelf(FullJournal):
    """Keeps one call after the other."""

    def open(self, header: CallHeader, scenario: Scenario) -> None:
        """Begin another call."""
        super().open(header, scenario)
        self.events = []


class SmallDesk:
    """Satisfies the window's `Desk`."""

    def __init__(self) -> None:
        """Hold a case that can be played and one that cannot be opened."""
        self.mode: Mode = "practice"
        self.first_scenario: str | None = None
        self.first_call: str | None = None
        self.first_shift: str | None = None
        self.alias = "sam"
        self.house = "Tillamere"
        self.journal = Shelf(room=1000)
        self.clock = SteppedClock(OPENED_AT)
        self.runners: list[Runner] = []
        self.fresh = False
        """There is no journal yet."""
        self.asked = 0
        self.set: Mapping[str, object] = {"welcomed": True, "sound": False}
        self.pictures: Path | None = None
        self.drills: tuple[DrillView, ...] = ()
        self.shifts: tuple[ShiftOffer, ...] = ()
        self.wanted: tuple[Wanted, ...] = ()
        self.regulars: tuple[RegularView, ...] = ()
        self.rewritten: list[tuple[str, str, bool]] = []
        self.unwritable: UserError | None = None
        self.unreadable: JournalError | None = None
        self.hurried = 0
        self.voice = SpeakerView(llm=False, problem="No LLM is set up.")
        self.trial = TrialView(problem="models.example cannot be reached.")
        self.forks: dict[str, Fork] = {}
        self.reloaded: Reloaded | None = None
        self.voice_report: VoiceReport | None = None
        self.owes = True
        """The case has something due the day after."""

    @property
    def is_new(self) -> bool:
        """Return whether no call was begun."""
        return not self.runners and self.fresh

    def entries(self) -> Sequence[LibraryEntry]:
        """Return the case, and one that is missing."""
        return (entry("small", "A small case"), entry("missing", LONG_TITLE))

    def briefing(self, scenario_id: str, *, mode: Mode = "practice") -> BriefingView:
        """Return the briefing of the case."""
        if scenario_id == "missing":
            raise UserError("There is no such scenario.", "Choose another one.")
        return show_briefing(small_scenario(), mode)

    def start(self, scenario_id: str, *, mode: Mode, guided: bool = False) -> Runner:
        """Open a call."""
        self.journal = Shelf(room=1000)
        voice = ScriptedVoice()
        case = small_scenario() if self.owes else replace(small_scenario(), obligations=())
        runner = Runner.start(
            case, header(), voice=voice, clock=self.clock, journal=self.journal, timers="off" if guided else "on"
        )
        self.runners.append(runner)
        return runner

    def resume(self, call_id: str) -> Runner:
        """Go on with the last call."""
        last = self.runners[-1]
        voice = ScriptedVoice()
        return Runner.resume(
            small_scenario(), last.header, last.events, voice=voice, clock=self.clock, journal=self.journal
        )

    def look_back(self, call_id: str) -> Runner:
        """Return the last call; those of the progress before it were never played here."""
        if not self.runners:
            raise UserError("That call is not here.", "Play one.")
        return self.runners[-1]

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return what is to be reloaded, once."""
        reloaded, self.reloaded = self.reloaded, None
        return reloaded

    def preferences(self) -> Mapping[str, object]:
        """Return what was set."""
        return self.set

    def remember(self, preferences: Mapping[str, object]) -> None:
        """Keep what is set."""
        self.set = preferences

    def speaker(self) -> SpeakerView:
        """Return what was set up."""
        return self.voice

    def choose_speaker(self, *, llm: bool, host: str) -> None:
        """Switch the voice, where the host is the one that is set."""
        if llm and host != self.voice.host:
            raise UserError(f"The language model that is set is at {self.voice.host} by now.", "Agree again.")
        self.voice = replace(self.voice, llm=llm, blocked=False, agreed=self.voice.agreed or llm)

    def try_speaker(self) -> TrialView:
        """Return what was set up for it."""
        return self.trial

    def picture_file(self) -> Path:
        """Return where pictures go."""
        if self.pictures is None:
            raise UserError("There is no room for pictures.", "Make some.")
        return self.pictures / "picture.png"

    def today(self) -> TodayView:
        """Return a day with the two cases."""
        self.asked += 1
        if self.unreadable is not None:
            raise self.unreadable
        given = Given(
            entries=self.entries(),
            played=self._played(),
            now=OPENED_AT,
            drills=self.drills,
            shifts=self.shifts,
            wanted=self.wanted,
            regulars=self.regulars,
        )
        return show_today(given)

    def _played(self) -> list[Played]:
        return [
            Played(
                call_id=runner.header.call_id,
                scenario_id=runner.header.scenario_id,
                opened_at=OPENED_AT,
                total=None if runner.card is None else runner.card.total,
                closed=runner.state.phase == "closed",
            )
            for runner in reversed(self.runners)
        ]

    def progress(self) -> ProgressView:
        """Return the progress of somebody who has two calls behind them."""
        attempts = (attempt(1, 40.0), attempt(2, 70.0))
        return show_progress(standing_of("sam", attempts, now=OPENED_AT, library=self.entries()), attempts, OPENED_AT)

    def drill(self, view: DrillView) -> Drill:
        """Go back to the first turn of the last call."""
        last = self.runners[-1]
        return Drill(last.scenario, last.events, turn=view.turn, criterion=view.criterion)

    def rewrote(self, view: DrillView, *, met: bool) -> None:
        """Note what was worded anew, unless nothing can be written."""
        if self.unwritable is not None:
            raise self.unwritable
        self.rewritten.append((view.call_id, view.criterion, met))

    def hurry(self, runner: Runner) -> None:
        """Count how often the customer was hurried."""
        self.hurried += 1

    def is_reading(self, runner: Runner) -> bool:
        """The customer is never slow here."""
        return False

    def rewind(self, runner: Runner, turn: int) -> Runner:
        """Take the call again; both are kept."""
        fork = rewind(runner, turn, f"{runner.header.call_id[:-2]}{len(self.runners):02}")
        self.forks[fork.again.header.call_id] = fork
        self.runners.append(fork.again)
        return fork.again

    def fork_of(self, runner: Runner) -> ForkView | None:
        """Return both futures of a call that was taken again."""
        fork = self.forks.get(runner.header.call_id)
        if fork is None:
            return None
        sides = [
            show_side(each.scenario, each.state, fork.turn, total=None if each.card is None else each.card.total)
            for each in (fork.first, fork.again)
        ]
        return ForkView(turn=fork.turn, number=2, first=sides[0], again=sides[1])

    def shift_briefing(self, shift_id: str) -> ShiftBriefing:
        """Return what stands before the shift."""
        if shift_id != PLAN.id:
            raise UserError("There is no such shift.", "Choose another one.")
        return show_shift_briefing(PLAN, shift_id, (small_scenario(), small_scenario()))

    def shift(self, shift_id: str) -> ShiftDesk:
        """Begin a shift of two calls of the case, a minute apart, with news after two."""
        clock = DeskClock(self.clock)

        def begin(coming: Coming) -> Runner:
            head = header(seed=coming.seed, call_id=f"00000000-0000-7000-8000-00000000000{coming.number}")
            voice = ScriptedVoice()
            runner = Runner.start(coming.scenario, head, voice=voice, clock=clock, journal=None, shift=coming.mark)
            self.runners.append(runner)
            return runner

        case = small_scenario() if self.owes else replace(small_scenario(), obligations=())
        return ShiftDesk(PLAN, seed=1, clock=clock, load=lambda _: case, begin=begin)

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
        firm="Kettle & Co",
        labels=(),
        status="ready",
        hash="0" * 64,
        path=f"{id_}.yaml",
    )


def attempt(number: int, total: float) -> Attempt:
    """Return a finished call of the small case."""
    brief = CardBrief(
        uncapped=total, band="safe", checks={}, caps=(), promises={}, own=None, gap=None, worst=None, best=None
    )
    played = PlayedCase(hash="0" * 64, id="small", title="A small case", channel="chat", difficulty=2, skills=())
    return Attempt(
        call_id=f"call-{number}",
        alias="sam",
        scenario=played,
        mode="practice",
        language="en",
        twist="plain",
        opened_at=OPENED_AT - timedelta(days=10 - number),
        parent_id=None,
        last_seq=9,
        scorers="{}",
        rubric_hash="0" * 64,
        empathy=total,
        accuracy=total,
        follow_through=None,
        total=total,
        brief=brief,
    )
