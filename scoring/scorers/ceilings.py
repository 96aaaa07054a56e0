"""The ceilings that log, ledger and handover set on follow-through, whatever the words promise (rubric 3.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scoring.card import Critical, Dimension, Finding, Verdict
from scoring.model import Action, RequiredAction
from scoring.reading.items import Claim, Pledge
from scoring.rubric import CERTAIN, SURE, critical
from scoring.scorers.exam import Exam, called_for, finding, is_bare_courtesy, sentence_at, words
from scoring.scorers.exposure import EXPOSED, exposed
from scoring.scorers.granting import is_granted_against
from scoring.scorers.log import DoneClaim, does, done_claims, fresh_actions, is_shaky, is_told, mistold, standing_of
from scoring.scorers.money import wrong_sum
from scoring.scorers.overreach import forbidden_in, inventions_of
from scoring.scorers.parting import dated_pledges, is_whole_letter, takes_leave
from scoring.scorers.stated import expected_of, known_facts, same_value, values

_ID: Dimension = "follow_through"
_BEYOND = "promise_outside_authority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A check that went wrong, and the level that it allows at most."""

    ceiling: int
    finding: Finding
    firm: bool = False
    """True where the ceiling stands whatever else speaks for the reply: log and ledger say it, not the reading."""


def faults_of(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[Fault, ...]:
    """Return every fault that sets a ceiling.

    Args:
        exam: the reply.
        claims: what the reply says was done, compared with the log.
    """
    return (
        *_false_claims(exam, claims),
        *_unkeepable(exam),
        *_exposing(exam),
        *_wrong_sum(exam),
        *_required(exam, claims),
        *_untold(exam),
        *_handover(exam),
        *_early_close(exam),
    )


def _false_claims(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[Fault, ...]:
    faults = []
    for each in claims:
        span = (each.claim.start, each.claim.end)
        if each.state == "absent" and not is_shaky(each):
            because = "It says that it was done; the log does not have it."
            faults.append(_fault(exam, "say_do", 0, because, span, "harmful", each.confidence))
        elif each.state == "wrong" and not is_shaky(each):
            because = f"The log has {each.action} with other figures."
            faults.append(_fault(exam, "say_do", 1, because, span, "harmful", each.confidence, each.action))
    if not faults:
        for action, value in mistold(exam):
            because = f"The log has {action.name} with other figures."
            span = (value.start, value.end)
            faults.append(_fault(exam, "say_do", 1, because, span, "harmful", 0.75, action.name, firm=True))
    return tuple(faults)


def breaches_of(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[Critical, ...]:
    """Return the critical errors: a deed claimed that the log does not have, a secret asked for in writing."""
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
        spared = any(exam.cues.find(cue, text) for cue in ("negation", "secret_spoken_of"))
        if (asked or exam.cues.find("ask", text)) and not spared:
            because = "It asks for a secret of the customer's account."
            evidence = exam.turn.cite(start, end)
            errors.append(
                critical(
                    "unverified_disclosure", turn=exam.turn.number, because=because, evidence=evidence, certain=asked
                )
            )
    return tuple(errors)


def _unkeepable(exam: Exam) -> tuple[Fault, ...]:
    """Return the promises that nobody can keep: by the ledger, by what cannot be known, or beyond authority."""
    lost = [each for each in exam.turn.commitments or () if each.keepable is False]
    if lost:
        pledge = next(iter(exam.turn.reading.promised), None)
        span = (pledge.start, pledge.end) if pledge is not None else (0, len(exam.turn.reply))
        because = f"Nobody can keep this: {lost[0].what}, {lost[0].due}."
        return (_fault(exam, "keepable", 0, because, span, "harmful", 0.9, firm=True),)
    pledges = {(each.start, each.end) for each in exam.turn.reading.promised}
    wild = next((each for each in inventions_of(exam) if (each.start, each.end) in pledges), None)
    if wild is not None:
        because = f"Nobody can keep this: {wild.fact.statement}"
        return (_fault(exam, "keepable", 0, because, (wild.start, wild.end), "harmful", wild.confidence),)
    against = next((each for each in exam.turn.reading.promised if _is_against_the_case(exam, each)), None)
    if against is not None:
        because = "The case says that this is not done."
        span = (against.start, against.end)
        return (_fault(exam, "keepable", 0, because, span, "harmful", against.confidence, firm=True),)
    beyond = next((each for each in forbidden_in(exam) if each[0].code == _BEYOND), None)
    if beyond is None:
        return ()
    rule, start, end = beyond
    return (_fault(exam, "keepable", 0, f"Not yours to promise: {rule.says}.", (start, end), "harmful", 0.9),)


def _is_against_the_case(exam: Exam, pledge: Pledge) -> bool:
    """Tell whether a promise is of what a fact says is not done, with the fact's own figure."""
    inside = [
        value
        for value in values(exam.turn.reply, exam.case.now, exam.pack)
        if pledge.start <= value.start < pledge.end and value.kind == "money"
    ]
    return any(
        same_value(value, each) and is_granted_against(exam, fact, value)
        for value in inside
        for fact in known_facts(exam.case)
        for each in expected_of(fact, exam.case.now, exam.pack).values
    )


def _exposing(exam: Exam) -> tuple[Fault, ...]:
    shown = exposed(exam)
    if shown is None:
        return ()
    return (_fault(exam, "keepable", 0, EXPOSED, (shown.start, shown.end), "harmful", 0.9, firm=True),)


def _wrong_sum(exam: Exam) -> tuple[Fault, ...]:
    found = wrong_sum(exam)
    if found is None:
        return ()
    action, fact = found
    because = f"{action.name} is in the log with the wrong sum. {fact.statement}"
    whole = (0, len(exam.turn.reply))
    return (_fault(exam, "required_action", 1, because, whole, "harmful", 0.9, action.name, firm=True),)


def _required(exam: Exam, claims: tuple[DoneClaim, ...]) -> tuple[Fault, ...]:
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


def _missing(exam: Exam, required: RequiredAction, because: str, verdict: Verdict) -> Fault:
    evidence = called_for(exam.turn)
    found = finding(_ID, "required_action", verdict, because, evidence, action=required.name)
    return Fault(ceiling=1, finding=found, firm=True)


def on_its_own(exam: Exam) -> Exam:
    """Return a turn of a call as a reply that stands by itself: what the case needs later on is not asked of it yet."""
    if exam.alone:
        return exam
    claims = done_claims(exam)
    required = exam.case.required
    if required is not None and exam.turn.actions is not None:
        required = tuple(
            each for each in required if standing_of(exam, each)[0] != "absent" or _is_due(exam, each, claims)
        )
    return replace(exam, case=replace(exam.case, required=required), alone=True)


def _is_due(exam: Exam, required: RequiredAction, claims: tuple[DoneClaim, ...]) -> bool:
    """Tell whether it had to be done by now: the reply stands alone, is the last, closes, or speaks of it as done."""
    if exam.alone or exam.last or takes_leave(exam):
        return True
    if is_whole_letter(exam) and not _is_promised(exam, required):
        return True
    names = (required.name, *required.any_of)
    acts = {each.claim.act for each in claims if each.state == "absent"}
    return any(
        act in names or any(f"_{name}".find(f"_{stem}") >= 0 for name in names for stem in exam.cues.acts.get(act, ()))
        for act in acts
    )


def _is_promised(exam: Exam, required: RequiredAction) -> bool:
    """Tell whether the reply says by when it will be done."""
    named = [Action(name=name) for name in (required.name, *required.any_of)]
    return any(does(exam, action, each.act) for each in dated_pledges(exam) if each.act for action in named)


def _untold(exam: Exam) -> tuple[Fault, ...]:
    """Return the deeds of this turn that the customer is not told of."""
    fresh = fresh_actions(exam)
    kinds = {each.kind for each in exam.turn.reading.courtesies}
    pausing = is_bare_courtesy(exam.turn) and kinds <= {"greeting", "please_wait", "thanks"}
    if not fresh or any(is_told(exam, action) for action in fresh) or pausing:
        return ()
    because = f"{fresh[0].name} is in the log, and the customer does not learn of it."
    whole = (0, len(exam.turn.reply))
    return (_fault(exam, "tells_what_was_done", 1, because, whole, "missed", 0.7, fresh[0].name),)


def _handover(exam: Exam) -> tuple[Fault, ...]:
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
        return (_fault(exam, "handover", ceiling, "A cold transfer.", span, "harmful", 0.9, firm=True),)
    if warm or told:
        followed = any(each.act in ("call_back", "message", "check") and each.due for each in reading.promised)
        because = "Handed over with the story, without a check of your own."
        return () if followed else (_fault(exam, "handover", 2, because, span, "missed", 0.7),)
    return (_fault(exam, "handover", 1, "Handed on without the story.", span, "missed", 0.8),)


def _early_close(exam: Exam) -> tuple[Fault, ...]:
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
    *,
    firm: bool = False,
) -> Fault:
    evidence = exam.turn.cite(*span)
    return Fault(
        ceiling=ceiling,
        finding=finding(_ID, criterion, verdict, because, evidence, confidence=confidence, action=action),
        firm=firm,
    )
