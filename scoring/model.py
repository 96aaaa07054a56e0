"""The vocabulary of a service conversation: what is true, what was said, done and promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from scoring.reading.items import Actor, Reading

Channel = Literal["chat", "phone", "email", "social"]
FactType = Literal["amount", "date", "duration", "time", "yes_no", "entity", "procedure"]
DueStatus = Literal["open", "kept", "late", "renegotiated", "broken", "vague", "released"]
Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that is true in this case."""

    id: str
    statement: str
    """The fact as a sentence."""
    values: tuple[str, ...] = ()
    """Surface forms that state it ("5", "five working days")."""
    type: FactType | None = None
    value: str = ""
    """The one right value, as text ("5 working days")."""
    topic: tuple[str, ...] = ()
    """Words one of which must stand in the clause that is checked against this fact."""
    contradicts: tuple[str, ...] = ()
    """Values that are wrong for this topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page of the knowledge base."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that was done at the desk, as the log has it."""

    name: str
    args: Mapping[str, Scalar] = field(default_factory=dict)
    ok: bool = True
    turn: int = 0
    """Number of the turn that it belongs to, from 1: the reply that followed it."""
    means: tuple[str, ...] = ()
    """Act ids of the language packs that this action makes true ("replace" for an action `reship`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredAction:
    """Something that has to be done in this case."""

    name: str
    args: Mapping[str, Scalar] = field(default_factory=dict)
    """Arguments that must have these values; others are free."""
    any_of: tuple[str, ...] = ()
    """Other actions that do as well."""
    why: str = ""
    """The need, as a phrase for the report ("send a new parcel")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise as the ledger holds it."""

    id: str
    turn: int
    who: Actor
    what: str
    due: str
    """ISO local time, or the words where they give none."""
    keepable: bool | None
    """False: nobody can keep it. None: unknown."""
    status: DueStatus
    settled_by: str = ""
    """What settled it, or ""."""
    source: Literal["reply", "obligation", "transfer"] = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """Something that must not be said: beyond authority, unsafe, another person's data."""

    id: str
    says: str
    """What must not be said, as a phrase for the report."""
    patterns: tuple[str, ...]
    """Phrases that say it; words of one phrase in this order within one clause."""
    code: str
    """Code of the critical error (`scoring.rubric.CAPS`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of the conversation before the turn."""

    speaker: Literal["customer", "agent"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that a finding rests on; `quote` is exactly `text[start:end]` of what `where` names."""

    where: str
    """"reply", "customer" or "history/N" (0-based)."""
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """All that the trainee sent before the customer spoke again, and what preceded it."""

    number: int
    """From 1."""
    customer: str
    """The customer's lines since the trainee's last turn, joined by newlines; authored wording."""
    reply: str
    """The trainee's messages, joined by newlines."""
    reading: Reading
    history: tuple[Said, ...] = ()
    """All that was said before `customer`."""
    actions: tuple[Action, ...] | None = None
    """The log up to and including this reply; None when unknown, () when nothing was done."""
    commitments: tuple[Commitment, ...] | None = None
    """What this reply commits to by the desk's ledger; None: rely on the reading."""
    at_ms: int = 0
    facts: tuple[Fact, ...] | None = None
    """The facts in force when it was sent, where they are not those of the case; None: those of the case."""
    now: datetime | None = None
    """Local time of the reply, where it differs from the case's: a call may go on the next day."""
    channel: Channel | None = None
    """Channel of the contact, where it differs from the case's."""

    @property
    def heard(self) -> tuple[str, ...]:
        """What the customer has said in this turn and before."""
        return (self.customer, *(each.text for each in self.history if each.speaker == "customer"))

    def cite(self, start: int, end: int, *, where: str = "reply") -> Evidence:
        """Return the evidence for a span of the reply, the customer's words or the history.

        Args:
            start: first character, 0-based.
            end: one past the last character.
            where: "reply", "customer" or "history/N".

        Raises:
            ValueError: the span lies outside the text or is empty while the text is not.
        """
        text = self.text_of(where)
        if not 0 <= start <= end <= len(text) or (start == end and text):
            raise ValueError(f"span {start}:{end} outside {where} of {len(text)} characters")
        return Evidence(where=where, start=start, end=end, quote=text[start:end])

    def text_of(self, where: str) -> str:
        """Return the text that `where` names.

        Raises:
            ValueError: `where` names nothing.
        """
        if where == "reply":
            return self.reply
        if where == "customer":
            return self.customer
        kind, _, number = where.partition("/")
        if kind == "history" and number.isdigit() and int(number) < len(self.history):
            return self.history[int(number)].text
        raise ValueError(f"no such text: {where}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfRating:
    """How the trainee rated the call before seeing the scores, 0-100 each."""

    empathy: int
    accuracy: int
    follow_through: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weight of each dimension in the total; they add up to 100."""

    empathy: int = 30
    accuracy: int = 40
    follow_through: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A point of the outcome adjustment, decided by the engine."""

    code: str
    """`issue_solved`, `issue_open`, `repeat_question`, `unnecessary_transfer`, `avoidable_contact`, `root_cause`."""
    points: int
    turn: int
    """0: the whole call."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A critical error that the engine knows for certain from the log (no reading of words needed)."""

    code: str
    turn: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that scoring may know of a call."""

    language: str
    channel: Channel = "chat"
    context: str = ""
    policy: str = ""
    now: datetime | None = None
    facts: tuple[Fact, ...] = ()
    facts_known: bool = True
    """False when nothing at all is known (`rapport score` without facts, policy and context)."""
    articles: tuple[Article, ...] = ()
    required: tuple[RequiredAction, ...] | None = None
    """What has to be done by the end; None when not stated."""
    must_say: tuple[str, ...] = ()
    """Ids of facts that the customer must have been told by the end."""
    must_not_say: tuple[Forbidden, ...] = ()
    unknown: tuple[Fact, ...] = ()
    """Things that nobody can know now: asserting one is invention."""
    turns: tuple[Turn, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    """The ledger at the end."""
    outcomes: tuple[Outcome, ...] = ()
    breaches: tuple[Breach, ...] = ()
    weights: Weights = Weights()
    self_rating: SelfRating | None = None
    ended: bool = False
    """The call is over: what was not done or said by its last turn was not done or said."""
