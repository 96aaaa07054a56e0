"""Rates whether what a reply states is true for this case and complete for the need (rubric 3.2)."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.card import Critical, Dimension, Finding
from scoring.model import Fact
from scoring.reading.items import Claim, Pledge
from scoring.rubric import CERTAIN, SURE, critical
from scoring.scorers.contradicting import counts_against
from scoring.scorers.exam import (
    Exam,
    Rating,
    called_for,
    contains,
    finding,
    is_bag,
    is_bare_courtesy,
    is_curt_no,
    level_card,
    needs_something,
    overlaps,
    sentence_at,
    unassessed,
    whole_reply,
    words,
)
from scoring.scorers.exposure import CODE, EXPOSED, exposed
from scoring.scorers.facts import Check, check_facts, is_asked_for, is_left_open
from scoring.scorers.overreach import forbidden_in, inventions_of, unchecked_look
from scoring.scorers.parting import is_whole_letter, takes_leave
from scoring.scorers.pasting import is_pasted
from scoring.scorers.rows import is_chopped, is_row_of_figures, is_strung
from scoring.scorers.senseless import is_senseless
from scoring.scorers.stated import expected_of, known_facts, same_value, values
from scoring.scorers.straying import Stray, strays_of

ID: Dimension = "accuracy"
VERSION = 15

_HEAP = 1
"""Per cent of words that hold a sentence together, below which a reply states nothing."""
_BAG = 20
_LOOKING = ("check", "check_carrier", "wait")
_MOMENT = 14
"""Words up to which a request for a moment holds nothing else."""
_CENTRAL = ("unsafe_advice", "statutory_right_denied", "unverified_disclosure", CODE)
"""Forbidden things after which nothing else that was right still counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """The checks of a reply, sorted."""

    supported: tuple[Check, ...]
    contradicted: tuple[Check, ...]
    missing: tuple[Fact, ...]
    unsure: tuple[Check, ...]


def rate(exam: Exam) -> Rating:
    """Rate one reply for accuracy.

    A contradicted fact leaves 1 where something else is right and 0 where it is the whole answer. What is true and
    complete for the need is 3, with something missing 2 or 1 by how much. Nothing checkable is not assessed.
    """
    turn = exam.turn
    if is_senseless(exam):
        if not needs_something(exam):
            return unassessed(ID, "answers_need", "Nothing was said, and nothing was waiting for an answer.")
        missed = finding(ID, "answers_need", "missed", "The customer needs an answer and got none.", called_for(turn))
        return Rating(card=level_card(0, (missed,)), settled=True)
    if exam.alone and _only_looks(exam):
        return unassessed(ID, "answers_need", "A moment to look: nothing is stated yet.")
    forbidden, errors = _forbidden(exam)
    strays = strays_of(exam)
    clashes = (*forbidden, *_inventions(exam), *_self_contradiction(exam), *_astray(exam, strays))
    facts = _facts(exam)
    level, findings = _judge(exam, facts)
    fatal = any(error.code in _CENTRAL for error in errors) or any(each.central for each in strays)
    if clashes:
        level = 0 if fatal or not facts.supported else 1
    guess = _guess(exam)
    if guess:
        level, clashes = min(1 if level is None else level, 1), (*clashes, *guess)
    ceiling, form = 3 if not clashes else 0 if fatal else 1, _ceiling_of_form(exam)
    if level is None:
        return Rating(
            card=unassessed(ID, "figures", _why_open(exam)).card,
            critical=errors,
            ceiling=form,
            settled=not _is_judgeable(exam),
        )
    level, formed = _by_form(exam, level)
    ceiling = min(ceiling, form)
    return Rating(card=level_card(level, (*findings, *formed, *clashes)), critical=errors, ceiling=ceiling)


