"""Rates whether a reply shows that this person's situation was understood and treats them with dignity (rubric 3.1)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from scoring.card import Dimension, Finding
from scoring.model import Evidence, Turn
from scoring.rubric import SURE
from scoring.scorers.exam import (
    DESKS,
    Exam,
    Rating,
    bears_on_something,
    called_for,
    finding,
    is_bare_courtesy,
    is_curt_no,
    is_relevant,
    level_card,
    needs_something,
    only_closes,
    sentence_at,
    sentences,
    turns_away,
    unassessed,
    whole_reply,
    words,
)
from scoring.scorers.manner import hostility_of, insults_of, is_heap, lapses_of
from scoring.scorers.references import Reference, hits_of, references_of
from scoring.scorers.senseless import is_senseless

ID: Dimension = "empathy"
VERSION = 15

Demand = Literal["plain", "trouble", "feeling"]
_CURT = 8
"""Up to this many words, a bare no to somebody who is upset is curt."""
_SMALL_TALK = ("wellbeing", "how_can_i_help")
_Judged = tuple[int, tuple[Finding, ...]]


def rate(exam: Exam) -> Rating:
    """Rate one reply for empathy.

    Level 3 needs two references to this customer's matter, or one with our share owned, in own words, and work
    begun; one reference is 2, stock phrases and cold help are 1; 0 is for hostile, senseless or curt replies. Where
    the customer shows neither feeling nor trouble, a useful reply is 2 and one with a personal touch 3. Faults lower
    to their ceiling.
    """
    turn = exam.turn
    if is_senseless(exam):
        if not needs_something(exam):
            return unassessed(ID, "responds", "Nothing was said, and nothing was waiting for an answer.")
        missed = finding(ID, "responds", "missed", "The customer needs an answer and got none.", called_for(turn))
        return Rating(card=level_card(0, (missed,)), settled=True)
    if is_curt_no(exam):
        return _curt(exam)
    hostile = hostility_of(exam)
    faults = (*hostile, *lapses_of(exam))
    errors = insults_of(exam)
    bare = is_bare_courtesy(turn) or not needs_something(exam) or only_closes(exam)
    if bare and not (hostile if is_bare_courtesy(turn) else faults) and not _wishes(exam):
        return unassessed(ID, "responds", "A greeting, a confirmation or a moment asked for: nothing to judge.")
    if _opens(exam.turn) and demand_of(exam) == "plain" and not faults:
        return unassessed(ID, "responds", "It opens the talk: nothing to judge yet.")
    level, findings = _judge(exam)
    ceiling = min((fault.ceiling for fault in faults), default=3)
    shown = tuple(each for each in findings if each.verdict != "met" or ceiling)
    certain = any(error.certain for error in errors)
    return Rating(
        card=level_card(min(level, ceiling), (*shown, *(fault.finding for fault in faults))),
        critical=errors,
        ceiling=0 if certain else min((fault.ceiling for fault in faults if fault.firm), default=_highest(exam)),
    )


def _highest(exam: Exam) -> int:
    """Return the level that wording can reach: 1 where one sentence puts the waiting or the work on the troubled."""
    reading = exam.turn.reading
    told = [each for each in reading.claims if each.values or each.act not in ("", "wait")]
    kind = (*told, *reading.acknowledged, *reading.asked, *reading.promised, *reading.courtesies)
    alone = len(sentences(exam.turn.reply)) == 1 and not kind and demand_of(exam) != "plain"
    return 1 if alone and turns_away(exam) is not None and not references_of(exam, exam.turn) else 3


def _curt(exam: Exam) -> Rating:
    """Judge a bare no: 1 to a plain question, 0 to somebody in trouble; insults stay insults."""
    because = "A bare no: not a word of why, or of what they can do now."
    missed = finding(ID, "responds", "missed", because, whole_reply(exam.turn))
    level = 1 if demand_of(exam) == "plain" else 0
    return Rating(card=level_card(level, (missed,)), critical=insults_of(exam), settled=True)


@lru_cache(maxsize=DESKS)
def demand_of(exam: Exam) -> Demand:
    """Tell how much the customer's words ask for: a feeling, a trouble, or a plain question.

    A trouble that nothing but greetings has followed so far is still to be answered.
    """
    customer = exam.turn.customer
    if exam.cues.find("feeling", customer):
        return "feeling"
    if any(references_of(exam, turn) for turn in exam.earlier):
        troubled = exam.cues.find("trouble", customer) and exam.cues.find("stake", customer)
        return "trouble" if troubled else "plain"
    waiting = all(is_bare_courtesy(turn) or _opens(turn) for turn in exam.earlier)
    troubled_before = any(_is_troubled(exam, turn) for turn in exam.earlier)
    fresh = exam.cues.find("trouble", customer) or (exam.cues.find("stake", customer) and troubled_before)
    return "trouble" if fresh or (waiting and troubled_before) else "plain"


def _is_troubled(exam: Exam, turn: Turn) -> bool:
    return any(exam.cues.find(cue, turn.customer) for cue in ("feeling", "trouble"))


def _opens(turn: Turn) -> bool:
    """Tell whether a reply only asks what it is about."""
    reading = turn.reading
    rest = (*reading.acknowledged, *reading.promised, *reading.offered, *reading.refused)
    asked = bool(reading.asked) and all(each.what in _SMALL_TALK for each in reading.asked)
    return asked and not rest and not any(bears_on_something(claim) for claim in reading.claims)


def _wishes(exam: Exam) -> bool:
    """Tell whether a goodbye carries a word about the customer's own occasion."""
    return any(exam.cues.find("stake", hit.what) for hit in hits_of(exam, exam.turn, loose=True))


