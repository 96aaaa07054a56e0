"""Who speaks for the customer: the scenario's own lines, or an LLM, and what that would need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """What the settings show about the customer's voice."""

    llm: bool
    """An LLM speaks."""
    host: str = ""
    """Where what is typed would be sent."""
    model: str = ""
    agreed: bool = False
    """Somebody has agreed to that."""
    problem: str = ""
    """Why no LLM can speak, in a sentence; "" when one can."""
