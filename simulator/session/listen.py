"""Reads what a trainee writes, with the topics of the case at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
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
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.remembering import ByIdentity

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
    examples = tuple(scenario.examples.items())
    return _read(
        text, scenario.language, now, customer, topics_of(scenario), examples, _ASKED_ABOUT(scenario), _DEEDS(scenario)
    )


def prepare(scenario: Scenario) -> None:
    """Weigh the examples of a case, and gather what can be asked, before its first reply, which would wait for it."""
    _ASKED_ABOUT(scenario)
    _DEEDS(scenario)
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
def _read(
    text: str,
    language: str,
    now: datetime,
    customer: str,
    topics: Topics,
    examples: Written,
    asked_about: frozenset[str],
    deeds: frozenset[str],
) -> Reading:
    return read_reply(
        text,
        language=language,
        pack=load_pack(language),
        now=now,
        customer=customer,
        topics=dict(topics),
        examples=examples,
        asked_about=asked_about,
        deeds=deeds,
    )


def _asked_about(scenario: Scenario) -> frozenset[str]:
    """Return what the customer can be asked about: what they know, and what the case has an answer to."""
    known = (fact.id for fact in scenario.facts if fact.known_to == "customer")
    return frozenset((*known, *(each.asked for each in _conditions(scenario) if each.asked is not None)))


def _deeds(scenario: Scenario) -> frozenset[str]:
    """Return what of the case is something to be done: what the desk can do, and what can be promised or offered."""
    said = (name for each in _conditions(scenario) for name in (each.promised, each.offered) if name is not None)
    return frozenset((*(action.id for action in actions_of(scenario)), *said))


def _conditions(authored: object) -> Iterator[Condition]:
    """Yield every condition that stands anywhere in a part of a case, those inside others included."""
    if isinstance(authored, Condition):
        yield authored
    if isinstance(authored, tuple):
        parts: Iterable[object] = authored
    elif isinstance(authored, Mapping):
        parts = authored.values()
    else:
        parts = (getattr(authored, each.name) for each in fields(authored)) if is_dataclass(authored) else ()
    for part in parts:
        yield from _conditions(part)


_ASKED_ABOUT: ByIdentity[Scenario, frozenset[str]] = ByIdentity(_asked_about, most=32)
_DEEDS: ByIdentity[Scenario, frozenset[str]] = ByIdentity(_deeds, most=32)
