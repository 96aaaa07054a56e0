"""What becomes of a matter in other hands: whether it is solved there, and when one has to check back."""

from __future__ import annotations

from datetime import datetime

from simulator.engine.calendar import one_working_day_later
from simulator.engine.clock import hours_of, now_at
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import moment_after
from simulator.scenario.resolve import draw

HANDOVER = "handover"
"""In conditions: the others have solved it."""
CHECK_BACK = "check_back"
"""Id of the item that a handover makes."""
HANDING = frozenset({"transfer_warm", "transfer_cold", "escalate"})
"""Actions by which the matter goes to somebody else."""
TAKES_MS = 3_600_000
"""So long the others need."""
EVEN = 50


def is_solved_elsewhere(scenario: Scenario, state: CallState) -> bool:
    """Tell whether those to whom the matter was handed have solved it by now."""
    return state.handed_ms is not None and state.at_ms >= state.handed_ms + TAKES_MS and will_solve(scenario, state)


def will_solve(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the others solve it: the seed decides in practice, the likelier outcome in assessment."""
    if state.opened.mode == "assessment":
        return scenario.handover.solves >= EVEN
    return draw(state.opened.seed, HANDOVER, 100) < scenario.handover.solves


def check_back_at(scenario: Scenario, at_ms: int) -> datetime:
    """Return when the trainee has to ask what became of a matter that is handed over now."""
    rule = scenario.handover.check_back
    if rule:
        return moment_after(now_at(scenario, at_ms), rule, hours_of(scenario))
    return one_working_day_later(scenario, at_ms)
