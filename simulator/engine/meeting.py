"""Tells which deed at the desk does what is owed, and whether in time; it settles nothing."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.engine.calendar import GRACE, day_of, deadline_ms, done_at, has_clock_time
from simulator.engine.conditions import is_solved
from simulator.engine.desk import actions_of
from simulator.engine.state import CallState, Done, DueItem
from simulator.scenario.model import Scenario
from simulator.scenario.packs import CaseAction

CONTACTS = frozenset({"call_back", "message"})
"""Acts by which one is in touch with the customer later: each promise of one wants a deed of its own."""
ON_ITS_DAY = CONTACTS | {"check", "check_carrier"}
"""Acts that can be done many times: what was done before the promise, or on an earlier day, is not meant."""
SERVES = {
    "message": frozenset({"message", "call_back"}),
    "deliver": frozenset({"deliver", "replace", "book"}),
    "check": ON_ITS_DAY,
    "check_back": CONTACTS,
}
"""A promised act that others do as well: who promised to write may ring."""
SOLVING = frozenset({"resolve"})
"""Acts that are done when the matter is solved."""
_GRACE_MS = round(GRACE.total_seconds() * 1000)


def acts_of(action: CaseAction) -> frozenset[str]:
    """Return what an action amounts to, its own name included."""
    return frozenset((action.id, *action.means))


def can_be_shown(scenario: Scenario, item: DueItem) -> bool:
    """Tell whether some action of the desk could do what is owed; if not, nobody can say that it was not done."""
    if item.what in SOLVING:
        return True
    return any(_fits(scenario, item, action) for action in actions_of(scenario))


def meets_promise(action: CaseAction, act: str) -> bool:
    """Tell whether an action does an act that was promised."""
    return bool(acts_of(action) & SERVES.get(act, frozenset({act})))


def deed_for(scenario: Scenario, state: CallState, item: DueItem) -> tuple[int, str] | None:
    """Return when and by which action an item has been met so far, the earliest; None when it has not."""
    if item.what in SOLVING and item.source == "reply" and is_solved(scenario, state):
        return max(item.made_ms, _solved_at(state)), "the matter is solved"
    actions = {action.id: action for action in actions_of(scenario)}
    found = [
        (done_at(done), done.name)
        for done in _done_so_far(state)
        if done.name in actions and _fits(scenario, item, actions[done.name]) and _in_window(scenario, item, done)
    ]
    return min(found, default=None)


def is_in_time(scenario: Scenario, item: DueItem, at_ms: int) -> bool:
    """Tell whether a deed at a moment keeps an item."""
    deadline = deadline_ms(scenario, item)
    return deadline is None or at_ms <= deadline + (_GRACE_MS if has_clock_time(item) else 0)


def _solved_at(state: CallState) -> int:
    return max((done.at_ms for done in state.done if done.ok), default=state.at_ms)


def _done_so_far(state: CallState) -> Iterator[Done]:
    return (done for done in state.done if done.ok and done_at(done) <= state.at_ms)


def _fits(scenario: Scenario, item: DueItem, action: CaseAction) -> bool:
    if item.met_by:
        return action.id in item.met_by
    return meets_promise(action, item.what)


def _in_window(scenario: Scenario, item: DueItem, done: Done) -> bool:
    """Tell whether a deed comes when it can be meant: no call of Tuesday is the one that was promised for Thursday."""
    at_ms = done_at(done)
    if at_ms < item.not_before_ms:
        return False
    if item.source == "obligation" or (item.source == "reply" and item.what not in ON_ITS_DAY):
        return True
    if at_ms < item.made_ms:
        return False
    deadline = deadline_ms(scenario, item)
    if item.early or item.source == "transfer" or deadline is None:
        return True
    return day_of(scenario, at_ms) >= day_of(scenario, deadline)
