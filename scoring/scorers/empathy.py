"""Rates whether a reply shows that this person's situation was understood and treats them with dignity (rubric 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.model import Acknowledgement, Critical, Dimension, Evidence, Finding, Turn, Verdict
from scoring.rubric import CERTAIN, SURE, critical
from scoring.scorers.exam import (
    Exam,
    Rating,
    called_for,
    finding,
    is_bag,
    is_bare_courtesy,
    level_card,
    needs_something,
    overlaps,
    same_word,
    sentence_at,
    sentences,
    unassessed,
    whole_reply,
    words,
)
from scoring.scorers.facts import same_value, values
from scoring.scorers.pasting import is_pasted

ID: Dimension = "empathy"
VERSION = 1

Demand = Literal["plain", "trouble", "feeling"]
_RUN = 5
"""From this many words in a row on, what stands in the customer's lines too is a copy."""
_COPIED = 60
_SORRIES = 3
_LONG_BAG = 9
_BAG = 20
"""Per cent of words that hold a sentence together, below which a reply is a bag of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """A check that went wrong, and the level that it allows at most."""

    ceiling: int
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reference:
    """A place in the reply that is about this customer's matter."""

    what: str
    start: int
    end: int
    personal: bool
    """True when it names what the matter does to the person, not the matter alone."""


def rate(exam: Exam) -> Rating:
    """Rate one reply for empathy.

    Level 3 needs two references to this customer's matter, or one with our share owned, in own words, and work
    begun; one reference is 2, stock phrases are 1, nothing is 1 with help and 0 without. Where the customer shows
    neither feeling nor trouble, a useful reply is 2 and one with a personal touch 3. Faults lower to their ceiling.
    """
    turn = exam.turn
    if turn.reading.sense in ("empty", "nonsense"):
        if not needs_something(exam):
            return unassessed(ID, "responds", "Nothing was said, and nothing was waiting for an answer.")
        missed = finding(ID, "responds", "missed", "The customer needs an answer and got none.", called_for(turn))
        return Rating(card=level_card(0, (missed,)))
    hostile = (*_heat(exam), *_blame(exam))
    faults = (*hostile, *_manner(exam), *_repetition(exam))
    critical_errors = _insults(exam)
    if (is_bare_courtesy(turn) and not hostile) or (not needs_something(exam) and not faults):
        return unassessed(ID, "responds", "A greeting, a confirmation or a moment asked for: nothing to judge.")
    level, findings = _judge(exam)
    ceiling = min((fault.ceiling for fault in faults), default=3)
    shown = findings if ceiling >= level else tuple(each for each in findings if each.verdict != "met" or ceiling)
    return Rating(
        card=level_card(min(level, ceiling), (*shown, *(fault.finding for fault in faults))),
        critical=critical_errors,
    )


def demand_of(exam: Exam) -> Demand:
    """Tell how much the customer's words of this turn ask for: a feeling, a trouble, or a plain question."""
    customer = exam.turn.customer
    if exam.cues.find("feeling", customer):
        return "feeling"
    troubled = exam.cues.find("trouble", customer) is not None
    if exam.cues.find("stake", customer) and (troubled or any(_is_troubled(exam, turn) for turn in exam.earlier)):
        return "trouble"
    heard = any(_references_of(exam, turn) for turn in exam.earlier)
    return "trouble" if troubled and not heard else "plain"


def _is_troubled(exam: Exam, turn: Turn) -> bool:
    return any(exam.cues.find(cue, turn.customer) for cue in ("feeling", "trouble"))


