"""Takes a reply and its case apart once, for all signs: stems, figures, names, sentences; it judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scoring.reading.items import Value
from scoring.scorers.exam import Exam, beginning, is_telling, sentences, word_set
from scoring.scorers.stated import expected_of, same_value, values, values_of_all

_NAMED_ACTION = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How much of one fact stands in the reply."""

    surfaces: int
    """How many values the fact has."""
    hits: int
    """How many of them the reply holds, as written or as the same typed value."""
    touched: bool
    """True when the reply shares at least two words with the statement, or half of them."""
    near: float = 0.0
    """Share of the statement's words that the customer has used."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """A reply and its case, taken apart."""

    exam: Exam
    reply: frozenset[str]
    """Stems of the telling words of the reply."""
    customer: frozenset[str]
    """Stems of what the customer said, in this turn and before."""
    source: frozenset[str]
    """Stems of context, policy, articles and facts."""
    private: frozenset[str]
    """Stems that the customer alone brought in: neither in policy, articles nor facts."""
    told: tuple[Told, ...]
    figures: tuple[Value, ...]
    """Typed values of the reply."""
    strange: tuple[Value, ...]
    """Typed values of the reply that nothing in case, log or talk holds."""
    spans: tuple[tuple[int, int], ...]
    """Sentences of the reply."""
    named: frozenset[str]
    """Actions that policy or context name ("booked with book_slot")."""


def stem(word: str) -> str:
    """Return the part of a word that its forms share."""
    return beginning(word, _STEM)


@lru_cache(maxsize=512)
def stems(text: str, function_words: frozenset[str]) -> frozenset[str]:
    """Return the stems of the telling words of a text."""
    return frozenset(
        [stem(word) for word in word_set(text) - function_words if is_telling(word) and not word[0].isdigit()]
    )


@lru_cache(maxsize=128)
def _stems_of_all(texts: tuple[str, ...], function_words: frozenset[str]) -> frozenset[str]:
    """Return the stems of several texts of a case, which are the same for every reply in it."""
    return frozenset[str]().union(*[stems(text, function_words) for text in texts])


def take_apart(exam: Exam) -> Material:
    """Take a reply and its case apart."""
    case, turn, light = exam.case, exam.turn, exam.cues.function_words
    heard = turn.heard
    statements = [text for fact in case.facts for text in (fact.statement, *fact.values)]
    known = (case.policy, *(article.text for article in case.articles), *statements)
    source = (case.context, *known)
    customer = _stems_of_all(heard, light)
    figures = values(turn.reply, case.now, exam.pack)
    return Material(
        exam=exam,
        reply=stems(turn.reply, light),
        customer=customer,
        source=_stems_of_all(source, light),
        private=customer - _stems_of_all(known, light),
        told=_told(exam, figures, customer),
        figures=figures,
        strange=_strange(exam, figures, (*source, *heard)),
        spans=sentences(turn.reply),
        named=_named_in(case.policy) | _named_in(case.context),
    )


@lru_cache(maxsize=128)
def _named_in(text: str) -> frozenset[str]:
    """Return the actions that policy or context name, which are the same for every reply in the case."""
    return frozenset(_NAMED_ACTION.findall(text))


def _told(exam: Exam, figures: tuple[Value, ...], customer: frozenset[str]) -> tuple[Told, ...]:
    reply, light = exam.turn.reply.casefold(), exam.cues.function_words
    ours = stems(exam.turn.reply, light)
    told = []
    for fact in exam.case.facts:
        surfaces = fact.values or ((fact.value,) if fact.value else ())
        hits = sum(
            surface.casefold() in reply or _same_figure(exam, surface, fact.statement, figures) for surface in surfaces
        )
        theirs = stems(fact.statement, light)
        shared = len(ours & theirs)
        touched = shared >= 2 or (shared > 0 and shared * 2 >= len(theirs))
        near = len(theirs & customer) / max(1, len(theirs))
        told.append(Told(surfaces=len(surfaces), hits=hits, touched=touched, near=near))
    return tuple(told)


def _same_figure(exam: Exam, surface: str, statement: str, figures: tuple[Value, ...]) -> bool:
    wanted = values(surface, exam.case.now, exam.pack)
    return bool(wanted) and all(any(same_value(said, each) for said in figures) for each in wanted)


def _strange(exam: Exam, figures: tuple[Value, ...], sources: tuple[str, ...]) -> tuple[Value, ...]:
    logged = [str(value) for action in exam.turn.actions or () for value in action.args.values()]
    mine = [each.text for each in exam.turn.history if each.speaker != "customer"]
    due = [each.due for each in exam.turn.commitments or ()]
    known = [value for text in (*logged, *mine, *due) for value in values(text, exam.case.now, exam.pack)]
    known += values_of_all(sources, exam.case.now, exam.pack)
    known += [value for fact in exam.case.facts for value in expected_of(fact, exam.case.now, exam.pack).values]
    return tuple(value for value in figures if not any(same_value(value, each) for each in known))
