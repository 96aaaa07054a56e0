"""What a trainer has set: cases with the day by which they are to be played (file `assignments.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from simulator.scenario.condition import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One case that is to be played."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    scenario: str
    """Id of the scenario."""
    due: str = ""
    """Day by which it is to be played (`2026-11-30`); without one, some time."""
    mode: Literal["practice", "assessment"] = "practice"
    """How it is to be played."""
    trainees: tuple[str, ...] = ()
    """Aliases of those whom it is for; without any, everybody on this machine."""
    given: str = ""
    """Day on which it was set: calls from then on count for it; without one, every call does."""
    note: str = ""
    """A word of the trainer to the trainee."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignments:
    """All that is set on this machine."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    assignments: tuple[Assignment, ...] = ()
    """In the order in which they were set."""
