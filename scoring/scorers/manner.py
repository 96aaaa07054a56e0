"""The faults of manner that lower empathy, whatever else the reply says (rubric 3.1, E2 to E4 and part 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.card import Critical, Dimension, Finding, Verdict
from scoring.reading.items import HeatMark
from scoring.rubric import CERTAIN, SURE, critical
from scoring.scorers.exam import Exam, finding, is_bag, phrase_words, sentences, words
from scoring.scorers.known_figures import figures_known
from scoring.scorers.pasting import is_pasted
from scoring.scorers.references import COPIED
from scoring.scorers.rows import is_chopped, is_strung
from scoring.scorers.stated import same_value, values

_ID: Dimension = "empathy"
BAG = 20
"""Per cent of words that hold a sentence together, below which a reply is a bag of words."""
_SORRIES = 3
_NOTES = 3
"""So many figures of the case in as many sentences make a note without verbs, and no heap, ..."""
_NOTE_WORDS = 4
"""... where a sentence has so many words on average."""
_CUSHIONS = 3
_LONG_BAG = 9
_TELLING = 4
"""Letters from which on a word that both use is no chance."""
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|«[^«»]*»|„[^„“]*“|(?<!\w)['‘](?=\w)[^'‘’\".!?]*['’](?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A check that went wrong, and the level that it allows at most."""

    ceiling: int
    finding: Finding
    firm: bool = False
    """True where the ceiling stands whatever else speaks for the reply."""


def hostility_of(exam: Exam) -> tuple[Fault, ...]:
    """Return what heats the talk or puts the fault on somebody."""
    return (*_heat(exam), *_blame(exam))


def lapses_of(exam: Exam) -> tuple[Fault, ...]:
    """Return what smothers, copies, pastes or repeats."""
    return (*_manner(exam), *_repetition(exam))


def _heat(exam: Exam) -> tuple[Fault, ...]:
    faults = []
    for mark in _heated(exam):
        if mark.confidence < SURE:
            continue
        mild = mark.kind in ("capitals", "profanity")
        because = "Shouting or swearing." if mild else f"The customer hears {_HEARD[mark.kind]}."
        faults.append(_fault(exam, "respect", 1 if mild else 0, because, mark.start, mark.end, mark.confidence))
    for name, ceiling, because in _HOSTILE_CUES:
        cue = exam.cues.find(name, exam.turn.reply)
        if cue is not None and not (name == "familiar" and _is_on_such_terms(exam)):
            faults.append(_fault(exam, "respect", ceiling, because, cue.start, cue.end, firm=name in _REGISTER))
    return (*faults, *_laughter(exam))


def _is_on_such_terms(exam: Exam) -> bool:
    """Tell whether the customer speaks as familiarly; pet names are still none of ours."""
    customer = exam.turn.customer
    alike = exam.cues.find("familiar", customer) or exam.cues.find("familiar_hello", customer)
    polite = exam.cues.find("polite_form", customer)
    return alike is not None and polite is None and exam.cues.find("pet_name", exam.turn.reply) is None


def _laughter(exam: Exam) -> tuple[Fault, ...]:
    """Return a laugh at somebody who has just told of a trouble, or of how they feel; who laughs is laughed with."""
    cue, customer = exam.cues.find("laughter", exam.turn.reply), exam.turn.customer
    told = ("feeling",) if exam.earlier else ("feeling", "trouble")
    troubled = any(exam.cues.find(name, customer) is not None for name in told)
    if cue is None or not troubled or exam.cues.find("laughter", customer) is not None:
        return ()
    return (_fault(exam, "respect", 0, _HOSTILE_CUES[0][2], cue.start, cue.end, firm=True),)


_HEARD = {
    "insult": "an insult",
    "order": "an order to feel otherwise",
    "sarcasm": "sarcasm",
    "dismissal": "that their trouble does not count",
    "threat": "a threat",
}
_HOSTILE_CUES = (
    ("hostile", 0, "Warm or not, the words put the customer down."),
    ("diminish", 1, "It makes the trouble smaller than it is to them."),
    ("self_centred", 1, "It turns to our own troubles."),
    ("evasive", 1, "Nobody owns what went wrong."),
    ("familiar", 1, "It is more familiar than this customer is with us."),
    ("stiff", 1, "A notice-board voice."),
    ("informal", 0, "It drops the polite form."),
    ("misplaced_honours", 2, "It pays the respect to a thing and not to the person."),
)
_REGISTER = ("hostile", "familiar", "informal")
"""Cues of register and hostility that are unmistakable."""


def _blame(exam: Exam) -> tuple[Fault, ...]:
    ceilings = {"customer": 0, "colleague": 1, "carrier": 2}
    return tuple(
        _fault(
            exam,
            "owns_fault",
            ceilings[each.whom],
            f"It puts the fault on the {each.whom}.",
            each.start,
            each.end,
            each.confidence,
        )
        for each in exam.turn.reading.blamed
        if each.confidence >= SURE
    )


