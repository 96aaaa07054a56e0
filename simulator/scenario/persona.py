"""How a customer is: way of speaking, how feelings drift by themselves, how what the trainee does is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from simulator.scenario.condition import STRICT, Condition

Move = Literal[
    "understood",
    "stock_phrase",
    "thanked",
    "apologised",
    "options_offered",
    "compensated",
    "blamed",
    "dismissed",
    "interrupted",
    "asked_again",
    "put_on_hold",
    "silence",
    "nonsense",
    "other_language",
    "transferred",
    "firm_promise",
    "vague_promise",
    "refused",
    "refused_kindly",
    "boundary",
]
"""What a trainee can do to a customer, whatever the case is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the customer writes or speaks.

    Your own lines are said as you wrote them. This colours the lines that come from the shared temperament, and tells
    an LLM that words the customer how to.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    length: Literal["terse", "normal", "chatty"] = "normal"
    """terse, normal or chatty: the shorter wordings of the temperament, all, or the longer ones."""
    address: Literal["", "formal", "familiar"] = ""
    """How they speak and want to be spoken to (Italian Lei or tu, Korean honorifics), for an LLM."""
    spelling: Literal["careful", "casual", "hurried"] = "careful"
    """careful, casual (no capitals, no last full stop) or hurried (slips besides); it does not show on the phone."""
    says_often: tuple[str, ...] = ()
    """Turns of phrase that are typical of them, as `mind you`: one shared line in three begins with one."""
    notes: str = ""
    """Anything else about the way they speak, for an LLM that words their lines and for whoever translates them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How feelings change by themselves, each minute of the contact."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    mood: int = 0
    """Change of mood each minute."""
    patience: int = 0
    """Change of patience each minute."""
    trust: int = 0
    """Change of trust each minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEffect:
    """What something that the trainee does changes in this customer."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    mood: int = 0
    """Change of mood."""
    patience: int = 0
    """Change of patience."""
    trust: int = 0
    """Change of trust."""
    because: str = ""
    """The cause, as a phrase for the debrief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abuse:
    """A customer who goes too far: abusive words stand in each line until a warning or the end of the contact."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    when: Condition | None = None
    """What sets it off; without it, the first line is abusive already."""
    says: tuple[str, ...]
    """The abusive words, in several wordings; each is used once."""
    stops: Literal["", "first", "second", "never"] = ""
    """After which warning they come round: first, second, or never; without it the seed draws in practice, and an
    assessment leaves nothing to chance: after the second."""
    sorry: tuple[str, ...] = ()
    """What the customer says on coming round after a warning; without it, the words of the temperament."""
