"""The closed vocabulary of conditions, and what the codec does with authored types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}
"""What the codec does with authored types; `Any` because the codec's own type may not be imported here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One question about the call so far; exactly one key is given, and `by` beside `promised` alone."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    asked: str | None = None
    """The trainee asked for this topic, fact or action (inside `tell`, `then` and `reactions`: in this reply)."""
    said: str | None = None
    """The trainee stated something on this topic, or told this fact as it is: a date, time, amount or duration with its
    value."""
    denied: str | None = None
    """The trainee stated that this topic or fact is not so ("it is not lost"), or told the fact with another value."""
    offered: str | None = None
    """The trainee proposed this action or topic, or did it."""
    promised: str | None = None
    """The trainee committed to this action or topic; `any` for any commitment with a time."""
    by: str | None = None
    """With `promised`: for this moment or an earlier one. `17:00` is on the day of the first contact; `next day 11:00`,
    `+2d 17:00` and `2h` count from its start, `2026-03-05 17:00` stands for itself."""
    refused: str | None = None
    """The trainee said that this will not or cannot be done; `any` for anything."""
    acknowledged: str | None = None
    """The trainee acknowledged this topic; `any` for anything specific."""
    did: str | None = None
    """This action was done; arguments may follow: `reship speed=express`."""
    blamed: Literal["customer", "colleague", "carrier"] | None = None
    """The trainee put the fault on this party."""
    felt: Literal["calm", "annoyed", "angry"] | None = None
    """How the customer feels now."""
    start: bool | None = None
    """True before the trainee's first reply."""
    after: str | None = None
    """This beat is over."""
    told: str | None = None
    """The customer has told this fact."""
    silent_for: str | None = None
    """The trainee has been silent for this long (`90s`)."""
    patience_below: int | None = None
    """Patience is below this number."""
    trust_at_least: int | None = None
    """Trust is this number or more."""
    mood_at_least: int | None = None
    """Mood is this number or more."""
    due: str | None = None
    """This obligation is still owed: nobody has done it; `check_back` after a handover; or an act that was promised for
    a time that has come, and was not done (`call_back`)."""
    settled: str | None = None
    """This obligation or promised act was done, in time or late; `issue`: the matter is solved; `check_back`: the
    trainee has checked back; `handover`: those to whom the matter was handed have solved it."""
    scene: str | None = None
    """This later scene is on, or was the last."""
    twist: str | None = None
    """This twist is played."""
    all: tuple[Condition, ...] | None = None
    """Every one of these holds."""
    any: tuple[Condition, ...] | None = None
    """One of these holds."""
    not_: Condition | None = None
    """This does not hold; written `not:`."""
