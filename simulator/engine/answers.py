"""What the customer answers: each thing asked for, told or withheld, once and then in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from scoring.reading.items import Question, Reading
from simulator.engine.conditions import holds
from simulator.engine.gauges import ASKED_AGAIN, taken
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, Signal, changed
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.remembering import ByIdentity

MOST_ANSWERS = 5
AGREES = "agrees"
EITHER = "either"
PRESENCE = "presence"
READ_BACK = "read_back"
SAY_AGAIN = "say_again"
SAID_BACK = ("date", "time", "money")
"""Kinds of values that a customer who is asked to repeat has taken down."""
UNCLEAR = "unclear"
FEW_WORDS = 5
"""A question of so few words that names nothing is about what was spoken of before."""
RECENT_TURNS = 2
"""So many turns back a question is still in the air."""
TALK = {
    "wellbeing": "wellbeing",
    "permission": "hold_allowed",
    "agreement": AGREES,
    "understanding": AGREES,
    PRESENCE: "hold_over",
}
"""Questions that are part of talking, with the moment that answers them."""
HANDLED_ELSEWHERE = frozenset({"how_can_i_help", "anything_else"})
MISSED = frozenset({"ask_back", "not_understood", "cannot_say", "nonsense"})
"""Moments whose words nobody wants to hear again."""


def answered(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Add the answers to what a reply asked, at most five, and one thing that the customer volunteers."""
    questions = tuple(question for question in reading.asked if question.confidence >= SURE)
    draft = _said_again(scenario, _by_name(scenario, draft, questions), reading)
    room = len(draft.pieces) + MOST_ANSWERS
    for fact in _facts_asked(scenario, draft.state, questions):
        if len(draft.pieces) < room:
            draft = _answer(scenario, draft, fact)
    if not questions:
        draft = _guessed(scenario, draft, reading)
    for question in questions:
        if _is_talk(question) and len(draft.pieces) < room:
            draft = _talked(scenario, draft, _talk(question, reading), questions)
    if not draft.has("answer") and any(question.what == READ_BACK for question in questions):
        draft = _read_back(scenario, draft)
    if not draft.has("answer", AGREES) and any(_is_free_choice(scenario, question) for question in reading.asked):
        draft = draft.moment(scenario, EITHER)
    return draft if draft.has("answer") else _volunteered(scenario, draft, questions)


def _is_free_choice(scenario: Scenario, question: Question) -> bool:
    """Tell whether a question offers two things of which the case does not say which one the customer wants."""
    return question.either and (question.what == UNCLEAR or _beyond(scenario, question))


def _read_back(scenario: Scenario, draft: Draft) -> Draft:
    """Say back the days, hours and sums that the trainee has named, in the trainee's own words, the last first."""
    named: dict[str, str] = {}
    for message in reversed(draft.state.transcript):
        claims = message.reading.claims if message.reading is not None else ()
        values = (v for claim in reversed(claims) if claim.confidence >= SURE for v in claim.values)
        for value in values:
            if value.kind in SAID_BACK:
                named.setdefault(value.text, message.text[value.start : value.end])
    heard = [surface for surface in list(named.values())[:MOST_ANSWERS] if not {"{", "}"} & set(surface)]
    said = draft.say(f"read_back.{draft.state.turn}", [f"{', '.join(reversed(heard))}."], "answer") if heard else draft
    return said.moment(scenario, "confirms")


