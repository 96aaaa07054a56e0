"""The vocabulary of a service conversation: what was said, read, done, promised, and how it was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Dimension = Literal["empathy", "accuracy", "follow_through"]
DIMENSIONS: tuple[Dimension, ...] = ("empathy", "accuracy", "follow_through")
Verdict = Literal["met", "missed", "harmful", "not_assessed"]
Channel = Literal["chat", "phone", "email", "social"]
FactType = Literal["amount", "date", "duration", "time", "yes_no", "entity", "procedure"]
ValueKind = Literal["money", "number", "percent", "duration", "date", "time", "code"]
Sense = Literal["clear", "empty", "nonsense", "other_language"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["certain", "hedged", "conditional"]
Tense = Literal["done", "present", "future"]
Actor = Literal["agent", "company", "carrier", "customer", "unknown"]
Party = Literal["customer", "colleague", "carrier"]
DueStatus = Literal["open", "kept", "late", "renegotiated", "broken", "vague", "released"]
Scalar = str | int | float | bool


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

    kind: Literal["insult", "order", "sarcasm", "capitals", "dismissal", "threat", "profanity"]
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
    """`issue_solved`, `repeat_question`, `unnecessary_transfer`, `avoidable_contact`, `root_cause`."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check with one defensible answer, and the words that it rests on."""

    dimension: Dimension
    criterion: str
    """`snake_case` id (`scoring.rubric.CRITERIA`)."""
    verdict: Verdict
    confidence: float
    because: str
    """One sentence for the trainee."""
    evidence: Evidence | None
    """None only when not_assessed: a finding without evidence cannot change a level."""
    fact: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Critical:
    """A critical error with the cap that it puts on the call."""

    code: str
    cap: int
    because: str
    turn: int
    evidence: Evidence | None
    certain: bool
    """False: for a person to look at; it caps nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCard:
    """The level of one turn in one dimension."""

    level: int | None
    """0-3, or None when not assessed."""
    estimate: float | None
    """The same judgement without rounding."""
    findings: tuple[Finding, ...] = ()

    @property
    def assessed(self) -> bool:
        """Tell whether there was anything to assess."""
        return self.level is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCard:
    """The judgement of one turn."""

    turn: int
    empathy: LevelCard
    accuracy: LevelCard
    follow_through: LevelCard
    critical: tuple[Critical, ...] = ()

    def of(self, dimension: Dimension) -> LevelCard:
        """Return the level card of a dimension."""
        if dimension == "empathy":
            return self.empathy
        return self.accuracy if dimension == "accuracy" else self.follow_through


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """The score of a dimension over the call, 0-100 with one decimal, or None when not assessed."""

    score: float | None
    weight: float
    """Share in the total, 0-100, after the weights of dimensions not assessed were shared out."""

    @property
    def assessed(self) -> bool:
        """Tell whether any turn was rated."""
        return self.score is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One gain or loss; all lines of a card add up to its uncapped total."""

    dimension: Dimension | None
    """None for the outcome adjustment."""
    turn: int
    """0: the whole call."""
    criterion: str
    verdict: Verdict
    points: float
    """Points of the total, one decimal, signed."""
    because: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The one thing to try next."""

    dimension: Dimension
    turn: int
    criterion: str
    quote: str
    """The trainee's own words that it is about."""
    advice: str
    """A sentence starter, not a full answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard:
    """All of it for one call."""

    total: float | None
    uncapped: float | None
    band: Literal["retry", "developing", "safe", "skilled", "exemplary"] | None
    empathy: DimensionScore
    accuracy: DimensionScore
    follow_through: DimensionScore
    caps: tuple[Critical, ...]
    """Every critical error; those not `certain` cap nothing."""
    turns: tuple[TurnCard, ...]
    lines: tuple[ScoreLine, ...]
    commitments: tuple[Commitment, ...]
    self_rating: SelfRating | None
    gap: float | None
    """Self-rated total minus total: the delivery gap."""
    next_step: NextStep | None
    scorers: Mapping[str, int]
    """Scorer id to version."""
    rubric_hash: str

    def of(self, dimension: Dimension) -> DimensionScore:
        """Return the score of a dimension."""
        if dimension == "empathy":
            return self.empathy
        return self.accuracy if dimension == "accuracy" else self.follow_through
