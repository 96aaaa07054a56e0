"""The author's preview: a scenario that is played while it is written; nothing of it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.errors import UserError
from simulator.scenario.files import authored, stamp
from simulator.session.preview import Reloaded, inputs_of, replay_inputs

if TYPE_CHECKING:
    from simulator.engine.events import Event
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader, Clock
    from simulator.session.runner import Runner

_Stamps = tuple[tuple[Path, tuple[int, int] | None], ...]
SECOND_LINE = "The call goes on as it was."


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """How a preview begins."""

    watch: bool = False
    """Reload the file when it is saved."""
    at: str | None = None
    """The beat that comes first, or the later scene with which it begins."""
    after: str | None = None
    """For a later scene: the play that leads there; without it, the first that does."""
    promised: str | None = None
    """For a later scene: what the trainee had promised, in place of a play."""
    mood: int | None = None
    """Of the customer."""
    language: str | None = None
    """To play in; that of the file by default."""

    @property
    def previews(self) -> bool:
        """Tell whether this asks for a preview at all."""
        asked = (self.at, self.mood, self.after, self.promised)
        return self.watch or any(each is not None for each in asked)


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
        self._scene = ""
        self.led = ""
        """How the later scene was reached, as a sentence."""
        self.untranslated = ""
        """What is not translated, as a sentence, once the scenario was read."""

    def scenario(self) -> Scenario:
        """Return the scenario as it is now, set up as the preview begins.

        Raises:
            UserError: its file has problems, there is no such beat or scene, or the wishes do not go together.
        """
        from simulator.rehearsal.staging import later_scene, staged
        from simulator.workplace import scenario_in

        self._stamp = self._stamps()
        scenario, self.untranslated = scenario_in(self._file, self._staging.language)
        at, wished = self._staging.at, self._staging
        self._scene, scenario = ("", scenario) if at is None else later_scene(scenario, at)
        if self._scene and wished.mood is not None:
            hint = "Leave it out: in a later scene the mood is what the contact before has made of it."
            raise UserError("`--mood` is for the first contact.", hint)
        if not self._scene and (wished.after is not None or wished.promised is not None):
            raise UserError("`--after` and `--promised` lead to a later scene.", "Name one: --at SCENE")
        return staged(scenario, at=None if self._scene else at, mood=wished.mood)

    def lead(self, runner: Runner) -> Runner:
        """Return the call where the preview begins: at the later scene that is wanted, or as it is.

        Raises:
            UserError: nothing leads to that scene.
        """
        from simulator.customers.scripted import ScriptedVoice
        from simulator.rehearsal.leading import lead_by_play, lead_by_promise

        scenario, header, wished = runner.written, runner.header, self._staging
        if not self._scene or scenario is None:
            return runner
        if wished.promised is not None:
            led = lead_by_promise(scenario, self._scene, wished.promised, seed=header.seed, twist=header.twist)
        else:
            home = self._file if self._file.is_dir() else self._file.parent
            led = lead_by_play(scenario, home, self._scene, wished.after)
        self.led = f"It begins at `{self._scene}`" + (f", after the play `{led.by}`." if led.by else ".")
        header = replace(header, seed=led.seed, twist=led.twist)
        replayed = replay_inputs(scenario, header, led.lines, voice=ScriptedVoice())
        return self._resumed(scenario, header, replayed.events)

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

        twist = runner.header.twist
        if twist != PLAIN_TWIST and twist not in scenario.twists:
            raise UserError(f"The twist `{twist}` is gone.", "Begin the preview anew.")
        header = replace(runner.header, scenario_hash=scenario_hash(scenario))
        replayed = replay_inputs(scenario, header, tuple(inputs_of(runner.events)), voice=ScriptedVoice())
        return Reloaded(runner=self._resumed(scenario, header, replayed.events), told=replayed.told())

    def _resumed(self, scenario: Scenario, header: CallHeader, events: tuple[Event, ...]) -> Runner:
        from simulator.customers.scripted import ScriptedVoice
        from simulator.session.runner import Runner

        voice = ScriptedVoice(self._clock if self._pace else None, ms_per_character=self._pace)
        return Runner.resume(scenario, header, events, voice=voice, clock=self._clock, journal=None)

    def _stamps(self) -> _Stamps:
        """Return what tells that a file has changed, for the scenario and everything near it that it may use."""
        home = self._file if self._file.is_dir() else self._file.parent
        near = [*authored(home), *authored(home, "*.po")]
        near += [
            path for kind in ("companies", "temperaments", "shared") for path in authored(home.parent / kind, "*.*")
        ]
        files = sorted({self._file, *near})
        return tuple((path, stamp(path)) for path in files if not path.is_dir())
