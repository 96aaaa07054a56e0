"""What the customer answers: each thing asked for, told or withheld, once and then in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from scoring.reading.items import Question, Reading
from simulator.engine.concerns import asked_in
from simulator.engine.conditions import fresh_in, holds, may_hold
from simulator.engine.forms import form_of, is_put, sentence_of
from simulator.engine.gauges import ASKED_AGAIN, taken
from simulator.engine.repairs import SAY_AGAIN, mended, said_again
from simulator.engine.repeats import may_mean_else
from simulator.engine.sentences import is_named
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, Signal, changed
from simulator.engine.taking_down import read_back
from simulator.engine.telling import is_in_line, told, told_again
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.remembering import ByIdentity

MOST_ANSWERS = 5
AGREES = "agrees"
EITHER = "either"
CONFIRMS = "confirms"
PRESENCE = "presence"
READ_BACK = "read_back"
OR_ELSE = "or_else"
AGREEMENT, UNCLEAR = "agreement", "unclear"
FEW_WORDS = 5
"""A question of so few words that names nothing is about what was spoken of before."""
FEWEST_WORDS = 3
TALK = {
    "wellbeing": "wellbeing",
    "permission": "hold_allowed",
    "agreement": AGREES,
    "understanding": AGREES,
    PRESENCE: "hold_over",
}
"""Questions that are part of talking, with the moment that answers them."""
HANDLED_ELSEWHERE = frozenset({"how_can_i_help", "anything_else"})


def answered(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Add the answers to what a reply asked, at most five, and one thing that the customer volunteers."""
    questions = tuple(question for question in reading.asked if question.confidence >= SURE)
    draft = said_again(scenario, _by_name(scenario, draft, questions), reading)
    room = len(draft.pieces) + MOST_ANSWERS
    for fact in _facts_asked(scenario, draft.state, questions):
        if len(draft.pieces) < room:
            draft = _answer(scenario, draft, fact, questions)
    if not questions:
        draft = _guessed(scenario, draft, reading)
    draft = mended(scenario, draft, reading)
    for question in questions:
        if _is_talk(scenario, draft.state, question) and len(draft.pieces) < room:
            moment = _talk(question, reading)
            right = moment == AGREES and _checks_own(scenario, draft.state.transcript[-1].text, reading)
            draft = _talked(scenario, draft, CONFIRMS if right else moment, questions)
    if not draft.has("answer") and any(question.what == READ_BACK for question in questions):
        draft = read_back(scenario, draft)
    text = draft.state.transcript[-1].text
    if not draft.has("answer", AGREES) and any(_is_free_choice(scenario, text, each) for each in reading.asked):
        draft = draft.moment(scenario, EITHER)
    return draft if draft.has("answer") else _volunteered(scenario, draft, questions)


def _is_free_choice(scenario: Scenario, text: str, question: Question) -> bool:
    """Tell whether a question offers two things of which the case does not say which one the customer wants."""
    if not question.either or form_of(text, question, scenario.language).kind != "either":
        return False
    return question.what == UNCLEAR or is_beyond_question(scenario, question)


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
        for fact in _customer_facts(scenario):
            draft = _asked(draft, fact) if fact.id in named else draft
    return draft


def _asked(draft: Draft, fact: CaseFact) -> Draft:
    """Return the draft in which everything has been asked by which a fact is told."""
    asked = (Signal(kind="asked", what=topic, turn=draft.state.turn) for topic in sorted(asked_for(fact)))
    return replace(draft, state=changed(draft.state, signals=(*draft.state.signals, *asked)))


def _meant(scenario: Scenario, state: CallState, reading: Reading, text: str) -> CaseFact | None:
    """Return what an unclear question can only be about, or None."""
    facts = _customer_facts(scenario)
    unclear = tuple(question for question in reading.asked if question.what == UNCLEAR)
    named = [fact for fact in facts if _is_confirmation(scenario, fact, text, unclear)]
    if named:
        return named[0]
    if not any(_is_elliptic(scenario, text, question) for question in unclear):
        return None
    first = min(question.start for question in unclear)
    before = [claim for claim in reading.claims if claim.confidence >= SURE and claim.end <= first]
    spoken = [topic for claim in before[-1:] for topic in claim.topics]
    about = (_told_by(scenario, topic) for topic in spoken)
    return next((fact for found in about for fact in _best(scenario, state, found)), None)


