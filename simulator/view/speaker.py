"""Who speaks for the customer: the scenario's own lines, or an LLM, and what that would need."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """What the settings show about the customer's voice."""

    llm: bool
    """An LLM speaks."""
    blocked: bool = False
    """An LLM is to speak and cannot, so that no call can be begun."""
    host: str = ""
    """Where what is typed would be sent."""
    model: str = ""
    agreed: bool = False
    """Somebody has agreed to that."""
    problem: str = ""
    """Why no LLM can speak, in a sentence; "" when one can."""
    key: str = ""
    """Where its key comes from; "" without one."""
    local: bool = False
    """It is on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialView:
    """What an LLM has shown when it was asked for a sample line."""

    problem: str = ""
    """What went wrong and what to do about it; "" when there is a line."""
    models: tuple[str, ...] = ()
    form: str = ""
    """How it takes the wish for JSON."""
    requests: int = 0
    first_ms: int = 0
    took_ms: int = 0
    late: bool = False
    """The line took longer than the customer may."""
    tokens: tuple[int, int] = (0, 0)
    line: str = ""
    flaws: tuple[str, ...] = ()
    """What the check of the line has found."""
