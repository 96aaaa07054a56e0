"""What the customer answers: each thing asked for, told or withheld, once and then in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from scoring.reading.items import Offer, Question, Reading
from simulator.engine.assents import bids_not
from simulator.engine.channels import closes_with_greeting
from simulator.engine.choices import EITHER, chosen_by, is_broad, ways_left_open
from simulator.engine.concerns import pressed
from simulator.engine.conditions import fresh_in, holds, may_hold
from simulator.engine.forms import asks_wish, form_of, is_put, names_yes_and_no, sentence_of
from simulator.engine.known import asked_for, customer_facts, may_tell, told_by
from simulator.engine.owning import OWNED
from simulator.engine.repairs import SAY_AGAIN, asks_meaning, mended, said_again
from simulator.engine.retelling import (
    AGREES,
    CONFIRMS,
    PREFERENCE,
    TOLD_ALL,
    answered_again,
    by_value,
    is_confirmation,
    is_worn_out,
    runner_up,
)
from simulator.engine.sentences import is_named, sentence_at
from simulator.engine.signals import PAUSES, SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, Signal, changed
from simulator.engine.taking_down import read_back
from simulator.engine.telling import is_in_line, told
from simulator.engine.unheard import UNCLEAR
from simulator.scenario.model import CaseFact, Scenario

MOST_ANSWERS = 5
FEELING = "feeling"
IDENTITY = "identity"
"""Stands behind each detail that shows who somebody is: one of them is no answer to the question for another."""
NOTED = "noted"
PRESENCE = "presence"
READ_BACK = "read_back"
AGREEMENT = "agreement"
FEW_WORDS = 5
"""A question of so few words that names nothing is about what was spoken of before."""
FEW_OPEN_WORDS = 3
"""The same for an open question; beside so many more words in its sentence it is no longer bare."""
TALK = {
    "wellbeing": "wellbeing",
    FEELING: "wellbeing",
    "permission": "hold_allowed",
    "agreement": AGREES,
    "understanding": AGREES,
    PRESENCE: "hold_over",
}
"""Questions that are part of talking, with the moment that answers them."""
HANDLED_ELSEWHERE = frozenset({"how_can_i_help", "anything_else"})


def answered(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Add the answers to what a reply asked, at most five, and one thing that the customer volunteers."""
    certain = tuple(question for question in reading.asked if question.confidence >= SURE)
    ways = ways_left_open(draft.state.transcript[-1].text, reading, scenario.language)
    certain = tuple(question for question in certain if question not in ways)
    questions = by_value(scenario, draft.state.transcript[-1].text, certain)
    draft = said_again(scenario, _by_name(scenario, draft, questions), reading)
    room = len(draft.pieces) + MOST_ANSWERS
    found = _facts_asked(scenario, draft.state, questions)
    asked = tuple(sorted(found, key=lambda fact: not may_tell(scenario, draft.state, fact)))
    worn = [fact for fact in asked if is_worn_out(scenario, draft.state, fact, questions)]
    draft = _confirmed(scenario, draft, asked, questions)
    for fact in asked:
        if len(draft.pieces) < room and fact not in worn:
            draft = _answer(scenario, draft, fact, questions)
    if worn and not draft.has("answer") and all(question.what != READ_BACK for question in questions):
        draft = _puzzled(scenario, draft, worn[0], questions)
    if not questions:
        draft = _guessed(scenario, draft, reading)
    draft = _talked_of(scenario, mended(scenario, draft, reading), reading, questions, room)
    if not draft.has("answer") and any(question.what == READ_BACK for question in questions):
        draft = read_back(scenario, draft)
    if not draft.has("answer", AGREES, TOLD_ALL, *OWNED):
        draft = _chosen(scenario, draft, reading, ways)
    return draft if draft.has("answer", TOLD_ALL, *OWNED) else _volunteered(scenario, draft, reading, questions)


def _confirmed(scenario: Scenario, draft: Draft, asked: Sequence[CaseFact], questions: tuple[Question, ...]) -> Draft:
    """Confirm what was told before and is named in a question of its own, beside others that ask for something new."""
    text = draft.state.transcript[-1].text
    if not asked or any(fact.id in draft.state.told for fact in asked):
        return draft
    known = [fact for fact in customer_facts(scenario) if fact.id in draft.state.told]
    of_new = {sentence_of(text, each) for each in questions for fact in asked if each.what in asked_for(fact)}
    rest = tuple(each for each in questions if sentence_of(text, each) not in of_new)
    right = any(is_confirmation(scenario, fact, text, rest) for fact in known)
    return draft.moment(scenario, CONFIRMS) if right else draft