def _is_elliptic(scenario: Scenario, text: str, question: Question) -> bool:
    """Tell whether a question is too short to stand alone; one with a "what" in it needs fewer words to do so.

    A short end of a long sentence ("it says here you ordered royal blue, no?") asks for what the sentence says.
    """
    most = FEW_WORDS if form_of(text, question, scenario.language).kind != "open" else FEWEST_WORDS
    most = most if scenario.language != "ko" else most - 1
    if len(sentence_of(text, question).split()) > most + FEWEST_WORDS:
        return False
    return len(text[question.start : question.end].split()) <= most


def _talked(scenario: Scenario, draft: Draft, moment: str, questions: tuple[Question, ...]) -> Draft:
    """Answer a question of talking; a mere yes, or "I'm here", is left out where the line says something already."""
    busy = draft.has("answer", "reaction") or any(question.what in HANDLED_ELSEWHERE for question in questions)
    return draft if moment in (AGREES, TALK[PRESENCE]) and busy else draft.moment(scenario, moment)


def _is_talk(scenario: Scenario, state: CallState, question: Question) -> bool:
    """Tell whether a question is part of talking; "are you still there" is one also where more is read into it.

    "What did you write in it, if I may ask?" is not: it asks for what the customer knows.
    """
    if question.what not in TALK:
        return PRESENCE in question.topics
    if TALK[question.what] != AGREES and question.what != "permission":
        return True
    topics = frozenset(question.topics)
    known = any(asked_for(fact) & topics for fact in _customer_facts(scenario) if fact.id not in state.told)
    text = state.transcript[-1].text
    if not known or not is_put(text, question):
        return True
    return form_of(text, question, scenario.language).kind not in ("word", "open")


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
    facts = _told_by(scenario, question.what)
    return not facts or any(fact.id not in state.told for fact in facts)


def asked_for(fact: CaseFact) -> frozenset[str]:
    """Return the topics by which one asks for a fact: its id, and those that its `tell` names."""
    return _ASKED_FOR(fact)


def _asked_for(fact: CaseFact) -> frozenset[str]:
    named = frozenset(asked_in(fact.tell)) if fact.tell is not None else frozenset()
    return named | {fact.id}


_ASKED_FOR: ByIdentity[CaseFact, frozenset[str]] = ByIdentity(_asked_for, most=500)


def _told_by(scenario: Scenario, topic: str) -> tuple[CaseFact, ...]:
    """Return the customer's facts for which one asks by a topic."""
    return _BY_TOPIC(scenario).get(topic, ())


def _customer_facts(scenario: Scenario) -> tuple[CaseFact, ...]:
    return _KNOWN(scenario)


def _known(scenario: Scenario) -> tuple[CaseFact, ...]:
    return tuple(fact for fact in scenario.facts if fact.known_to == "customer")


def _by_topic(scenario: Scenario) -> dict[str, tuple[CaseFact, ...]]:
    found: dict[str, tuple[CaseFact, ...]] = {}
    for fact in _known(scenario):
        for topic in asked_for(fact):
            found[topic] = (*found.get(topic, ()), fact)
    return found


_BY_TOPIC: ByIdentity[Scenario, dict[str, tuple[CaseFact, ...]]] = ByIdentity(_by_topic, most=32)
_KNOWN: ByIdentity[Scenario, tuple[CaseFact, ...]] = ByIdentity(_known, most=32)


def _facts_asked(scenario: Scenario, state: CallState, questions: tuple[Question, ...]) -> Iterator[CaseFact]:
    """Yield the facts that are asked for; a side topic of a question counts for one that was not told yet."""
    found: dict[str, CaseFact] = {}
    own = frozenset(scenario.topics) | {fact.id for fact in scenario.facts}
    for question in questions:
        if question.what in HANDLED_ELSEWHERE or _is_talk(scenario, state, question):
            continue
        direct = _best(scenario, state, _told_by(scenario, question.what))
        if not direct:
            # behind another answer, only what the case itself speaks of
            topics = own.intersection(question.topics) if found else frozenset(question.topics)
            direct = _beside(scenario, state, topics, found)
        found.update((fact.id, fact) for fact in direct)
    new = [fact for fact in found.values() if fact.id not in state.told]
    yield from new or found.values()


