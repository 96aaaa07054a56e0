"""What a call has changed for its customer, in figures and words that make one line."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.card import ScoreCard
from simulator.engine.conditions import is_solved
from simulator.engine.state import CallState
from simulator.engine.survey import survey_of
from simulator.scenario.model import Scenario
from simulator.view.faces import face_at_end, face_now, face_of
from simulator.view.values import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """One customer, before and after."""

    call_id: str
    customer: str
    portrait: str
    title: str
    """Of the case."""
    firm: str
    """For which company the desk answered, or ""."""
    before: Face
    """How they came in."""
    after: Face
    solved: bool
    """Their matter is settled."""
    kept: int
    """Promises that were kept, or moved in time."""
    broken: int
    """Promises that were broken, or kept late."""
    open: int
    csat: int | None
    total: float | None


def show_outcome(scenario: Scenario, state: CallState, card: ScoreCard | None, *, call_id: str) -> OutcomeView:
    """Return what a call has changed so far.

    Args:
        scenario: the case as played.
        state: the call.
        card: its score card, or None while it is open.
        call_id: of the call.
    """
    owed = [item for item in state.due if item.source == "reply"]
    answer = survey_of(scenario, state)
    over = state.phase == "closed"
    return OutcomeView(
        call_id=call_id,
        customer=scenario.customer.name,
        portrait=scenario.customer.portrait,
        title=scenario.title,
        firm=scenario.company.firm,
        before=face_of(scenario.customer.mood),
        after=face_at_end(scenario, state) if over else face_now(scenario, state),
        solved=is_solved(scenario, state),
        kept=sum(item.status in ("kept", "renegotiated") for item in owed),
        broken=sum(item.status in ("broken", "late") for item in owed),
        open=sum(item.status in ("open", "vague") for item in owed),
        csat=None if answer is None else answer.csat,
        total=None if card is None else card.total,
    )
