"""Rates whether words and actions match and somebody owns the next step by a stated time (rubric 3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.card import Dimension, Finding, LevelCard
from scoring.model import Action, Commitment, Evidence
from scoring.reading.items import Offer, Pledge
from scoring.rubric import SURE
from scoring.scorers.ceilings import breaches_of, faults_of
from scoring.scorers.exam import (
    Exam,
    Rating,
    bears_on_something,
    called_for,
    finding,
    is_bag,
    is_bare_courtesy,
    is_curt_no,
    level_card,
    needs_something,
    sentence_at,
    unassessed,
    whole_reply,
)
from scoring.scorers.log import DoneClaim, does, done_claims, fresh_actions, is_told, standing_of, unverified_claims
from scoring.scorers.money import wrong_money
from scoring.scorers.parting import takes_leave
from scoring.scorers.senseless import is_senseless

ID: Dimension = "follow_through"
VERSION = 15

_BAG_WORDS, _BAG_SHARE = 8, 15
"""From so many words on, and with less than so many per cent that hold a sentence together, nothing is promised."""
_RESTING = ("closure", "concrete_commitment")
"""Criteria of a reply without a step, which a claimed deed would settle or leave open."""
_OURS = ("agent", "company")
_NOBODY_NAMED = "Who sees to it from here is not said."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What the reply holds of a next step: the level that its words reach, and why."""

    level: int | None
    findings: tuple[Finding, ...]


def rate(exam: Exam) -> Rating:
    """Rate one reply for follow-through.

    Words reach 3 with owner, what and when, or when the matter is closed now, done and told; 2 with one of these
    missing; 1 when vague; 0 with nothing. The log then sets ceilings: a false claim 0, a required action that
    is missing or has wrong arguments 1, a deed that was not told 1, a promise that nobody can keep 0.
    """
    turn = exam.turn
    if is_senseless(exam):
        if not needs_something(exam):
            return unassessed(ID, "ownership", "Nothing was said, and nothing was waiting for an answer.")
        missed = finding(ID, "ownership", "missed", "The customer waits and nobody takes it on.", called_for(turn))
        return Rating(card=level_card(0, (missed,)), settled=True)
    claims = done_claims(exam)
    faults = faults_of(exam, claims)
    step = _with_unverified(exam, _step(exam, claims))
    errors = (*breaches_of(exam, claims), *wrong_money(exam))
    if step.level is None and not faults:
        return Rating(card=_open_card(step), critical=errors, settled=not _is_judgeable(exam))
    ceiling = min((fault.ceiling for fault in faults), default=3)
    level = min(3 if step.level is None else step.level, ceiling)
    shown = tuple(each for each in step.findings if each.verdict != "met" or ceiling)
    return Rating(
        card=level_card(level, (*shown, *(fault.finding for fault in faults))),
        critical=errors,
        ceiling=min((fault.ceiling for fault in faults if fault.firm), default=3),
    )


def _is_judgeable(exam: Exam) -> bool:
    """Tell whether a reply without a step may still be weighed: what was done is known, and a need is open."""
    return exam.turn.actions is not None and needs_something(exam) and not is_bare_courtesy(exam.turn)


def _open_card(step: _Step) -> LevelCard:
    return LevelCard(level=None, estimate=None, findings=step.findings)


def _step(exam: Exam, claims: tuple[DoneClaim, ...]) -> _Step:
    """Judge the words: the best of what was promised, done and told, offered or answered."""
    turn = exam.turn
    done = tuple(claim for claim in claims if claim.state == "done")
    promise = _promise(exam)
    if done or (promise is not None and promise.level is not None and promise.level >= 2):
        return _best(_closed(exam, done), promise)
    told = [action for action in fresh_actions(exam) if is_told(exam, action)]
    if turn.reading.offered:
        return _offered(exam, told=bool(told))
    if told:
        return _told(exam, told[0], promised=promise is not None)
    if promise is not None:
        return promise
    return _curt(exam) if is_curt_no(exam) else _on_trust(exam, _no_step(exam))


def _curt(exam: Exam) -> _Step:
    """Judge a bare no: 0 where something is open, 1 as an answer to a plain question."""
    because = "A bare no, and no way on from it."
    missed = finding(ID, "ownership", "missed", because, whole_reply(exam.turn))
    return _Step(level=0 if _is_open(exam) else 1, findings=(missed,))


