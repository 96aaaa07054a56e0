"""What the customer has been made to believe that is not so, and would find out later."""

from __future__ import annotations

from simulator.engine.gauges import FOUND_OUT
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario


def believed_wrongly(scenario: Scenario, state: CallState, *, since: int = 0) -> dict[str, int]:
    """Return the facts that an answer told otherwise than they are, each with the level of that answer in accuracy.

    An answer that is short of something, or says nothing, deceives nobody; a fact that was put right is forgiven.

    Args:
        scenario: the case as played.
        state: the call.
        since: answers up to this turn do not count.
    """
    rated = {m.turn: m.levels.accuracy for m in state.transcript if m.levels is not None}
    facts = {fact.id for fact in scenario.facts}
    wrong: dict[str, int] = {}
    for signal in (each for each in state.signals if each.turn > since and each.what in facts):
        level = rated.get(signal.turn)
        if signal.kind == "said":
            wrong.pop(signal.what, None)
        elif signal.kind == "denied" and level is not None and level in FOUND_OUT:
            wrong[signal.what] = level
    return wrong
