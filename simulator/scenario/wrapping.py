"""What is done after a contact, as an author writes it: what the note must hold, and which cause is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from simulator.scenario.condition import STRICT

CAUSES: Mapping[str, str] = {
    "carrier": "Delivery or carrier",
    "product": "Product or its quality",
    "billing": "Billing or payment",
    "website": "Website, app or system",
    "information": "Our information was wrong or missing",
    "process": "Our own process",
    "customer": "The customer's mistake",
    "other": "Something else",
}
"""The causes that every desk can tag, unless the case has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapUp:
    """The work after a contact; what is left out here is not scored."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    causes: Mapping[str, str] = field(default_factory=dict)
    """The causes that the trainee can tag the case with: id and title; without any, the usual ones of every desk."""
    cause: str = ""
    """The cause that is right; with it the tag is scored."""
    note: tuple[str, ...] = ()
    """Ids of the facts that a note must hold; with them the note is scored."""
    tasks: tuple[str, ...] = ()
    """Ids of obligations for which a follow-up task must be written down; with them the tasks are scored."""
