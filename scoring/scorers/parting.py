"""Tells whether a turn leaves nothing for later, so that what the case needs had to be done and said by then."""

from __future__ import annotations

from scoring.reading.items import Pledge
from scoring.scorers.exam import Exam, needs_something

_COMING_BACK = ("call_back", "message", "check", "check_carrier")
"""Acts by which a letter holds a matter until we come back to it."""


def takes_leave(exam: Exam) -> bool:
    """Tell whether a turn says goodbye; the greeting under a letter is its form and ends nothing."""
    signed_off = any(each.kind == "farewell" for each in exam.turn.reading.courtesies)
    return signed_off and exam.case.channel != "email"


def is_whole_letter(exam: Exam) -> bool:
    """Tell whether a letter should settle the matter: it neither asks nor says by when we come back to it.

    A letter is complete in itself, with or without a greeting under it; one that holds the matter says until when.
    """
    if exam.case.channel != "email" or exam.turn.reading.asked or not needs_something(exam):
        return False
    return not any(each.act in _COMING_BACK for each in dated_pledges(exam))


def dated_pledges(exam: Exam) -> tuple[Pledge, ...]:
    """Return what the reply firmly promises for a stated time."""
    return tuple(each for each in exam.turn.reading.promised if each.due is not None and each.firm)