def _on_trust(exam: Exam, step: _Step) -> _Step:
    """Let no closure rest on a deed that no log bears out: 2 at most by the other words, else not assessed."""
    claimed = unverified_claims(exam)
    if not claimed or any(each.criterion not in _RESTING for each in step.findings):
        return step
    others = [each for each in exam.turn.reading.claims if each not in claimed and bears_on_something(each)]
    if not others:
        return _Step(level=None, findings=())
    because = "It tells what comes of it; whether it was done is not known here."
    told = finding(ID, "tells_what_was_done", "met", because, _sentence(exam, others[0].start), confidence=0.7)
    return _Step(level=2, findings=(told,))


def _with_unverified(exam: Exam, step: _Step) -> _Step:
    """Say of each claimed deed that it was not assessed where the log is unknown."""
    because = "What was done is not known here, so this claim is not assessed."
    unknown = tuple(
        finding(ID, "say_do", "not_assessed", because, exam.turn.cite(each.start, each.end))
        for each in unverified_claims(exam)
    )
    return _Step(level=step.level, findings=(*step.findings, *unknown))


def _offered(exam: Exam, *, told: bool) -> _Step:
    """Judge a step that the customer may choose: 3 where something is done and told besides, with what comes if not."""
    offer = exam.turn.reading.offered[0]
    evidence = _sentence(exam, offer.start)
    kept = next((action for each in exam.turn.reading.offered if (action := _done_later(exam, each))), None)
    if kept is not None:
        because = "It offered the step, and did it once the customer agreed."
        return _Step(level=3, findings=(finding(ID, "say_do", "met", because, evidence, action=kept.name),))
    because = "It offers a step and leaves the choice to the customer."
    met = finding(ID, "ownership", "met", because, evidence, confidence=offer.confidence)
    if told and _contingency(exam):
        return _Step(level=3, findings=(met,))
    because = "Who does it after their answer, and by when, is not said."
    missed = finding(ID, "concrete_commitment", "missed", because, evidence, confidence=0.7)
    return _Step(level=2, findings=(met, missed))


def _done_later(exam: Exam, offer: Offer) -> Action | None:
    """Return the action of the next turn that does what was offered in this one."""
    following = next((turn for turn in exam.case.turns if turn.number == exam.turn.number + 1), None)
    log = () if following is None or not offer.act else following.actions or ()
    done = (action for action in log if action.ok and action.turn == exam.turn.number + 1)
    return next((action for action in done if does(exam, action, offer.act)), None)


def _told(exam: Exam, action: Action, *, promised: bool) -> _Step:
    """Judge a deed that is told: 3 with what to expect, else 2."""
    evidence = whole_reply(exam.turn)
    met = finding(ID, "tells_what_was_done", "met", "What was done is told.", evidence, action=action.name)
    announced = any(
        each.due and does(exam, action, each.act) for past in exam.earlier for each in past.reading.promised if each.act
    )
    expected = announced or (_expectation(exam) and not promised)
    if expected and _says_who(exam):
        return _Step(level=3, findings=(met,))
    because = _NOBODY_NAMED if expected else "What comes of it, and when, is not said."
    missed = finding(ID, "tells_what_was_done", "missed", because, evidence, confidence=0.7, action=action.name)
    return _Step(level=2, findings=(met, missed))


def _best(one: _Step | None, other: _Step | None) -> _Step:
    steps = [step for step in (one, other) if step is not None]
    level = max((step.level for step in steps if step.level is not None), default=None)
    kept = [each for step in steps for each in step.findings if each.verdict == "met" or step.level == level]
    return _Step(level=level, findings=tuple(kept))


def _closed(exam: Exam, done: tuple[DoneClaim, ...]) -> _Step | None:
    """Judge what was done and told: 3 with what to expect, else 2."""
    if not done:
        return None
    findings = [
        finding(
            ID,
            "say_do",
            "met",
            "The log has what the words say.",
            exam.turn.cite(claim.claim.start, claim.claim.end),
            confidence=claim.confidence,
            action=claim.action,
        )
        for claim in done
    ]
    expected = _expectation(exam)
    if expected and _says_who(exam):
        return _Step(level=3, findings=tuple(findings))
    because = _NOBODY_NAMED if expected else "Done and told, but not what to expect and when."
    missed = finding(ID, "tells_what_was_done", "missed", because, whole_reply(exam.turn), confidence=0.7)
    return _Step(level=2, findings=(*findings, missed))