def _judge(exam: Exam) -> tuple[int, tuple[Finding, ...]]:
    references = _references_of(exam, exam.turn)
    demand = demand_of(exam)
    if demand == "plain":
        return _plain(exam, references)
    if references:
        return _specific(exam, references)
    generic = _generic(exam)
    if generic is not None:
        because = "The line would fit any customer: nothing of what this one told you is in it."
        return 1, (finding(ID, "names_impact", "missed", because, generic),)
    need = _cause(exam)
    soothing = exam.cues.find("soothing", exam.turn.reply)
    if soothing is not None:
        evidence = exam.turn.cite(soothing.start, soothing.end)
        because = "Kind, but nothing of what they told you is in it."
        return 1, (finding(ID, "names_impact", "missed", because, evidence),)
    if _works_on_it(exam):
        because = "Correct but cold: what the customer told you about their trouble is left standing."
        return 1, (finding(ID, "names_impact", "missed", because, need),)
    return 0, (finding(ID, "names_impact", "missed", "The customer's trouble is ignored.", need),)


def _specific(exam: Exam, references: tuple[_Reference, ...]) -> tuple[int, tuple[Finding, ...]]:
    turn = exam.turn
    first = references[0]
    met = finding(
        ID,
        "names_impact",
        "met",
        "It speaks of this customer's own matter.",
        turn.cite(*sentence_at(turn.reply, first.start)),
    )
    owned = exam.cues.find("own_fault", turn.reply)
    personal = any(reference.personal for reference in references)
    findings = [met]
    if owned is not None:
        because = "It owns our share."
        findings.append(finding(ID, "owns_fault", "met", because, turn.cite(owned.start, owned.end)))
    rich = len({reference.what for reference in references}) >= 2
    if (rich or owned is not None) and personal and _works_on_it(exam) and not is_bag(exam, least=4, share=_BAG):
        return 3, tuple(findings)
    because = "It names the matter, but not what it does to this person."
    return 2, (*findings, finding(ID, "listens", "missed", because, _cause(exam)))


def _plain(exam: Exam, references: tuple[_Reference, ...]) -> tuple[int, tuple[Finding, ...]]:
    turn = exam.turn
    useful = _works_on_it(exam) or bool(turn.reading.claims or references)
    if not useful:
        because = "The question gets no answer to go on with."
        return 1, (finding(ID, "responds", "missed", because, called_for(turn)),)
    if (
        len(list(exam.cues.all("sorry", turn.reply))) >= 2
        or len(list(exam.cues.all("generic_sympathy", turn.reply))) >= 2
    ):
        because = "Long sympathy for a plain question."
        return 1, (finding(ID, "proportion", "missed", because, whole_reply(turn)),)
    met = finding(ID, "responds", "met", "A plain question gets a useful answer.", whole_reply(turn))
    warm = any(exam.cues.find(cue, turn.reply) for cue in ("warmth", "own_fault", "soothing"))
    if references and (warm or len({reference.what for reference in references}) >= 2):
        because = "A personal touch, without fuss."
        return 3, (met, finding(ID, "listens", "met", because, turn.cite(references[0].start, references[0].end)))
    return 2, (met,)


def _references_of(exam: Exam, turn: Turn) -> tuple[_Reference, ...]:
    """Return the places of a reply, outside questions and copies, that name this customer's matter."""
    if turn.reading.copied >= _COPIED:
        return ()
    copies = _copied_spans(turn)
    hits = tuple(hit for hit in _hits(exam, turn) if not any(overlaps((hit.start, hit.end), c) for c in copies))
    # "generic" without a topic is specific only by words in common, which the hits judge more strictly.
    spoken = [
        each
        for each in turn.reading.acknowledged
        if each.specific and each.confidence >= SURE and (each.topics or each.what != "generic")
    ]
    # An acknowledgement that holds such a word is one reference with it, not two.
    alone = [
        _Reference(what=each.what, start=each.start, end=each.end, personal=_is_personal(exam, turn, each))
        for each in spoken
        if not any(overlaps((each.start, each.end), span) for span in [*copies, *((h.start, h.end) for h in hits)])
    ]
    return tuple(sorted([*alone, *hits], key=lambda each: (each.start, each.what)))


