"""What the customer says to a question that nobody made out or the case has no answer to: honest words that fit it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from scoring.reading.items import Question, Reading
from simulator.engine.answers import HANDLED_ELSEWHERE, TALK, is_beyond_question
from simulator.engine.concerns import called_for, pressed
from simulator.engine.forms import asks_favour, form_of, is_put, points_back, sentence_of
from simulator.engine.known import asked_for, customer_facts
from simulator.engine.owning import OWN_DATA, OWNED, WITHHOLDS, owned
from simulator.engine.repeats import said_lately, speaks_of, telling_words
from simulator.engine.retelling import AGREES, NOT_UNDERSTOOD, TOLD_ALL
from simulator.engine.sentences import sentence_at, sentences
from simulator.engine.signals import SURE
from simulator.engine.speech import MOST_PIECES, Draft
from simulator.engine.telling import is_in_line
from simulator.engine.unheard import FEWEST_WORDS, UNCLEAR
from simulator.scenario.model import Scenario

PROBLEM = "problem"
PLAIN = 0.8
"""From this confidence on a question is answered beside others; below it, it is only said that it was not followed."""
SHORTEST = 3
"""A shorter sentence with a question mark is no question of its own."""
LONG_ENOUGH: Mapping[str, int] = {"en": 5, "it": 5, "ko": 3}
"""A sentence of fewer words belongs to the question beside it."""
MOST_NARROWING = 2
"""A question of so few words narrows the one before it."""
MOST_POINTING = 8
"""In a longer sentence that was not made out a word such as "it" points to something of its own."""
AND_THE_OTHER = "and_the_other"
RESTS = 3
"""Turns in which a customer says only once that another question was let fall."""
OWNED_UP = (*OWNED, AND_THE_OTHER)
TAKES_UP = ("answer", "reaction", "met", "understood", "firm_promise", "refused", "refused_kindly", "offered")
"""What a line may hold that leaves a question beside it open."""
DECLINES = (
    *OWNED_UP,
    WITHHOLDS,
    NOT_UNDERSTOOD,
    TOLD_ALL,
    "asked_again",
    "confirms",
    "or_else",
    "never_mind",
    "ask_back",
)
"""What a line holds that has said of a question already that there is no answer to it, or asks for it."""


def owned_up_beside(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Add, to a line that answers or reacts, that another thing asked for in a sentence of its own is left open.

    What is plainly beyond the customer is owned up to in the form of the question. Of one that was not made out they
    say, where others were answered and not in each line, that there was another; where it was the only one, they own
    up to it as well.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    if not draft.has(*TAKES_UP) or draft.has(*DECLINES) or draft.state.ended_by:
        return draft
    text = draft.state.transcript[-1].text
    left = [(question, form_of(text, question, scenario.language)) for question in _left(scenario, draft, reading)]
    for question, form in left:
        if question.confidence >= PLAIN and question.what != UNCLEAR and form.kind in ("word", "whether"):
            return owned(scenario, draft, question, form, beside=True).in_order()
    if draft.has("answer"):
        others = any(_is_another(scenario, draft, text, question) for question, _ in left)
        quiet = not others or said_lately(draft.state, AND_THE_OTHER, RESTS) or len(draft.pieces) > MOST_PIECES
        return draft if quiet else draft.moment(scenario, AND_THE_OTHER, beside=True)
    for question, form in left:
        if form.kind in ("word", "whether") and not draft.asks():
            return owned(scenario, draft, question, form, beside=True)
    return draft


def _left(scenario: Scenario, draft: Draft, reading: Reading) -> Iterator[Question]:
    """Yield the questions put in sentences of their own of which nothing was made out, or that are beyond the case."""
    text = draft.state.transcript[-1].text
    heard = {sentence_of(text, each) for each in reading.asked if _is_made_out(scenario, text, each)}
    heard |= {sentence_at(text, offer.start, offer.end).text for offer in reading.offered if offer.confidence >= SURE}
    heard |= _narrowed(text, heard)
    for question in reading.asked:
        sentence = sentence_of(text, question)
        if not is_put(text, question) or sentence in heard or _is_short(sentence, scenario.language):
            continue
        if form_of(text, question, scenario.language).kind in ("proposal", "tag"):
            continue
        if question.what == UNCLEAR and asks_favour(text, question, scenario.language):
            continue
        if not _is_taken_up(scenario, draft, text, question):
            yield question


def _narrowed(text: str, heard: Collection[str]) -> frozenset[str]:
    """Return the questions behind which a word or two say what was meant ("How many are you? Any children?")."""
    pairs = ((one, other) for one, other in pairwise(sentences(text)) if one.asks and other.asks)
    return frozenset(
        one.text for one, other in pairs if other.text in heard and len(other.text.split()) <= MOST_NARROWING
    )


def _is_another(scenario: Scenario, draft: Draft, text: str, question: Question) -> bool:
    """Tell whether a question speaks of something else than what the line tells: one of few words belongs to the rest.

    "Can you give me that?" and "Are there children?", behind which all in the house are named, are answered as well.
    """
    sentence = sentence_of(text, question)
    if len(sentence.split()) < LONG_ENOUGH.get(scenario.language, SHORTEST):
        return False
    if not telling_words((sentence,), scenario.language):
        return False
    told = [fact for fact in customer_facts(scenario) if is_in_line(draft, fact)]
    return not any(speaks_of(scenario, asked_for(fact), sentence) for fact in told)


def _is_made_out(scenario: Scenario, text: str, question: Question) -> bool:
    return question.confidence >= SURE and not is_beyond_question(scenario, text, question)


def _is_short(sentence: str, language: str) -> bool:
    return len(sentence.split()) < FEWEST_WORDS.get(language, SHORTEST)


def _is_taken_up(scenario: Scenario, draft: Draft, text: str, question: Question) -> bool:
    """Tell whether a question is about what the line speaks of already: a reaction of the case, or the other thing."""
    topics = frozenset((question.what, *question.topics))
    if draft.has("reaction") and topics & called_for(scenario, draft.state):
        return True
    if question.what == UNCLEAR and len(sentence_of(text, question).split()) > MOST_POINTING:
        return False
    return points_back(text, question, scenario.language)


def owned_up(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer what was asked and is not known, where the line is empty so far; nothing where nothing such was asked.

    What is put forward in a question wants a yes. A question that was not made out is answered by its form alone, and
    where that does not tell what is wanted it is left for asking back.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    text, tagged = draft.state.transcript[-1].text, False
    for question in reading.asked:
        put = is_put(text, question) or (question.what in OWN_DATA and question.confidence >= SURE)
        if not put or not is_beyond_question(scenario, text, question):
            continue
        form = form_of(text, question, scenario.language)
        if form.kind == "proposal" or _is_offer(scenario, text, question, reading):
            return draft.moment(scenario, AGREES)
        if form.kind == "tag":
            tagged = True
            continue
        if question.what == PROBLEM and form.kind in ("open", "word"):
            said = pressed(scenario, draft)
            if said.pieces != draft.pieces:
                return said  # "what happened?" is what the first words were about
        least = SHORTEST if scenario.language != "ko" else 2  # "shoes?" only takes up a word
        short = len(sentence_of(text, question).split()) < least
        if question.confidence >= SURE or (form.kind in ("word", "whether", "either") and not short):
            return owned(scenario, draft, question, form)
    stated = any(claim.confidence >= SURE for claim in reading.claims)
    return draft.moment(scenario, "confirms") if tagged and not stated else draft


def _is_offer(scenario: Scenario, text: str, question: Question, reading: Reading) -> bool:
    """Tell whether a question is about what the reply offers: in the same sentence, or it points back to it."""
    offers = [offer for offer in reading.offered if offer.confidence >= SURE]
    sentence = sentence_of(text, question)
    if any(sentence_at(text, offer.start, offer.end).text == sentence for offer in offers):
        return True
    return bool(offers) and (points_back(text, question, scenario.language) or len(sentence.split()) <= SHORTEST + 1)


def puts_open_question(text: str, reading: Reading, language: str) -> bool:
    """Tell whether a reply puts a question that is more than a part of the talk: no mere nod answers it.

    Args:
        text: of the reply.
        reading: of it.
        language: of the call.
    """
    for question in reading.asked:
        part = (
            question.what in TALK
            or question.what in HANDLED_ELSEWHERE
            or _is_short(sentence_of(text, question), language)
        )
        if not part and is_put(text, question) and form_of(text, question, language).kind != "tag":
            return True
    return False
