"""Rates whether words and actions match and somebody owns the next step by a stated time (rubric 3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.model import (
    Claim,
    Commitment,
    Critical,
    Dimension,
    Evidence,
    Finding,
    LevelCard,
    Pledge,
    RequiredAction,
    Verdict,
)
from scoring.rubric import CERTAIN, SURE, critical
from scoring.scorers.exam import (
    Exam,
    Rating,
    called_for,
    finding,
    is_bare_courtesy,
    level_card,
    needs_something,
    sentence_at,
    unassessed,
    whole_reply,
    words,
)
from scoring.scorers.log import DoneClaim, done_claims, fresh_actions, is_shaky, is_told, standing_of

ID: Dimension = "follow_through"
VERSION = 1

_OURS = ("agent", "company")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What the reply holds of a next step: the level that its words reach, and why."""

    level: int | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """A check that went wrong, and the level that it allows at most."""

    ceiling: int
    finding: Finding


def rate(exam: Exam) -> Rating:
    """Rate one reply for follow-through.

    Words reach 3 with owner, what and when, or when the matter is closed now, done and told; 2 with one of these
    missing; 1 when vague; 0 with nothing. The log then sets ceilings: a false claim 0, a required action that
    is missing or has wrong arguments 1, a deed that was not told 1, a promise that nobody can keep 0.
    """
    turn = exam.turn
    if turn.reading.sense in ("empty", "nonsense"):
        if not needs_something(exam):
            return unassessed(ID, "ownership", "Nothing was said, and nothing was waiting for an answer.")
        missed = finding(ID, "ownership", "missed", "The customer waits and nobody takes it on.", called_for(turn))
        return Rating(card=level_card(0, (missed,)))
    claims = done_claims(exam)
    faults = (
        *_false_claims(exam, claims),
        *_unkeepable(exam),
        *_required(exam, claims),
        *_untold(exam),
        *_handover(exam),
        *_early_close(exam),
    )
    step = _step(exam, claims)
    errors = _critical(exam, claims)
    if step.level is None and not faults:
        return Rating(card=_open_card(step), critical=errors)
    ceiling = min((fault.ceiling for fault in faults), default=3)
    level = min(3 if step.level is None else step.level, ceiling)
    return Rating(
        card=level_card(level, (*step.findings, *(fault.finding for fault in faults))),
        critical=errors,
    )


def _open_card(step: _Step) -> LevelCard:
    return LevelCard(level=None, estimate=None, findings=step.findings)


def _step(exam: Exam, claims: tuple[DoneClaim, ...]) -> _Step:
    """Judge the words: the best of what was promised, done and told, offered or answered."""
    turn = exam.turn
    done = tuple(claim for claim in claims if claim.state == "done")
    promise = _promise(exam)
    if done or (promise is not None and promise.level is not None and promise.level >= 2):
        return _best(_closed(exam, done), promise)
    if turn.reading.offered:
        offer = turn.reading.offered[0]
        told = [action for action in fresh_actions(exam) if is_told(exam, action)]
        because = "It offers a step and leaves the choice to the customer."
        met = finding(ID, "ownership", "met", because, _sentence(exam, offer.start), confidence=offer.confidence)
        return _Step(level=3 if told and _contingency(exam) else 2, findings=(met,))
    told = [action for action in fresh_actions(exam) if is_told(exam, action)]
    if told:
        because = "What was done is told, without what comes next."
        met = finding(ID, "tells_what_was_done", "met", because, whole_reply(turn), action=told[0].name)
        return _Step(level=3 if _expectation(exam) and not promise else 2, findings=(met,))
    if promise is not None:
        return promise
    return _no_step(exam)


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
    if _expectation(exam):
        return _Step(level=3, findings=tuple(findings))
    because = "Done and told, but not what to expect and when."
    missed = finding(ID, "tells_what_was_done", "missed", because, whole_reply(exam.turn), confidence=0.7)
    return _Step(level=2, findings=(*findings, missed))


def _expectation(exam: Exam) -> bool:
    """Tell whether the reply says what to expect: a time, a date, a duration, a sum or a reference."""
    reading = exam.turn.reading
    items = [value for claim in reading.claims for value in claim.values]
    return bool(items) or any(pledge.due is not None for pledge in reading.promised)


def _contingency(exam: Exam) -> bool:
    return exam.cues.find("contingency", exam.turn.reply) is not None


