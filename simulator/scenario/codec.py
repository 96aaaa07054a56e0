"""A scenario as canonical JSON and back: what the journal stores, and what the scenario's hash is over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from simulator.scenario.assignment import Assignments
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Company, Temperament
from simulator.scenario.play import Play
from simulator.scenario.shift import Shift


@cache
def scenario_codec() -> TypeAdapter[Scenario]:
    """Return the codec of scenarios; built once."""
    return TypeAdapter(Scenario)


@cache
def play_codec() -> TypeAdapter[Play]:
    """Return the codec of plays; built once."""
    return TypeAdapter(Play)


@cache
def company_codec() -> TypeAdapter[Company]:
    """Return the codec of companies; built once."""
    return TypeAdapter(Company)


@cache
def temperament_codec() -> TypeAdapter[Temperament]:
    """Return the codec of temperaments; built once."""
    return TypeAdapter(Temperament)


@cache
def shift_codec() -> TypeAdapter[Shift]:
    """Return the codec of shifts; built once."""
    return TypeAdapter(Shift)


@cache
def assignments_codec() -> TypeAdapter[Assignments]:
    """Return the codec of what a trainer has set; built once."""
    return TypeAdapter(Assignments)


def dump_scenario(scenario: Scenario) -> str:
    """Return the scenario as canonical JSON: no spaces, fields sorted by name, those that have their default left out.

    Mappings that the author wrote keep their order, because the desk shows them in it.
    """
    return json.dumps(_canonical(scenario), separators=(",", ":"), ensure_ascii=False)


def scenario_hash(scenario: Scenario) -> str:
    """Return the SHA-256 over `dump_scenario`, in hex; comments, the order of fields and new options leave it."""
    return hashlib.sha256(dump_scenario(scenario).encode()).hexdigest()


def parse_scenario_body(body: str) -> Scenario:
    """Return the scenario that `dump_scenario` wrote.

    Raises:
        ValueError: the text is not such a scenario.
    """
    return scenario_codec().validate_json(body)


def _canonical(value: Any) -> Any:
    if is_dataclass(value):
        by_name = sorted(fields(value), key=lambda item: item.name)
        kept = ((item.name, getattr(value, item.name), _default(item)) for item in by_name)
        return {name: _canonical(inner) for name, inner, default in kept if default is MISSING or inner != default}
    if isinstance(value, tuple | list):
        return [_canonical(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _canonical(item) for key, item in value.items()}
    return value


def _default(item: Field[Any]) -> Any:
    return item.default if item.default_factory is MISSING else item.default_factory()