def _expectation(exam: Exam) -> bool:
    """Tell whether the reply says what to expect: a time, a date, a duration, a sum or a reference.

    Where the pack knows how its language says what comes ("expects"), a figure that only names the deed is none.
    """
    reading = exam.turn.reading
    if exam.cues.has("expects"):
        ahead = any(pledge.due is not None for pledge in reading.promised)
        return ahead or exam.cues.find("expects", exam.turn.reply) is not None
    items = [value for claim in reading.claims for value in claim.values]
    return bool(items) or any(pledge.due is not None for pledge in reading.promised)


def _says_who(exam: Exam) -> bool:
    """Tell whether somebody stands for the next step; in a language without such a cue the deed speaks for itself."""
    return not exam.cues.has("owner") or exam.cues.find("owner", exam.turn.reply) is not None


def _contingency(exam: Exam) -> bool:
    return exam.cues.find("contingency", exam.turn.reply) is not None


def _promise(exam: Exam) -> _Step | None:
    """Judge the promises: the best of them counts."""
    pledges = [each for each in exam.turn.reading.promised if each.actor in _OURS and each.confidence >= SURE]
    if is_bag(exam, least=_BAG_WORDS, share=_BAG_SHARE) or is_bag(exam, least=4, share=1):
        pledges = []
    pledges = [each for each in pledges if not (each.act in ("wait", "check") and each.due is None)] or pledges
    if not pledges:
        return _ledger_promise(exam)
    graded = [(_grade(exam, pledge), pledge) for pledge in pledges]
    level, pledge = max(graded, key=lambda each: (each[0], -each[1].start))
    evidence = exam.turn.cite(pledge.start, pledge.end)
    if level == 3:
        met = finding(
            ID, "concrete_commitment", "met", "Who, what and by when.", evidence, confidence=pledge.confidence
        )
        return _Step(level=3, findings=(met,))
    if pledge.act in ("wait", "check") and pledge.due is None:
        return _moment(exam, pledge)
    if level == 2:
        own = finding(ID, "ownership", "met", "The next step has an owner.", evidence, confidence=pledge.confidence)
        when = finding(ID, "concrete_commitment", "missed", "No time to hold on to.", evidence, confidence=0.8)
        return _Step(level=2, findings=(own, when))
    because = "Too vague to hold anybody to it."
    return _Step(level=1, findings=(finding(ID, "concrete_commitment", "missed", because, evidence, confidence=0.8),))


def _moment(exam: Exam, pledge: Pledge) -> _Step:
    """Judge "let me check": a step within the contact is open, unless nothing comes after it."""
    evidence = exam.turn.cite(pledge.start, pledge.end)
    if exam.alone or takes_leave(exam) or exam.cues.find("nobody", evidence.quote):
        because = "It will be looked into, by no stated time and nobody by name."
        missed = finding(ID, "concrete_commitment", "missed", because, evidence, confidence=0.8)
        return _Step(level=1, findings=(missed,))
    because = "A moment to look: the next step is still to come."
    return _Step(level=None, findings=(finding(ID, "ownership", "not_assessed", because, None),))


def _grade(exam: Exam, pledge: Pledge) -> int:
    text = exam.turn.reply[slice(*sentence_at(exam.turn.reply, pledge.start))]
    vague = exam.cues.find("vague", text) is not None
    dated = pledge.due is not None and pledge.due.at is not None
    if dated and pledge.firm:
        return 3
    if pledge.due is not None and pledge.firm and not vague:
        return 3 if any(sign.isdigit() for sign in pledge.due.text) or pledge.condition else 2
    if pledge.firm and not vague:
        return 2
    return 1


