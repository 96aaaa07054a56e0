"""What time alone does: feelings drift by themselves, as the persona has it, while the contact lasts."""

from __future__ import annotations

from datetime import timedelta

from simulator.engine.channels import HOUR_MS, MINUTE_MS, open_time, patience_factor, profile_of, working_ms
from simulator.engine.clock import hours_of, now_at, start_of
from simulator.engine.gauges import Pull, pulled
from simulator.engine.state import CallState, changed
from simulator.scenario.model import Scenario

PASSED = "time went by"
MOST_STEPS = 60
"""So many steps are counted at once at most."""


def drifted(scenario: Scenario, state: CallState) -> CallState:
    """Return the state after the drift up to its moment: for each minute of the contact, by e-mail each open hour.

    Args:
        scenario: the case as played.
        state: the call, its clock moved on already.
    """
    drift = scenario.customer.drift
    if not (drift.mood or drift.patience or drift.trust):
        return state
    if state.phase != "contact" or patience_factor(state) is None:
        return changed(state, drifted_ms=state.at_ms)
    steps, upto = _steps(scenario, state)
    if not steps:
        return state
    steps = min(steps, MOST_STEPS)
    pull = Pull(
        what=PASSED,
        mood=drift.mood * steps,
        patience=drift.patience * steps,
        trust=drift.trust * steps,
        steady=True,
    )
    return pulled(changed(state, drifted_ms=upto), pull)


def _steps(scenario: Scenario, state: CallState) -> tuple[int, int]:
    """Return how many whole steps have passed since the last drift, and up to which moment they reach."""
    if not profile_of(scenario, state).by_days:
        steps = (state.at_ms - state.drifted_ms) // MINUTE_MS
        return steps, state.drifted_ms + steps * MINUTE_MS
    hours, begin = hours_of(scenario), now_at(scenario, state.drifted_ms)
    steps = working_ms(hours, begin, now_at(scenario, state.at_ms)) // HOUR_MS
    end = open_time(hours, begin, timedelta(hours=steps)) or now_at(scenario, state.at_ms)
    return steps, round((end - start_of(scenario)).total_seconds() * 1000)
