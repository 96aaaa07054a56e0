"""Reads what a trainee writes, with the topics of the case at hand."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from scoring.languages.load import load_pack
from scoring.model import Fact
from scoring.reading.examples import Written
from scoring.reading.items import Reading
from scoring.reading.likening import weigh
from scoring.reading.reader import read_reply
from scoring.reading.values import values
from simulator.engine.clock import now_at
from simulator.engine.desk import actions_of
from simulator.engine.public import PRIVATE_MESSAGE, WORDS
from simulator.scenario.model import CaseFact, Scenario

Topics = tuple[tuple[str, tuple[str, ...]], ...]


def listen(scenario: Scenario, text: str, *, customer: str, at_ms: int) -> Reading:
    """Return the reading of a text.

    Args:
        scenario: the case as played.
        text: what the trainee sent.
        customer: the customer's words that it follows.
        at_ms: when it was sent, in milliseconds of the call.
    """
    now = now_at(scenario, at_ms).replace(second=0, microsecond=0)
    return _read(text, scenario.language, now, customer, topics_of(scenario), tuple(scenario.examples.items()))


def prepare(scenario: Scenario) -> None:
    """Weigh the examples of a case before its first reply, which would have to wait for it."""
    pack = load_pack(scenario.language)
    if pack is not None and scenario.examples:
        weigh(tuple(scenario.examples.items()), pack)


def topics_of(scenario: Scenario) -> Topics:
    """Return the topics of the case: its own, those of its facts, and the words for its actions."""
    found: dict[str, tuple[str, ...]] = dict(scenario.topics)
    for fact in scenario.facts + scenario.unknown:
        if fact.topic:
            found[fact.id] = found.get(fact.id, ()) + fact.topic
    for action in actions_of(scenario):
        if action.words:
            found[action.id] = found.get(action.id, ()) + action.words
    if scenario.channel == "social":
        found.setdefault(PRIVATE_MESSAGE, WORDS.get(scenario.language, ()))
    return tuple(found.items())


def as_fact(fact: CaseFact) -> Fact:
    """Return a fact of the case as scoring knows facts."""
    return Fact(
        id=fact.id,
        statement=fact.says[0],
        values=tuple(value for value in (fact.value, *fact.values) if value),
        type=fact.type,
        value=fact.value,
        topic=fact.topic,
        contradicts=fact.contradicts,
    )


def moment_in(scenario: Scenario, text: str, *, at_ms: int) -> str:
    """Return the day and time that a text names as people write them ("tomorrow at 11"), or "" when it names none.

    Args:
        scenario: the case as played.
        text: what was typed.
        at_ms: when, in milliseconds of the call.
    """
    pack = load_pack(scenario.language)
    if pack is None:
        return ""
    now = now_at(scenario, at_ms).replace(second=0, microsecond=0)
    found = {value.kind: value.text for value in values(text, now, pack=pack)}
    day = found.get("date", now.date().isoformat())
    return f"{day} {found['time']}" if "time" in found else ""


@lru_cache(maxsize=512)
def _read(text: str, language: str, now: datetime, customer: str, topics: Topics, examples: Written) -> Reading:
    return read_reply(
        text,
        language=language,
        pack=load_pack(language),
        now=now,
        customer=customer,
        topics=dict(topics),
        examples=examples,
    )
