"""Tells whether a call can still come to a good end: what was said and done stays so, feelings and dues may change."""

from __future__ import annotations

from simulator.engine.conditions import holds, key_of
from simulator.engine.let_down import broken_words
from simulator.engine.state import CallState
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario

FOR_GOOD = frozenset(
    {
        *("asked", "said", "denied", "offered", "promised", "refused", "acknowledged", "blamed"),
        *("did", "after", "told", "settled", "twist"),
    }
)
"""Keys of conditions that stay true once they are."""
FIXED = frozenset({"twist"})
"""Keys that are as they are from the beginning; `start` is as it is from the first reply on."""


def can_be_saved(scenario: Scenario, state: CallState) -> bool:
    """Tell whether a good ending is still within reach; True where the case tells no good ending from others.

    Args:
        scenario: the case as played.
        state: the call.
    """
    if state.ended_by or state.phase != "contact":
        return False
    if not any(ending.good for ending in scenario.endings):
        return True
    endings = scenario.endings
    if broken_words(state):
        endings = tuple(sorted(endings, key=lambda ending: ending.good))  # a good one comes only if no other does
    for ending in endings:
        if ending.good and _may_hold(ending.when, scenario, state):
            return True
        if not ending.good and _holds_for_good(ending.when, scenario, state):
            return False  # the first ending that holds is the one, and this one will
    return False


def _may_hold(condition: Condition, scenario: Scenario, state: CallState) -> bool:
    if condition.all is not None:
        return all(_may_hold(part, scenario, state) for part in condition.all)
    if condition.any is not None:
        return any(_may_hold(part, scenario, state) for part in condition.any)
    if condition.not_ is not None:
        return not _holds_for_good(condition.not_, scenario, state)
    return not _is_fixed(condition, state) or holds(condition, scenario, state)


def _holds_for_good(condition: Condition, scenario: Scenario, state: CallState) -> bool:
    if condition.all is not None:
        return all(_holds_for_good(part, scenario, state) for part in condition.all)
    if condition.any is not None:
        return any(_holds_for_good(part, scenario, state) for part in condition.any)
    if condition.not_ is not None:
        return not _may_hold(condition.not_, scenario, state)
    lasts = key_of(condition)[0] in FOR_GOOD or _is_fixed(condition, state)
    return lasts and holds(condition, scenario, state)


def _is_fixed(condition: Condition, state: CallState) -> bool:
    key = key_of(condition)[0]
    return key in FIXED or (key == "start" and state.turn > 0)
