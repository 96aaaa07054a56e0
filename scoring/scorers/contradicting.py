"""Tells which contradictions of a fact stand against a reply, and which are figures of something else."""

from __future__ import annotations

from scoring.rubric import SURE
from scoring.scorers.exam import Exam, overlaps, sentence_at
from scoring.scorers.facts import Check
from scoring.scorers.known_figures import is_of_the_case
from scoring.scorers.stated import expected_of, same_value, values


def counts_against(exam: Exam, check: Check, checks: tuple[Check, ...]) -> bool:
    """Tell whether a contradiction stands: sure, and not a figure of something else beside the fact rightly told.

    Where no author says by which words a fact is spoken of, a figure that the case has is of something else.

    Args:
        exam: the reply.
        check: of one fact.
        checks: all of the reply.
    """
    if check.standing != "contradicted" or check.confidence < SURE:
        return False
    if check.fact.topic:
        return True
    if _is_of_the_case(exam, check):
        return False
    sentence = sentence_at(exam.turn.reply, check.start)
    return not any(
        other.standing == "supported"
        and other.fact.id == check.fact.id
        and sentence_at(exam.turn.reply, other.start) != sentence
        for other in checks
    )


def _is_of_the_case(exam: Exam, check: Check) -> bool:
    """Tell whether every figure of a check may be of the case, and none is the fact's own, with its sense turned."""
    span = (check.start, check.end)
    said = [
        each for each in values(exam.turn.reply, exam.case.now, exam.pack) if overlaps((each.start, each.end), span)
    ]
    own = expected_of(check.fact, exam.case.now, exam.pack).values
    turned = any(same_value(each, one) for each in said for one in own)
    return not turned and all(is_of_the_case(exam, each) for each in said)
