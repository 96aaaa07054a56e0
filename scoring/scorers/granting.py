"""Finds what a reply does or promises although a fact of the case says that it is not done."""

from __future__ import annotations

from scoring.model import Fact
from scoring.reading.items import Claim, Pledge, Value
from scoring.scorers.clauses import clauses
from scoring.scorers.exam import Exam, is_telling, overlaps, same_word, words
from scoring.scorers.stated import same_value, values


def is_granted_against(exam: Exam, fact: Fact, value: Value) -> bool:
    """Tell whether the reply does or promises, with this figure, what the fact says is not done ("not refunded").

    Only where the fact is a plain no, without a condition or a bound that the reply may have met.
    """
    if fact.topic or any(exam.cues.find(cue, fact.statement) for cue in ("condition", "bounds", "bounds_only")):
        return False
    reading, reply = exam.turn.reading, exam.turn.reply
    moves: tuple[Claim | Pledge, ...] = (*reading.promised, *(c for c in reading.claims if c.polarity == "affirmed"))
    span = (value.start, value.end)
    denied = _denied_words(exam, _about(exam, fact.statement, value))
    for each in moves if denied else ():
        text = reply[each.start : each.end]
        plain = each.act and overlaps((each.start, each.end), span) and not exam.cues.find("negation", text)
        if plain and any(same_word(word.text, no) for word in words(text) for no in denied):
            return True
    return False


def _about(exam: Exam, statement: str, value: Value) -> str:
    """Return the clause of a statement that holds a figure, for its other half may say no to something else."""
    for start, end in clauses(statement, exam.cues):
        clause = statement[start:end]
        if any(same_value(value, each) for each in values(clause, exam.case.now, exam.pack)):
            return clause
    return statement


def _denied_words(exam: Exam, statement: str) -> tuple[str, ...]:
    """Return the telling words next to the negations of a statement, one behind each and one before."""
    said = words(statement)
    found = []
    for cue in exam.cues.all("negation", statement):
        behind = [word.text for word in said if word.start >= cue.end][:2]
        before = [word.text for word in said if word.end <= cue.start][-1:]
        # A language that denies behind the verb glues the verb to the denial.
        glued = [word.text for word in said if word.start < cue.start < word.end]
        found += [*glued, *behind, *(before if not behind else ())]
    return tuple(word for word in found if is_telling(word) and word not in exam.cues.function_words)
