"""Tells a reply that says nothing at all from one that answers a question with a bare list."""

from __future__ import annotations

import re

from scoring.scorers.exam import Exam, bears_on_something, is_bag, phrase_words, sentences, words
from scoring.scorers.stated import same_value, values

_SALAD = 1
"""Per cent of words that hold a sentence together, below which words without a topic are a salad."""
_COMMA = re.compile(r"[,;/\n]")
_ITEM = 2
"""Words that an item of a list has at most."""


def is_senseless(exam: Exam) -> bool:
    """Tell whether a reply says nothing at all: empty, letters without words, or words that nothing holds together."""
    reading = exam.turn.reading
    if reading.sense == "empty":
        return True
    if reading.sense == "nonsense":
        return not is_list_of_answers(exam)
    moves = (*reading.acknowledged, *reading.asked, *reading.promised, *reading.offered, *reading.refused)
    if moves or reading.courtesies or reading.blamed or reading.heated:
        return False
    if any(bears_on_something(claim) for claim in reading.claims):
        return False
    return is_bag(exam, least=3, share=_SALAD) and not is_list_of_answers(exam)


def is_list_of_answers(exam: Exam) -> bool:
    """Tell whether a reply lists, without a sentence, what one fact or rule of the case names, to a customer who asks.

    Half of the items have to stand in one sentence of the case: words picked from all of it are no answer.
    """
    if "?" not in exam.turn.customer:
        return False
    items = _items(exam)
    return len(items) > 1 and any(_names_half(exam, items, text) for text in _told(exam))


def _items(exam: Exam) -> tuple[str, ...]:
    """Return the items of a list; none where one of them is too long for an item."""
    reply = exam.turn.reply
    parts = [part.strip(" .!") for part in _COMMA.split(reply)]
    items = [part for part in parts if part]
    figures = values(reply, exam.case.now, exam.pack)
    if len(items) == 1 and len(figures) == len(words(reply)):
        return tuple(reply[each.start : each.end] for each in figures)
    return tuple(items) if all(len(words(item)) <= _ITEM for item in items) else ()


def _names_half(exam: Exam, items: tuple[str, ...], text: str) -> bool:
    named = frozenset(phrase_words(text))
    figures = values(text, exam.case.now, exam.pack)
    found = 0
    for item in items:
        said = values(item, exam.case.now, exam.pack)
        by_figure = bool(said) and all(any(same_value(each, other) for other in figures) for each in said)
        found += by_figure or any(word.text in named for word in words(item))
    return 2 * found >= len(items)


def _told(exam: Exam) -> tuple[str, ...]:
    """Return each fact with its values, and each sentence of policy and context."""
    case = exam.case
    rules = [text[start:end] for text in (case.policy, case.context) for start, end in sentences(text)]
    return (*(" ".join((fact.statement, *fact.values)) for fact in case.facts), *rules)