def _hits(exam: Exam, turn: Turn) -> tuple[_Reference, ...]:
    """Return the words and figures of the customer that a sentence speaking to the person takes up."""
    impact, figures = _impact_words(exam, turn), values(turn.customer, exam.case.now, exam.pack)
    said = values(turn.reply, exam.case.now, exam.pack)
    found: list[_Reference] = []
    for start, end in sentences(turn.reply):
        inside = [word for word in words(turn.reply) if start <= word.start < end]
        pairs = [(next((i for i in impact if same_word(i, word.text)), ""), word.start, word.end) for word in inside]
        pairs += [
            (value.text, value.start, value.end)
            for value in said
            if start <= value.start < end and any(same_value(value, figure) for figure in figures)
        ]
        hits = [_Reference(what=what, start=low, end=high, personal=True) for what, low, high in pairs if what]
        if hits and not _is_question(turn, start, end) and _speaks_to_person(exam, turn, start, end, hits):
            found += hits
    return tuple(found)


def _speaks_to_person(exam: Exam, turn: Turn, start: int, end: int, hits: list[_Reference]) -> bool:
    """Tell whether a sentence speaks to the person: an acknowledgement, our fault owned, or their matter restated."""
    text = turn.reply[start:end]
    if any(exam.cues.find(cue, text) for cue in ("own_fault", "sorry", "warmth")):
        return True
    spoken = [each for each in turn.reading.acknowledged if each.topics or not each.specific]
    if any(overlaps((each.start, each.end), (start, end)) for each in spoken):
        return True
    return len({hit.what for hit in hits}) >= 2


def _is_personal(exam: Exam, turn: Turn, each: Acknowledgement) -> bool:
    return each.what == "feeling" or exam.cues.find("impact", turn.reply[each.start : each.end]) is not None


def _impact_words(exam: Exam, turn: Turn) -> tuple[str, ...]:
    """Return the words of the customer that tell what the matter does to them."""
    said = "\n".join([turn.customer, *(each.text for each in turn.history if each.speaker == "customer")])
    return tuple(dict.fromkeys(word.text for cue in exam.cues.all("impact", said) for word in words(cue.text)))


def _is_question(turn: Turn, start: int, end: int) -> bool:
    asked = any(overlaps((each.start, each.end), (start, end)) for each in turn.reading.asked)
    known = any(overlaps((each.start, each.end), (start, end)) for each in turn.reading.acknowledged)
    return asked and not known


def _copied_spans(turn: Turn) -> tuple[tuple[int, int], ...]:
    """Return the runs of five and more words that the reply takes over from the customer's lines."""
    theirs = [word.text for word in words(turn.customer)]
    runs = {tuple(theirs[i : i + _RUN]) for i in range(len(theirs) - _RUN + 1)}
    ours = words(turn.reply)
    return tuple(
        (ours[i].start, ours[i + _RUN - 1].end)
        for i in range(len(ours) - _RUN + 1)
        if tuple(word.text for word in ours[i : i + _RUN]) in runs
    )


def _generic(exam: Exam) -> Evidence | None:
    turn = exam.turn
    for each in turn.reading.acknowledged:
        return turn.cite(each.start, each.end)
    cue = exam.cues.find("generic_sympathy", turn.reply) or exam.cues.find("sorry", turn.reply)
    return None if cue is None else turn.cite(cue.start, cue.end)


def _cause(exam: Exam) -> Evidence:
    """Cite the sentence of the customer that shows the feeling or the trouble."""
    customer = exam.turn.customer
    cue = exam.cues.find("feeling", customer) or exam.cues.find("trouble", customer)
    if cue is None:
        return called_for(exam.turn)
    return exam.turn.cite(*sentence_at(customer, cue.start), where="customer")


def _works_on_it(exam: Exam) -> bool:
    """Tell whether the reply gives something to go on with: a step, an offer, a question, or a reasoned no."""
    reading = exam.turn.reading
    done = any(claim.act and claim.tense != "future" for claim in reading.claims)
    fresh = any(action.turn == exam.turn.number or exam.alone for action in exam.turn.actions or ())
    useful_question = any(each.what not in ("wellbeing", "how_can_i_help") for each in reading.asked)
    reasoned = any(refusal.reason for refusal in reading.refused)
    several = len(reading.claims) >= 2
    return bool(reading.promised or reading.offered or useful_question or done or fresh or reasoned or several)