def _by_form(exam: Exam, level: int) -> tuple[int, tuple[Finding, ...]]:
    """Return the level that words in a heap, or an article pasted, leave of what was told, and why."""
    found: tuple[Finding, ...] = ()
    if level > 1 and is_bag(exam, least=4, share=_HEAP):
        because = "Words in a heap: nothing is stated of this case."
        level, found = 1, (finding(ID, "applied", "missed", because, whole_reply(exam.turn)),)
    if is_pasted(exam):
        because = "The article is pasted, not applied to this customer."
        pasted = finding(ID, "applied", "missed", because, whole_reply(exam.turn))
        level, found = min(level, 2), (*found, pasted)
    if level > 2 and is_row_of_figures(exam):
        because = "Figures in a row: no word says what each of them is."
        level, found = 2, (*found, finding(ID, "applied", "missed", because, whole_reply(exam.turn)))
    return level, found


def _only_looks(exam: Exam) -> bool:
    """Tell whether a reply only asks for a moment to look something up, and states, asks and refuses nothing."""
    reading, reply = exam.turn.reading, exam.turn.reply
    moment = any(each.kind == "please_wait" for each in reading.courtesies)
    moves: tuple[Claim | Pledge, ...] = (*reading.claims, *reading.promised)
    looks = all(each.act in _LOOKING for each in moves)
    other = (*reading.asked, *reading.offered, *reading.refused, *reading.blamed, *reading.heated)
    figures = any(map(str.isdigit, reply))
    return moment and looks and not other and not figures and len(words(reply)) <= _MOMENT


def _ceiling_of_form(exam: Exam) -> int:
    """Return the highest level that words in a heap, or an article pasted, can reach."""
    if is_chopped(exam) or (is_bag(exam, least=4, share=_BAG) and is_strung(exam)):
        return 1
    theirs = values(exam.turn.customer, exam.case.now, exam.pack)
    told = values(exam.turn.reply, exam.case.now, exam.pack)
    figures = [each for each in told if not any(same_value(each, own) for own in theirs)]
    if figures and all(is_left_open(exam, each) for each in figures):
        return 1
    return 2 if is_pasted(exam) or is_row_of_figures(exam) else 3


def _is_judgeable(exam: Exam) -> bool:
    """Tell whether a reply that no rule could check may still be weighed: it answers a need, and the case is known."""
    case = exam.case
    known = case.facts_known and bool(case.facts or case.policy or case.context)
    return known and needs_something(exam) and not is_bare_courtesy(exam.turn)


def _why_open(exam: Exam) -> str:
    case = exam.case
    if not (case.facts or case.policy or case.context) or not case.facts_known:
        return "Nothing is known of the case that the reply could be checked against."
    return "Nothing in the reply can be checked against the case."


def _facts(exam: Exam) -> _Facts:
    checks = check_facts(exam)
    wrong = tuple(check for check in checks if counts_against(exam, check, checks))
    unsure = tuple(check for check in checks if check.confidence < SURE)
    bad = {check.fact.id for check in wrong}
    right = tuple(
        check
        for check in checks
        if check.standing == "supported" and check.confidence >= SURE and check.fact.id not in bad
    )
    told = {check.fact.id for check in (*right, *wrong)} | _told_before(exam)
    missing = tuple(fact for fact in _needed(exam) if fact.id not in told)
    return _Facts(supported=right, contradicted=wrong, missing=missing, unsure=unsure)


def _told_before(exam: Exam) -> set[str]:
    """Return the facts that an earlier reply of the call has stated."""
    told = set()
    for turn in exam.earlier:
        past = Exam(case=exam.case, turn=turn, pack=exam.pack, cues=exam.cues)
        told |= {check.fact.id for check in check_facts(past) if check.standing == "supported"}
    return told


def _needed(exam: Exam) -> tuple[Fact, ...]:
    """Return the facts that this reply should tell: all where it stands alone, else those that were asked for now."""
    checkable = tuple(fact for fact in known_facts(exam.case) if _is_checkable(exam, fact))
    if exam.alone:
        return checkable if exam.case.facts else ()
    asked = tuple(fact for fact in checkable if fact.topic and is_asked_for(exam, fact))
    asks_for_more = any(each.kind == "anything_else" for each in exam.turn.reading.courtesies)
    closing = exam.last or asks_for_more or takes_leave(exam) or is_whole_letter(exam)
    due = tuple(fact for fact in checkable if closing and fact.id in exam.case.must_say and fact not in asked)
    return (*asked, *due)


def _is_checkable(exam: Exam, fact: Fact) -> bool:
    expected = expected_of(fact, exam.case.now, exam.pack)
    return bool(expected.values or expected.phrases)