def _manner(exam: Exam) -> tuple[Fault, ...]:
    """Return over-apology and gushing, copies of the customer's words and bags of words."""
    turn = exam.turn
    faults = []
    sorries = list(exam.cues.all("sorry", turn.reply))
    gushing = list(exam.cues.all("smothering", turn.reply))
    if len(sorries) >= _SORRIES or len(gushing) >= 2:
        cue = (sorries if len(sorries) >= _SORRIES else gushing)[-1]
        because = "It smothers instead of helping."
        faults.append(_fault(exam, "proportion", 1, because, cue.start, cue.end, 0.9, firm=len(sorries) > _SORRIES))
    cushions = exam.cues.all("cushion", turn.reply)
    if len(cushions) >= _CUSHIONS:
        because = "So many polite openings hide what is said."
        faults.append(_fault(exam, "proportion", 1, because, cushions[-1].start, cushions[-1].end))
    if turn.reading.copied >= COPIED:
        because = "It repeats the customer's own words."
        faults.append(_fault(exam, "own_words", 1, because, 0, len(turn.reply), verdict="missed", firm=True))
    if is_pasted(exam):
        because = "An article speaks here, not a person."
        faults.append(_fault(exam, "own_words", 1, because, 0, len(turn.reply), verdict="missed", firm=True))
    courting = bool(sorries) or exam.cues.find("warmth", turn.reply) is not None or len(words(turn.reply)) >= _LONG_BAG
    if courting and is_heap(exam):
        because = "The right words in a heap say nothing about this case."
        faults.append(
            _fault(exam, "own_words", 1, because, 0, len(turn.reply), firm=is_strung(exam) or is_chopped(exam))
        )
    return tuple(faults)


def is_heap(exam: Exam) -> bool:
    """Tell whether a reply heaps up words that nothing holds together; a language's cue may show a terse answer."""
    if not is_bag(exam, least=4, share=BAG) or exam.cues.find("terse", exam.turn.reply) is not None:
        return False
    said = values(exam.turn.reply, exam.case.now, exam.pack)
    known = sum(any(same_value(each, one) for one in figures_known(exam)) for each in said)
    parts = len(sentences(exam.turn.reply))
    return min(known, parts) < _NOTES or len(words(exam.turn.reply)) < _NOTE_WORDS * parts


def _repetition(exam: Exam) -> tuple[Fault, ...]:
    """Return the second stock line of sympathy in the contact, or a line used before."""
    turn = exam.turn
    before = [each.text for each in turn.history if each.speaker == "agent"][-10:]
    if not before:
        return ()
    mine = {phrase_words(turn.reply[a:b]): (a, b) for a, b in sentences(turn.reply)}
    used = {phrase_words(text[a:b]) for text in before for a, b in sentences(text)}
    stock = exam.cues.find("generic_sympathy", turn.reply)
    if stock is not None and any(exam.cues.find("generic_sympathy", text) for text in before):
        return (
            _fault(
                exam,
                "own_words",
                1,
                "The second stock line of sympathy in one contact.",
                stock.start,
                stock.end,
                firm=True,
            ),
        )
    again = next((mine[line] for line in mine if line in used and len(line) >= 4), None)
    if again is None or not any(
        exam.cues.find(cue, turn.reply[slice(*again)]) for cue in ("sorry", "generic_sympathy")
    ):
        return ()
    return (_fault(exam, "own_words", 1, "The same line as before.", *again, firm=True),)


def _fault(
    exam: Exam,
    criterion: str,
    ceiling: int,
    because: str,
    start: int,
    end: int,
    confidence: float = 0.85,
    *,
    verdict: Verdict = "harmful",
    firm: bool = False,
) -> Fault:
    evidence = exam.turn.cite(start, end)
    found = finding(_ID, criterion, verdict, because, evidence, confidence=confidence)
    return Fault(ceiling=ceiling, finding=found, firm=firm)


def _heated(exam: Exam) -> tuple[HeatMark, ...]:
    """Return the words that heat the talk, without insults that are quoted or the customer's own ("it is not dumb").

    Who says it to the customer's face has said it, whosever word it was.
    """
    return tuple(mark for mark in exam.turn.reading.heated if mark.kind != "insult" or _is_meant(exam, mark))


def _is_meant(exam: Exam, mark: HeatMark) -> bool:
    reply = exam.turn.reply
    if exam.cues.find("addressed", reply[mark.start : mark.end]) is not None:
        return not _is_quoted(reply, mark)
    theirs = {word.text for word in words(exam.turn.customer)}
    own = any(len(word.text) >= _TELLING and word.text in theirs for word in words(reply[mark.start : mark.end])[-1:])
    return not own and not _is_quoted(reply, mark)


def _is_quoted(reply: str, mark: HeatMark) -> bool:
    """Tell whether words stand within one pair of quotation marks; an apostrophe within a word is none."""
    return any(found.start() < mark.start and mark.end < found.end() for found in _QUOTED.finditer(reply))


def insults_of(exam: Exam) -> tuple[Critical, ...]:
    """Return the critical errors: insults and threats."""
    turn = exam.turn
    return tuple(
        critical(
            "insult",
            turn=turn.number,
            because=f"The customer hears {_HEARD[mark.kind]}.",
            evidence=turn.cite(mark.start, mark.end),
            certain=mark.confidence >= CERTAIN
            or exam.cues.find("addressed", turn.reply[mark.start : mark.end]) is not None,
        )
        for mark in _heated(exam)
        if mark.kind in ("insult", "threat") and mark.confidence >= SURE
    )