def _puzzled(scenario: Scenario, draft: Draft, fact: CaseFact, questions: tuple[Question, ...]) -> Draft:
    """Say, instead of telling a fact once more, that one knows no more; who has no words left for that tells it."""
    said = draft.moment(scenario, TOLD_ALL, beside=True)
    return said if said.pieces != draft.pieces else _answer(scenario, draft, fact, questions)


def _chosen(scenario: Scenario, draft: Draft, reading: Reading, ways: Sequence[Question | Offer]) -> Draft:
    """Answer a choice that was not made out: by the fact that names one of the two, else that either will do.

    Which of two things is the case ("before the sale or after it?") is nothing that one leaves to the trainee.
    """
    text, language = draft.state.transcript[-1].text, scenario.language
    choices = [each for each in reading.asked if each.either]
    choices = [each for each in choices if each.what == UNCLEAR or is_beyond_question(scenario, text, each)]
    for question in (*ways, *choices):
        fact = chosen_by(scenario, text, question)
        if fact is not None:
            return _answer(scenario, draft, fact, reading.asked, costs=False)
    if ways and not draft.has("reaction", "met"):
        return draft.moment(scenario, EITHER)
    free = [each for each in choices if form_of(text, each, language).kind == "either"]
    wishes = [] if draft.has("reaction", "met") else [each for each in reading.asked if each.what == PREFERENCE]
    wishes = [each for each in wishes if is_put(text, each) and asks_wish(text, each, language)]
    if any(is_broad(text, each, language) for each in wishes):
        said = pressed(scenario, draft)  # what they came for
        return said if said.pieces != draft.pieces else draft.moment(scenario, EITHER)
    free += [each for each in wishes if form_of(text, each, language).kind in ("either", "open")]
    return draft.moment(scenario, EITHER) if any(asks_wish(text, each, language) for each in free) else draft


