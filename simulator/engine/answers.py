"""What the customer answers: each thing asked for, told or withheld, once and then in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scoring.reading.items import Question, Reading
from simulator.engine.conditions import holds
from simulator.engine.gauges import ASKED_AGAIN, pulled
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario

MOST_ANSWERS = 3
TALK = {
    "wellbeing": "wellbeing",
    "permission": "hold_allowed",
    "agreement": "agrees",
    "understanding": "agrees",
    "presence": "hold_over",
}
"""Questions that are part of talking, with the moment that answers them."""
HANDLED_ELSEWHERE = frozenset({"how_can_i_help", "anything_else"})


def answered(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Add the answers to what a reply asked, at most three, and one thing that the customer volunteers."""
    questions = tuple(question for question in reading.asked if question.confidence >= SURE)
    room = len(draft.pieces) + MOST_ANSWERS
    for fact in _facts_asked(scenario, draft.state, questions):
        if len(draft.pieces) < room:
            draft = _answer(scenario, draft, fact, reading)
    for question in questions:
        if question.what in TALK and len(draft.pieces) < room:
            draft = draft.moment(scenario, TALK[question.what])
    return _volunteered(scenario, draft, questions)


def is_beyond(scenario: Scenario, reading: Reading) -> bool:
    """Tell whether a reply asks for something to which the case gives the customer no answer."""
    return any(question.confidence >= SURE and _beyond(scenario, question) for question in reading.asked)


def asked_for(fact: CaseFact) -> frozenset[str]:
    """Return the topics by which one asks for a fact: its id, and those that its `tell` names."""
    named = frozenset(_topics(fact.tell)) if fact.tell is not None else frozenset()
    return named | {fact.id}


def _topics(condition: Condition) -> Iterator[str]:
    if condition.asked is not None:
        yield condition.asked
    for part in (condition.all or ()) + (condition.any or ()):
        yield from _topics(part)


def _about(fact: CaseFact, question: Question) -> bool:
    """Tell whether a question's main topic asks for this fact."""
    return question.what in asked_for(fact)


def _customer_facts(scenario: Scenario) -> Iterator[CaseFact]:
    return (fact for fact in scenario.facts if fact.known_to == "customer")


def _facts_asked(scenario: Scenario, state: CallState, questions: tuple[Question, ...]) -> Iterator[CaseFact]:
    """Yield the facts that are asked for; a side topic of a question counts for one that was not told yet."""
    found: dict[str, CaseFact] = {}
    for question in questions:
        if question.what in HANDLED_ELSEWHERE or question.what in TALK:
            continue
        direct = [fact for fact in _customer_facts(scenario) if _about(fact, question)]
        beside = [
            fact
            for fact in _customer_facts(scenario)
            if asked_for(fact) & frozenset(question.topics) and fact.id not in state.told and not found
        ]
        found.update((fact.id, fact) for fact in direct or beside[:1])
    yield from found.values()


def _answer(scenario: Scenario, draft: Draft, fact: CaseFact, reading: Reading) -> Draft:
    state = draft.state
    if fact.id in state.told:
        if _stated(fact, reading):
            return draft.moment(scenario, "confirms")
        again = pulled(replace(state, repeats=(*state.repeats, state.turn)), ASKED_AGAIN)
        said = replace(draft, state=again).say(f"fact.{fact.id}.again", fact.again, "answer")
        return said if said.pieces != draft.pieces else said.moment(scenario, "asked_again")
    if fact.tell is not None and not holds(fact.tell, scenario, state, fresh=True):
        said = draft.say(f"fact.{fact.id}.withheld", fact.withheld, "answer")
        return said if said.pieces != draft.pieces else draft.moment(scenario, "withholds")
    return _tell(draft, fact)


def _tell(draft: Draft, fact: CaseFact) -> Draft:
    told = replace(draft.state, told=(*draft.state.told, fact.id))
    return replace(draft, state=told).say(f"fact.{fact.id}", fact.says, "answer")


def _stated(fact: CaseFact, reading: Reading) -> bool:
    """Tell whether the reply itself names the fact's value: then it asks for a confirmation."""
    return any(value.text == fact.value for claim in reading.claims for value in claim.values)


def _beyond(scenario: Scenario, question: Question) -> bool:
    """Tell whether a question is about something that the case gives the customer no answer to."""
    if question.what in TALK or question.what in HANDLED_ELSEWHERE:
        return False
    topics = frozenset((question.what, *question.topics))
    if question.what == "preference":
        return False
    return not any(asked_for(fact) & topics for fact in _customer_facts(scenario))


def _volunteered(scenario: Scenario, draft: Draft, questions: tuple[Question, ...]) -> Draft:
    """Tell one fact that trust or events have set free without a question."""
    unasked = replace(draft.state, signals=tuple(s for s in draft.state.signals if s.kind != "asked"))
    for fact in _customer_facts(scenario):
        free = fact.id not in draft.state.told and fact.tell is not None
        if free and not any(_about(fact, question) for question in questions):
            assert fact.tell is not None  # narrowed by `free`
            if holds(fact.tell, scenario, unasked, fresh=True):
                return _tell(draft, fact)
    return draft
