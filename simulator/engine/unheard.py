"""Finds the questions of a reply of which the reader made nothing, so that the customer does not nod at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scoring.reading.items import Question, Reading
from simulator.engine.forms import names_yes_and_no
from simulator.engine.sentences import Sentence, placed
from simulator.engine.signals import SURE

UNCLEAR = "unclear"
UNHEARD = 0.45
"""How sure the reader itself is of a question that it cannot place."""
FEWEST_WORDS: Mapping[str, int] = {"en": 4, "it": 4, "ko": 3}
"""A shorter sentence with a question mark is a part of the talk ("Sorry?", "Wednesday?")."""


def with_unheard(text: str, reading: Reading, language: str) -> Reading:
    """Return the reading with a question of unclear matter for each sentence that asks and in which nothing was asked.

    What is offered, promised or courteous there is no question that was missed.

    Args:
        text: of the reply.
        reading: of it.
        language: of the call.
    """
    if reading.sense != "clear":
        return reading
    found = tuple(_unheard(text, reading, language))
    return replace(reading, asked=(*reading.asked, *found)) if found else reading


def _unheard(text: str, reading: Reading, language: str) -> Iterator[Question]:
    held = [
        *(place for question in reading.asked for place in (question.start, question.end - 1)),
        *(courtesy.start for courtesy in reading.courtesies if courtesy.confidence >= SURE),
        *(offer.start for offer in reading.offered if offer.confidence >= SURE),
        *(pledge.start for pledge in reading.promised if pledge.confidence >= SURE),
    ]
    for start, sentence in placed(text):
        end = start + len(sentence.text)
        if _asks(sentence, language) and not any(start <= place < end for place in held):
            yield Question(what=UNCLEAR, start=start, end=end, confidence=UNHEARD, put=True)


def _asks(sentence: Sentence, language: str) -> bool:
    long = len(sentence.text.split()) >= FEWEST_WORDS.get(language, FEWEST_WORDS["en"])
    return long and (sentence.asks or names_yes_and_no(sentence.text, language))