def _beside(
    scenario: Scenario, state: CallState, topics: frozenset[str], found: Mapping[str, CaseFact]
) -> tuple[CaseFact, ...]:
    """Return the first fact that was neither told nor found yet and has to do with the topics, if there is one."""
    for fact in _customer_facts(scenario):
        if fact.id not in state.told and fact.id not in found and not asked_for(fact).isdisjoint(topics):
            return (fact,)
    return ()


def _best(scenario: Scenario, state: CallState, facts: Sequence[CaseFact]) -> tuple[CaseFact, ...]:
    """Return what one question is answered with: what is new, else what was told, else what is kept back."""
    new = tuple(fact for fact in facts if fact.id not in state.told and _may_tell(scenario, state, fact))
    return new or tuple(fact for fact in facts if fact.id in state.told)[:1] or tuple(facts[:1])


def _may_tell(scenario: Scenario, state: CallState, fact: CaseFact) -> bool:
    return fact.tell is None or holds(fact.tell, scenario, state, fresh=True)


def _answer(
    scenario: Scenario, draft: Draft, fact: CaseFact, questions: tuple[Question, ...], *, costs: bool = True
) -> Draft:
    state = draft.state
    open_now = _may_tell(scenario, state, fact)
    if is_in_line(draft, fact) or (fact.id in state.told and not open_now):
        return draft
    if fact.id in state.told:
        if _is_confirmation(scenario, fact, state.transcript[-1].text, questions):
            return draft.moment(scenario, CONFIRMS)
        if _is_proposal(scenario, fact, state.transcript[-1].text, questions):
            return draft.moment(scenario, AGREES)
        doubtful = _may_mean_else(scenario, fact, state.transcript[-1].text, questions)
        if doubtful:  # a statement that only looks like a question gets no answer at all
            asked = any(is_put(state.transcript[-1].text, question) for question in doubtful)
            return told_again(draft, fact).moment(scenario, OR_ELSE) if asked else draft
        again = taken(scenario, changed(state, repeats=(*state.repeats, state.turn)), ASKED_AGAIN) if costs else state
        said = told_again(replace(draft, state=again), fact)
        return said if said.pieces != draft.pieces else said.moment(scenario, "asked_again")
    if not open_now:
        said = draft.say(f"fact.{fact.id}.withheld", fact.withheld, "answer")
        return said if said.pieces != draft.pieces else draft.moment(scenario, "withholds")
    return told(draft, fact)


def _may_mean_else(
    scenario: Scenario, fact: CaseFact, text: str, questions: tuple[Question, ...]
) -> tuple[Question, ...]:
    """Return the questions that seem to ask once more and may well mean something else: they cost nothing."""
    names = asked_for(fact)
    about = (question for question in questions if names & {question.what, *question.topics})
    return tuple(each for each in about if may_mean_else(scenario, names, sentence_of(text, each)))


def _is_confirmation(scenario: Scenario, fact: CaseFact, text: str, questions: tuple[Question, ...]) -> bool:
    """Tell whether a question of yes or no names the fact's value itself: then it asks for a confirmation."""
    for question in questions:
        if question.what == UNCLEAR or asked_for(fact) & {question.what, *question.topics}:
            asked = sentence_of(text, question).casefold()
            named = any(form.casefold() in asked for form in (fact.value, *fact.values) if form)
            if named and form_of(text, question, scenario.language).kind in ("whether", "tag", "proposal"):
                return is_put(text, question)
    return False


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
    forms = {form for fact in _customer_facts(scenario) for form in (fact.value, *fact.values)}
    return any(is_named(sentence_of(text, each), forms) for each in asked if each.what in (AGREEMENT, UNCLEAR))


def _is_proposal(scenario: Scenario, fact: CaseFact, text: str, questions: tuple[Question, ...]) -> bool:
    """Tell whether what was told is not asked for again, but something is put forward that has to do with it."""
    about = [question for question in questions if asked_for(fact) & {question.what, *question.topics}]
    return bool(about) and all(form_of(text, each, scenario.language).kind == "proposal" for each in about)


def is_beyond_question(scenario: Scenario, question: Question) -> bool:
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
    fresh, asked = fresh_in(unasked), {question.what for question in questions}
    for fact in _customer_facts(scenario):
        if fact.tell is None or fact.id in draft.state.told or not may_hold(fact.tell, fresh):
            continue
        if holds(fact.tell, scenario, unasked, fresh=True) and asked_for(fact).isdisjoint(asked):
            return told(draft, fact)
    return draft
