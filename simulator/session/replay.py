"""Folds the events of a record into the state that they led to; no clock, voice or network takes part."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.engine.events import CallOpened, Event
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.scenario.model import Scenario


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