def _said_again(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Say the last line again for somebody who did not follow it: what it told in other words, else as it was."""
    does_more = reading.promised or reading.offered or reading.refused or reading.acknowledged
    if does_more or [q.what for q in reading.asked if q.confidence >= SURE] != [SAY_AGAIN]:
        return draft
    lines = [m for m in reversed(draft.state.transcript) if m.speaker == "customer"]
    last = next((m for m in lines if not any(f".{moment}." in m.line_id for moment in MISSED)), None)
    if last is None or {"{", "}"} & set(last.authored):
        return draft
    alone = "" if "+" in last.line_id else last.line_id
    fact = next((fact for fact in _customer_facts(scenario) if alone.startswith(f"fact.{fact.id}.")), None)
    said = draft if fact is None else draft.say(f"fact.{fact.id}.again", fact.again, "answer")
    return (
        said if said.pieces != draft.pieces else draft.say(f"said_again.{draft.state.turn}", [last.authored], "answer")
    )


def _guessed(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer a question that was not made out by what it can only be about.

    It may name the value of something that the customer knows ("you are at number 14?"), or be too short to stand alone
    ("did you look?"): then it is about what the reply speaks of besides, or about what was asked last. Asking again in
    such words costs nothing.
    """
    text = draft.state.transcript[-1].text
    unclear = [question for question in reading.asked if question.what == UNCLEAR]
    fact = _meant(scenario, draft.state, reading, text) if unclear else None
    if fact is None:
        return draft
    return _answer(scenario, _asked(draft, fact), fact, costs=False)


def _by_name(scenario: Scenario, draft: Draft, questions: tuple[Question, ...]) -> Draft:
    """Let who asks for a fact by its own name ask for all by which it is told."""
    named = {question.what for question in questions}
    for fact in _customer_facts(scenario):
        draft = _asked(draft, fact) if fact.id in named else draft
    return draft


def _asked(draft: Draft, fact: CaseFact) -> Draft:
    """Return the draft in which everything has been asked by which a fact is told."""
    asked = (Signal(kind="asked", what=topic, turn=draft.state.turn) for topic in sorted(asked_for(fact)))
    return replace(draft, state=changed(draft.state, signals=(*draft.state.signals, *asked)))


def _meant(scenario: Scenario, state: CallState, reading: Reading, text: str) -> CaseFact | None:
    """Return what an unclear question can only be about, or None."""
    facts = tuple(_customer_facts(scenario))
    named = [fact for fact in facts if "?" in text and _stated(fact, text)]
    if named:
        return named[0]
    clauses = (text[question.start : question.end] for question in reading.asked if question.what == UNCLEAR)
    if all(len(clause.split()) > FEW_WORDS for clause in clauses):
        return None
    first = min(question.start for question in reading.asked if question.what == UNCLEAR)
    before = [claim for claim in reading.claims if claim.confidence >= SURE and claim.end <= first]
    spoken = [topic for claim in before[-1:] for topic in claim.topics]
    recent = [s.what for s in reversed(state.signals) if s.kind == "asked" and s.turn >= state.turn - RECENT_TURNS]
    about = ([fact for fact in facts if topic in asked_for(fact)] for topic in (*spoken, *recent))
    return next((fact for found in about for fact in _best(scenario, state, found)), None)


def _talked(scenario: Scenario, draft: Draft, moment: str, questions: tuple[Question, ...]) -> Draft:
    """Answer a question of talking; a mere yes is left out where something else is answered or taken up."""
    busy = draft.has("answer", "reaction") or any(question.what in HANDLED_ELSEWHERE for question in questions)
    return draft if moment == AGREES and busy else draft.moment(scenario, moment)


def _is_talk(question: Question) -> bool:
    """Tell whether a question is part of talking; "are you still there" is one also where more is read into it."""
    return question.what in TALK or PRESENCE in question.topics


def _talk(question: Question, reading: Reading) -> str:
    """Return the moment that answers a question of talking; leave is given for a pause only where one is asked for."""
    if question.what == PRESENCE or PRESENCE in question.topics:
        news = any(claim.confidence >= SURE and claim.values for claim in reading.claims)
        return "noted" if news else TALK[PRESENCE]
    if question.what != "permission":
        return TALK.get(question.what, TALK[PRESENCE])
    pause = any(courtesy.kind == "please_wait" for courtesy in reading.courtesies)
    pause = pause or any(offer.act == "wait" for offer in reading.offered)
    return TALK["permission"] if pause else AGREES


def is_news(scenario: Scenario, state: CallState, question: Question) -> bool:
    """Tell whether a question asks for something that the customer has not told yet."""
    facts = [fact for fact in _customer_facts(scenario) if _about(fact, question)]
    return not facts or any(fact.id not in state.told for fact in facts)


def is_beyond(scenario: Scenario, reading: Reading) -> bool:
    """Tell whether a reply asks for something to which the case gives the customer no answer."""
    return any(question.confidence >= SURE and _beyond(scenario, question) for question in reading.asked)


def is_private(scenario: Scenario, reading: Reading) -> bool:
    """Tell whether a reply asks after the customer what the case does not say: they know it, and leave it at that."""
    return any(q.confidence >= SURE and q.personal and _beyond(scenario, q) for q in reading.asked)


def asked_for(fact: CaseFact) -> frozenset[str]:
    """Return the topics by which one asks for a fact: its id, and those that its `tell` names."""
    return _ASKED_FOR(fact)


def _asked_for(fact: CaseFact) -> frozenset[str]:
    named = frozenset(_topics(fact.tell)) if fact.tell is not None else frozenset()
    return named | {fact.id}


def _topics(condition: Condition) -> Iterator[str]:
    if condition.asked is not None:
        yield condition.asked
    for part in (condition.all or ()) + (condition.any or ()):
        yield from _topics(part)


_ASKED_FOR: ByIdentity[CaseFact, frozenset[str]] = ByIdentity(_asked_for, most=500)


def _about(fact: CaseFact, question: Question) -> bool:
    """Tell whether a question's main topic asks for this fact."""
    return question.what in asked_for(fact)


def _customer_facts(scenario: Scenario) -> Iterator[CaseFact]:
    return (fact for fact in scenario.facts if fact.known_to == "customer")


def _facts_asked(scenario: Scenario, state: CallState, questions: tuple[Question, ...]) -> Iterator[CaseFact]:
    """Yield the facts that are asked for; a side topic of a question counts for one that was not told yet."""
    found: dict[str, CaseFact] = {}
    own = frozenset(scenario.topics) | {fact.id for fact in scenario.facts}
    for question in questions:
        if question.what in HANDLED_ELSEWHERE or _is_talk(question):
            continue
        direct = _best(scenario, state, [fact for fact in _customer_facts(scenario) if _about(fact, question)])
        topics = frozenset(question.topics)
        topics = topics & own if found else topics  # behind another answer, only what the case itself speaks of
        beside = [
            fact
            for fact in _customer_facts(scenario)
            if asked_for(fact) & topics and fact.id not in state.told and fact.id not in found
        ]
        found.update((fact.id, fact) for fact in direct or beside[:1])
    new = [fact for fact in found.values() if fact.id not in state.told]
    yield from new or found.values()


def _best(scenario: Scenario, state: CallState, facts: list[CaseFact]) -> list[CaseFact]:
    """Return what one question is answered with: what is new, else what was told, else what is kept back."""
    new = [fact for fact in facts if fact.id not in state.told and _may_tell(scenario, state, fact)]
    return new or [fact for fact in facts if fact.id in state.told][:1] or facts[:1]


def _may_tell(scenario: Scenario, state: CallState, fact: CaseFact) -> bool:
    return fact.tell is None or holds(fact.tell, scenario, state, fresh=True)


def _answer(scenario: Scenario, draft: Draft, fact: CaseFact, *, costs: bool = True) -> Draft:
    state = draft.state
    open_now = _may_tell(scenario, state, fact)
    if fact.id in state.told and not open_now:
        return draft
    if fact.id in state.told:
        if _stated(fact, state.transcript[-1].text):
            return draft.moment(scenario, "confirms")
        again = taken(scenario, changed(state, repeats=(*state.repeats, state.turn)), ASKED_AGAIN) if costs else state
        said = replace(draft, state=again).say(f"fact.{fact.id}.again", fact.again, "answer")
        return said if said.pieces != draft.pieces else said.moment(scenario, "asked_again")
    if not open_now:
        said = draft.say(f"fact.{fact.id}.withheld", fact.withheld, "answer")
        return said if said.pieces != draft.pieces else draft.moment(scenario, "withholds")
    return _tell(draft, fact)


def _tell(draft: Draft, fact: CaseFact) -> Draft:
    told = changed(draft.state, told=(*draft.state.told, fact.id))
    return replace(draft, state=told).say(f"fact.{fact.id}", fact.says, "answer")


def _stated(fact: CaseFact, text: str) -> bool:
    """Tell whether the reply itself names the fact's value: then it asks for a confirmation."""
    return any(form.casefold() in text.casefold() for form in (fact.value, *fact.values) if form)


def _beyond(scenario: Scenario, question: Question) -> bool:
    """Tell whether a question is about something that the case gives the customer no answer to."""
    if question.what in TALK or question.what in HANDLED_ELSEWHERE or question.what == SAY_AGAIN:
        return False
    topics = frozenset((question.what, *question.topics))
    if question.what == "preference" and not question.either:
        return False
    return not any(asked_for(fact) & topics for fact in _customer_facts(scenario))


def _volunteered(scenario: Scenario, draft: Draft, questions: tuple[Question, ...]) -> Draft:
    """Tell one fact that trust or events have set free without a question."""
    turn = draft.state.turn
    heard = takewhile(lambda signal: signal.turn == turn, reversed(draft.state.signals))
    now = tuple(signal for signal in reversed(tuple(heard)) if signal.kind != "asked")
    unasked = changed(draft.state, signals=now)  # what was said earlier does not count for what is told now
    for fact in _customer_facts(scenario):
        free = fact.id not in draft.state.told and fact.tell is not None
        if free and not any(_about(fact, question) for question in questions):
            assert fact.tell is not None  # narrowed by `free`
            if holds(fact.tell, scenario, unasked, fresh=True):
                return _tell(draft, fact)
    return draft
