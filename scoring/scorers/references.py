"""Finds the places of a reply that speak of this customer's own matter, copies of their words left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from scoring.model import Turn
from scoring.reading.items import Acknowledgement, Value
from scoring.reading.lengths import may_last
from scoring.reading.pack import LanguagePack
from scoring.reading.values import values as read_values
from scoring.rubric import SURE
from scoring.scorers.cues import Cues
from scoring.scorers.exam import (
    DESKS,
    Exam,
    Word,
    beginning,
    by_beginning,
    overlaps,
    same_word,
    sentences,
    words,
    words_in,
)
from scoring.scorers.stated import same_value, values

COPIED = 60
"""From this per cent of the customer's words on, a reply is a copy."""
_STOPS = " \n\t,.;:!?"
"""What may stand between two words without saying anything of a length of time."""
_RUN = 5
"""From this many words in a row on, what stands in the customer's lines too is a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place in the reply that is about this customer's matter."""

    what: str
    start: int
    end: int
    personal: bool
    """True when it names what the matter does to the person, not the matter alone."""


def references_of(exam: Exam, turn: Turn) -> tuple[Reference, ...]:
    """Return the places of a reply, outside questions and copies, that name this customer's matter."""
    return _own(exam) if turn is exam.turn else _references(exam, turn)


@lru_cache(maxsize=DESKS)
def _own(exam: Exam) -> tuple[Reference, ...]:
    return _references(exam, exam.turn)


def _references(exam: Exam, turn: Turn) -> tuple[Reference, ...]:
    if turn.reading.copied >= COPIED:
        return ()
    copies = _copied_spans(turn)
    hits = tuple(hit for hit in hits_of(exam, turn) if not any(overlaps((hit.start, hit.end), c) for c in copies))
    # "generic" without a topic is specific only by words in common, which the hits judge more strictly.
    spoken = [
        each
        for each in turn.reading.acknowledged
        if each.specific and each.confidence >= SURE and (each.topics or each.what != "generic")
    ]
    # An acknowledgement that holds such a word is one reference with it, not two.
    alone = [
        Reference(what=each.what, start=each.start, end=each.end, personal=_is_personal(exam, turn, each))
        for each in spoken
        if not any(overlaps((each.start, each.end), span) for span in [*copies, *((h.start, h.end) for h in hits)])
    ]
    return tuple(sorted([*alone, *hits], key=lambda each: (each.start, each.what)))


def hits_of(exam: Exam, turn: Turn, *, loose: bool = False) -> tuple[Reference, ...]:
    """Return the words and figures of the customer that a sentence speaking to the person takes up.

    Args:
        exam: the desk of the scorer.
        turn: the turn to look at, this one or an earlier one.
        loose: also sentences that only mention them, beside a plain answer.
    """
    figures = _figures_of(exam, turn.customer)
    said_words = "\n".join(turn.heard)
    impact = _impact_words(exam.cues, said_words)
    begun = tuple(impact)
    said = values(turn.reply, exam.case.now, exam.pack)
    found: list[Reference] = []
    for start, end in sentences(turn.reply):
        inside = words_in(turn.reply, start, end)
        pairs = [
            (_same(word.text, impact.get(beginning(word.text), ())), word.start, word.end)
            for word in inside
            if word.text.startswith(begun)
        ]
        pairs += [
            (value.text, value.start, value.end)
            for value in said
            if start <= value.start < end and any(same_value(value, figure) for figure in figures)
        ]
        pairs += _kin_of(exam, turn, start, end) if exam.cues.has("speaks") else []
        hits = [
            Reference(what=what, start=low, end=high, personal=_is_felt(exam, what, turn.reply, start, end))
            for what, low, high in pairs
            if what
        ]
        if hits and (loose or _speaks_to_person(exam, turn, start, end, hits)) and not _is_question(turn, start, end):
            found += hits
    return tuple(found)


def _same(word: str, theirs: Sequence[str]) -> str:
    """Return the first of the customer's words that is a form of a word, or ""."""
    return next((each for each in theirs if same_word(each, word)), "")


def _figures_of(exam: Exam, customer: str) -> tuple[Value, ...]:
    return _figures(customer, exam.case.now, exam.pack)


@lru_cache(maxsize=256)
def _figures(customer: str, now: datetime | None, pack: LanguagePack) -> tuple[Value, ...]:
    """Return the customer's figures, also as bare lengths of time: "5 days ago" is a date and "five days" too long."""
    said = words(customer)
    pairs = [customer[one.start : other.end] for one, other in pairwise(said) if _measures(customer, one, other, pack)]
    lengths = [value for pair in pairs for value in read_values(pair, now, pack=pack) if value.kind == "duration"]
    return (*values(customer, now, pack), *lengths)


