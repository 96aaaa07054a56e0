"""What a stored call comes to today: the same state, the same customer, and where today's scorers judge otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scoring.assess import assess
from scoring.card import DIMENSIONS, ScoreCard
from simulator.engine.events import EVENT_VERSION, CustomerSpoke, Event, Levels
from simulator.engine.state import CallState
from simulator.engine.step import step
from simulator.scenario.model import Scenario
from simulator.session.case import as_case
from simulator.session.record import event_from_json, event_to_json
from simulator.session.replay import differs_from_live, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What replaying a call showed."""

    digest: str
    """SHA-256 of the state at the end."""
    same_again: bool
    """A second fold, of the events written out and read again, came to the same digest."""
    as_live: bool | None
    """The state is the one in which the live call was closed; None: it is open, or was closed by other rules."""
    other_lines: tuple[str, ...]
    """Where the customer would say something else today, one sentence each."""
    other_levels: tuple[str, ...]
    """Where today's levels of a turn, seen before anything followed it, differ from the record, one sentence each."""
    other_scores: tuple[str, ...]
    """Where today's score card differs from the newest stored one, one sentence each."""


def replay(scenario: Scenario, events: Sequence[Event], stored: ScoreCard | None) -> Replay:
    """Fold a record again and compare.

    Args:
        scenario: the case as played.
        events: the record.
        stored: the newest score card of the call, if it has one.

    Raises:
        ValueError: the record does not begin with the opening of a call.
    """
    state = fold(scenario, events)
    written = [event_from_json(event.kind, EVENT_VERSION, event_to_json(event)) for event in events]
    today = assess(as_case(scenario, state))
    return Replay(
        digest=state.digest(),
        same_again=fold(scenario, written).digest() == state.digest(),
        as_live=None if (differs := differs_from_live(state, events)) is None else not differs,
        other_lines=tuple(_other_lines(scenario, events)),
        other_levels=tuple(_other_levels(state, assess(as_case(scenario, replace(state, phase="between"))))),
        other_scores=() if stored is None else tuple(other_scores(stored, today)),
    )


def _other_lines(scenario: Scenario, events: Sequence[Event]) -> Iterator[str]:
    state = fold(scenario, events[:1])
    for event in events[1:]:
        if isinstance(event, CustomerSpoke):
            wanted = [speak.brief.authored for speak in state.awaiting if speak.id == event.answers]
            if wanted and wanted[0] != event.authored:
                yield f"After turn {state.turn} the customer said {event.authored!r}, today {wanted[0]!r}."
        state = step(scenario, state, event).state


def _other_levels(state: CallState, today: ScoreCard) -> Iterator[str]:
    played: dict[int, Levels] = {m.turn: m.levels for m in state.transcript if m.levels is not None}
    for turn in today.turns:
        if turn.turn not in played:
            continue
        for dimension in DIMENSIONS:
            before, now = getattr(played[turn.turn], dimension), turn.of(dimension).level
            if before != now:
                what = dimension.replace("_", "-")
                yield f"Turn {turn.turn}, {what}: {_level(before)} when played, {_level(now)} today."


def other_scores(stored: ScoreCard, today: ScoreCard) -> Iterator[str]:
    """Yield where a score card differs from an earlier one, one sentence each."""
    for name, version in today.scorers.items():
        if stored.scorers.get(name) != version:
            yield f"The scorer {name} has version {version}, the stored card is of {stored.scorers.get(name, 'none')}."
    if stored.rubric_hash != today.rubric_hash:
        yield "The rubric has changed since."
    pairs = [("total", stored.total, today.total)]
    pairs += [(dimension, stored.of(dimension).score, today.of(dimension).score) for dimension in DIMENSIONS]
    for name, before, now in pairs:
        if before != now:
            yield f"{name.replace('_', '-').capitalize()}: {_score(before)} as stored, {_score(now)} today."


def _level(level: int | None) -> str:
    return "not assessed" if level is None else f"level {level}"


def _score(score: float | None) -> str:
    return "not assessed" if score is None else f"{score:.1f}".removesuffix(".0")
