"""Answers the closed vocabulary of conditions from the state of a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

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
Parts = tuple[Condition, ...]
SIGNALS = frozenset({"asked", "said", "denied", "offered", "promised", "refused", "acknowledged", "blamed"})


def holds(condition: Condition, scenario: Scenario, state: CallState, *, fresh: bool = False, since: int = 0) -> bool:
    """Tell whether a condition holds.

    Args:
        condition: what is asked.
        scenario: the case as played.
        state: the call.
        fresh: signals count only if they are of the last turn.
        since: signals of this turn and earlier ones do not count (what belongs to a later scene).
    """
    key, value = _APART(condition)
    if key == "all":
        return _every(value, scenario, state, fresh, since)
    if key == "any":
        return _some(value, scenario, state, fresh, since)
    if key == "not_":
        return not holds(value, scenario, state, fresh=fresh, since=since)
    if key in SIGNALS:
        return _signalled(scenario, state, condition, (key, value), since=state.turn - 1 if fresh else since)
    asked = _OF_SCENARIO.get(key)
    return _SIMPLE[key](state, value) if asked is None else asked(scenario, state, value)


def _every(parts: Parts, scenario: Scenario, state: CallState, fresh: bool, since: int) -> bool:
    for part in parts:  # noqa: SIM110 - asked hundreds of times in each step, and a generator takes as long again
        if not holds(part, scenario, state, fresh=fresh, since=since):
            return False
    return True


def _some(parts: Parts, scenario: Scenario, state: CallState, fresh: bool, since: int) -> bool:
    for part in parts:  # noqa: SIM110 - as above
        if holds(part, scenario, state, fresh=fresh, since=since):
            return True
    return False


def _taken_apart(condition: Condition) -> tuple[str, Any]:
    """Return the key of a condition with its value, parts or part; `Any` because each key has a type of its own."""
    for name in ("all", "any", "not_"):
        parts = getattr(condition, name)
        if parts is not None:
            return name, parts
    key, value = key_of(condition)
    return key, str(value) if key in SIGNALS or key in _OF_SCENARIO else value


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


def _signalled(
    scenario: Scenario, state: CallState, condition: Condition, wanted: tuple[str, str], *, since: int
) -> bool:
    if condition.by is not None:
        return _promised_by(scenario, state, wanted[1], condition.by, since=since)
    return _LATEST(state.signals).get(wanted, -1) > since


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


def _did(state: CallState, wanted: str) -> bool:
    name, *pairs = wanted.split()
    args = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    return any(done.ok and done.name == name and _has(done, args) for done in state.done)


def _has(done: Done, args: Mapping[str, str]) -> bool:
    return all(name in done.args and is_among(done.args[name], (value,)) for name, value in args.items())


def _settled(what: str, scenario: Scenario, state: CallState) -> bool:
    if what == "issue":
        return is_solved(scenario, state)
    return is_solved_elsewhere(scenario, state) if what == HANDOVER else is_done(state, what)


_APART: ByIdentity[Condition, tuple[str, Any]] = ByIdentity(_taken_apart)
_LATEST: Growing[Signal, dict[tuple[str, str], int]] = Growing({}, _note, dict.copy)
"""The latest turn of each signal."""
_OF_SCENARIO: dict[str, Callable[[Scenario, CallState, str], bool]] = {
    "did": lambda scenario, state, value: _did(state, value),
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
