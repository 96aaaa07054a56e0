"""Answers the closed vocabulary of conditions from the state of a call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from itertools import takewhile

from scoring.model import Scalar
from simulator.engine.calendar import due_moment, read_moment
from simulator.engine.clock import duration_ms
from simulator.engine.gauges import feeling_of
from simulator.engine.handover import HANDOVER, is_solved_elsewhere
from simulator.engine.standing import is_done, is_owed
from simulator.engine.state import CallState, Done, Signal
from simulator.scenario.arguments import is_among
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import ByIdentity, Growing

_KEYS = tuple(item.name for item in fields(Condition) if item.name not in ("all", "any", "not_", "by"))
SIGNALS = frozenset({"asked", "said", "denied", "offered", "promised", "refused", "acknowledged", "blamed"})
Latest = Mapping[tuple[str, str], int]
"""The latest turn of each signal, by its kind and matter."""
_Test = Callable[[Scenario, CallState, Latest, int], bool]
"""A condition made ready to be asked: of the case, the call, its signals, and the turn after which these count."""


def holds(condition: Condition, scenario: Scenario, state: CallState, *, fresh: bool = False, since: int = 0) -> bool:
    """Tell whether a condition holds.

    Args:
        condition: what is asked.
        scenario: the case as played.
        state: the call.
        fresh: signals count only if they are of the last turn.
        since: signals of this turn and earlier ones do not count (what belongs to a later scene).
    """
    return _READY(condition)(scenario, state, _LATEST(state.signals), state.turn - 1 if fresh else since)


def may_hold(condition: Condition, signals: Collection[tuple[str, str]]) -> bool:
    """Tell whether a condition that wants something of a reply may hold, as its signals are; False is certain.

    Args:
        condition: what is asked.
        signals: kind and matter of all that the reply was understood to do.
    """
    wanted = _WANTED(condition)
    return wanted is None or not wanted.isdisjoint(signals)


def _wanted(condition: Condition) -> frozenset[tuple[str, str]] | None:
    """Return signals without one of which a condition cannot hold; None where it may hold without any."""
    if condition.all is not None:
        return next((found for part in condition.all if (found := _WANTED(part)) is not None), None)
    if condition.any is not None:
        parts = [_WANTED(part) for part in condition.any]
        return frozenset().union(*(part for part in parts if part is not None)) if None not in parts else None
    if condition.not_ is not None:
        return None
    key, value = key_of(condition)
    return frozenset({(key, str(value))}) if key in SIGNALS else None


def fresh_in(state: CallState) -> frozenset[tuple[str, str]]:
    """Return kind and matter of what the last turn was understood to do."""
    fresh = takewhile(lambda signal: signal.turn == state.turn, reversed(state.signals))
    return frozenset((signal.kind, signal.what) for signal in fresh)


def latest_of(state: CallState) -> Latest:
    """Return the latest turn of each signal that the call has heard."""
    return _LATEST(state.signals)


def _made_ready(condition: Condition) -> _Test:
    """Return the test that a condition stands for; hundreds are asked in each step, so each is taken apart once."""
    if condition.all is not None:
        return _every(tuple(map(_READY, condition.all)))
    if condition.any is not None:
        return _some(tuple(map(_READY, condition.any)))
    if condition.not_ is not None:
        denied = _READY(condition.not_)
        return lambda scenario, state, latest, since: not denied(scenario, state, latest, since)
    key, value = key_of(condition)
    if key in SIGNALS:
        return _signalled((key, str(value)), condition.by)
    if key == "did":
        return _did(str(value))
    asked, simple = _OF_SCENARIO.get(key), _SIMPLE.get(key)
    if asked is not None:
        name = str(value)
        return lambda scenario, state, latest, since: asked(scenario, state, name)
    assert simple is not None  # the loader knows no other key
    return lambda scenario, state, latest, since: simple(state, value)


def _every(tests: tuple[_Test, ...]) -> _Test:
    def test(scenario: Scenario, state: CallState, latest: Latest, since: int) -> bool:
        for each in tests:  # noqa: SIM110 - asked hundreds of times in each step, and a generator takes as long again
            if not each(scenario, state, latest, since):
                return False
        return True

    return test


def _some(tests: tuple[_Test, ...]) -> _Test:
    def test(scenario: Scenario, state: CallState, latest: Latest, since: int) -> bool:
        for each in tests:  # noqa: SIM110 - as above
            if each(scenario, state, latest, since):
                return True
        return False

    return test


def _signalled(wanted: tuple[str, str], by: str | None) -> _Test:
    if by is not None:
        what, limit = wanted[1], by
        return lambda scenario, state, latest, since: _promised_by(scenario, state, what, limit, since=since)
    return lambda scenario, state, latest, since: latest.get(wanted, -1) > since


def key_of(condition: Condition) -> tuple[str, Scalar]:
    """Return the one key of a simple condition with its value.

    Raises:
        ValueError: no key is given.
    """
    for name in _KEYS:
        value = getattr(condition, name)
        if value is not None:
            return name, value
    raise ValueError("a condition without a key")


def is_solved(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the customer's matter is solved: by the trainee, or by those to whom it was handed."""
    return holds(scenario.solved, scenario, state) or is_solved_elsewhere(scenario, state)


