"""What stands after a call besides the scores: survey, delivery gap, money, calm, and the work after the contact."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.card import ScoreCard
from scoring.model import SelfRating, Weights
from simulator.engine.business import business_of
from simulator.engine.calm import Calm, calm_of
from simulator.engine.conflict import Conflict, conflict_of
from simulator.engine.state import CallState
from simulator.engine.survey import Cause, survey_of
from simulator.scenario.model import Scenario
from simulator.session.wrapup import wrap_up_of
from simulator.view.after_values import (
    BusinessView,
    CalmView,
    FireRow,
    GapView,
    MoveRow,
    SurveyView,
    TraceRow,
    WrapUpView,
)
from simulator.view.wording import titled

HEATS = ("calm", "annoyed", "angry", "abusive")
CLOSE = 10
"""So many points are no gap worth a word."""


def show_survey(scenario: Scenario, state: CallState) -> SurveyView | None:
    """Return the customer's survey, or None when nobody was asked."""
    answer = survey_of(scenario, state)
    if answer is None:
        return None
    return SurveyView(
        csat=answer.csat,
        effort=answer.effort,
        would_return=answer.would_return,
        nps=answer.nps,
        comment=answer.comment,
        because=_trace(answer.because),
        effort_because=_trace(answer.effort_because),
        nps_because=_trace(answer.nps_because),
    )


def _trace(causes: Iterable[Cause]) -> tuple[TraceRow, ...]:
    return tuple(TraceRow(what=cause.what, points=cause.points, turn=cause.turn) for cause in causes)


def show_gap(scenario: Scenario, state: CallState, card: ScoreCard) -> GapView:
    """Return the three views of a call side by side: the trainee's, the customer's and the rubric's."""
    answer = survey_of(scenario, state)
    own = None if card.self_rating is None else _own(card.self_rating, scenario.scoring.weights)
    customer = None if answer is None or answer.csat is None else (answer.csat - 1) * 25.0
    rubric = card.uncapped
    return GapView(
        own=own,
        customer=customer,
        rubric=rubric,
        own_over_customer=_over(own, customer),
        own_over_rubric=_over(own, rubric),
        sentence=_gap_sentence(own, customer, rubric),
    )


def _own(rating: SelfRating, weights: Weights) -> float:
    total = rating.empathy * weights.empathy + rating.accuracy * weights.accuracy
    return round((total + rating.follow_through * weights.follow_through) / 100, 1)


def _over(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else round(first - second, 1)


def _gap_sentence(own: float | None, customer: float | None, rubric: float | None) -> str:
    if own is None or customer is None:
        return ""
    gap = own - customer
    if abs(gap) <= CLOSE:
        return "You and the customer see this call alike."
    if gap > 0:
        doubt = " The rubric sides with the customer." if rubric is not None and own - rubric > CLOSE else ""
        return f"You think better of this call than the customer does.{doubt}"
    return "The customer thinks better of this call than you do."


def show_business(scenario: Scenario, state: CallState) -> BusinessView:
    """Return the call in money, with what it did to the customer's loyalty."""
    ledger = business_of(scenario, state)
    titles = {action.id: action.title or titled(action.id) for action in scenario.all_actions()}
    changes = [change for change in state.changes if change.loyalty]
    return BusinessView(
        lifetime_value=ledger.lifetime_value,
        kept=ledger.kept,
        lost=ledger.lost,
        churn=ledger.churn,
        cost=ledger.cost,
        goodwill=ledger.goodwill,
        net=ledger.net,
        tells=ledger.tells,
        overgiven=ledger.overgiven,
        spent=tuple((titles[row.action], row.cost) for row in ledger.spent),
        loyalty_before=scenario.customer.loyalty,
        loyalty_after=state.loyalty,
        loyalty_because=tuple(TraceRow(what=c.what, points=c.loyalty, turn=c.turn) for c in changes),
    )


def show_calm(state: CallState) -> CalmView:
    """Return how calm the trainee stayed under fire."""
    calm, conflict = calm_of(state), conflict_of(state)
    hot = (quote for row in calm.under_fire for quote in row.quotes)
    pressing = (quote for row in conflict.replies for quote in row.quotes)
    return CalmView(
        rows=tuple(
            FireRow(turn=row.turn, customer=HEATS[row.customer], own=row.own, quotes=row.quotes)
            for row in calm.under_fire
        ),
        kept=calm.kept,
        recovery=calm.recovery,
        slope=calm.slope,
        sentence=_calm_sentence(calm),
        moves=tuple(MoveRow(turn=row.turn, kinds=row.kinds, quotes=row.quotes) for row in conflict.replies),
        cooperative=conflict.share,
        moves_sentence=_moves_sentence(conflict),
        quotes=tuple(dict.fromkeys((*hot, *pressing))),
    )


def _moves_sentence(conflict: Conflict) -> str:
    if not conflict.moves:
        return ""
    if conflict.share == 100:
        return "Every move in the dispute looked for a solution."
    if not conflict.cooperative:
        return "No move in the dispute looked for a solution, and the words that pressed are quoted."
    found = f"{conflict.cooperative} of {conflict.moves} moves in the dispute looked for a solution"
    return f"{found}, and the words that pressed are quoted."


def _calm_sentence(calm: Calm) -> str:
    if calm.kept is None:
        return ""
    replies = len(calm.under_fire)
    if replies == 1:
        return "You stayed calm with a hot customer." if calm.kept else "Under fire you became hot yourself."
    if calm.kept == 100:
        return f"You stayed calm in all {replies} replies to a hot customer."
    cooled = sum(row.own == 0 for row in calm.under_fire)
    return f"Under fire you stayed calm in {cooled} of {replies} replies; the hot words are quoted."


def show_wrap_up(scenario: Scenario, state: CallState) -> WrapUpView | None:
    """Return the work after the contact, or None where nothing was written and nothing was asked for."""
    done = wrap_up_of(scenario, state)
    asked = scenario.wrap_up
    if not (done.notes or done.cause or done.tasks or asked.cause or asked.note or asked.tasks):
        return None
    return WrapUpView(
        notes=done.notes,
        wrong=tuple(finding.because for finding in done.wrong),
        missing=done.missing,
        cause=done.cause,
        right_cause=done.right_cause,
        tasks=done.tasks,
        forgotten=done.forgotten,
    )