def _ledger_promise(exam: Exam) -> _Step | None:
    """Judge what the desk's ledger says this reply commits to, where the reading found no promise."""
    ours = [each for each in exam.turn.commitments or () if each.keepable is not False and _is_named(each)]
    if not ours:
        return None
    evidence = whole_reply(exam.turn)
    dated = any(each.due and not exam.cues.find("vague", each.due) and each.status != "vague" for each in ours)
    if not dated:
        because = "Too vague to hold anybody to it."
        return _Step(level=1, findings=(finding(ID, "concrete_commitment", "missed", because, evidence),))
    met = finding(ID, "ownership", "met", f"It commits to: {ours[0].what}.", evidence, confidence=0.7)
    if ours[0].keepable and _says_who(exam):
        return _Step(level=3, findings=(met,))
    because = _NOBODY_NAMED if ours[0].keepable else "Whether it can be kept is not known."
    return _Step(level=2, findings=(met, finding(ID, "concrete_commitment", "missed", because, evidence)))


def _is_named(commitment: Commitment) -> bool:
    return commitment.who in _OURS or commitment.who == "carrier"


def _no_step(exam: Exam) -> _Step:
    """Judge a reply that promises, does and offers nothing."""
    turn, reading = exam.turn, exam.turn.reading
    home = exam.cues.find("homework", turn.reply)
    refusal = next((each for each in reading.refused if each.act != "wait" and each.confidence >= SURE), None)
    gathers = reading.asked and not (exam.alone and (home is not None or refusal is not None))
    if _leaves_it_hanging(exam):
        because = "It says goodbye with the matter open, and nobody has taken it on."
        return _Step(level=0, findings=(finding(ID, "closure", "missed", because, whole_reply(turn)),))
    if is_bare_courtesy(turn) or not needs_something(exam) or gathers:
        because = "Nothing had to be promised or done in this turn."
        return _Step(level=None, findings=(finding(ID, "ownership", "not_assessed", because, None),))
    away = exam.cues.find("not_mine", turn.reply)
    if away is not None:
        because = "Nobody takes it on."
        return _Step(level=0, findings=(_cited(exam, "ownership", because, away.start, away.end),))
    if home is not None:
        because = "The customer gets the homework."
        return _Step(level=1, findings=(_cited(exam, "ownership", because, home.start, home.end),))
    if refusal is not None and _is_open(exam):
        return _Step(
            level=1, findings=(_cited(exam, "ownership", "A no, and no way on from it.", refusal.start, refusal.end),)
        )
    if not _is_open(exam) and reading.claims:
        return _answered(exam)
    if reading.claims and not exam.alone:
        because = "It informs; no step was due in this turn."
        return _Step(level=None, findings=(finding(ID, "ownership", "not_assessed", because, None),))
    because = "The matter is open, and no step follows."
    level = 1 if reading.claims or reading.acknowledged or fresh_actions(exam) else 0
    return _Step(level=level, findings=(finding(ID, "concrete_commitment", "missed", because, called_for(turn)),))


def _leaves_it_hanging(exam: Exam) -> bool:
    """Tell whether a bare goodbye ends the contact with a required action undone and nothing promised before."""
    turn = exam.turn
    goodbye = is_bare_courtesy(turn) and takes_leave(exam)
    undone = any(standing_of(exam, each)[0] == "absent" for each in exam.case.required or ())
    promised = any(each.firm and each.due for past in exam.earlier for each in past.reading.promised)
    return goodbye and undone and turn.actions is not None and not promised


def _answered(exam: Exam) -> _Step:
    """Judge a plain answer to a plain question: nothing is left to do."""
    because = "The question is answered; nothing is left to do."
    met = finding(ID, "closure", "met", because, whole_reply(exam.turn), confidence=0.7)
    if _expectation(exam):
        return _Step(level=3, findings=(met,))
    because = "What to expect, with a day or a figure, is not said."
    missed = finding(ID, "closure", "missed", because, whole_reply(exam.turn), confidence=0.7)
    return _Step(level=2, findings=(met, missed))


def _is_open(exam: Exam) -> bool:
    """Tell whether something is left to do: a trouble in the customer's words, or a required action not in the log."""
    customer = exam.turn.customer
    if exam.cues.find("trouble", customer) or exam.cues.find("feeling", customer):
        return True
    return any(standing_of(exam, each)[0] != "done" for each in exam.case.required or ())


def _cited(exam: Exam, criterion: str, because: str, start: int, end: int) -> Finding:
    return finding(ID, criterion, "missed", because, exam.turn.cite(start, end), confidence=0.8)


def _sentence(exam: Exam, start: int) -> Evidence:
    return exam.turn.cite(*sentence_at(exam.turn.reply, start))
