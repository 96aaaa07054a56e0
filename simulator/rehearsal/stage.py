"""Plays a call in memory at full speed: the scripted customer, simulated time, no journal, no real clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from scoring.card import DIMENSIONS, ScoreCard
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import Event
from simulator.engine.state import CallState
from simulator.errors import UserError
from simulator.scenario.model import Scenario
from simulator.scenario.resolve import PLAIN_TWIST
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.ports import CallHeader
from simulator.session.runner import Runner

OPENED_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""What rehearsed calls carry as their real time: nobody reads it, and it is always the same."""
MOST_STOPS = 60
"""More contacts and stops between them than any case has."""
Line = Mapping[str, object]
"""An object of the terminal protocol."""
Actor = Callable[[Runner], Iterator[Line]]
"""Somebody who plays the trainee: looks at the call and yields what is done next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """A call that was rehearsed to its end."""

    scenario: Scenario
    """The case as played."""
    seed: int
    twist: str
    events: tuple[Event, ...]
    state: CallState
    card: ScoreCard
    refused: tuple[str, ...] = ()
    """Inputs that had no place or were not understood, as sentences."""

    def scores(self) -> Mapping[str, float | None]:
        """Return the score of each dimension, and `total`."""
        return {name: self.card.of(name).score for name in DIMENSIONS} | {"total": self.card.total}

    def critical(self) -> frozenset[str]:
        """Return the codes of the critical errors that are certain."""
        return frozenset(error.code for error in self.card.caps if error.certain)


def on_stage(scenario: Scenario, *, seed: int, twist: str = PLAIN_TWIST) -> tuple[Runner, SteppedClock]:
    """Return a call that was just opened, with its clock.

    Args:
        scenario: the case as written.
        seed: decides values and wordings.
        twist: the variant.

    Raises:
        UserError: the scenario has no such twist.
    """
    if twist != PLAIN_TWIST and twist not in scenario.twists:
        known = ", ".join(scenario.twists) or PLAIN_TWIST
        raise UserError(f"`{scenario.id}` has no twist `{twist}`.", f"It has: {known}.")
    header = CallHeader(
        call_id=str(UUID(int=0)),
        scenario_hash="",
        scenario_id=scenario.id,
        alias="rehearsal",
        mode="practice",
        language=scenario.language,
        seed=seed,
        twist=twist,
        opened_at=OPENED_AT,
    )
    clock = SteppedClock(OPENED_AT)
    return Runner.start(scenario, header, voice=ScriptedVoice(), clock=clock, journal=None), clock


def perform(scenario: Scenario, lines: Iterable[Line], *, seed: int, twist: str = PLAIN_TWIST) -> Performance:
    """Play inputs as they stand, and close the call where they end.

    Args:
        scenario: the case as written.
        lines: the inputs.
        seed: decides values and wordings.
        twist: the variant.

    Raises:
        UserError: the scenario has no such twist.
    """
    runner, clock = on_stage(scenario, seed=seed, twist=twist)
    refused: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.get("do") == "end" and runner.state.phase == "between" and not runner.has_gone_on():
            continue  # the customer has said goodbye first
        try:
            feed(runner, clock, line)
        except UserError as problem:
            refused.append(f"Input {number} ({line.get('do')}): {problem.message}")
    return _finished(runner, refused)


def act_out(
    scenario: Scenario, actor: Actor, *, seed: int, twist: str = PLAIN_TWIST, between: Actor | None = None
) -> Performance:
    """Let an actor play the trainee until the call is closed, all its contacts and the stops between them in turn.

    Args:
        scenario: the case as written.
        actor: is asked anew for each contact.
        seed: decides values and wordings.
        twist: the variant.
        between: is asked anew at each stop between two contacts; without it nothing is done there.

    Raises:
        UserError: the scenario has no such twist.
    """
    runner, clock = on_stage(scenario, seed=seed, twist=twist)
    refused: list[str] = []
    for _ in range(MOST_STOPS):
        phase = runner.state.phase
        if phase not in ("contact", "between"):
            break
        works = actor if phase == "contact" else between
        for line in works(runner) if works is not None else ():
            try:
                feed(runner, clock, line)
            except UserError as problem:
                refused.append(f"{line.get('do')}: {problem.message}")
            if runner.state.phase != phase:
                break
        _leave(runner, phase)
    return _finished(runner, refused)


def _leave(runner: Runner, phase: str) -> None:
    """End the contact, or go on from a stop between two."""
    if phase == "contact" == runner.state.phase:
        runner.end()
    elif phase == "between" == runner.state.phase:
        runner.next()


def _finished(runner: Runner, refused: list[str]) -> Performance:
    if runner.state.phase == "rating":
        runner.rate(None)
    runner.abandon()
    assert runner.card is not None  # a closed call has one
    return Performance(
        scenario=runner.scenario,
        seed=runner.header.seed,
        twist=runner.header.twist,
        events=runner.events,
        state=runner.state,
        card=runner.card,
        refused=tuple(refused),
    )