def _guessed(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer a question that was not made out by what it can only be about.

    It may name the value of something that the customer knows ("you are at number 14?"), or be too short to stand alone
    ("did you look?"): then it is about what the reply speaks of just before. Asking again in such words costs nothing.
    """
    text = draft.state.transcript[-1].text
    unclear = [each for each in reading.asked if each.what == UNCLEAR]
    unclear = [each for each in unclear if form_of(text, each, scenario.language).kind != "proposal"]
    fact = _meant(scenario, draft.state, reading, text) if unclear else None
    if fact is None:
        return draft
    return _answer(scenario, _asked(draft, fact), fact, reading.asked, costs=False)


def _by_name(scenario: Scenario, draft: Draft, questions: tuple[Question, ...]) -> Draft:
    """Let who asks for a fact by its own name ask for all by which it is told."""
    if questions:
        named = {question.what for question in questions}
        for fact in customer_facts(scenario):
            draft = _asked(draft, fact) if fact.id in named else draft
    return draft


def _asked(draft: Draft, fact: CaseFact) -> Draft:
    """Return the draft in which everything has been asked by which a fact is told."""
    asked = (Signal(kind="asked", what=topic, turn=draft.state.turn) for topic in sorted(asked_for(fact)))
    return replace(draft, state=changed(draft.state, signals=(*draft.state.signals, *asked)))


def _meant(scenario: Scenario, state: CallState, reading: Reading, text: str) -> CaseFact | None:
    """Return what an unclear question can only be about, or None."""
    facts = customer_facts(scenario)
    unclear = tuple(question for question in reading.asked if question.what == UNCLEAR)
    named = [fact for fact in facts if is_confirmation(scenario, fact, text, unclear)]
    if named:
        return named[0]
    if not any(_is_elliptic(scenario, text, question) for question in unclear):
        return None
    first = min(question.start for question in unclear)
    before = [claim for claim in reading.claims if claim.confidence >= SURE and claim.end <= first]
    spoken = [topic for claim in before[-1:] for topic in claim.topics]
    about = (told_by(scenario, topic) for topic in spoken)
    return next((fact for found in about for fact in _best(scenario, state, found)), None)


def _is_elliptic(scenario: Scenario, text: str, question: Question) -> bool:
    """Tell whether a question is too short to stand alone; one with a "what" in it needs fewer words to do so.

    A short end of a long sentence ("it says here you ordered royal blue, no?") asks for what the sentence says.
    """
    most = FEW_WORDS if form_of(text, question, scenario.language).kind != "open" else FEW_OPEN_WORDS
    most = most if scenario.language != "ko" else most - 1
    if len(sentence_of(text, question).split()) > most + FEW_OPEN_WORDS:
        return False
    return len(text[question.start : question.end].split()) <= most


def _talked_of(scenario: Scenario, draft: Draft, reading: Reading, questions: tuple[Question, ...], room: int) -> Draft:
    """Answer the questions that are part of talking, as long as the line has room."""
    for question in questions:
        if _is_talk(scenario, draft.state, question) and len(draft.pieces) < room:
            moment = _talk(question, reading)
            text = draft.state.transcript[-1].text
            right = moment == AGREES and _checks_own(scenario, text, reading)
            moment = NOTED if moment == AGREES and bids_not(text, question, scenario.language) else moment
            meant = moment == AGREES and asks_meaning(text, question)
            draft = draft if meant else _talked(scenario, draft, CONFIRMS if right else moment, questions)
    return draft


def _talked(scenario: Scenario, draft: Draft, moment: str, questions: tuple[Question, ...]) -> Draft:
    """Answer a question of talking; a mere yes, or "I'm here", is left out where the line says something already."""
    busy = draft.has("answer", "reaction", "met") or any(question.what in HANDLED_ELSEWHERE for question in questions)
    return draft if moment in (AGREES, TALK[PRESENCE]) and busy else draft.moment(scenario, moment)


def _is_talk(scenario: Scenario, state: CallState, question: Question) -> bool:
    """Tell whether a question is part of talking; "are you still there" is one also where more is read into it.

    "What did you write in it, if I may ask?" is not: it asks for what the customer knows, and so does what only sounds
    like it ("can you hear a hum?").
    """
    if question.what == FEELING and not is_beyond(scenario, question):
        return False
    if question.what not in TALK:
        return PRESENCE in question.topics and not told_by(scenario, question.what)
    if TALK[question.what] != AGREES and question.what != "permission":
        return True
    text = state.transcript[-1].text
    if not _asks_for_assent(scenario, text, question):
        return False
    topics = frozenset(question.topics)
    known = any(asked_for(fact) & topics for fact in customer_facts(scenario) if fact.id not in state.told)
    if not known or not is_put(text, question):
        return True
    return form_of(text, question, scenario.language).kind != "open"


def _asks_for_assent(scenario: Scenario, text: str, question: Question) -> bool:
    """Tell whether a question that sounds like one for a yes wants nothing more ("and how many is it?" does)."""
    if not is_put(text, question):
        return True
    kind = form_of(text, question, scenario.language).kind
    return kind != "word" and not (
        kind == "whether" and names_yes_and_no(sentence_of(text, question), scenario.language)
    )


def _talk(question: Question, reading: Reading) -> str:
    """Return the moment that answers a question of talking; leave is given for a pause only where one is asked for."""
    if question.what == PRESENCE or PRESENCE in question.topics:
        news = any(claim.confidence >= SURE and claim.values for claim in reading.claims)
        return NOTED if news else TALK[PRESENCE]
    if question.what != "permission":
        return TALK.get(question.what, TALK[PRESENCE])
    pause = any(courtesy.kind == "please_wait" for courtesy in reading.courtesies)
    pause = pause or any(offer.act == "wait" for offer in reading.offered)
    return TALK["permission"] if pause else AGREES


def is_news(scenario: Scenario, state: CallState, question: Question) -> bool:
    """Tell whether a question asks for something that the customer has not told yet."""
    facts = told_by(scenario, question.what)
    return not facts or any(fact.id not in state.told for fact in facts)


def _facts_asked(scenario: Scenario, state: CallState, questions: tuple[Question, ...]) -> Iterator[CaseFact]:
    """Yield the facts that are asked for; a side topic of a question counts for one that was not told yet."""
    found: dict[str, CaseFact] = {}
    own = frozenset(scenario.topics) | {fact.id for fact in scenario.facts}
    for question in questions:
        if question.what in HANDLED_ELSEWHERE or _is_talk(scenario, state, question):
            continue
        direct = _best(scenario, state, told_by(scenario, question.what))
        if not direct:
            # behind another answer, only what the case itself speaks of
            topics = own.intersection(question.topics) if found else frozenset(question.topics) - {IDENTITY}
            direct = _beside(scenario, state, topics, found)
        elif all(fact.id in state.told for fact in direct):
            direct = runner_up(scenario, state, direct, question) or direct
        found.update((fact.id, fact) for fact in direct)
    new = [fact for fact in found.values() if fact.id not in state.told]
    yield from new or found.values()


def _beside(
    scenario: Scenario, state: CallState, topics: frozenset[str], found: Mapping[str, CaseFact]
) -> tuple[CaseFact, ...]:
    """Return the first fact that was neither told nor found yet and has to do with the topics, if there is one."""
    for fact in customer_facts(scenario):
        if fact.id not in state.told and fact.id not in found and not asked_for(fact).isdisjoint(topics):
            return (fact,)
    return ()


def _best(scenario: Scenario, state: CallState, facts: Sequence[CaseFact]) -> tuple[CaseFact, ...]:
    """Return what one question is answered with: what is new, else what was told, else what is kept back."""
    new = tuple(fact for fact in facts if fact.id not in state.told and may_tell(scenario, state, fact))
    return new or tuple(fact for fact in facts if fact.id in state.told)[:1] or tuple(facts[:1])


def _answer(
    scenario: Scenario, draft: Draft, fact: CaseFact, questions: tuple[Question, ...], *, costs: bool = True
) -> Draft:
    state = draft.state
    open_now = may_tell(scenario, state, fact)
    if is_in_line(draft, fact) or (fact.id in state.told and not open_now):
        return draft
    if fact.id in state.told:
        return answered_again(scenario, draft, fact, questions, costs=costs)
    if not open_now:
        said = draft.say(f"fact.{fact.id}.withheld", fact.withheld, "answer")
        answers = said.pieces != draft.pieces or draft.has("answer")  # beside what is told nobody says why not
        return said if answers else draft.moment(scenario, "withholds")
    return told(draft, fact)


def check_backs(text: str, reading: Reading, language: str) -> Iterator[Question]:
    """Yield the short questions of a reply that can be answered by yes or no ("Is F-318 right?").

    Args:
        text: of the reply.
        reading: of it.
        language: of the call.
    """
    for question in reading.asked:
        short = len(sentence_of(text, question).split()) <= FEW_WORDS
        if short and is_put(text, question) and form_of(text, question, language).kind in ("whether", "tag"):
            yield question


def may_check(question: Question, fact: CaseFact) -> bool:
    """Tell whether a question may want to know if it names the value of a fact: it names that fact, or none at all."""
    return question.what in (AGREEMENT, UNCLEAR) or not asked_for(fact).isdisjoint((question.what, *question.topics))


def _checks_own(scenario: Scenario, text: str, reading: Reading) -> bool:
    """Tell whether a reply asks whether a value is right that is the customer's own."""
    asked = check_backs(text, reading, scenario.language)
    forms = {form for fact in customer_facts(scenario) for form in (fact.value, *fact.values)}
    return any(is_named(sentence_of(text, each), forms) for each in asked if each.what in (AGREEMENT, UNCLEAR))


def is_beyond_question(scenario: Scenario, text: str, question: Question) -> bool:
    """Tell whether a question is about something that the case gives the customer no answer to.

    Args:
        scenario: the case as played.
        text: of the reply.
        question: in it.
    """
    if question.what in HANDLED_ELSEWHERE or question.what in (SAY_AGAIN, READ_BACK):
        return False
    if question.what in TALK and _asks_for_assent(scenario, text, question):
        return False
    if question.what == PREFERENCE and not question.either:
        return False
    return is_beyond(scenario, question)


def is_beyond(scenario: Scenario, question: Question) -> bool:
    """Tell whether no fact of the customer's has to do with what is asked.

    Args:
        scenario: the case as played.
        question: of the reply.
    """
    topics = {question.what, *question.topics} - {IDENTITY}
    return not any(asked_for(fact) & topics for fact in customer_facts(scenario))


def offers_in_question(text: str, reading: Reading) -> bool:
    """Tell whether a reply puts a deed of its own forward in a question; "shall I wait?" belongs to what was asked."""
    offers = (each for each in reading.offered if each.confidence >= SURE and each.act not in PAUSES)
    return any(sentence_at(text, each.start, each.end).asks for each in offers)


def _volunteered(scenario: Scenario, draft: Draft, reading: Reading, questions: tuple[Question, ...]) -> Draft:
    """Tell one fact that trust or events have set free; to who waits for a yes, only what their words call for.

    Nobody begins on something new when the other says goodbye; the greeting under a mail is none.
    """
    farewell = any(each.kind == "farewell" and each.confidence >= SURE for each in reading.courtesies)
    if farewell and not closes_with_greeting(scenario, draft.state):
        return draft
    turn = draft.state.turn
    heard = takewhile(lambda signal: signal.turn == turn, reversed(draft.state.signals))
    now = tuple(signal for signal in reversed(tuple(heard)) if signal.kind != "asked")
    unasked = changed(draft.state, signals=now)  # what was said earlier does not count for what is told now
    unheard = changed(unasked, signals=()) if offers_in_question(draft.state.transcript[-1].text, reading) else None
    fresh, asked = fresh_in(unasked), {question.what for question in questions}
    for fact in customer_facts(scenario):
        if fact.tell is None or fact.id in draft.state.told or not may_hold(fact.tell, fresh):
            continue
        if unheard is not None and holds(fact.tell, scenario, unheard, fresh=True):
            continue  # it has nothing to do with the offer
        if holds(fact.tell, scenario, unasked, fresh=True) and asked_for(fact).isdisjoint(asked):
            return told(draft, fact)
    return draft