def _judge(exam: Exam, facts: _Facts) -> tuple[int | None, tuple[Finding, ...]]:
    findings = (*_met(exam, facts), *_wrong(exam, facts))
    if facts.contradicted:
        return (1 if facts.supported else 0), findings
    if facts.supported:
        missing = _missing(exam, facts)
        level = _level_of_share(exam, facts)
        if level == 3 and all(_is_hedged(exam, check) for check in facts.supported):
            first = facts.supported[0]
            because = "It is so; the reply only says that it should be."
            evidence = exam.turn.cite(*sentence_at(exam.turn.reply, first.start))
            return 2, (*findings, finding(ID, "honest_limits", "missed", because, evidence, confidence=0.7))
        if level < 3 and not missing:
            because = "One figure stands alone: the rest of what they need to act is not there."
            missing = (finding(ID, "complete", "missed", because, called_for(exam.turn), confidence=0.7),)
        return level, (*findings, *missing)
    return _judge_without_facts(exam, facts)


def _is_hedged(exam: Exam, check: Check) -> bool:
    """Tell whether a figure stands in a statement that is hedged ("should be with you on Thursday")."""
    span = (check.start, check.end)
    claims = [claim for claim in exam.turn.reading.claims if overlaps((claim.start, claim.end), span)]
    return bool(claims) and all(claim.modality == "hedged" and claim.confidence >= SURE for claim in claims)


def _level_of_share(exam: Exam, facts: _Facts) -> int:
    """Return 3 when nothing is missing; 2 or 1 by how many of the needed facts stand there."""
    if not facts.missing:
        if not exam.case.facts and len({check.fact.id for check in facts.supported}) < 2:
            return 2
        return 3
    told = len({check.fact.id for check in facts.supported})
    if not exam.alone:
        return 2
    return 2 if told * 2 > len(facts.missing) + told else 1


def _judge_without_facts(exam: Exam, facts: _Facts) -> tuple[int | None, tuple[Finding, ...]]:
    turn = exam.turn
    unknown = exam.cues.find("honest_unknown", turn.reply)
    if facts.missing and unknown is not None:
        evidence = turn.cite(unknown.start, unknown.end)
        met = finding(ID, "honest_limits", "met", "It says what is not known.", evidence)
        because = "When it will be known is not said."
        return 2, (met, finding(ID, "honest_limits", "missed", because, evidence, confidence=0.7))
    diagnosis = _diagnosis(exam)
    if diagnosis is not None and not turn.reading.claims:
        return 3, (diagnosis,)
    if exam.last and any(fact.id in exam.case.must_say for fact in facts.missing):
        return 1, _missing(exam, facts)
    if not facts.missing or facts.unsure or is_bare_courtesy(turn) or is_curt_no(exam) or _gathers(exam):
        return None, ()
    level = 0 if exam.alone else 1
    because = "What the customer needs to know is not there."
    return level, (*_missing(exam, facts), finding(ID, "answers_need", "missed", because, called_for(turn)))


def _gathers(exam: Exam) -> bool:
    """Tell whether the reply still gathers what it needs, so that no answer is due yet."""
    reading = exam.turn.reading
    if exam.alone and exam.case.facts and not reading.asked:
        return False
    return bool(reading.asked or reading.promised or reading.offered or exam.cues.find("looks_up", exam.turn.reply))


def _diagnosis(exam: Exam) -> Finding | None:
    """Return the question that asks for what the case turns on, if there is one."""
    case = exam.case
    turns_on = [*(phrase for fact in case.facts for phrase in fact.topic)]
    turns_on += [name.replace("_", " ") for action in case.required or () for name in action.args]
    for each in exam.turn.reading.asked:
        topics = [topic.replace("_", " ") for topic in (each.what, *each.topics)]
        hit = any(contains(words(topic), phrase) for topic in topics for phrase in turns_on)
        if hit and each.confidence >= SURE:
            because = "It asks for what the case turns on."
            return finding(ID, "diagnosis", "met", because, exam.turn.cite(each.start, each.end))
    return None


