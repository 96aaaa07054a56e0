"""What scenarios share: articles, actions, hours and rules of a company, reactions of a temperament."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from simulator.scenario.condition import STRICT, Condition
from simulator.scenario.world import Authority, Person

ORDINARY = frozenset({"standard", "standard_it", "standard_ko"})
"""The companies of cases that name none, one for each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseArticle:
    """A page of the knowledge base."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    title: str
    """Title."""
    text: str
    """Text, paragraphs parted by an empty line."""
    version: str = ""
    """Version, as the page shows it (`2026-02`)."""
    valid_from: str = ""
    """Day from which it is in force (`2026-03-01`); before it the page is not shown."""
    stale: bool = False
    """The page is out of date and shown all the same, as it happens; the facts say what is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What an action needs to know."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: Literal["text", "number", "choice", "time"] = "text"
    """What the trainee enters."""
    choices: tuple[str, ...] = ()
    """For a choice: what can be chosen."""
    optional: bool = False
    """May be left out."""
    expects: tuple[str, ...] = ()
    """The only values with which the action succeeds; empty: any."""
    at_most: float | None = None
    """For a number: the largest that is within authority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAction:
    """Something that the trainee can do at the desk."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Name of the action in snake_case."""
    title: str = ""
    """What the button says."""
    args: Mapping[str, Argument] = field(default_factory=dict)
    """Its arguments by name."""
    needs: Condition | None = None
    """What must hold, or it fails."""
    result: str = ""
    """What the desk shows when it is done."""
    fails: str = ""
    """What the desk shows when it fails."""
    once: bool = False
    """Can be done only once."""
    means: tuple[str, ...] = ()
    """What it amounts to in common words: refund, replace, call_back, message, check, compensate, ..."""
    words: tuple[str, ...] = ()
    """Phrases by which a sentence is about this action."""
    cost: float = 0
    """What it costs the company each time, in its currency."""
    costs: str = ""
    """The argument that is what it costs, besides: `amount`."""
    sets: Mapping[str, str] = field(default_factory=dict)
    """Lines of the customer's record that read otherwise once it is done (`{address: "{address}"}`); a new name adds a
    line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What a person of some temperament says at one kind of moment."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    says: tuple[str, ...]
    """Wordings."""
    heated: tuple[str, ...] = ()
    """Wordings when the mood is low."""
    warm: tuple[str, ...] = ()
    """Wordings when the mood is high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Temperament:
    """A reaction pack that many customers share."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    id: str
    """Id in snake_case; the file has the same name."""
    language: str
    """Language of the wordings."""
    reactions: Mapping[str, Reaction]
    """Wordings by moment; where a moment has none, an even temper's are used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What the scenarios of one company share."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    id: str
    """Id in snake_case; the file has the same name."""
    name: str
    """Name of the company."""
    articles: tuple[CaseArticle, ...] = ()
    """Pages of the knowledge base."""
    actions: tuple[CaseAction, ...] = ()
    """Actions of every desk."""
    hours: Mapping[str, str] = field(default_factory=dict)
    """Opening hours by day: `{mon-fri: "08:00-18:00", sat: "09:00-13:00"}`; a day that is left out is closed."""
    holidays: tuple[str, ...] = ()
    """Days on which the company is closed (`2026-12-25`)."""
    authority: Authority = Authority()
    """What the desk may decide alone."""
    people: tuple[Person, ...] = ()
    """Others whom every desk can reach."""

    @property
    def firm(self) -> str:
        """Return the firm for which the desk answers; "" where a case names none and has the ordinary desk."""
        return "" if self.id in ORDINARY else self.name