def _measures(customer: str, one: Word, other: Word, pack: LanguagePack) -> bool:
    """Tell whether two words of the customer may be a length of time; most pairs cannot."""
    gap = customer[one.end : other.start]
    return not gap or bool(gap.strip(_STOPS)) or may_last(one.text, pack) or may_last(other.text, pack)


def _speaks_to_person(exam: Exam, turn: Turn, start: int, end: int, hits: list[Reference]) -> bool:
    """Tell whether a sentence speaks to the person: an acknowledgement, our fault owned, or their matter restated."""
    reply, cues = turn.reply, exam.cues
    if cues.has("speaks"):
        return cues.stands_in("speaks", reply, start, end) or any(_is_theirs(exam, hit.what) for hit in hits)
    if any(cues.find("stake", hit.what) for hit in hits):
        return True
    if any(cues.stands_in(cue, reply, start, end) for cue in ("own_fault", "sorry", "warmth")):
        return True
    spoken = [each for each in turn.reading.acknowledged if each.topics or not each.specific]
    if any(overlaps((each.start, each.end), (start, end)) for each in spoken):
        return True
    # Two figures are as well the bare answer; one beside a word of theirs takes up their matter.
    named = {hit.what for hit in hits}
    return len(named) >= 2 and any(not what[0].isdigit() for what in named)


def _kin_of(exam: Exam, turn: Turn, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the words of a sentence for people and occasions, where the customer spoke of such in other words.

    A language of many forms of address takes up "my wife" as "your lady".
    """
    if exam.cues.find("stake", turn.customer) is None:
        return []
    cues = exam.cues.all_in("stake", turn.reply, start, end)
    return [(cue.text, start + cue.start, start + cue.end) for cue in cues if _is_theirs(exam, cue.text)]


def _is_theirs(exam: Exam, what: str) -> bool:
    """Tell whether a word names what this customer has at stake, and not what the firm's own rules speak of."""
    cue = exam.cues.find("stake", what)
    rules = (exam.case.policy, *(fact.statement for fact in exam.case.facts))
    return cue is not None and not any(cue.text in rule for rule in rules)


def _is_felt(exam: Exam, what: str, reply: str, start: int, end: int) -> bool:
    """Tell whether a word of the customer's, in the sentence of this span, says what the matter does to them.

    Where the forms of the language tell which sentences speak to the person ("speaks"), any word of theirs may be taken
    up there, so only what they have at stake, in such a sentence, says more than the matter.
    """
    if not exam.cues.has("speaks"):
        return not exam.cues.has("person") or exam.cues.find("person", what) is not None
    return _is_theirs(exam, what) and exam.cues.stands_in("speaks", reply, start, end)


def _is_personal(exam: Exam, turn: Turn, each: Acknowledgement) -> bool:
    if exam.cues.has("speaks"):
        return any(_is_theirs(exam, cue.text) for cue in exam.cues.all_in("stake", turn.reply, each.start, each.end))
    return each.what == "feeling" or exam.cues.stands_in("impact", turn.reply, each.start, each.end)


@lru_cache(maxsize=256)
def _impact_words(cues: Cues, said: str) -> dict[str, list[str]]:
    """Return the words of the customer that tell what the matter does to them, by beginning."""
    return by_beginning(dict.fromkeys(word.text for cue in cues.all("impact", said) for word in words(cue.text)))


def _is_question(turn: Turn, start: int, end: int) -> bool:
    if turn.reply[start:end].endswith("!"):
        return False
    asked = any(overlaps((each.start, each.end), (start, end)) for each in turn.reading.asked)
    known = any(overlaps((each.start, each.end), (start, end)) for each in turn.reading.acknowledged)
    return asked and not known


def _copied_spans(turn: Turn) -> tuple[tuple[int, int], ...]:
    """Return the runs of five and more words that the reply takes over from the customer's lines."""
    theirs, ours = _runs(turn.customer), words(turn.reply)
    copied = [i for i, run in enumerate(_rows(ours)) if run in theirs]
    return tuple((ours[i].start, ours[i + _RUN - 1].end) for i in copied)


@lru_cache(maxsize=128)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_rows(words(text)))


def _rows(said: Sequence[Word]) -> Iterable[tuple[str, ...]]:
    """Return every few words that stand in a row."""
    texts = [word.text for word in said]
    return zip(*(texts[i:] for i in range(_RUN)), strict=False)
