"""Words the next step and the ledger for the trainee: whole sentences, what is missing and never what is there."""

from __future__ import annotations

import re

from scoring.card import ScoreLine
from scoring.model import Case, Commitment, DueStatus, Turn
from scoring.rubric import Criterion
from scoring.scorers.exam import sentence_at, sentences

_QUOTE_LENGTH = 160
"""A quote of a whole reply holds its first sentence, and more of them up to so many characters."""
_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*")
_STANDING: dict[DueStatus, str] = {
    "open": "Still open",
    "kept": "Kept",
    "late": "Late",
    "renegotiated": "Moved in good time",
    "broken": "Broken",
    "vague": "Too vague to keep",
    "released": "No longer due",
}
_WHEN = ("date", "time", "duration")
_WITH_TIME: dict[str, str] = {
    "concrete_commitment": 'Say who sees to it: "I will ... myself"',
    "tells_what_was_done": 'Say what you did: "I have ..."',
    "closure": 'Say what happens if it does not: "If not, I ..."',
}
_WITH_OWNER_AND_TIME = 'Say what happens if it fails: "If it is not ..., I will ..."'
_WITH_DEED = 'Say what comes of it: "You will see ... by ..."'


def promise_in_words(item: Commitment) -> str:
    """Return one sentence on a promise of the ledger, without ids."""
    due = _CLOCK.sub(r"\1 \2", item.due).strip()
    when = f", due {due}" if due else ""
    return f"{_STANDING[item.status]}: {item.what.replace('_', ' ')}{when}."


def quote_of(case: Case, line: ScoreLine) -> str:
    """Return the trainee's own words that a line is about, in whole sentences."""
    turn = _turn_of(case, line)
    if turn is None:
        return ""
    start, end = 0, len(turn.reply)
    if line.evidence is not None and line.evidence.where == "reply" and line.evidence.start < line.evidence.end:
        start = sentence_at(turn.reply, line.evidence.start)[0]
        end = sentence_at(turn.reply, line.evidence.end - 1)[1]
    ends = [high for low, high in sentences(turn.reply) if start <= low and high <= end]
    short = [high for high in ends if high - start <= _QUOTE_LENGTH]
    return turn.reply[start : (short or ends[:1] or [end])[-1]]


def advice_of(case: Case, line: ScoreLine, criterion: Criterion) -> str:
    """Return a sentence starter for what the reply lacks; a time, an owner or a deed that is there is not asked for."""
    turn = _turn_of(case, line)
    if turn is None or criterion.id not in _WITH_TIME:
        return criterion.advice
    reading = turn.reading
    values = [value for claim in reading.claims for value in claim.values]
    timed = any(value.kind in _WHEN for value in values) or any(each.due is not None for each in reading.promised)
    owned = any(each.actor in ("agent", "company") for each in reading.promised)
    deed = any(claim.tense == "done" and claim.act for claim in reading.claims)
    if timed:
        settled = deed if criterion.id == "tells_what_was_done" else owned
        return _WITH_OWNER_AND_TIME if settled else _WITH_TIME[criterion.id]
    return _WITH_DEED if deed and criterion.id == "tells_what_was_done" else criterion.advice


def _turn_of(case: Case, line: ScoreLine) -> Turn | None:
    return next((turn for turn in case.turns if turn.number == line.turn), None)