def _promised_by(scenario: Scenario, state: CallState, what: str, by: str, *, since: int) -> bool:
    """Tell whether something was promised for a moment or an earlier one."""
    limit = read_moment(scenario, 0, by)
    for signal in state.signals:
        if signal.kind == "promised" and signal.what == what and signal.turn > since and signal.due:
            moment = due_moment(scenario, signal.due)
            if limit is not None and moment is not None and moment <= limit:
                return True
    return False


def _note(turns: dict[tuple[str, str], int], signal: Signal) -> None:
    turns[signal.kind, signal.what] = signal.turn


def _did(wanted: str) -> _Test:
    name, *pairs = wanted.split()
    args = dict(pair.split("=", 1) for pair in pairs if "=" in pair)

    def test(scenario: Scenario, state: CallState, latest: Latest, since: int) -> bool:
        return any(done.ok and done.name == name and _has(done, args) for done in state.done)

    return test


def _has(done: Done, args: Mapping[str, str]) -> bool:
    return all(name in done.args and is_among(done.args[name], (value,)) for name, value in args.items())


def _settled(what: str, scenario: Scenario, state: CallState) -> bool:
    if what == "issue":
        return is_solved(scenario, state)
    return is_solved_elsewhere(scenario, state) if what == HANDOVER else is_done(state, what)


_WANTED: ByIdentity[Condition, frozenset[tuple[str, str]] | None] = ByIdentity(_wanted)
_READY: ByIdentity[Condition, _Test] = ByIdentity(_made_ready)
_LATEST: Growing[Signal, dict[tuple[str, str], int]] = Growing({}, _note, dict.copy)
"""The latest turn of each signal."""
_OF_SCENARIO: dict[str, Callable[[Scenario, CallState, str], bool]] = {
    "settled": lambda scenario, state, value: _settled(value, scenario, state),
    "due": is_owed,
}
_SIMPLE: dict[str, Callable[[CallState, Scalar], bool]] = {
    "felt": lambda state, value: feeling_of(state.mood) == value,
    "start": lambda state, value: (state.turn == 0) == value,
    "after": lambda state, value: value in state.over,
    "told": lambda state, value: value in state.told,
    "silent_for": lambda state, value: state.at_ms - state.heard_at_ms >= duration_ms(str(value)),
    "patience_below": lambda state, value: state.patience < int(value),
    "trust_at_least": lambda state, value: state.trust >= int(value),
    "mood_at_least": lambda state, value: state.mood >= int(value),
    "scene": lambda state, value: state.scene == value,
    "twist": lambda state, value: state.opened.twist == value,
}
