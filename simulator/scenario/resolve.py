"""Turns the case as written into the case as played: seed and twist decide values, record and facts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from scoring.model import Scalar
from simulator.scenario.model import CaseFact, Draw, Scenario

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
PLAIN_TWIST = "plain"
T = TypeVar("T")


def draw(seed: int, purpose: str, choices: int) -> int:
    """Return a number from 0 to `choices` - 1 that depends on seed and purpose alone.

    There is no random object: a draw is a hash, so that inserting one does not shift the others.

    Raises:
        ValueError: there is nothing to choose from.
    """
    if choices < 1:
        raise ValueError(f"nothing to draw for {purpose}")
    digest = hashlib.sha256(f"{seed}|{purpose}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % choices


def draw_twist(scenario: Scenario, seed: int) -> str:
    """Return the twist that the seed draws."""
    names = tuple(scenario.twists) or (PLAIN_TWIST,)
    return names[draw(seed, "twist", len(names))]


def draw_values(scenario: Scenario, seed: int) -> Mapping[str, Scalar]:
    """Return the value of every placeholder that the scenario declares."""
    return {
        name: value.any[draw(seed, f"value/{name}", len(value.any))] if isinstance(value, Draw) else value
        for name, value in scenario.values.items()
    }


def fill(text: str, values: Mapping[str, Scalar]) -> str:
    """Return the text with `{name}` replaced for every name that is known."""
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def resolve(scenario: Scenario, *, seed: int, twist: str) -> Scenario:
    """Return the scenario as it is played with this seed and twist.

    Raises:
        KeyError: the scenario has no such twist.
    """
    values: dict[str, Scalar] = {
        **draw_values(scenario, seed),
        "customer": scenario.customer.name,
        "now": scenario.starts,
    }
    played = scenario
    if twist in scenario.twists:
        changed = scenario.twists[twist]
        played = replace(
            scenario,
            record={**scenario.record, **changed.record},
            facts=_with_facts(scenario.facts, changed.facts),
        )
    elif twist != PLAIN_TWIST:
        raise KeyError(twist)
    return _filled(replace(played, values=values), values)


def _with_facts(facts: tuple[CaseFact, ...], changed: tuple[CaseFact, ...]) -> tuple[CaseFact, ...]:
    new = {fact.id: fact for fact in changed}
    kept = tuple(new.pop(fact.id, fact) for fact in facts)
    return kept + tuple(new.values())


def _filled(value: T, values: Mapping[str, Scalar]) -> T:
    """Return the value with every text in it filled, whatever its shape."""
    if isinstance(value, str):
        return cast("T", fill(value, values))
    if isinstance(value, tuple):
        return cast("T", tuple(_filled(item, values) for item in value))
    if isinstance(value, Mapping):
        return cast("T", {key: _filled(item, values) for key, item in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _filled(getattr(value, f.name), values) for f in fields(value)}
        return cast("T", replace(value, **changes))
    return value
