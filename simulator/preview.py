"""The author's preview: a scenario that is played while it is written; nothing of it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import UserError
from simulator.scenario.files import authored, stamp
from simulator.session.preview import Reloaded, inputs_of, replay_inputs

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.session.ports import Clock
    from simulator.session.runner import Runner

_Stamps = tuple[tuple[Path, tuple[int, int] | None], ...]
SECOND_LINE = "The call goes on as it was."


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """How a preview begins."""

    watch: bool = False
    """Reload the file when it is saved."""
    at: str | None = None
    """The beat that comes first."""
    mood: int | None = None
    """Of the customer."""
    language: str | None = None
    """To play in; that of the file by default."""

    @property
    def previews(self) -> bool:
        """Tell whether this asks for a preview at all."""
        return self.watch or self.at is not None or self.mood is not None


class Preview:
    """One scenario file under an author's hands; satisfies `simulator.session.preview.Reloads`."""

    def __init__(self, file: Path, staging: Staging, clock: Clock, *, pace: int = 0) -> None:
        """Remember what is played; nothing is read yet.

        Args:
            file: the scenario's file, or its folder.
            staging: how it begins.
            clock: the clock of the call.
            pace: how long the customer takes for a character, in milliseconds.
        """
        self._file = file
        self._staging = staging
        self._clock = clock
        self._pace = pace
        self._stamp: _Stamps = ()
        self.untranslated = ""
        """What is not translated, as a sentence, once the scenario was read."""

    def scenario(self) -> Scenario:
        """Return the scenario as it is now, set up as the preview begins.

        Raises:
            UserError: its file has problems, or there is no such beat.
        """
        from simulator.rehearsal.staging import staged
        from simulator.workplace import scenario_in

        self._stamp = self._stamps()
        scenario, self.untranslated = scenario_in(self._file, self._staging.language)
        return staged(scenario, at=self._staging.at, mood=self._staging.mood)

    def reload(self, runner: Runner) -> Reloaded | None:
        """Return the call on the changed file; None while it has not changed, or is not watched."""
        if not self._staging.watch or self._stamps() == self._stamp:
            return None
        try:
            scenario = self.scenario()
            return self._again(runner, scenario)
        except UserError as problem:
            return Reloaded(runner=None, told=f"The file has changed: {problem.message} {SECOND_LINE}")

    def _again(self, runner: Runner, scenario: Scenario) -> Reloaded:
        from simulator.customers.scripted import ScriptedVoice
        from simulator.scenario.codec import scenario_hash
        from simulator.scenario.resolve import PLAIN_TWIST
        from simulator.session.runner import Runner

        twist = runner.header.twist
        if twist != PLAIN_TWIST and twist not in scenario.twists:
            raise UserError(f"The twist `{twist}` is gone.", "Begin the preview anew.")
        header = replace(runner.header, scenario_hash=scenario_hash(scenario))
        replayed = replay_inputs(scenario, header, tuple(inputs_of(runner.events)), voice=ScriptedVoice())
        voice = ScriptedVoice(self._clock if self._pace else None, ms_per_character=self._pace)
        new = Runner.resume(scenario, header, replayed.events, voice=voice, clock=self._clock, journal=None)
        return Reloaded(runner=new, told=replayed.told())

    def _stamps(self) -> _Stamps:
        """Return what tells that a file has changed, for the scenario and everything near it that it may use."""
        home = self._file if self._file.is_dir() else self._file.parent
        near = [*authored(home), *authored(home, "*.po")]
        near += [
            path for kind in ("companies", "temperaments", "shared") for path in authored(home.parent / kind, "*.*")
        ]
        files = sorted({self._file, *near})
        return tuple((path, stamp(path)) for path in files if not path.is_dir())
