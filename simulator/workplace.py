"""Puts the parts of a call together: library, store, customer's voice and clock; the players see only their ports."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.casting import Cast, Casting
from simulator.errors import JournalError, UserError
from simulator.settings import HOUSE, DataFolder, write_state
from simulator.wishes import LANGUAGES, Wishes, fresh_seed, new_header

if TYPE_CHECKING:
    from simulator.scenario.library import FileLibrary
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader, Clock, Journal, Voice, VoiceReport
    from simulator.session.runner import Runner
    from simulator.storage.store import Store, StoredRecord

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Early:
    """A customer who words the first line of a call before it is begun."""

    scenario: Scenario
    wishes: Wishes
    header: CallHeader
    voice: Voice

    def fits(self, scenario: Scenario, wishes: Wishes) -> bool:
        """Tell whether it is the customer of a call that is begun now."""
        return scenario == self.scenario and wishes == self.wishes


class Workplace:
    """One trainee's desk on this machine."""

    def __init__(self, folder: DataFolder, *, alias: str, house: str = HOUSE, casting: Casting | None = None) -> None:
        """Remember where things lie; nothing is opened yet.

        Args:
            folder: the data folder.
            alias: the trainee.
            house: the contact centre at which the trainee works.
            casting: finds the customer of each call; without it, what is set decides.
        """
        self.folder = folder
        self.alias = alias
        self.house = house
        self.casting = casting or Casting(folder, os.environ)
        self._cast: Cast | None = None
        self._early: _Early | None = None

    @property
    def voice_report(self) -> VoiceReport | None:
        """Return what the customer of the newest call says about itself; None for a scripted one."""
        return None if self._cast is None else self._cast.report

    @cached_property
    def library(self) -> FileLibrary:
        """Return the scenarios that can be played."""
        from simulator.scenario.library import open_library

        return open_library(self.folder)

    @cached_property
    def store(self) -> Store:
        """Return the stored calls; opens the journal.

        Raises:
            JournalError: it cannot be opened.
        """
        from simulator.storage.store import open_store

        return open_store(self.folder.journal)

    def scenario(self, name: str) -> Scenario:
        """Return a scenario by its id, or by the path of its file or folder.

        Raises:
            UserError: there is no such scenario (it names the nearest), or its file has problems.
        """
        from simulator.scenario.load import load_scenario

        return load_scenario(self.path_of(name))

    def path_of(self, name: str) -> Path:
        """Return the file or folder of a scenario by its id, or by its path.

        Raises:
            UserError: there is no such scenario; it names the nearest.
        """
        return Path(name) if names_file(name) else self.library.path_of(name)

    def begin(self, scenario: Scenario, wishes: Wishes, clock: Clock, *, pace: int = 0) -> Runner:
        """Open a new call.

        Args:
            scenario: the case as written.
            wishes: what was asked for.
            clock: measures the trainee's time.
            pace: how long the customer takes for a character, in milliseconds.

        Raises:
            UserError: a wish cannot be met.
            JournalError: the call could not be stored.
        """
        from simulator.session.runner import Runner

        early = self._early if self._early is not None and self._early.fits(scenario, wishes) else None
        self._early = None
        if early is not None:
            wishes = replace(wishes, seed=early.header.seed, twist=early.header.twist)
        header = self._header(scenario, wishes, clock)
        journal = self._journal(clock) if wishes.recorded else None
        if early is not None:
            voice = early.voice
        else:
            voice = self._voice(scenario, header, clock, pace, beside=bool(wishes.shift))
        runner = Runner.start(
            scenario,
            header,
            voice=voice,
            clock=clock,
            journal=journal,
            timers=wishes.timers,
            shift=wishes.shift,
        )
        if wishes.recorded and wishes.remembered:
            self._remember()
        return runner

    def fetch_early(self, scenario: Scenario, wishes: Wishes, clock: Clock, *, pace: int = 0) -> None:
        """Let an LLM word the first line of the call that will probably be begun, while its briefing is read.

        Nothing is stored; with the scripted customer nothing happens. What is wrong is told when the call is begun.

        Args:
            scenario: the case as written.
            wishes: what will be asked for.
            clock: measures the trainee's time.
            pace: how long the customer takes for a character, in milliseconds.
        """
        from simulator.session.runner import Runner

        self._early = None
        try:
            if not self.casting.is_llm():
                return
            header = self._header(scenario, wishes, clock)
            voice = self._voice(scenario, header, clock, pace)
        except (UserError, JournalError) as error:
            log.info("no line is fetched early: %s", error.message)
            return
        Runner.start(scenario, header, voice=voice, clock=clock, journal=None)
        self._early = _Early(scenario=scenario, wishes=wishes, header=header, voice=voice)

    def drawn(self, scenario: Scenario, wishes: Wishes, clock: Clock) -> Wishes:
        """Return the wishes with the seed and the twist that a call begun now would get.

        Args:
            scenario: the case as written.
            wishes: what will be asked for.
            clock: gives the day.

        Raises:
            UserError: a wish cannot be met.
            JournalError: the earlier calls cannot be read.
        """
        header = self._header(scenario, wishes, clock)
        return replace(wishes, seed=header.seed, twist=header.twist)

    def _header(self, scenario: Scenario, wishes: Wishes, clock: Clock) -> CallHeader:
        earlier: Sequence[CallHeader] = ()
        if wishes.recorded and wishes.seed is None:
            earlier = self.store.played(self.alias, scenario.id)
            wishes = replace(wishes, seed=fresh_seed(scenario, wishes, earlier, clock.today()))
        return new_header(scenario, wishes, alias=self.alias, clock=clock, earlier=[call.twist for call in earlier])

    def go_on(self, record: StoredRecord, clock: Clock, *, pace: int = 0) -> Runner:
        """Resume a stored call where its events end.

        Raises:
            UserError: it is closed, or damaged.
            JournalError: the customer's next line could not be stored.
        """
        from simulator.session.runner import Runner

        if not record.events:
            raise UserError("Nothing of this call was stored.", "Play it anew: rapport play")
        return Runner.resume(
            record.scenario,
            record.header,
            record.events,
            voice=self._voice(record.scenario, record.header, clock, pace),
            clock=clock,
            journal=self._journal(clock),
        )

    def as_stored(self, record: StoredRecord, clock: Clock) -> Runner:
        """Return a stored call where it stands; an open one goes on, a closed one can be taken again from a turn.

        Raises:
            UserError: nothing of it was stored, or it is damaged.
            JournalError: the customer's next line could not be stored.
        """
        from scoring.assess import assess
        from simulator.engine.events import CallClosed
        from simulator.scenario.resolve import resolve
        from simulator.session.case import as_case
        from simulator.session.runner import Runner

        if not record.events or not isinstance(record.events[-1], CallClosed):
            return self.go_on(record, clock)
        header, journal = record.header, self._journal(clock)
        played = resolve(record.scenario, seed=header.seed, twist=header.twist)
        voice = self._voice(record.scenario, header, clock, 0)
        runner = Runner(
            played, header, record.events, voice=voice, clock=clock, journal=journal, written=record.scenario
        )
        runner.card = record.cards[-1] if record.cards else assess(as_case(played, runner.state))
        return runner

    def _voice(self, scenario: Scenario, header: CallHeader, clock: Clock, pace: int, *, beside: bool = False) -> Voice:
        """Return the customer of a call; that of the call before has nothing more to say, unless both go on at once."""
        cast = self.casting.cast(scenario, header, clock, pace=pace)
        if self._cast is not None and not beside:
            self._cast.close()
        self._cast = cast
        return cast.voice

    def _remember(self) -> None:
        """Keep who plays; the call is stored by now, so that a failure must not end it."""
        try:
            write_state(self.folder, {"trainee": self.alias})
        except UserError as error:
            log.warning("the trainee is not remembered: %s", error.message)

    def _journal(self, clock: Clock) -> Journal:
        from simulator.storage.journal import SqlJournal

        return SqlJournal(self.store.database, now=clock.today)


