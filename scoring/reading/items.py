"""What can be read in one reply, each item with its span and how sure the reader is of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ValueKind = Literal["money", "number", "percent", "duration", "date", "time", "code"]


Sense = Literal["clear", "empty", "nonsense", "other_language"]


Polarity = Literal["affirmed", "denied"]


Modality = Literal["certain", "hedged", "conditional"]


Tense = Literal["done", "present", "future"]


HeatKind = Literal["insult", "order", "sarcasm", "capitals", "dismissal", "threat", "profanity"]


Actor = Literal["agent", "company", "carrier", "customer", "unknown"]


Party = Literal["customer", "colleague", "carrier"]
WORD = frozenset({"message", "call_back"})
"""Acts by which the customer hears from somebody after the talk: one wants to know when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A typed value found in a text."""

    kind: ValueKind
    """What is measured."""
    text: str
    """Canonical form: money "24.90", number "7", percent "20", duration "5 working_day" or "3-5 day",
    date "2026-03-05", time "17:00", code "48213"."""
    start: int
    """First character in the text that was read."""
    end: int
    """One past the last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a commitment falls due, as the words give it."""

    at: str | None
    """ISO local time without zone, as precise as the words ("2026-03-04T11:00" or "2026-03-04"), or None when relative
    to something unknown."""
    text: str
    """The words, for the ledger."""
    unclear: bool = False
    """True when the words allow two times ("by 5", "Friday" said on a Friday): the customer asks back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """Words that show that the customer's situation was heard."""

    what: str
    """Topic id ("delay", "wait", "deadline", ...), "feeling" for a named emotion, or "generic"."""
    specific: bool
    """True when it names something of this customer's matter and would not fit anyone."""
    start: int
    end: int
    confidence: float
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that the trainee wants to know, also when put as a request ("please give me ...")."""

    what: str
    """Topic id, or "unclear" when it is a question about nothing that the pack or the case knows."""
    start: int
    end: int
    confidence: float
    topics: tuple[str, ...] = ()
    either: bool = False
    """Puts two things to choose from ("morning or afternoon?")."""
    personal: bool = False
    """Asks after the customer ("have you lived there long?"), so that they would know."""
    put: bool = False
    """Stands in a clause that asks by a question mark, or without one by the order of its words ("did you look")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement that can be true or false."""

    topics: tuple[str, ...]
    polarity: Polarity
    modality: Modality
    tense: Tense
    act: str
    """Act id where the clause says that something was, is or will be done ("refund"), else ""."""
    values: tuple[Value, ...]
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A commitment as the words make it; the engine's ledger dates and settles it."""

    actor: Actor
    act: str
    """Act id of the pack ("call_back", "message", "refund", "replace", "check", ...), or "" when none is named."""
    due: Due | None
    firm: bool
    """False for "I'll try", "hopefully", "as soon as possible", "someone will look into it"."""
    condition: str
    """The words of a condition ("once your bill is in"), or ""."""
    start: int
    end: int
    confidence: float
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something proposed for the customer to choose or accept ("I can send a new one, shall I?")."""

    act: str
    start: int
    end: int
    confidence: float
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that the trainee says will not or cannot be done."""

    act: str
    reason: bool
    """True when a reason stands beside it."""
    start: int
    end: int
    confidence: float
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Words that put the fault on somebody."""

    whom: Party
    start: int
    end: int
    confidence: float


CourtesyKind = Literal[
    "greeting", "introduction", "thanks", "apology", "please_wait", "anything_else", "farewell", "confirmation"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Courtesy:
    """A conventional move: it keeps a talk going and claims nothing."""

    kind: CourtesyKind
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMark:
    """Words that heat the talk: insult, order ("calm down"), sarcasm, capitals, mockery, threat."""

    kind: HeatKind
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reply acknowledges, asks, claims, promises, offers, refuses and blames, each item with its span."""

    language: str
    """The language that the call is held in."""
    detected: str
    """The language that the text seems to be in, or "" when it cannot be told."""
    sense: Sense
    """"empty" and "nonsense" carry no items; "other_language" carries those that the other language's pack can read."""
    acknowledged: tuple[Acknowledgement, ...] = ()
    asked: tuple[Question, ...] = ()
    claims: tuple[Claim, ...] = ()
    promised: tuple[Pledge, ...] = ()
    offered: tuple[Offer, ...] = ()
    refused: tuple[Refusal, ...] = ()
    blamed: tuple[Blame, ...] = ()
    courtesies: tuple[Courtesy, ...] = ()
    heated: tuple[HeatMark, ...] = ()
    heat: int = 0
    """0 calm to 3 hostile."""
    copied: int = 0
    """Per cent of the words taken over from the customer's last lines."""


@dataclass(slots=True, kw_only=True)
class Items:
    """What has been read so far."""

    acknowledged: list[Acknowledgement] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    promised: list[Pledge] = field(default_factory=list)
    offered: list[Offer] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    blamed: list[Blame] = field(default_factory=list)
    courtesies: list[Courtesy] = field(default_factory=list)
    heated: list[HeatMark] = field(default_factory=list)