def _met(exam: Exam, facts: _Facts) -> tuple[Finding, ...]:
    first = {check.fact.id: check for check in reversed(facts.supported)}
    return tuple(
        finding(
            ID,
            "figures",
            "met",
            f"True: {check.fact.statement}",
            exam.turn.cite(*sentence_at(exam.turn.reply, check.start)),
            confidence=check.confidence,
            fact=check.fact.id,
        )
        for check in sorted(first.values(), key=lambda each: (each.start, each.fact.id))
    )


def _wrong(exam: Exam, facts: _Facts) -> tuple[Finding, ...]:
    first = {check.fact.id: check for check in reversed(facts.contradicted)}
    return tuple(
        finding(
            ID,
            "figures",
            "harmful",
            f"This holds instead: {check.fact.statement}",
            exam.turn.cite(check.start, check.end),
            confidence=check.confidence,
            fact=check.fact.id,
        )
        for check in sorted(first.values(), key=lambda each: (each.start, each.fact.id))
    )


def _missing(exam: Exam, facts: _Facts) -> tuple[Finding, ...]:
    need = called_for(exam.turn)
    return tuple(
        finding(ID, "complete", "missed", f"Not told: {fact.statement}", need, confidence=0.7, fact=fact.id)
        for fact in facts.missing
    )


def _forbidden(exam: Exam) -> tuple[tuple[Finding, ...], tuple[Critical, ...]]:
    """Return what must not be said and was, each with its critical error."""
    turn = exam.turn
    findings, errors = [], []
    for rule, start, end in forbidden_in(exam):
        evidence = turn.cite(start, end)
        hedged = exam.cues.stands_in("hedge", turn.reply, *sentence_at(turn.reply, start))
        confidence = 0.7 if hedged else 0.9
        because = f"Must not be said: {rule.says}."
        findings.append(finding(ID, "safe_to_say", "harmful", because, evidence, confidence=confidence))
        errors.append(
            critical(rule.code, turn=turn.number, because=because, evidence=evidence, certain=confidence >= CERTAIN)
        )
    if (shown := exposed(exam)) is not None:
        findings.append(finding(ID, "safe_to_say", "harmful", EXPOSED, shown, confidence=0.9))
        errors.append(critical(CODE, turn=turn.number, because=EXPOSED, evidence=shown, certain=True))
    return tuple(findings), tuple(errors)


def _inventions(exam: Exam) -> tuple[Finding, ...]:
    """Return assertions of what nobody can know now."""
    return tuple(
        finding(
            ID,
            "honest_limits",
            "harmful",
            f"Nobody can know this now: {each.fact.statement}",
            exam.turn.cite(each.start, each.end),
            confidence=each.confidence,
            fact=each.fact.id,
        )
        for each in inventions_of(exam)
    )


def _astray(exam: Exam, strays: tuple[Stray, ...]) -> tuple[Finding, ...]:
    """Return what the case does not bear out, each with its words."""
    return tuple(
        finding(
            ID,
            each.criterion,
            "harmful",
            each.because,
            exam.turn.cite(each.start, each.end),
            confidence=0.8,
            fact=each.fact,
        )
        for each in strays
    )


def _guess(exam: Exam) -> tuple[Finding, ...]:
    """Return the fault of speaking of the record without having opened it, right or not."""
    span = unchecked_look(exam)
    if span is None:
        return ()
    because = "It speaks of a look into the record that the log does not have: a guess."
    return (finding(ID, "diagnosis", "harmful", because, exam.turn.cite(*span), confidence=0.8),)


def _self_contradiction(exam: Exam) -> tuple[Finding, ...]:
    """Return the second of two statements that cannot both be so: the same act affirmed and denied."""
    stated: dict[tuple[str, str], str] = {}
    for claim in exam.turn.reading.claims:
        if not claim.act or claim.confidence < 0.7 or claim.modality != "certain":
            continue
        if exam.cues.stands_in("condition", exam.turn.reply, claim.start, claim.end):
            continue
        before = stated.setdefault((claim.act, claim.tense), claim.polarity)
        if before != claim.polarity and claim.tense == "done":
            because = "It says that it was done and that it was not."
            return (finding(ID, "consistent", "harmful", because, exam.turn.cite(claim.start, claim.end)),)
    return ()
