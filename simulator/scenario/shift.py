"""The shape of a shift: several calls on one desk, as they come in, with news in between (file `shift.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from simulator.scenario.condition import STRICT
from simulator.scenario.world import Bulletin


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCall:
    """One call of a shift."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    scenario: str
    """Id of the scenario."""
    at: str
    """When it comes in, after the beginning of the shift: `0s`, `4m`, `1h 30m`."""
    twist: str = ""
    """Twist; without it, the seed draws one."""
    pair: str = ""
    """Calls with the same word here are one case in different dress: they are compared for consistency."""
    customer: str = ""
    """Full name under which the case comes in: every text that names its customer names this one instead."""
    portrait: str = ""
    """The picture of that customer; without it, the name decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Several calls on one desk."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    id: str
    """Id in snake_case; the folder has the same name."""
    title: str
    """Title in the library."""
    language: str
    """Language of the texts: en, ko or it."""
    starts: str
    """Simulated local time at which the shift begins: `2026-03-03 15:30`."""
    minutes: int
    """How long it takes, about."""
    calls: tuple[ShiftCall, ...]
    """The calls, in the order in which they come in."""
    bulletins: tuple[Bulletin, ...] = ()
    """News that comes in during the shift."""