def scenario_in(file: Path, language: str | None) -> tuple[Scenario, str]:
    """Return the scenario of a file in a language, with a sentence on what is not translated, or "".

    Args:
        file: the scenario's file, or its folder.
        language: None for the one that it is written in.

    Raises:
        UserError: its file has problems, or it is not translated into that language at all.
    """
    from simulator.scenario.load import load_scenario

    scenario = load_scenario(file)
    if language in (None, scenario.language):
        return scenario, ""
    from simulator.scenario.catalogue import translated

    assert language is not None  # the line above has returned
    played, (done, total) = translated(scenario, file, language)
    have, wanted = (LANGUAGES.get(name, name) for name in (scenario.language, language))
    if not done:
        raise UserError(f"`{scenario.id}` is not written in that language.", f"It is written in {have}.")
    told = "" if done == total else f"{wanted}: {done} of {total} lines are translated; the others are in {have}."
    return played, told


def names_file(name: str) -> bool:
    """Tell whether what was given for a scenario is a file or folder; else it is an id.

    Raises:
        UserError: nothing was given, or what no file can be called.
    """
    if not name.strip():
        raise UserError("The name of the scenario is empty.", "`rapport scenario list` shows them all.")
    path = Path(name)
    try:
        return path.exists() or path.suffix in (".yaml", ".yml") or len(path.parts) > 1
    except OSError as error:  # longer than any file's name can be
        reason = (error.strerror or str(error)).lower()
        raise UserError(
            f"`{name[:60]}...` names no scenario: {reason}.", "`rapport scenario list` shows them."
        ) from error


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be opened, as far as the environment tells.

    Args:
        environ: the environment.
        platform: `sys.platform`.
    """
    if environ.get("SDL_VIDEODRIVER") or platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