def _judge(exam: Exam) -> _Judged:
    references = references_of(exam, exam.turn)
    demand = demand_of(exam)
    away = turns_away(exam)
    if away is not None and (not references or demand == "plain"):
        return _sent_away(exam, away, demand)
    if demand == "plain":
        return _plain(exam, references)
    return _specific(exam, references) if references else _cold(exam)


def _sent_away(exam: Exam, away: Evidence, demand: Demand) -> _Judged:
    if demand == "feeling" and len(words(exam.turn.reply)) <= _CURT:
        because = "A curt no to somebody who is upset: nothing of what they told you is in it."
        return 0, (finding(ID, "names_impact", "missed", because, away),)
    because = "It turns them away, and what it does to them is not named."
    return 1, (finding(ID, "names_impact", "missed", because, away),)


def _cold(exam: Exam) -> _Judged:
    """Judge a reply to a troubled customer that names nothing of their trouble."""
    turn = exam.turn
    generic = _generic(exam)
    if generic is not None:
        because = "The line would fit any customer: nothing of what this one told you is in it."
        return 1, (finding(ID, "names_impact", "missed", because, generic),)
    soothing = exam.cues.find("soothing", turn.reply)
    if soothing is not None:
        because = "Kind, but nothing of what they told you is in it."
        return 1, (finding(ID, "names_impact", "missed", because, turn.cite(soothing.start, soothing.end)),)
    if _opens(exam.turn):
        because = "They have said what is wrong; the reply asks as if they had not."
        return 1, (finding(ID, "listens", "missed", because, _cause(exam)),)
    if _works_on_it(exam) or any(bears_on_something(claim) for claim in turn.reading.claims):
        because = "Correct but cold: what the customer told you about their trouble is left standing."
        return 1, (finding(ID, "names_impact", "missed", because, _cause(exam)),)
    return 0, (finding(ID, "names_impact", "missed", "The customer's trouble is ignored.", _cause(exam)),)


def _specific(exam: Exam, references: tuple[Reference, ...]) -> _Judged:
    turn = exam.turn
    because = "It speaks of this customer's own matter."
    findings = [finding(ID, "names_impact", "met", because, turn.cite(*sentence_at(turn.reply, references[0].start)))]
    owned = exam.cues.find("own_fault", turn.reply)
    if owned is not None:
        findings.append(finding(ID, "owns_fault", "met", "It owns our share.", turn.cite(owned.start, owned.end)))
    personal = any(reference.personal for reference in references)
    spoken = {each.what for each in turn.reading.acknowledged if each.specific and each.confidence >= SURE}
    # Where any word of theirs may be taken up, two of them are soon together.
    loose = exam.cues.has("speaks")
    enough = 3 if loose else 2
    taken_up = len({each.what for each in references})
    personal = personal or (loose and taken_up > enough)
    rich = owned is not None or taken_up >= enough or len(spoken) >= enough
    works, heap = _works_on_it(exam), is_heap(exam)
    if rich and personal and works and not heap:
        return 3, tuple(findings)
    if not works:
        because = "The trouble is named, and nothing begins to mend it."
        return 2, (*findings, finding(ID, "responds", "missed", because, whole_reply(turn)))
    because = "It names the matter, but not what it does to this customer."
    return 2, (*findings, finding(ID, "listens", "missed", because, _cause(exam)))


