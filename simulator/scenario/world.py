"""The world around a call as an author writes it: opening hours, authority, other people, news, clocks and manners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from simulator.scenario.condition import STRICT, Condition

Role = Literal["colleague", "supervisor", "specialist", "driver", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """What the trainee may decide alone; each entry names an action, and may limit it: `refund amount<=50`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    may: tuple[str, ...] = ()
    """What the trainee may do alone: `reship`, `refund amount<=50`, `voucher amount<=10`."""
    must_refer: tuple[str, ...] = ()
    """What somebody else has to decide: `refund amount>50`."""
    never: tuple[str, ...] = ()
    """What nobody at this desk may do: an action, or the id of a `must_not_say`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What becomes of the matter when the trainee hands it to somebody else: transferred or escalated."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    check_back: str = ""
    """When the trainee has to ask whether it was solved (`next working day 11:00`); else one working day later."""
    met_by: tuple[str, ...] = ()
    """Actions that count as checking back; without them, those that mean `call_back` or `message`."""
    solves: int = 70
    """In how many of a hundred calls the others solve it; the seed decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What another person says when asked."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    when: Condition | None = None
    """What has to hold for this answer; without it, always."""
    says: str
    """What the person says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the trainee can reach besides the customer."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    name: str
    """Name, as the desk shows it."""
    role: Role
    """colleague, supervisor, specialist, driver or other."""
    reached_by: tuple[str, ...] = ()
    """Actions by which the person is asked; their result is then what the person says."""
    hours: str = ""
    """When the person can be reached (`09:00-17:00`); without it, during opening hours."""
    answers: tuple[Answer, ...] = ()
    """What the person says; the first whose condition holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """A fact as it is from some news on; what was right before is wrong then."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id of the fact that changes."""
    says: str
    """The fact as a sentence, as it is now."""
    value: str = ""
    """The value that is right now."""
    values: tuple[str, ...] = ()
    """Other wordings that are right as well."""
    contradicts: tuple[str, ...] = ()
    """Values that are wrong now, besides the old one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """News that reaches the desk, in a contact or between two: a rule that has changed, a fault, a recall."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    at: str
    """When it comes in: `next day 08:00`, `+1d 08:00`, `2h`."""
    says: str
    """The text of the bulletin."""
    replaces: tuple[str, ...] = ()
    """Ids of articles that are out of date from then on."""
    facts: tuple[NewFact, ...] = ()
    """Facts that are otherwise from then on; a reply is judged by what was in force when it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """How long things may take on this channel; what is left out is as usual for the channel."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    first_reply: str = ""
    """Until the first answer (chat and phone 45s, email 1d, social 30m)."""
    silence: str = ""
    """Until silence is felt (chat 90s, phone 45s, email 1d, social 30m)."""
    hold: str = ""
    """How long a customer may be put on hold without asking again (2m)."""
    answer: str = ""
    """Until the matter must be answered in full (email 1d)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What is good form on this channel; what is left out is as usual for the channel."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    sentences: int = 0
    """Most sentences in one message; 0: as usual (chat 3, social 2)."""
    words: int = 0
    """Most words in one sentence; 0: as usual (phone 25)."""
    public: bool | None = None
    """Strangers read along; without it, as usual (social: true)."""
    subject: str = ""
    """E-mail: the subject of the customer's message."""
