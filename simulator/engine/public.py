"""Where strangers read along: the first reply is public, private details belong into a private message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scoring.reading.items import Reading
from simulator.engine.channels import profile_of
from simulator.engine.gauges import Pull, taken
from simulator.engine.sentences import is_named
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.scenario.model import Scenario

MOVE_TO_PRIVATE = "move_to_private"
PRIVATE = frozenset(
    {"order_number", "postcode", "email", "phone", "address", "delivery_address", "date_of_birth", "payment", "account"}
)
"""Topics that nobody should have to answer in front of strangers; also names of facts and lines of the record."""
PRIVATE_MESSAGE = "private_message"
"""Topic of a sentence that moves the talk away from the public."""
WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "private message",
        "direct message",
        "by DM",
        "a DM",
        "DM us",
        "DM me",
        "DM you",
        "by PM",
        "a PM",
        "in private",
        "privately",
        "inbox",
    ),
    "it": ("messaggio privato", "messaggi privati", "in privato", "in direct", "messaggio diretto"),
    "ko": ("쪽지", "비공개", "개인 메시지", "다이렉트 메시지", "DM"),
}
"""Phrases of that topic by language."""
EXPOSED = Pull(what="had private details posted in public", patience=-8, mood=-15, trust=-15)
ASKED_IN_PUBLIC = Pull(what="was asked for private details in public", mood=-2, trust=-3)
IN_PUBLIC = "in_public"
SHORTEST = 4
"""A private detail has so many characters at least; shorter ones stand in innocent sentences."""


def is_public(scenario: Scenario, state: CallState) -> bool:
    """Tell whether strangers read along now."""
    return profile_of(scenario, state).public and not state.private


def private_forms(scenario: Scenario) -> tuple[str, ...]:
    """Return the customer's private details as they may stand in a text."""
    return tuple(dict.fromkeys(form for form in _forms(scenario) if len(form) >= SHORTEST))


def _forms(scenario: Scenario) -> Iterator[str]:
    for fact in scenario.facts:
        if fact.id in PRIVATE and fact.known_to == "customer":
            yield from (form for form in (fact.value, *fact.values) if form and not form.isalpha())
    record = {"order": "order_number", **{name: name for name in PRIVATE}}
    for name, value in scenario.record.items():
        if record.get(name) in PRIVATE and any(sign.isdigit() or sign == "@" for sign in value):
            yield value


def exposed(scenario: Scenario, state: CallState, text: str) -> CallState:
    """Return the state after a reply that may hold private details where strangers read along."""
    if not is_public(scenario, state):
        return state
    state = changed(state, read_along=(*state.read_along, state.turn))
    plain = " ".join(text.casefold().split())
    if not any(form.casefold() in plain for form in private_forms(scenario)):
        return state
    return taken(scenario, changed(state, exposed=(*state.exposed, state.turn)), EXPOSED)


def moved(scenario: Scenario, state: CallState, reading: Reading) -> CallState:
    """Return the state after a reply that may ask the customer to go on in private; they follow."""
    if not is_public(scenario, state):
        return state
    groups = (reading.asked, reading.promised, reading.claims)
    named = any(PRIVATE_MESSAGE in item.topics and item.confidence >= SURE for group in groups for item in group)
    named = named or any(PRIVATE_MESSAGE in offer.topics for offer in reading.offered)  # an unsure reading never costs
    named = named or any(question.what == PRIVATE_MESSAGE for question in reading.asked)
    named = named or is_named(
        state.transcript[-1].text, WORDS.get(scenario.language, ())
    )  # whatever else the case hears there
    return changed(state, private=True) if named else state


def asks_in_public(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Let the customer object, once, to being asked for private details in front of strangers."""
    state = draft.state
    if not is_public(scenario, state) or IN_PUBLIC in state.fired:
        return draft
    if not any(q.confidence >= SURE and PRIVATE & {q.what, *q.topics} for q in reading.asked):
        return draft
    marked = changed(state, fired=(*state.fired, IN_PUBLIC))
    return replace(draft, state=taken(scenario, marked, ASKED_IN_PUBLIC)).moment(scenario, IN_PUBLIC)