def _promise(exam: Exam) -> _Step | None:
    """Judge the promises: the best of them counts."""
    pledges = [each for each in exam.turn.reading.promised if each.actor in _OURS and each.confidence >= SURE]
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
    if exam.alone:
        because = "It will be looked into, by no stated time."
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
    if dated:
        because = f"It commits to: {ours[0].what}."
        return _Step(level=2, findings=(finding(ID, "ownership", "met", because, evidence, confidence=0.7),))
    because = "Too vague to hold anybody to it."
    return _Step(level=1, findings=(finding(ID, "concrete_commitment", "missed", because, evidence),))


def _is_named(commitment: Commitment) -> bool:
    return commitment.who in _OURS or commitment.who == "carrier"


def _no_step(exam: Exam) -> _Step:
    """Judge a reply that promises, does and offers nothing."""
    turn, reading = exam.turn, exam.turn.reading
    if is_bare_courtesy(turn) or not needs_something(exam) or (reading.asked and not reading.refused):
        because = "Nothing had to be promised or done in this turn."
        return _Step(level=None, findings=(finding(ID, "ownership", "not_assessed", because, None),))
    away = exam.cues.find("not_mine", turn.reply)
    if away is not None:
        because = "Nobody takes it on."
        return _Step(level=0, findings=(_cited(exam, "ownership", because, away.start, away.end),))
    home = exam.cues.find("homework", turn.reply)
    if home is not None:
        because = "The customer gets the homework."
        return _Step(level=1, findings=(_cited(exam, "ownership", because, home.start, home.end),))
    if not _is_troubled(exam) and reading.claims:
        return _answered(exam)
    if reading.claims and not exam.alone:
        because = "It informs; no step was due in this turn."
        return _Step(level=None, findings=(finding(ID, "ownership", "not_assessed", because, None),))
    because = "The matter is open, and no step follows."
    level = 1 if reading.claims or reading.acknowledged else 0
    return _Step(level=level, findings=(finding(ID, "concrete_commitment", "missed", because, called_for(turn)),))


def _answered(exam: Exam) -> _Step:
    """Judge a plain answer to a plain question: nothing is left to do."""
    because = "The question is answered; nothing is left to do."
    met = finding(ID, "closure", "met", because, whole_reply(exam.turn), confidence=0.7)
    return _Step(level=3 if _expectation(exam) else 2, findings=(met,))


def _is_troubled(exam: Exam) -> bool:
    customer = exam.turn.customer
    return bool(exam.cues.find("trouble", customer) or exam.cues.find("feeling", customer))