def _plain(exam: Exam, references: tuple[Reference, ...]) -> _Judged:
    turn = exam.turn
    if not (_works_on_it(exam) or references or is_relevant(exam)):
        because = "The question gets no answer to go on with."
        return 1, (finding(ID, "responds", "missed", because, called_for(turn)),)
    if _sympathies(exam) >= 2:
        because = "Long sympathy for a plain question."
        return 1, (finding(ID, "proportion", "missed", because, whole_reply(turn)),)
    met = finding(ID, "responds", "met", "Their line gets something to go on with.", whole_reply(turn))
    touch = _personal_touch(exam, references)
    if touch is not None:
        return 3, (met, finding(ID, "listens", "met", "A personal touch, without fuss.", touch))
    because = "Polite and useful; no word of it is for this customer alone."
    return 2, (met, finding(ID, "listens", "missed", because, called_for(turn)))


def _sympathies(exam: Exam) -> int:
    """Return how many places of the reply say sorry; what two cues see in the same words is one."""
    cues = ("sorry", "generic_sympathy", "smothering")
    places = sorted((cue.start, cue.end) for name in cues for cue in exam.cues.all(name, exam.turn.reply))
    count = reach = 0
    for start, end in places:
        count += start >= reach
        reach = max(reach, end)
    return count


def _personal_touch(exam: Exam, references: tuple[Reference, ...]) -> Evidence | None:
    """Cite a brief word for this customer: their occasion, trouble spared them, or their matter in warm words."""
    turn = exam.turn
    if is_heap(exam):
        return None
    for name in ("relief", "own_fault"):
        cue = exam.cues.find(name, turn.reply)
        if cue is not None and _works_on_it(exam):
            return turn.cite(*sentence_at(turn.reply, cue.start))
    for hit in hits_of(exam, turn, loose=True):
        start, end = sentence_at(turn.reply, hit.start)
        if exam.cues.find("stake", hit.what) or exam.cues.find("in_time", turn.reply[start:end]):
            return turn.cite(start, end)
    warm = any(exam.cues.find(cue, turn.reply) for cue in ("warmth", "own_fault", "soothing"))
    if references and (warm or len({reference.what for reference in references}) >= 2):
        return turn.cite(*sentence_at(turn.reply, references[0].start))
    return None


def _generic(exam: Exam) -> Evidence | None:
    turn = exam.turn
    for each in turn.reading.acknowledged:
        return turn.cite(each.start, each.end)
    cue = exam.cues.find("generic_sympathy", turn.reply) or exam.cues.find("sorry", turn.reply)
    return None if cue is None else turn.cite(cue.start, cue.end)


def _cause(exam: Exam) -> Evidence:
    """Cite the sentence of the customer that shows the feeling or the trouble."""
    customer = exam.turn.customer
    cues = (exam.cues.find(name, customer) for name in ("stake", "trouble", "feeling"))
    cue = next((each for each in cues if each is not None), None)
    if cue is None:
        return called_for(exam.turn)
    return exam.turn.cite(*sentence_at(customer, cue.start), where="customer")


def _works_on_it(exam: Exam) -> bool:
    """Tell whether the reply gives something to go on with: a step, an offer, a question, or a reasoned no."""
    reading = exam.turn.reading
    done = any(claim.act and claim.tense != "future" for claim in reading.claims)
    fresh = any(action.turn == exam.turn.number or exam.alone for action in exam.turn.actions or ())
    useful_question = any(each.what not in _SMALL_TALK for each in reading.asked)
    reasoned = any(refusal.reason for refusal in reading.refused)
    several = sum(bears_on_something(claim) for claim in reading.claims) >= 2
    return bool(reading.promised or reading.offered or useful_question or done or fresh or reasoned or several)
