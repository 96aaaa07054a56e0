"""The honest hold: permission asked, a reason, an estimate, and back in time; each broken part of it has its price."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.channels import MINUTE_MS, patience_factor, profile_of
from simulator.engine.clock import duration_ms
from simulator.engine.gauges import Pull, taken
from simulator.engine.state import CallState, Done, Hold, changed
from simulator.scenario.model import Scenario

GRACE_MS = 15_000
"""So long after the estimate nobody says that it was overrun."""
MOST_MINUTES = 10
"""A hold is charged for so many minutes at most."""
HOLD = "hold"


def put_on_hold(scenario: Scenario, state: CallState, done: Done) -> CallState:
    """Return the state in which the customer waits on hold.

    Args:
        scenario: the case as played.
        state: the call.
        done: the action, with `minutes` and perhaps a `reason`.
    """
    state = back_from_hold(scenario, state)
    minutes = float(done.args["minutes"])
    hold = Hold(
        id=f"h{len(state.holds) + 1}",
        turn=state.turn,
        began_ms=state.at_ms,
        until_ms=state.at_ms + round(minutes * MINUTE_MS),
        reason=str(done.args.get("reason", "")).strip(),
        asked=_was_asked(state),
    )
    return changed(state, holds=(*state.holds, hold), quiet_until_ms=hold.until_ms)


def hold_on(state: CallState) -> Hold | None:
    """Return the hold that is on, or None."""
    return state.holds[-1] if state.holds and state.holds[-1].status == "on" else None


def overrun_at(state: CallState) -> int | None:
    """Return the moment at which the customer notices that the estimate was overrun; None without a hold or timers."""
    hold, factor = hold_on(state), patience_factor(state)
    if hold is None or factor is None:
        return None
    return hold.until_ms + GRACE_MS + (hold.until_ms - hold.began_ms) * (factor - 1)


def back_from_hold(scenario: Scenario, state: CallState) -> CallState:
    """Return the state after the trainee has come back; nothing happens where no hold is on."""
    hold = hold_on(state)
    if hold is None:
        return state
    limit = overrun_at(state)
    late = limit is not None and state.at_ms >= limit
    return _settled(scenario, state, hold, late=late)


def overran(scenario: Scenario, state: CallState) -> CallState:
    """Return the state after the estimate of the hold that is on has run out; the customer is about to say so."""
    hold = hold_on(state)
    return state if hold is None else _settled(scenario, state, hold, late=True)


def _settled(scenario: Scenario, state: CallState, hold: Hold, *, late: bool) -> CallState:
    done = replace(hold, status="late" if late else "kept", ended_ms=state.at_ms)
    state = changed(state, holds=(*state.holds[:-1], done))
    if patience_factor(state) is None:
        return state
    return taken(scenario, state, _pull(scenario, state, done))


def _pull(scenario: Scenario, state: CallState, hold: Hold) -> Pull:
    """Return what a hold does in the end (rubric, part 5)."""
    minutes = min(MOST_MINUTES, max(1, -(-(hold.ended_ms - hold.began_ms) // MINUTE_MS)))
    if hold.status == "late":
        over = max(1, -(-(hold.ended_ms - hold.until_ms) // MINUTE_MS))
        kept = max(0, minutes - over)
        what = "was left on hold for longer than was said"
        return Pull(what=what, patience=-kept - 6 * over, mood=-4, trust=-4, move="put_on_hold")
    if not hold.asked and not hold.reason:
        what = "was put on hold without a word"
        return Pull(what=what, patience=-6 * minutes, mood=-4, trust=-4, move="put_on_hold")
    if not (hold.asked and hold.reason):
        what = "was put on hold without a reason" if hold.asked else "was put on hold without being asked"
        return Pull(what=what, patience=-3 * minutes, mood=-2, trust=-2, move="put_on_hold")
    longest = max(1, duration_ms(profile_of(scenario, state).hold) // MINUTE_MS)
    if minutes > longest:
        what = "was on hold for long, as announced"
        return Pull(what=what, patience=-longest - 3 * (minutes - longest), mood=-1, move="put_on_hold")
    return Pull(what="was fetched back from the hold in time", patience=-minutes, trust=1, move="put_on_hold")


def _was_asked(state: CallState) -> bool:
    """Tell whether the last reply asked for leave to put the customer on hold, and no hold has used that leave up."""
    if any(hold.turn == state.turn for hold in state.holds):
        return False
    return any(
        signal.turn == state.turn and (signal.kind, signal.what) in (("asked", "permission"), ("offered", "wait"))
        for signal in state.signals
    )
