"""Answers the closed vocabulary of conditions from the state of a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields

from scoring.model import Scalar
from simulator.engine.clock import duration_ms
from simulator.engine.gauges import feeling_of
from simulator.engine.state import CallState, Done
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario

SIGNALS = frozenset({"asked", "said", "denied", "offered", "promised", "refused", "acknowledged", "blamed"})


def holds(condition: Condition, scenario: Scenario, state: CallState, *, fresh: bool = False) -> bool:
    """Tell whether a condition holds.

    Args:
        condition: what is asked.
        scenario: the case as played.
        state: the call.
        fresh: signals count only if they are of the last turn.
    """
    if condition.all is not None:
        return all(holds(part, scenario, state, fresh=fresh) for part in condition.all)
    if condition.any is not None:
        return any(holds(part, scenario, state, fresh=fresh) for part in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, scenario, state, fresh=fresh)
    key, value = key_of(condition)
    if key in SIGNALS:
        return _signalled(state, key, str(value), fresh=fresh)
    if key == "did":
        return _did(state, str(value))
    if key == "settled":
        return _settled(str(value), scenario, state)
    return _SIMPLE[key](state, value)


def key_of(condition: Condition) -> tuple[str, Scalar]:
    """Return the one key of a simple condition with its value.

    Raises:
        ValueError: no key is given.
    """
    for item in fields(condition):
        value = getattr(condition, item.name)
        if value is not None and item.name not in ("all", "any", "not_"):
            return item.name, value
    raise ValueError("a condition without a key")


def _signalled(state: CallState, kind: str, what: str, *, fresh: bool) -> bool:
    return any(
        signal.kind == kind and signal.what == what and (not fresh or signal.turn == state.turn)
        for signal in state.signals
    )


def _did(state: CallState, wanted: str) -> bool:
    name, *pairs = wanted.split()
    args = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    return any(done.ok and done.name == name and _has(done, args) for done in state.done)


def _has(done: Done, args: Mapping[str, str]) -> bool:
    return all(str(done.args.get(name, "")) == value for name, value in args.items())


def _settled(what: str, scenario: Scenario, state: CallState) -> bool:
    if what == "issue":
        return holds(scenario.solved, scenario, state)
    return any(item.id == what and item.status == "kept" for item in state.due)


_SIMPLE: dict[str, Callable[[CallState, Scalar], bool]] = {
    "felt": lambda state, value: feeling_of(state.mood) == value,
    "start": lambda state, value: (state.turn == 0) == value,
    "after": lambda state, value: value in state.over,
    "told": lambda state, value: value in state.told,
    "silent_for": lambda state, value: state.at_ms - state.heard_at_ms >= duration_ms(str(value)),
    "patience_below": lambda state, value: state.patience < int(value),
    "trust_at_least": lambda state, value: state.trust >= int(value),
    "mood_at_least": lambda state, value: state.mood >= int(value),
    "due": lambda state, value: any(item.id == value and item.status == "open" for item in state.due),
    "scene": lambda _state, _value: False,  # a call has no later scenes yet
    "twist": lambda state, value: state.opened.twist == value,
}
