"""Tells what the customer knows: a fact once as it is, then in other words, and never twice in one line."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.speech import Draft
from simulator.engine.state import changed
from simulator.scenario.model import CaseFact

LEAST_VALUE = 4
"""Letters of a value by which it is known wherever it stands; a shorter one may be part of another."""


def told(draft: Draft, fact: CaseFact) -> Draft:
    """Tell a fact for the first time.

    Args:
        draft: the line so far.
        fact: one that may be told.
    """
    state = changed(draft.state, told=(*draft.state.told, fact.id))
    return replace(draft, state=state).say(f"fact.{fact.id}", fact.says, "answer")


def told_again(draft: Draft, fact: CaseFact) -> Draft:
    """Tell a fact in other words; unchanged where the line tells it already, or the words have run out.

    Args:
        draft: the line so far.
        fact: one that was told before.
    """
    return draft if is_in_line(draft, fact) else draft.say(f"fact.{fact.id}.again", fact.again, "answer")


def is_in_line(draft: Draft, fact: CaseFact) -> bool:
    """Tell whether the line so far tells a fact, or holds its value in telling another ("QX4 7TN for both").

    Args:
        draft: the line so far.
        fact: of the customer.
    """
    told_beside = len(fact.value) >= LEAST_VALUE and any(fact.value in piece.text for piece in draft.pieces)
    return told_beside or any(piece.tells == fact.id for piece in draft.pieces)
