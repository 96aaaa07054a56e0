"""Decides who plays the customer, and puts that customer together: settings, consent, key, endpoint, voice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from simulator.errors import UserError
from simulator.settings import DataFolder

if TYPE_CHECKING:
    from simulator.customers.budget import Budget
    from simulator.customers.completion import Complete
    from simulator.customers.target import Target, Traits
    from simulator.llm_settings import LlmSettings
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader, Clock, Voice, VoiceReport

Wanted = Literal["scripted", "llm"]
CassetteMode = Literal["record", "replay", "replay-or-fail"]
USED = "llm_used.json"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A customer for one call."""

    voice: Voice
    report: VoiceReport | None = None
    """What an LLM says about itself; None for the scripted customer."""
    close: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tape:
    """Where answers are recorded, or come from."""

    file: Path
    mode: CassetteMode


class Casting:
    """Finds the customer of each call; nothing of the LLM is imported while it is off."""

    def __init__(
        self, folder: DataFolder, environ: Mapping[str, str], *, wanted: Wanted | None = None, tape: Tape | None = None
    ) -> None:
        """Remember what was asked for.

        Args:
            folder: the data folder.
            environ: the environment.
            wanted: who is to speak; None for what is set.
            tape: a recording to be made or played.
        """
        self._folder = folder
        self._environ = environ
        self._wanted = wanted
        self._tape = tape

    def is_llm(self) -> bool:
        """Tell whether the customer is an LLM.

        Raises:
            UserError: what is set cannot be read.
        """
        if self._wanted is not None:
            return self._wanted == "llm"
        return _is_enabled(self._folder)

    def cast(self, scenario: Scenario, header: CallHeader, clock: Clock, *, pace: int = 0) -> Cast:
        """Return the customer of a call.

        Args:
            scenario: the case as written.
            header: what is known of the call.
            clock: of the call; the LLM's deadlines are in real time whatever it is.
            pace: how long the scripted customer takes for a character, in milliseconds.

        Raises:
            UserError: an LLM is wanted and not set up, or nobody has agreed to send anything to its host.
        """
        from simulator.customers.scripted import ScriptedVoice

        scripted = ScriptedVoice(clock if pace else None, ms_per_character=pace)
        if not self.is_llm():
            return Cast(voice=scripted)
        from simulator.scenario.resolve import resolve

        return self._llm(resolve(scenario, seed=header.seed, twist=header.twist), scripted)

    def check(self) -> None:
        """Raise what would keep an LLM from speaking, before a call is begun.

        Raises:
            UserError: an LLM is wanted and not set up, or nobody has agreed to send anything to its host.
        """
        if self.is_llm():
            self._ready()

    def _ready(self) -> tuple[LlmSettings, Target]:
        sends = self._tape is None or self._tape.mode != "replay-or-fail"
        return ready(self._folder, self._environ, sends=sends)

    def _llm(self, scenario: Scenario, scripted: Voice) -> Cast:
        from simulator.customers.llm import LlmVoice, Manner
        from simulator.customers.prompt import persona_of

        settings, target = self._ready()
        label = f"{target.host} {target.model}"
        connect = connector(self._folder, self._environ, settings, target, tape=self._tape)
        ready_made = [connect()]  # a recording that cannot be read is told before the call is opened
        voice = LlmVoice(
            persona_of(scenario),
            lambda: ready_made.pop() if ready_made else connect(),
            manner=Manner(deadline_s=settings.deadline_s, max_tokens=settings.max_tokens, label=label),
            budget=budget_of(self._folder, settings),
            fallback=scripted,
        )
        return Cast(voice=voice, report=voice, close=voice.close)


def _is_enabled(folder: DataFolder) -> bool:
    """Tell whether the LLM is switched on; read without what the LLM needs, since it mostly is off.

    Raises:
        UserError: `config.toml` cannot be read.
    """
    from simulator.settings import read_config, read_state

    for source in (read_state(folder), read_config(folder)):
        section = source.get("llm")
        if isinstance(section, Mapping) and isinstance(section.get("enabled"), bool):
            return bool(section["enabled"])
    return False


def ready(
    folder: DataFolder, environ: Mapping[str, str], *, sends: bool = True, settings: LlmSettings | None = None
) -> tuple[LlmSettings, Target]:
    """Return what is set, and the endpoint.

    Args:
        folder: the data folder.
        environ: the environment.
        sends: something will be sent to the endpoint.
        settings: in place of those that are set.

    Raises:
        UserError: nothing is set up, or nobody has agreed to send anything to its host.
    """
    from simulator.llm_settings import agreed, llm_settings

    settings = settings or llm_settings(folder, environ)
    target = settings.target()
    if sends and not agreed(folder, target):
        hint = f"If you agree, run: rapport llm check --consent {target.host}"
        raise UserError(f"What trainees type would be sent to {target.host}, and nobody has agreed to that.", hint)
    settings.key(target, environ)  # one that cannot be a key is told now
    return settings, target


def connector(
    folder: DataFolder,
    environ: Mapping[str, str],
    settings: LlmSettings,
    target: Target,
    *,
    tape: Tape | None = None,
) -> Callable[[], Complete]:
    """Return what opens a way to a model: to the endpoint itself, or through a recording.

    Args:
        folder: what is learnt about the endpoint is kept there.
        environ: may hold the key.
        settings: what is set.
        target: the endpoint.
        tape: a recording to be made or played.
    """
    from simulator.customers.endpoint import Endpoint
    from simulator.llm_settings import keep_traits, known_traits

    def learnt(traits: Traits) -> None:
        try:
            keep_traits(folder, target, traits)
        except UserError as error:
            log.warning("what was learnt about the endpoint is not kept: %s", error.message)

    def connect() -> Complete:
        key = settings.key(target, environ)
        endpoint = Endpoint(target, key, traits=known_traits(folder, settings, target), learnt=learnt)
        if tape is None:
            return endpoint
        from simulator.customers.cassette import Cassette

        return Cassette(tape.file, tape.mode, target, endpoint)

    return connect


def budget_of(folder: DataFolder, settings: LlmSettings) -> Budget:
    """Return what one call may spend, counted into what is spent today."""
    from simulator.customers.budget import Budget
    from simulator.customers.daybook import FileDayBook
    from simulator.session.clocks import MonotonicClock

    return Budget(settings.limits, FileDayBook(folder.path / USED, MonotonicClock().today))
