"""What comes after a contact as plain JSON objects: survey, money, calm, holds, and two futures side by side."""

from __future__ import annotations

from dataclasses import asdict

from simulator.engine.state import CallState, Hold
from simulator.scenario.model import Scenario
from simulator.session.ports import CallHeader
from simulator.session.practice import Fork
from simulator.session.runner import Runner
from simulator.terminal.payload import Json
from simulator.view.aftermath import show_business, show_calm, show_survey, show_wrap_up
from simulator.view.fork import ForkSide, ForkView, show_side


def closed_json(scenario: Scenario, state: CallState, reason: str) -> Json:
    """Return the end of a call: how it ended, and what the customer made of it."""
    survey = show_survey(scenario, state)
    wrap_up = show_wrap_up(scenario, state)
    return {
        "event": "closed",
        "reason": reason,
        "ending": state.ending,
        "survey": None if survey is None else asdict(survey),
        "business": asdict(show_business(scenario, state)),
        "calm": asdict(show_calm(state)),
        "wrap_up": None if wrap_up is None else asdict(wrap_up),
        "hints": len(state.hints),
        "timers": state.opened.timers,
    }


def hold_json(hold: Hold) -> Json:
    """Return one hold: what was said about it, and what came of it."""
    return asdict(hold)


def parent_json(header: CallHeader) -> Json | None:
    """Return the call that this one was taken from, or None."""
    return None if header.parent_id is None else {"call_id": header.parent_id, "seq": header.parent_seq}


def beside_json(fork: Fork) -> Json:
    """Return the two futures of a call that was taken again, side by side."""
    return asdict(both_sides(fork))


def both_sides(fork: Fork) -> ForkView:
    """Return the two futures of a call that was taken again."""
    first, again = (_side(runner, fork.turn) for runner in (fork.first, fork.again))
    return ForkView(turn=fork.turn, first=first, again=again)


def _side(runner: Runner, turn: int) -> ForkSide:
    total = None if runner.card is None else runner.card.total
    return show_side(runner.scenario, runner.state, turn, total=total)
