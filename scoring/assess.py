"""Runs the reader and the scorers: one reply, one turn, one call; the only place where packs and scorers meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from scoring.card import DIMENSIONS, Critical, Dimension, Finding, LevelCard, ScoreCard, TurnCard
from scoring.languages.cues import load_cues
from scoring.languages.load import load_pack
from scoring.languages.says import load_sayings
from scoring.languages.weights import load_learnt
from scoring.learnt.judging import judge
from scoring.learnt.weighing import Learnt
from scoring.model import Case, Evidence, Fact, Turn
from scoring.reading.items import Reading
from scoring.reading.pack import LanguagePack
from scoring.reading.reader import read_reply
from scoring.reading.values import values
from scoring.rubric import critical
from scoring.saying import say_call, say_turn
from scoring.scorers import accuracy, empathy, follow_through
from scoring.scorers.ceilings import on_its_own
from scoring.scorers.cues import Cues
from scoring.scorers.exam import Exam, Rating, finding, level_card, sentence_at, unassessed
from scoring.scorers.gathering import gathered_facts
from scoring.tally import score_card

VERSIONS: dict[str, int] = {
    empathy.ID: empathy.VERSION,
    accuracy.ID: accuracy.VERSION,
    follow_through.ID: follow_through.VERSION,
}
"""Scorer id to version."""


def read(text: str, *, language: str, now: datetime | None = None, customer: str = "") -> Reading:
    """Read one reply.

    Args:
        text: the reply.
        language: of the call, as an ISO 639 code.
        now: the call's local time; without it relative times stay relative.
        customer: what the customer said last.
    """
    return read_reply(text, language=language, pack=load_pack(language), now=now, customer=customer)


def rate_turn(case: Case, turn: Turn, *, alone: bool = False, last: bool = False, rules_only: bool = False) -> TurnCard:
    """Rate one turn of a call.

    Args:
        case: the call; `case.turns` holds the earlier turns, so that a need met once stays met.
        turn: the turn to rate; it need not be in the case yet.
        alone: True when nothing follows the reply, so that it has to settle the matter (`rapport score`).
        last: True when the call ended after this turn.
        rules_only: True to leave out what was learnt, for measuring what it adds.

    Returns:
        The levels with their findings; all not assessed where there is no pack for the language.
    """
    exam = exam_of(case, turn, alone=alone, last=last)
    if exam is None:
        return _unread(turn, f"There is no language pack for {case.language!r} yet.")
    if turn.reading.sense == "other_language":
        return _unread(turn, "The reply is not in the language of the call.")
    learnt = None if rules_only else load_learnt(case.language)
    tricks = _tricks(turn, exam.cues)
    card = _without_tricks(exam, tricks, learnt) if tricks else _rated(exam, learnt)
    sayings = load_sayings(case.language)
    return card if sayings is None else say_turn(card, sayings)


def _as_of(case: Case, turn: Turn) -> Case:
    """Return the case at the time and on the channel of a turn; what its facts call "tomorrow" stays the same day."""
    moved = replace(case, now=turn.now or case.now, channel=turn.channel or case.channel)
    pack = load_pack(case.language)
    if turn.now is None or case.now is None or pack is None or turn.now.date() == case.now.date():
        return moved
    facts = tuple(_dated(fact, case.now, turn.now, pack) for fact in case.facts)
    return replace(moved, facts=facts, unknown=tuple(_dated(each, case.now, turn.now, pack) for each in case.unknown))


@lru_cache(maxsize=256)
def _dated(fact: Fact, made: datetime, now: datetime, pack: LanguagePack) -> Fact:
    """Return a fact with its relative days as dates: said on another day, "tomorrow" would be another one."""

    def dated(form: str) -> str:
        meant = values(form, made, pack=pack)
        same = [value.text for value in meant] == [value.text for value in values(form, now, pack=pack)]
        return form if same else " ".join(value.text for value in meant)

    return replace(
        fact,
        value=dated(fact.value),
        values=tuple(dated(form) for form in fact.values),
        contradicts=tuple(dated(form) for form in fact.contradicts),
    )


def assess(case: Case) -> ScoreCard:
    """Rate every turn of a call and add up its score card."""
    last = case.turns[-1:] if case.ended else ()
    cards = tuple(rate_turn(case, turn, last=turn in last) for turn in case.turns)
    card = score_card(case, _withdrawn(case, cards), scorers=VERSIONS)
    sayings = load_sayings(case.language)
    return card if sayings is None else say_call(card, sayings)


def exam_of(case: Case, turn: Turn, *, alone: bool = False, last: bool = False) -> Exam | None:
    """Lay a turn on the desk of the scorers, or return None when there is no pack for the language."""
    pack, cues = load_pack(case.language), load_cues(case.language)
    if pack is None or cues is None:
        return None
    case = _as_of(case if turn.facts is None else replace(case, facts=turn.facts), turn)
    if alone and not case.facts:
        case = replace(case, facts=gathered_facts(case, turn.reply, pack))
    return Exam(case=case, turn=turn, pack=pack, cues=cues, alone=alone, last=last)


def rated_by_rules(exam: Exam) -> dict[Dimension, LevelCard]:
    """Return what the rules alone make of a reply: what a model is fitted beside."""
    return {dimension: rating.card for dimension, rating in _by_rules(exam).items()}


def _by_rules(exam: Exam) -> dict[Dimension, Rating]:
    return {
        "empathy": empathy.rate(exam),
        "accuracy": accuracy.rate(exam),
        "follow_through": follow_through.rate(exam),
    }


def _rated(exam: Exam, learnt: Learnt | None) -> TurnCard:
    ratings = _by_rules(exam)
    if learnt is not None:
        ratings = judge(exam, on_its_own(exam), ratings, learnt)
    return _card(exam.turn, ratings["empathy"], ratings["accuracy"], ratings["follow_through"])


def _card(turn: Turn, first: Rating, second: Rating, third: Rating) -> TurnCard:
    errors: dict[tuple[str, Evidence | None], Critical] = {}
    for error in (*first.critical, *second.critical, *third.critical):
        errors.setdefault((error.code, error.evidence), error)
    return TurnCard(
        turn=turn.number,
        empathy=first.card,
        accuracy=second.card,
        follow_through=third.card,
        critical=tuple(errors.values()),
    )


def _unread(turn: Turn, because: str) -> TurnCard:
    ratings = [unassessed(dimension, "not_read", because) for dimension in DIMENSIONS]
    return _card(turn, ratings[0], ratings[1], ratings[2])


def _tricks(turn: Turn, cues: Cues) -> tuple[tuple[int, int], ...]:
    """Return the spans of text that speaks to a scorer and not to the customer."""
    return tuple((cue.start, cue.end) for cue in cues.all("manipulation", turn.reply))


def _without_tricks(exam: Exam, tricks: tuple[tuple[int, int], ...], learnt: Learnt | None) -> TurnCard:
    """Rate the reply with the sentences that speak to the scorer blanked out, so that all spans stay where they are."""
    turn = exam.turn
    reply = turn.reply
    for start, end in tricks:
        low, high = sentence_at(turn.reply, start)[0], max(end, sentence_at(turn.reply, end - 1)[1])
        reply = reply[:low] + " " * (high - low) + reply[high:]
    reading = read(reply, language=exam.case.language, now=exam.case.now, customer=turn.customer)
    card = _rated(replace(exam, turn=replace(turn, reply=reply, reading=reading)), learnt)
    evidence = turn.cite(*tricks[0])
    because = "It speaks to the scorer; the customer would be baffled."
    error = critical("scorer_manipulation", turn=turn.number, because=because, evidence=evidence, certain=True)
    baffled = finding("empathy", "own_words", "harmful", because, evidence)
    return TurnCard(
        turn=turn.number,
        empathy=_at_most(_recited(card.empathy, turn), 2, baffled),
        accuracy=_recited(card.accuracy, turn),
        follow_through=_recited(card.follow_through, turn),
        critical=(*(_recited_error(each, turn) for each in card.critical), error),
    )


def _at_most(card: LevelCard, ceiling: int, fault: Finding) -> LevelCard:
    if card.level is None:
        return replace(card, findings=(*card.findings, fault))
    return level_card(min(card.level, ceiling), (*card.findings, fault))


def _recited(card: LevelCard, turn: Turn) -> LevelCard:
    """Return the card with its quotes taken from the reply as it was sent."""
    findings = tuple(replace(each, evidence=_recite(each.evidence, turn)) for each in card.findings)
    return replace(card, findings=findings)


def _recited_error(error: Critical, turn: Turn) -> Critical:
    return replace(error, evidence=_recite(error.evidence, turn))


def _recite(evidence: Evidence | None, turn: Turn) -> Evidence | None:
    if evidence is None or evidence.where != "reply":
        return evidence
    return turn.cite(evidence.start, evidence.end)


def _withdrawn(case: Case, cards: tuple[TurnCard, ...]) -> tuple[TurnCard, ...]:
    """Let a promise outside authority cap nothing once a later reply has taken it back."""
    cues = load_cues(case.language)
    if cues is None:
        return cards
    retractions = [turn.number for turn in case.turns if cues.find("withdraws", turn.reply)]

    def settle(error: Critical) -> Critical:
        later = next((number for number in retractions if number > error.turn), None)
        if error.code != "promise_outside_authority" or later is None:
            return error
        return replace(error, certain=False, because=f"{error.because} Taken back in turn {later}.")

    return tuple(replace(card, critical=tuple(settle(error) for error in card.critical)) for card in cards)
