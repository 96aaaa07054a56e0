"""Tells what a call that ended with the matter open never did, and what follow-through that leaves it (rubric 3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.model import Case, Evidence, RequiredAction, Turn
from scoring.rubric import ISSUE_OPEN, LEVEL_POINTS
from scoring.scorers.exam import called_for

CEILING = LEVEL_POINTS[1]
"""Points of follow-through that words alone can reach: those of level 1, at which a required action not in the log
holds a turn too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was never done, and the words that called for it."""

    turn: int
    because: str
    evidence: Evidence


def undone_in(case: Case) -> Undone | None:
    """Return what a call left undone that its open matter needed, or None where nothing is held against it.

    Only where the engine says that the call ended with the matter open; what was done in a solved case, and how well,
    is judged turn by turn.
    """
    if not case.turns or not any(each.code == ISSUE_OPEN for each in case.outcomes):
        return None
    last = case.turns[-1]
    missing = [each for each in case.required or () if not _stands_in_log(last, each)]
    if last.actions is None or not missing:
        return None
    needs = "; ".join(each.why or each.name.replace("_", " ") for each in missing)
    asked = next((turn for turn in reversed(case.turns) if turn.customer.strip()), last)
    because = f"The call ended with the matter open and this never done: {needs}. Words alone reach {CEILING} points."
    return Undone(turn=asked.number, because=because, evidence=called_for(asked))


def _stands_in_log(turn: Turn, required: RequiredAction) -> bool:
    names = (required.name, *required.any_of)
    return any(action.ok and action.name in names for action in turn.actions or ())
