"""Finds data of the customer's account that a reply puts where everybody reads along."""

from __future__ import annotations

import re

from scoring.model import Evidence
from scoring.scorers.exam import Exam

EXPOSED = "Data of the customer's account stand where everybody reads them."
CODE = "public_personal_data"
_PUBLIC = "social"
_DIGITS = re.compile(r"\d{3,}")


def exposed(exam: Exam) -> Evidence | None:
    """Cite the first number of a card, an order or an account that a public reply tells; None where none is told.

    What the customer posted themselves is public already.
    """
    turn = exam.turn
    if exam.case.channel != _PUBLIC:
        return None
    theirs = " ".join((turn.customer, *(each.text for each in turn.history if each.speaker == "customer")))
    for cue in exam.cues.all("personal", turn.reply):
        if any(number not in theirs for number in _DIGITS.findall(cue.text)):
            return turn.cite(cue.start, cue.end)
    return None
