"""Folds the events of a record into the state that they led to; no clock, voice or network takes part."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.engine.events import CallClosed, CallOpened, CustomerSpoke, Event, TraineeReplied
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.scenario.model import Scenario

RULES = 18
"""Raised when the same events lead to another state than before; states of other rules are not compared."""


def stamped(state: CallState) -> str:
    """Return the digest of a state with the version of the rules that it came by."""
    return f"{RULES}:{state.digest()}"


def differs_from_live(state: CallState, events: Sequence[Event]) -> bool | None:
    """Tell whether a folded state is another than the one in which the live call was closed.

    Args:
        state: all events folded.
        events: the record.

    Returns:
        None where there is nothing to compare: the call is open, or was closed by other rules than today's.
    """
    digest = next((event.digest for event in reversed(events) if isinstance(event, CallClosed)), "")
    if digest.partition(":")[0] != str(RULES):
        return None
    return digest != stamped(state)


def fold(scenario: Scenario, events: Sequence[Event]) -> CallState:
    """Return the state after all events.

    Args:
        scenario: the case as played.
        events: from the opening on, in order.

    Raises:
        ValueError: the first event does not open the call.
    """
    if not events or not isinstance(events[0], CallOpened):
        raise ValueError("a record begins with call_opened")
    state = open_call(scenario, events[0]).state
    for event in events[1:]:
        state = step(scenario, state, event).state
    return state


def upto_turn(scenario: Scenario, events: Sequence[Event], turn: int) -> tuple[Event, ...]:
    """Return the events up to the customer's words before a turn: what a rewind to that turn begins with.

    Args:
        scenario: the case as played.
        events: from the opening on, in order.
        turn: the turn, from 1.

    Raises:
        ValueError: there is no such turn.
    """
    if not events or not isinstance(events[0], CallOpened):
        raise ValueError("a record begins with call_opened")
    state = open_call(scenario, events[0]).state
    heard = 1
    for number, event in enumerate(events[1:], start=1):
        if isinstance(event, TraineeReplied) and state.next_turn == turn:
            return tuple(events[:heard])
        state = step(scenario, state, event).state
        heard = number + 1 if isinstance(event, CustomerSpoke) else heard
    raise ValueError(f"there is no turn {turn}")
