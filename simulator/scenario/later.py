"""What comes after the first contact: later scenes and the customer's survey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from scoring.model import Channel
from simulator.scenario.beats import Beat
from simulator.scenario.condition import STRICT, Condition

Asked = Literal["csat", "effort", "would_return", "nps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A later contact with the same customer."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    at: str
    """When it opens: `next day 11:00`, `+1d 11:05`, `next working day 09:00`, `2h`."""
    opens_if: Condition | None = None
    """What has to hold, or the scene is left out; without it, it always comes."""
    channel: Channel | None = None
    """Channel of this contact; without it, that of the case."""
    quotes: str = ""
    """Whose words `{quoted}` stands for: an act, action or obligation that the trainee has promised (`call_back`);
    without it, what `opens_if` names, as in `{settled: call_back}`, and where it names nothing, any promise."""
    says: tuple[str, ...] = ()
    """The customer's first words, in several wordings; `{quoted}` is what the trainee had written."""
    beat: str = ""
    """The concern that comes first: one of this scene's, or one of the case's."""
    beats: tuple[Beat, ...] = ()
    """Concerns that only come up in this scene."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the customer is asked after the call."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    asks: tuple[Asked, ...] = ()
    """csat (1-5), effort (1-5), would_return (yes or no), nps (0-10, after the promise fell due)."""
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the customer writes in their own words, by the id of the ending."""
