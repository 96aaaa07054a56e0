"""How a conversation goes: concerns, reactions, interjections, endings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from simulator.scenario.condition import STRICT, Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """How the customer takes something that the trainee just said or did."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str = ""
    """Id in snake_case; without it, the place in the list."""
    when: Condition
    """What has to hold."""
    says: tuple[str, ...] = ()
    """What the customer says, in several wordings."""
    mood: int = 0
    """Change of mood."""
    patience: int = 0
    """Change of patience."""
    trust: int = 0
    """Change of trust."""
    because: str = ""
    """The cause, as a phrase for the debrief ("named the delay")."""
    to: str = ""
    """Beat that comes next."""
    releases: str = ""
    """What the customer no longer needs: a promised act (`call_back`), or an obligation."""
    again: bool = False
    """May happen more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One concern of the customer: raised when its turn comes, pressed until it is settled."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    when: Condition | None = None
    """What has to hold before it is raised; without it, the order of the list decides."""
    says: tuple[str, ...]
    """How it is raised, in several wordings."""
    again: tuple[str, ...] = ()
    """How it is pressed when a reply has passed over it."""
    until: Condition | None = None
    """When it is settled; without it, once it was raised and answered."""
    met: tuple[str, ...] = ()
    """What the customer says when a reply has settled it."""
    then: tuple[Branch, ...] = ()
    """Reactions while this is the concern in hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a call can end; the first whose condition holds is the one."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    when: Condition
    """What has to hold at the end."""
    says: str = ""
    """What became of the customer, one sentence for the debrief."""
    good: bool = False
    """The ending that one hopes for; after a broken promise it comes only where no other ending holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interjection:
    """What the customer says while the trainee is silent, in place of the temperament's words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    when: Condition
    """What has to hold; it is looked at whenever silence has lasted for a while."""
    says: tuple[str, ...]
    """What the customer says, in several wordings."""
    again: bool = False
    """May happen more than once."""