def _heat(exam: Exam) -> tuple[_Fault, ...]:
    faults = []
    for mark in exam.turn.reading.heated:
        if mark.confidence < SURE:
            continue
        mild = mark.kind in ("capitals", "profanity")
        because = "Shouting or swearing." if mild else f"The customer hears {_HEARD[mark.kind]}."
        faults.append(_fault(exam, "respect", 1 if mild else 0, because, mark.start, mark.end, mark.confidence))
    for name, ceiling, because in _HOSTILE_CUES:
        cue = exam.cues.find(name, exam.turn.reply)
        if cue is not None:
            faults.append(_fault(exam, "respect", ceiling, because, cue.start, cue.end))
    return tuple(faults)


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
    ("stiff", 1, "A notice-board voice."),
)


def _blame(exam: Exam) -> tuple[_Fault, ...]:
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


def _manner(exam: Exam) -> tuple[_Fault, ...]:
    """Return over-apology and gushing, copies of the customer's words and bags of words."""
    turn = exam.turn
    faults = []
    sorries = list(exam.cues.all("sorry", turn.reply))
    gushing = list(exam.cues.all("smothering", turn.reply))
    if len(sorries) >= _SORRIES or len(gushing) >= 2:
        cue = (sorries if len(sorries) >= _SORRIES else gushing)[-1]
        faults.append(_fault(exam, "proportion", 1, "It smothers instead of helping.", cue.start, cue.end, 0.9))
    if turn.reading.copied >= _COPIED:
        because = "It repeats the customer's own words."
        faults.append(_fault(exam, "own_words", 1, because, 0, len(turn.reply), verdict="missed"))
    if is_pasted(exam):
        because = "An article speaks here, not a person."
        faults.append(_fault(exam, "own_words", 1, because, 0, len(turn.reply), verdict="missed"))
    courting = bool(sorries) or exam.cues.find("warmth", turn.reply) is not None or len(words(turn.reply)) >= _LONG_BAG
    if courting and is_bag(exam, least=4, share=_BAG):
        because = "The right words in a heap say nothing about this case."
        faults.append(_fault(exam, "own_words", 1, because, 0, len(turn.reply)))
    return tuple(faults)


def _repetition(exam: Exam) -> tuple[_Fault, ...]:
    """Return the second stock line of sympathy in the contact, or a line used before."""
    turn = exam.turn
    mine = {" ".join(w.text for w in words(turn.reply[a:b])): (a, b) for a, b in sentences(turn.reply)}
    before = [each.text for each in turn.history if each.speaker == "agent"][-10:]
    used = {" ".join(w.text for w in words(text[a:b])) for text in before for a, b in sentences(text)}
    stock = exam.cues.find("generic_sympathy", turn.reply)
    if stock is not None and any(exam.cues.find("generic_sympathy", text) for text in before):
        return (
            _fault(exam, "own_words", 1, "The second stock line of sympathy in one contact.", stock.start, stock.end),
        )
    again = next((mine[line] for line in mine if line in used and len(line.split()) >= 4), None)
    if again is None or not any(
        exam.cues.find(cue, turn.reply[slice(*again)]) for cue in ("sorry", "generic_sympathy")
    ):
        return ()
    return (_fault(exam, "own_words", 1, "The same line as before.", *again),)


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
) -> _Fault:
    evidence = exam.turn.cite(start, end)
    return _Fault(ceiling=ceiling, finding=finding(ID, criterion, verdict, because, evidence, confidence=confidence))


def _insults(exam: Exam) -> tuple[Critical, ...]:
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
        for mark in turn.reading.heated
        if mark.kind in ("insult", "threat") and mark.confidence >= SURE
    )
