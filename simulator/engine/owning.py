"""Says in the form of a question that the customer has no answer to it."""

from __future__ import annotations

from scoring.reading.items import Question
from simulator.engine.forms import Form
from simulator.engine.speech import Draft
from simulator.scenario.model import Scenario

CANNOT_SAY = "cannot_say"
WHETHER = "cannot_say_whether"
WORD = "cannot_say_word"
WITHHOLDS = "withholds"
OWNED = (CANNOT_SAY, WHETHER, WORD)


OWN_DATA = frozenset({"address", "date_of_birth", "delivery_address", "email", "payment", "phone", "postcode"})
"""What a customer knows about themselves, whether the case has words for it or not."""


def owned(scenario: Scenario, draft: Draft, question: Question, form: Form, *, beside: bool = False) -> Draft:
    """Add that the answer is not known, or, to what is asked after the customer, that it is their own affair.

    Args:
        scenario: the case as played.
        draft: the line so far.
        question: that has no answer.
        form: of the question.
        beside: the line says something else already.
    """
    if form.kind == "word" and not question.personal:
        said = draft.moment(scenario, WORD, beside=beside, asked=form.word)
    elif form.kind == "whether":
        said = draft.moment(scenario, WHETHER, beside=beside)
    else:
        own = question.personal or question.what in OWN_DATA
        said = draft.moment(scenario, WITHHOLDS if own else CANNOT_SAY, beside=beside)
    return said if said.pieces != draft.pieces else draft.moment(scenario, CANNOT_SAY, beside=beside)