def _false_claims(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[_Fault, ...]:
    faults = []
    for each in claims:
        span = (each.claim.start, each.claim.end)
        if each.state == "absent" and not is_shaky(each):
            because = "It says that it was done; the log does not have it."
            faults.append(_fault(exam, "say_do", 0, because, span, "harmful", each.confidence))
        elif each.state == "wrong" and not is_shaky(each):
            because = f"The log has {each.action} with other figures."
            faults.append(_fault(exam, "say_do", 1, because, span, "harmful", each.confidence, each.action))
    return tuple(faults)


def _critical(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[Critical, ...]:
    errors = [
        critical(
            "false_action_claim",
            turn=exam.turn.number,
            because="Something is said to be done that the log does not have.",
            evidence=exam.turn.cite(each.claim.start, each.claim.end),
            certain=each.confidence >= CERTAIN,
        )
        for each in claims
        if each.state == "absent" and not is_shaky(each)
    ]
    secret = exam.cues.find("secret", exam.turn.reply)
    if secret is not None and exam.case.channel != "phone":
        start, end = sentence_at(exam.turn.reply, secret.start)
        text = exam.turn.reply[start:end]
        asked = any(each.start < end and start < each.end for each in exam.turn.reading.asked)
        if (asked or exam.cues.find("ask", text)) and not exam.cues.find("negation", text):
            because = "It asks for a secret of the customer's account."
            evidence = exam.turn.cite(start, end)
            errors.append(
                critical(
                    "unverified_disclosure", turn=exam.turn.number, because=because, evidence=evidence, certain=asked
                )
            )
    return tuple(errors)


def _unkeepable(exam: Exam) -> tuple[_Fault, ...]:
    lost = [each for each in exam.turn.commitments or () if each.keepable is False]
    if not lost:
        return ()
    pledge = next(iter(exam.turn.reading.promised), None)
    span = (pledge.start, pledge.end) if pledge is not None else (0, len(exam.turn.reply))
    because = f"Nobody can keep this: {lost[0].what}, {lost[0].due}."
    return (_fault(exam, "keepable", 0, because, span, "harmful", 0.9),)


def _required(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[_Fault, ...]:
    """Return what the case needs and the log does not have, once this turn is the one that had to have it."""
    if exam.turn.actions is None or not exam.case.required:
        return ()
    faults = []
    for each in exam.case.required:
        state, action = standing_of(exam, each)
        if state == "wrong" and action is not None and (exam.alone or action.turn == exam.turn.number):
            because = f"{action.name} is in the log with the wrong details."
            faults.append(_missing(exam, each, because, "harmful"))
        elif state == "absent" and _is_due(exam, each, claims):
            need = each.why or each.name.replace("_", " ")
            faults.append(_missing(exam, each, f"Needed and not in the log: {need}.", "missed"))
    return tuple(faults)


def _missing(exam: Exam, required: RequiredAction, because: str, verdict: Verdict) -> _Fault:
    evidence = called_for(exam.turn)
    return _Fault(ceiling=1, finding=finding(ID, "required_action", verdict, because, evidence, action=required.name))


def _is_due(exam: Exam, required: RequiredAction, claims: tuple[DoneClaim, ...]) -> bool:
    """Tell whether it had to be done by now: the reply stands alone, closes, or speaks of it as done."""
    if exam.alone or any(each.kind == "farewell" for each in exam.turn.reading.courtesies):
        return True
    names = (required.name, *required.any_of)
    acts = {each.claim.act for each in claims if each.state == "absent"}
    return any(
        act in names or any(f"_{name}".find(f"_{stem}") >= 0 for name in names for stem in exam.cues.acts.get(act, ()))
        for act in acts
    )


def _untold(exam: Exam) -> tuple[_Fault, ...]:
    """Return the deeds of this turn that the customer is not told of."""
    fresh = fresh_actions(exam)
    if not fresh or any(is_told(exam, action) for action in fresh) or is_bare_courtesy(exam.turn):
        return ()
    because = f"{fresh[0].name} is in the log, and the customer does not learn of it."
    whole = (0, len(exam.turn.reply))
    return (_fault(exam, "tells_what_was_done", 1, because, whole, "missed", 0.7, fresh[0].name),)


def _handover(exam: Exam) -> tuple[_Fault, ...]:
    """Return the faults of a transfer: cold, or without summary, reason or own follow-up."""
    log = [action for action in exam.turn.actions or () if action.turn == exam.turn.number or exam.alone]
    cold = any(action.name == "transfer_cold" for action in log)
    warm = any(action.name == "transfer_warm" for action in log)
    reading = exam.turn.reading
    moves: tuple[Pledge | Claim, ...] = (*reading.promised, *reading.claims)
    spoken = next((each for each in moves if each.act == "transfer"), None)
    if not cold and (spoken is None or spoken.confidence < SURE):
        return ()
    span = (spoken.start, spoken.end) if spoken is not None else (0, len(exam.turn.reply))
    told = exam.cues.find("told_colleague", exam.turn.reply) is not None
    if cold:
        ceiling = 1 if told or len(words(exam.turn.reply)) >= 8 else 0
        return (_fault(exam, "handover", ceiling, "A cold transfer.", span, "harmful", 0.9),)
    if warm or told:
        followed = any(each.act in ("call_back", "message", "check") and each.due for each in reading.promised)
        because = "Handed over with the story, without a check of your own."
        return () if followed else (_fault(exam, "handover", 2, because, span, "missed", 0.7),)
    return (_fault(exam, "handover", 1, "Handed on without the story.", span, "missed", 0.8),)


def _early_close(exam: Exam) -> tuple[_Fault, ...]:
    """Return the fault of closing ("anything else?") while a required action is open."""
    asked = next((each for each in exam.turn.reading.courtesies if each.kind == "anything_else"), None)
    if asked is None or not exam.case.required or exam.turn.actions is None:
        return ()
    if all(standing_of(exam, each)[0] == "done" for each in exam.case.required):
        return ()
    because = "It closes while the matter is open."
    return (_fault(exam, "closure", 1, because, (asked.start, asked.end), "missed", asked.confidence),)


def _fault(
    exam: Exam,
    criterion: str,
    ceiling: int,
    because: str,
    span: tuple[int, int],
    verdict: Verdict,
    confidence: float,
    action: str = "",
) -> _Fault:
    evidence = exam.turn.cite(*span)
    return _Fault(
        ceiling=ceiling,
        finding=finding(ID, criterion, verdict, because, evidence, confidence=confidence, action=action),
    )


def _cited(exam: Exam, criterion: str, because: str, start: int, end: int) -> Finding:
    return finding(ID, criterion, "missed", because, exam.turn.cite(start, end), confidence=0.8)


def _sentence(exam: Exam, start: int) -> Evidence:
    return exam.turn.cite(*sentence_at(exam.turn.reply, start))
