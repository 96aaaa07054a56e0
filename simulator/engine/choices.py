"""Finds what a choice between two things is answered with: what the customer knows and one of the two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from scoring.reading.items import Question
from simulator.engine.forms import alternatives
from simulator.engine.known import customer_facts
from simulator.engine.repeats import telling_words
from simulator.scenario.model import CaseFact, Scenario

NEAREST = 4
"""So many words on each side of the "or" are what one chooses between."""


def chosen_by(scenario: Scenario, text: str, question: Question) -> CaseFact | None:
    """Return the fact of the customer's that speaks of one of two things and of none of the other, or None.

    Its value goes before the sentences in which it is told, and of those only such count as no other fact has.

    Args:
        scenario: the case as played.
        text: of the reply.
        question: that puts the two.
    """
    sides = _sides(text, question, scenario.language)
    facts = customer_facts(scenario)
    for fact in facts:
        if _decides(telling_words((fact.value, *fact.values), scenario.language), *sides):
            return fact
    speaking = [fact for fact in facts if _decides(_often_said(fact, scenario.language), *sides)]
    return speaking[0] if len(speaking) == 1 else None


def names_one(fact: CaseFact, text: str, question: Question, language: str) -> bool:
    """Tell whether a choice holds a thing that a fact speaks of, on one side alone.

    Args:
        fact: of the customer.
        text: of the reply.
        question: that puts the two.
        language: of the call.
    """
    words = telling_words((fact.value, *fact.values, *fact.says, *fact.again), language)
    return _decides(words, *_sides(text, question, language))


def _sides(text: str, question: Question, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what only the one and only the other of two things is called."""
    left, right = alternatives(text, question, language) or ("", "")
    near = (" ".join(left.split()[-NEAREST:]), " ".join(right.split()[:NEAREST]))
    one, other = (telling_words((side,), language) for side in near)
    return one - other, other - one


def _often_said(fact: CaseFact, language: str) -> frozenset[str]:
    """Return the words that most sentences share in which a fact is told: they are what it is about."""
    said = Counter(word for text in fact.says for word in telling_words((text,), language))
    return frozenset(word for word, count in said.items() if 2 * count > len(fact.says))


def _decides(words: Collection[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether words name one of two things and not the other."""
    return one.isdisjoint(words) != other.isdisjoint(words)
