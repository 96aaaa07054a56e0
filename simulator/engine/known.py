"""What the customer knows, and by which topics one asks for it."""

from __future__ import annotations

from simulator.engine.concerns import asked_in
from simulator.engine.conditions import holds
from simulator.engine.state import CallState
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.remembering import ByIdentity


def asked_for(fact: CaseFact) -> frozenset[str]:
    """Return the topics by which one asks for a fact: its id, and those that its `tell` names."""
    return _ASKED_FOR(fact)


def _asked_for(fact: CaseFact) -> frozenset[str]:
    named = frozenset(asked_in(fact.tell)) if fact.tell is not None else frozenset()
    return named | {fact.id}


_ASKED_FOR: ByIdentity[CaseFact, frozenset[str]] = ByIdentity(_asked_for, most=500)


def told_by(scenario: Scenario, topic: str) -> tuple[CaseFact, ...]:
    """Return the customer's facts for which one asks by a topic."""
    return _BY_TOPIC(scenario).get(topic, ())


def customer_facts(scenario: Scenario) -> tuple[CaseFact, ...]:
    """Return all that the customer knows."""
    return _KNOWN(scenario)


def _known(scenario: Scenario) -> tuple[CaseFact, ...]:
    return tuple(fact for fact in scenario.facts if fact.known_to == "customer")


def _by_topic(scenario: Scenario) -> dict[str, tuple[CaseFact, ...]]:
    found: dict[str, tuple[CaseFact, ...]] = {}
    for fact in _known(scenario):
        for topic in asked_for(fact):
            found[topic] = (*found.get(topic, ()), fact)
    return found


_BY_TOPIC: ByIdentity[Scenario, dict[str, tuple[CaseFact, ...]]] = ByIdentity(_by_topic, most=32)
_KNOWN: ByIdentity[Scenario, tuple[CaseFact, ...]] = ByIdentity(_known, most=32)


def may_tell(scenario: Scenario, state: CallState, fact: CaseFact) -> bool:
    """Tell whether a fact may be told as things stand."""
    return fact.tell is None or holds(fact.tell, scenario, state, fresh=True)
