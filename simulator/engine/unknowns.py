"""What the customer says to a question that the case gives no answer to: honest words that fit the question's form."""

from __future__ import annotations

from scoring.reading.items import Question, Reading
from simulator.engine.answers import AGREES, UNCLEAR, is_beyond_question
from simulator.engine.concerns import called_for
from simulator.engine.forms import Form, form_of, is_put, points_back, sentence_of
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.scenario.model import Scenario

PLAIN = 0.8
"""From this confidence on a question is answered beside others; below it, only where nothing else is said."""
FEWEST_WORDS = 3
"""A shorter sentence with a question mark is no question of its own."""
CANNOT_SAY = "cannot_say"
WHETHER = "cannot_say_whether"
WORD = "cannot_say_word"
WITHHOLDS = "withholds"
OWNED_UP = (CANNOT_SAY, WHETHER, WORD)


def owned_up_beside(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Add, to a line that answers or reacts, that another thing asked for in a sentence of its own is not known.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    if not draft.has("answer", "reaction", "met") or draft.has(*OWNED_UP, WITHHOLDS, "asked_again", "confirms"):
        return draft
    text = draft.state.transcript[-1].text
    known = {sentence_of(text, each) for each in reading.asked if not is_beyond_question(scenario, each)}
    for question in reading.asked:
        sentence = sentence_of(text, question)
        sure = question.confidence >= PLAIN and question.what != UNCLEAR and is_put(text, question)
        if not sure or sentence in known or len(sentence.split()) < FEWEST_WORDS:
            continue
        if is_beyond_question(scenario, question) and not _is_taken_up(scenario, draft, text, question):
            form = form_of(text, question, scenario.language)
            if form.kind in ("word", "whether"):
                return _owned_up(scenario, draft, question, form, beside=True)
    return draft


def _is_taken_up(scenario: Scenario, draft: Draft, text: str, question: Question) -> bool:
    """Tell whether a question is about what the line speaks of already: a reaction of the case, or the other thing."""
    topics = frozenset((question.what, *question.topics))
    if draft.has("reaction") and topics & called_for(scenario, draft.state):
        return True
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
    text = draft.state.transcript[-1].text
    for question in reading.asked:
        if not is_put(text, question) or not is_beyond_question(scenario, question):
            continue
        form = form_of(text, question, scenario.language)
        if form.kind == "proposal" or any(offer.confidence >= SURE for offer in reading.offered):
            return draft.moment(scenario, AGREES)
        if form.kind == "tag":
            return (
                draft
                if any(claim.confidence >= SURE for claim in reading.claims)
                else draft.moment(scenario, "confirms")
            )
        short = len(sentence_of(text, question).split()) < FEWEST_WORDS and scenario.language != "ko"
        if question.confidence >= SURE or (form.kind in ("word", "whether") and not short):
            return _owned_up(scenario, draft, question, form)
    return draft


def _owned_up(scenario: Scenario, draft: Draft, question: Question, form: Form, *, beside: bool = False) -> Draft:
    if form.kind == "word" and not question.personal:
        said = draft.moment(scenario, WORD, beside=beside, asked=form.word)
    elif form.kind == "whether":
        said = draft.moment(scenario, WHETHER, beside=beside)
    else:
        said = draft.moment(scenario, WITHHOLDS if question.personal else CANNOT_SAY, beside=beside)
    return said if said.pieces != draft.pieces else draft.moment(scenario, CANNOT_SAY, beside=beside)
