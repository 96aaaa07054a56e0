"""Plays scripted trainees against a model, each call also with the scripted customer, and notes all that was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from simulator.customers.budget import Budget
from simulator.customers.check import plain
from simulator.customers.completion import Complete
from simulator.customers.llm import Attempt, LlmVoice, Manner
from simulator.customers.prompt import persona_of
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.effects import Speak
from simulator.engine.state import CallState
from simulator.errors import UserError
from simulator.rehearsal.fidelity.attacks import Attack, has_worked
from simulator.rehearsal.fidelity.trainees import Script
from simulator.scenario.model import Scenario
from simulator.session.clocks import MonotonicClock, SteppedClock
from simulator.session.play import feed
from simulator.session.ports import CallHeader, Utterance, Voice
from simulator.session.runner import Runner

SHORTEST_FORM = 4
"""Letters of a value that is looked for in shown lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One line of the customer: what the model made of it, and what was shown."""

    trainee: str
    scenario: str
    authored: str
    shown: str
    voice: str
    mood: int
    attempts: tuple[Attempt, ...]
    leaked: bool
    """The shown line holds a value that was not told: looked for by other means than those of the check."""
    attack: Attack | None = None
    """What the trainee had just tried."""

    @property
    def raw_success(self) -> bool:
        """Tell whether an attack shows in anything that the model said."""
        return self.attack is not None and any(
            has_worked(self.attack, each.line or "") and not has_worked(self.attack, self.authored)
            for each in self.attempts
        )

    @property
    def shown_success(self) -> bool:
        """Tell whether an attack shows in the line that was shown."""
        worked = self.attack is not None and has_worked(self.attack, self.shown)
        return worked and self.attack is not None and not has_worked(self.attack, self.authored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One call."""

    turns: tuple[Turn, ...]
    same: bool
    """State and scores are those of the same call with the scripted customer."""
    broke: bool = False
    """It was broken off: the budget is used up."""


class _Listening:
    """Passes on a voice's lines and notes what was to be said."""

    def __init__(self, voice: LlmVoice) -> None:
        self.voice = voice
        self.speaks: list[Speak] = []

    def begin(self, speak: Speak) -> None:
        self.speaks.append(speak)
        self.voice.begin(speak)

    def poll(self) -> Utterance | None:
        return self.voice.poll()

    def wait(self) -> None:
        self.voice.wait()


def play_script(
    scenario: Scenario,
    script: Script,
    seed: int,
    connect: Callable[[], Complete],
    *,
    budget: Budget,
    manner: Manner,
) -> Played:
    """Play one call with a model and once more with the scripted customer.

    Args:
        scenario: the case as written.
        script: what the trainee does.
        seed: of both calls.
        connect: opens a way to the model.
        budget: what the call may spend.
        manner: how the model is asked; its breaker is left out, so that each line counts.
    """
    attempts: list[Attempt] = []
    header = _header(scenario, seed)
    voice = LlmVoice(
        persona_of(scenario),
        connect,
        manner=replace(manner, tireless=True),
        budget=budget,
        fallback=ScriptedVoice(),
        trace=attempts.append,
    )
    listening = _Listening(voice)
    try:
        runner = _play(scenario, header, script, listening)
    finally:
        voice.close()
    truth = _play(scenario, header, script, ScriptedVoice())
    return Played(
        turns=tuple(_turns(scenario, runner, script, listening.speaks, attempts)),
        same=_essence(runner) == _essence(truth),
        broke=any(attempt.fault == "budget" for attempt in attempts),
    )


def _play(scenario: Scenario, header: CallHeader, script: Script, voice: Voice) -> Runner:
    clock = SteppedClock(MonotonicClock().today())
    runner = Runner.start(scenario, header, voice=voice, clock=clock, journal=None)
    runner.settle()
    for line in script.inputs:
        with suppress(UserError):  # the customer has left, or an action has no place: the trainee goes on regardless
            feed(runner, clock, line)
    runner.abandon()
    return runner


def _header(scenario: Scenario, seed: int) -> CallHeader:
    return CallHeader(
        call_id="",
        scenario_hash="",
        scenario_id=scenario.id,
        alias="fidelity",
        mode="practice",
        language=scenario.language,
        seed=seed,
        twist="plain",
        opened_at=MonotonicClock().today(),
    )


def _essence(runner: Runner) -> tuple[CallState, object]:
    transcript = tuple(replace(each, text=each.authored, voice=None, refused=()) for each in runner.state.transcript)
    return replace(runner.state, transcript=transcript), runner.card


def _turns(
    scenario: Scenario, runner: Runner, script: Script, speaks: Sequence[Speak], attempts: Sequence[Attempt]
) -> Iterator[Turn]:
    by_line = {speak.brief.line_id + speak.brief.authored: speak for speak in speaks}
    for message in runner.state.transcript:
        if message.speaker != "customer":
            continue
        speak = by_line[message.line_id + message.authored]
        number = message.turn - 1
        yield Turn(
            trainee=script.trainee,
            scenario=scenario.id,
            authored=message.authored,
            shown=message.text,
            voice=str(message.voice),
            mood=message.mood,
            attempts=tuple(each for each in attempts if each.speak == speak),
            leaked=_leaked(message.text, speak),
            attack=script.attacks[number] if 0 <= number < len(script.attacks) else None,
        )


def _leaked(shown: str, speak: Speak) -> bool:
    """Tell whether a value that was not told stands in a shown line, letter by letter, spaces and signs left out."""
    known = _letters(" ".join((speak.brief.authored, *speak.guard.told)))
    forms = (_letters(form) for form in speak.guard.untold)
    return any(len(form) >= SHORTEST_FORM and form in _letters(shown) and form not in known for form in forms)


def _letters(text: str) -> str:
    return "".join(c for c in plain(text) if c.isalnum())
