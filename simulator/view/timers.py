"""The time limits that run at a moment, as the desk shows them."""

from __future__ import annotations

from simulator.engine.channels import RELAXED, USUAL, after, profile_of
from simulator.engine.clock import duration_ms
from simulator.engine.hold import hold_on, overrun_at
from simulator.engine.queue import FIRST_WORDS
from simulator.engine.state import CallState, Message
from simulator.scenario.model import Scenario
from simulator.view.values import ClockView


def show_clocks(scenario: Scenario, state: CallState) -> tuple[ClockView, ...]:
    """Return the time limits that run now; none while the clock stands still, or where timers are off.

    Args:
        scenario: the case as played.
        state: the call.
    """
    if state.phase != "contact" or state.awaiting or state.resting:
        return ()
    hold = hold_on(state)
    if hold is not None:
        limit = overrun_at(state)
        return () if limit is None else (_clock("hold", "Back from the hold", state, hold.began_ms, limit),)
    profile = profile_of(scenario, state)
    since = max(state.heard_at_ms, state.quiet_until_ms)
    found = []
    if FIRST_WORDS not in state.fired and state.turn == 0:
        first = after(scenario, state, state.heard_at_ms, profile.first_reply)
        found.append(None if first is None else _clock("first_reply", "First reply", state, state.heard_at_ms, first))
    silence = after(scenario, state, since, profile.silence, state.nudges + 1)
    found.append(None if silence is None else _clock("silence", "They ask again", state, since, silence))
    return tuple(clock for clock in found if clock is not None)


def usual_reply_ms(scenario: Scenario) -> int:
    """Return within which time an answer is usual on the channel of a case."""
    return duration_ms(scenario.clocks.first_reply or USUAL[scenario.channel].first_reply)


def waits_since(scenario: Scenario, state: CallState) -> int | None:
    """Return when the customer wrote the first line that has no answer; None where nobody counts in minutes."""
    counted = state.phase == "contact" and not state.ended_by and state.opened.timers != "off"
    if not counted or hold_on(state) is not None or USUAL[scenario.channel].by_days:
        return None
    fresh = unanswered(state)
    return fresh[0].at_ms if fresh else None


def unanswered(state: CallState) -> tuple[Message, ...]:
    """Return what the customer has said in this contact since the trainee spoke; no wait lasts from day to day."""
    last = max((n for n, line in enumerate(state.transcript) if line.speaker == "agent"), default=-1)
    return tuple(line for line in state.transcript[last + 1 :] if line.scene == state.scene)


def patience_ms(scenario: Scenario, state: CallState) -> int:
    """Return from which wait on it is too long, with the leniency of relaxed timers."""
    return usual_reply_ms(scenario) * (RELAXED if state.opened.timers == "relaxed" else 1)


def _clock(name: str, title: str, state: CallState, since: int, limit: int) -> ClockView:
    left = max(0, limit - state.at_ms)
    return ClockView(name=name, title=title, left_ms=left, of_ms=limit - since)  # type: ignore[arg-type]  # literals above
