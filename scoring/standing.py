"""Says which facts of the case a reply states as they are, and which it belies; for whoever acts on what was said."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assess import exam_of
from scoring.model import Case, Turn
from scoring.rubric import SURE
from scoring.scorers.facts import check_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How a reply stands to the facts of the case, by their ids."""

    stated: tuple[str, ...] = ()
    """Told as they are, with their value where they have one."""
    belied: tuple[str, ...] = ()
    """Denied, or told with another value, and nowhere told right."""


def stand_of(case: Case, turn: Turn, *, since: int = 0) -> Stand | None:
    """Return how a reply stands to the facts; None when there is no pack for the language.

    Args:
        case: the call so far.
        turn: the reply, with its reading.
        since: what begins before this character does not count: it was another message of the turn.
    """
    exam = exam_of(case, turn)
    if exam is None:
        return None
    checks = [each for each in check_facts(exam) if each.confidence >= SURE and each.start >= since]
    stated = dict.fromkeys(each.fact.id for each in checks if each.standing == "supported")
    belied = dict.fromkeys(each.fact.id for each in checks if each.standing == "contradicted")
    return Stand(stated=tuple(stated), belied=tuple(name for name in belied if name not in stated))
