"""Finds what goes beyond what may be said or can be known: forbidden phrases, inventions, a look that was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from scoring.model import Fact, Forbidden
from scoring.reading.items import Claim, Pledge
from scoring.reading.spelling import distance
from scoring.rubric import SURE
from scoring.scorers.exam import (
    Exam,
    contains,
    phrase_words,
    same_word,
    sentence_at,
    sentences,
    words,
)
from scoring.scorers.log import does
from scoring.scorers.zones import zone_of

_TIMED = ("time", "date", "duration")
_GAP = 2
_SLIP, _LONG_SLIP = 5, 8
"""From these lengths on, a word may have one slip of the pen, or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invention:
    """A statement of what nobody can know now."""

    fact: Fact
    start: int
    end: int
    confidence: float


def inventions_of(exam: Exam) -> tuple[Invention, ...]:
    """Return the assertions of what nobody can know now, whether stated or promised."""
    facts = tuple(each for each in exam.case.unknown if not any(each.id == known.id for known in exam.case.facts))
    said: tuple[Claim | Pledge, ...] = (*exam.turn.reading.claims, *exam.turn.reading.promised)
    found = []
    for item in said if facts else ():
        fact = next((each for each in facts if _is_asserted(exam, each, item)), None)
        if fact is not None:
            found.append(Invention(fact=fact, start=item.start, end=item.end, confidence=item.confidence))
    return tuple(found)


def _is_asserted(exam: Exam, fact: Fact, item: Claim | Pledge) -> bool:
    text = exam.turn.reply[item.start : item.end]
    if item.confidence < SURE or exam.cues.find("honest_unknown", text) or exam.cues.find("condition", text):
        return False
    if isinstance(item, Claim):
        if item.modality != "certain" or item.polarity == "denied":
            return False
        timed = any(value.kind in _TIMED for value in item.values)
        exact = any(value.kind == "time" for value in item.values)
    else:
        due = item.due
        timed = item.firm and due is not None
        exact = item.firm and due is not None and due.at is not None and "T" in due.at
    if (fact.type == "time" and not exact) or (fact.type in ("date", "duration") and not timed):
        return False
    if fact.id in item.topics or any(_says_of(exam, text, phrase) for phrase in fact.topic):
        return True
    # An hour for the arrival is one, however it is put ("you'll get it at 9").
    about = fact.type == "time" and any(exam.cues.find("arrival", phrase) for phrase in fact.topic)
    return about and (item.act == "deliver" or exam.cues.find("arrival", text) is not None)


def _says_of(exam: Exam, text: str, phrase: str) -> bool:
    """Tell whether a clause holds the words of a phrase that carry its meaning ("with a neighbour")."""
    if not exam.cues.light:
        return contains(words(text), phrase) is not None
    core = " ".join(word.text for word in words(phrase) if word.text not in exam.cues.light)
    kept = tuple(word for word in words(text) if word.text not in exam.cues.light)
    return contains(kept, core) is not None


def forbidden_in(exam: Exam) -> tuple[tuple[Forbidden, int, int], ...]:
    """Return what must not be said and was, outside questions and negations, with its place."""
    found = []
    for rule in exam.case.must_not_say:
        span = _place_of(exam, rule)
        if span is not None:
            found.append((rule, *span))
    return tuple(found)


def _place_of(exam: Exam, rule: Forbidden) -> tuple[int, int] | None:
    reply = exam.turn.reply
    for start, end in sentences(reply):
        if reply[start:end].endswith("?"):
            continue
        for phrase in rule.patterns:
            place = _loosely(reply[start:end], phrase)
            if place is None:
                continue
            found = (start + place[0], start + place[1])
            low = zone_of(reply, *found).start
            if not exam.cues.find("negation", reply[low : found[1]]) or exam.cues.find("negation", phrase):
                return found
    return None


@lru_cache(maxsize=4096)
def _loosely(sentence: str, phrase: str) -> tuple[int, int] | None:
    """Find the words of a phrase in this order with little between, slips of the pen allowed."""
    inside, wanted = words(sentence), phrase_words(phrase)
    for first, word in enumerate(inside if wanted else ()):
        at: int | None = first if _alike(word.text, wanted[0]) else None
        for want in wanted[1:]:
            if at is None:
                break
            ahead = range(at + 1, min(at + 2 + _GAP, len(inside)))
            at = next((i for i in ahead if _alike(inside[i].text, want)), None)
        if at is not None:
            return word.start, inside[at].end
    return None


@lru_cache(maxsize=8192)
def _alike(said: str, wanted: str) -> bool:
    """Tell whether two words are one, slips of the pen and a figure written together ("5pm") allowed."""
    if said[0].isdigit() and not wanted[0].isdigit():
        said = said.lstrip("0123456789") or said
    if said[0] != wanted[0] or same_word(said, wanted):
        return said[0] == wanted[0]
    shorter = min(len(said), len(wanted))
    limit = 2 if shorter >= _LONG_SLIP else 1 if shorter >= _SLIP else 0
    return limit > 0 and distance(said, wanted, limit) <= limit


def unchecked_look(exam: Exam) -> tuple[int, int] | None:
    """Return the words that speak of a look into the record that the log does not have.

    Only where the case requires such a look and the log is known: otherwise the screen may well show it.
    """
    log = exam.turn.actions
    needed = [each for each in exam.case.required or () if _is_look(exam, each.name)]
    if log is None or not needed or any(action.ok and does(exam, action, "check") for action in log):
        return None
    for cue in exam.cues.all("claims_look", exam.turn.reply):
        start, end = sentence_at(exam.turn.reply, cue.start)
        if not exam.turn.reply[start:end].endswith("?") and not exam.cues.find("negation", cue.text):
            return cue.start, cue.end
    return None


def _is_look(exam: Exam, name: str) -> bool:
    return any(f"_{name}".find(f"_{stem}") >= 0 for stem in exam.cues.acts.get("check", ()))
