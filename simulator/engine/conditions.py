"""Answers the closed vocabulary of conditions from the state of a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields

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

_KEYS = tuple(item.name for item in fields(Condition) if item.name not in ("all", "any", "not_", "by"))
_LATEST: dict[int, tuple[tuple[Signal, ...], Mapping[tuple[str, str], int]]] = {}
"""What `_latest_turns` found last, by the identity of the signals, which it holds so that no other can take it."""
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
    if condition.all is not None:
        return all(holds(part, scenario, state, fresh=fresh, since=since) for part in condition.all)
    if condition.any is not None:
        return any(holds(part, scenario, state, fresh=fresh, since=since) for part in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, scenario, state, fresh=fresh, since=since)
    key, value = key_of(condition)
    if condition.by is not None:
        return _promised_by(scenario, state, str(value), condition.by, since=state.turn - 1 if fresh else since)
    if key in SIGNALS:
        return _signalled(state, key, str(value), since=state.turn - 1 if fresh else since)
    if key == "did":
        return _did(state, str(value))
    if key == "settled":
        return _settled(str(value), scenario, state)
    if key == "due":
        return is_owed(scenario, state, str(value))
    return _SIMPLE[key](state, value)


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


def _signalled(state: CallState, kind: str, what: str, *, since: int) -> bool:
    if since >= state.turn - 1:
        return _in_last_turns(state.signals, kind, what, since=since)
    return _latest_turns(state.signals).get((kind, what), -1) > since


def _promised_by(scenario: Scenario, state: CallState, what: str, by: str, *, since: int) -> bool:
    """Tell whether something was promised for a moment or an earlier one."""
    limit = read_moment(scenario, 0, by)
    for signal in state.signals:
        if signal.kind == "promised" and signal.what == what and signal.turn > since and signal.due:
            moment = due_moment(scenario, signal.due)
            if limit is not None and moment is not None and moment <= limit:
                return True
    return False


def _in_last_turns(signals: tuple[Signal, ...], kind: str, what: str, *, since: int) -> bool:
    for signal in reversed(signals):
        if signal.turn <= since:
            return False
        if signal.kind == kind and signal.what == what:
            return True
    return False


def _latest_turns(signals: tuple[Signal, ...]) -> Mapping[tuple[str, str], int]:
    """Return the latest turn of each signal; one step asks hundreds of times for the same call."""
    known = _LATEST.get(id(signals))
    if known is None or known[0] is not signals:
        _LATEST.clear()
        known = signals, {(signal.kind, signal.what): signal.turn for signal in signals}
        _LATEST[id(signals)] = known
    return known[1]


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
