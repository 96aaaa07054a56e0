"""The shape of a play: what a trainee does, and what must come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from simulator.scenario.condition import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must come of a play."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    ending: str = ""
    """Id of the ending."""
    score: Mapping[Literal["empathy", "accuracy", "follow_through", "total"], tuple[int, int]] = field(
        default_factory=dict
    )
    """Lowest and highest score allowed."""
    settled: Mapping[str, Literal["open", "kept", "late", "renegotiated", "broken", "vague", "released"]] = field(
        default_factory=dict
    )
    """How items of the ledger stand at the end, by the id of an obligation or by the act that was promised."""
    critical: tuple[str, ...] | None = None
    """Codes of the critical errors, exactly; without it, any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What a trainee does, and what must come of it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    scenario: str
    """Id of the scenario."""
    kind: Literal["good", "middling", "poor", "other_way", "canary"]
    """What sort of play it is."""
    seed: int = 1
    """Draws the values, so that the play is always the same."""
    twist: str = "plain"
    """Name of the variant that is played."""
    inputs: tuple[Mapping[str, Any], ...]
    """What the trainee does, as objects of the terminal protocol: `{do: reply, text: ...}`."""
    expect: Expectation = Expectation()
    """What must come of it."""
