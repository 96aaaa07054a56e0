"""The demand for a supervisor: what some customers do once before they walk out, and what settles it."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.reading.items import Reading
from simulator.engine.conditions import is_solved
from simulator.engine.gauges import Pull, pulled
from simulator.engine.signals import SURE
from simulator.engine.speech import FIRST, Draft
from simulator.engine.state import CallState, changed
from simulator.scenario.model import Scenario
from simulator.scenario.moments import MOMENTS

DEMAND = "wants_supervisor"
PUT_THROUGH = "was promised somebody in charge"
"""Mark and cause: the demand was met; it counts once."""
LAST_PATIENCE = 5
"""The least that keeps the talk going."""
RELIEF = Pull(what=PUT_THROUGH, patience=5)
ACTS = frozenset({"transfer", "escalate", "call_back"})
"""What a reply may promise to somebody who wants a supervisor."""


def demanded(scenario: Scenario, draft: Draft) -> Draft | None:
    """Return the line of a customer who demands somebody in charge, or None where they walk out.

    It comes once a call, only while the matter is open, and only from a temperament that has words for it. What is
    told, asked or hurt in the line stays, for the talk goes on; mere phrases fall away. Patience is left at its least,
    so that the next loss ends the talk.

    Args:
        scenario: the case as played.
        draft: the line as it would be, patience being spent.
    """
    state = draft.state
    if DEMAND in state.fired or state.ended_by or is_solved(scenario, state):
        return None
    kept = pulled(state, Pull(what="gave a last chance", patience=LAST_PATIENCE - state.patience))
    pieces = tuple(piece for piece in draft.pieces if piece.why in FIRST or piece.why not in MOMENTS)
    marked = Draft(state=changed(kept, fired=(*kept.fired, DEMAND)), pieces=pieces)
    said = marked.moment(scenario, DEMAND, beside=True)
    return said if said.pieces != pieces else None


def put_through(state: CallState, reading: Reading) -> CallState:
    """Return the state after a reply to the demand: an escalation, or the plain word of one, settles it once.

    Args:
        state: the call with the reply in it.
        reading: of the reply.
    """
    if DEMAND not in state.fired or PUT_THROUGH in state.fired:
        return state
    if not (_handed_over(state) or ACTS & set(_acts(reading))):
        return state
    return pulled(changed(state, fired=(*state.fired, PUT_THROUGH)), RELIEF)


def _handed_over(state: CallState) -> bool:
    """Tell whether the matter was handed to somebody else after the demand."""
    if state.handed_ms is None:
        return False
    asked = next((line.at_ms for line in state.transcript if f".{DEMAND}." in line.line_id), None)
    return asked is not None and state.handed_ms >= asked


def _acts(reading: Reading) -> Iterator[str]:
    """Yield what a reply promises, offers, or says that it is being done; a hope is no promise."""
    for pledge in reading.promised:
        if pledge.confidence >= SURE and pledge.firm and pledge.actor != "customer":
            yield pledge.act
    for offer in reading.offered:
        if offer.confidence >= SURE:
            yield offer.act
    for claim in reading.claims:
        if claim.confidence >= SURE and claim.polarity == "affirmed" and claim.modality == "certain":
            yield claim.act
