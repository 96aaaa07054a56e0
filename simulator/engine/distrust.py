"""What little trust makes a customer do: once a contact they want it in writing, would tell others, or name a rival."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.conditions import is_solved
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.scenario.model import Scenario

DISTRUSTS = "distrusts"
GONE_BELOW = 20
"""Below this trust a customer acts on it (rubric, part 5)."""
OTHERS = ("answer", "abuse", "goodbye", "walks_out", "in_public", "content", "wants_supervisor")
"""Beside these there is no room for it: it waits for the next line."""


def distrusted(scenario: Scenario, draft: Draft) -> Draft:
    """Add to a line that trust is almost gone; once a contact, never to an answer, and only while the matter is open.

    What the temperament says stands before a question with which the line ends, so that the question is heard last.

    Args:
        scenario: the case as played.
        draft: the line as it is otherwise.
    """
    state = draft.state
    mark = f"{DISTRUSTS} {state.scene}".strip()
    if mark in state.fired or state.trust >= GONE_BELOW or not _has_sunk(state):
        return draft
    if state.ended_by or not draft.pieces or draft.has(*OTHERS) or is_solved(scenario, state):
        return draft
    said = draft.moment(scenario, DISTRUSTS, beside=True)
    if said.pieces == draft.pieces:
        return draft
    return replace(said.in_order(), state=changed(said.state, fired=(*said.state.fired, mark)))


def _has_sunk(state: CallState) -> bool:
    """Tell whether trust was lost in this call: who came without any has nothing to act on yet."""
    return any(change.trust < 0 for change in state.changes)
