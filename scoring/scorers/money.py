"""Compares the sums that were paid back with the sum that the case says is due."""

from __future__ import annotations

from scoring.card import Critical
from scoring.model import Action, Fact
from scoring.rubric import critical
from scoring.scorers.exam import Exam, phrase_words, whole_reply
from scoring.scorers.log import does
from scoring.scorers.stated import expected_of

_TOLERANCE = 10
"""Per cent by which a sum may be off before it is a critical error (rubric 4.5)."""
_ACT = "refund"


def wrong_sum(exam: Exam) -> tuple[Action, Fact] | None:
    """Return the refund of this turn whose sum is off by more than 10 %, and the fact that gives the right one."""
    due = [(fact, sums) for fact in exam.case.facts if (sums := _sums_of(exam, fact))]
    for action in exam.turn.actions or () if due else ():
        mine = action.ok and (exam.alone or action.turn == exam.turn.number)
        paid = action.args.get("amount")
        if not mine or isinstance(paid, bool) or not isinstance(paid, int | float) or not does(exam, action, _ACT):
            continue
        if not any(abs(float(paid) - right) * 100 <= right * _TOLERANCE for _, sums in due for right in sums):
            return action, due[0][0]
    return None


def wrong_money(exam: Exam) -> tuple[Critical, ...]:
    """Return the critical error of a refund that is wrong by more than 10 %; the log makes it certain."""
    found = wrong_sum(exam)
    if found is None:
        return ()
    action, fact = found
    because = f"The log has {action.args['amount']} paid back; right is: {fact.statement}"
    evidence = whole_reply(exam.turn)
    return (critical("wrong_money", turn=exam.turn.number, because=because, evidence=evidence, certain=True),)


def _sums_of(exam: Exam, fact: Fact) -> tuple[float, ...]:
    """Return the sums of a fact that says how much is to be paid back; none for any other fact."""
    if fact.type != "amount":
        return ()
    stems = exam.cues.acts.get(_ACT, ())
    if not any(word.startswith(stem) for phrase in fact.topic for word in phrase_words(phrase) for stem in stems):
        return ()
    values = expected_of(fact, exam.case.now, exam.pack).values
    return tuple(float(value.text) for value in values if value.kind == "money" and float(value.text) > 0)
