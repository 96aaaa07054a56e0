"""The case as an author writes it: plain values, texts still with their `{placeholders}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from scoring.model import Channel, FactType, Scalar, Weights

STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}
"""What the codec does with authored types; `Any` because the codec's own type may not be imported here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One question about the call so far; exactly one key is given."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    asked: str | None = None
    """The trainee asked for this topic, fact or action: in this reply inside `tell`, `then` and `reactions`, else ever."""
    said: str | None = None
    """The trainee stated something on this topic or fact."""
    offered: str | None = None
    """The trainee proposed this action or topic, or did it."""
    promised: str | None = None
    """The trainee committed to this action or topic; `any` for any commitment with a time."""
    refused: str | None = None
    """The trainee said that this will not or cannot be done; `any` for anything."""
    acknowledged: str | None = None
    """The trainee acknowledged this topic; `any` for anything specific."""
    did: str | None = None
    """This action was done; arguments may follow: `reship speed=express`."""
    blamed: Literal["customer", "colleague", "carrier"] | None = None
    """The trainee put the fault on this party."""
    felt: Literal["calm", "annoyed", "angry"] | None = None
    """How the customer feels now."""
    start: bool | None = None
    """True before the trainee's first reply."""
    after: str | None = None
    """This beat is over."""
    told: str | None = None
    """The customer has told this fact."""
    silent_for: str | None = None
    """The trainee has been silent for this long (`90s`)."""
    patience_below: int | None = None
    """Patience is below this number."""
    trust_at_least: int | None = None
    """Trust is this number or more."""
    mood_at_least: int | None = None
    """Mood is this number or more."""
    due: str | None = None
    """This obligation is open."""
    settled: str | None = None
    """This obligation, or `issue`, is settled."""
    twist: str | None = None
    """This twist is played."""
    all: tuple[Condition, ...] | None = None
    """Every one of these holds."""
    any: tuple[Condition, ...] | None = None
    """One of these holds."""
    not_: Condition | None = None
    """This does not hold; written `not:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A value that changes with the seed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    any: tuple[Scalar, ...]
    """One of these is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What came before the first word."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    waited: str = "0s"
    """How long the customer waited (`6m`)."""
    told: str = ""
    """The wait that was announced, if one was."""
    urgency: Literal["low", "normal", "high"] = "normal"
    """How pressing the matter is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Who calls."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str
    """Full name."""
    portrait: str = ""
    """Picture id in `assets/portraits`."""
    temperament: str
    """Reaction pack: what such a person says when ignored, blamed, put on hold."""
    mood: int = 50
    """At the start, 0-100."""
    patience: int = 60
    """At the start, 0-100."""
    trust: int = 50
    """At the start, 0-100."""
    lifetime_value: int = 0
    """What the customer spends with the company in the years to come, in its currency."""
    wants: str = ""
    """What would make this customer content, for the debrief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """Something that is true in this case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    says: tuple[str, ...]
    """The fact as a sentence; for a fact that the customer knows, the wordings in which it is told."""
    again: tuple[str, ...] = ()
    """How the customer repeats it when asked once more."""
    withheld: tuple[str, ...] = ()
    """What the customer says when asked for it before it may be told."""
    type: FactType | None = None
    """What kind of value it has."""
    value: str = ""
    """The right value."""
    values: tuple[str, ...] = ()
    """Other wordings that are right as well."""
    topic: tuple[str, ...] = ()
    """Words or phrases by which a sentence is about this fact."""
    contradicts: tuple[str, ...] = ()
    """Values that are wrong."""
    known_to: Literal["company", "customer"] = "company"
    """Who knows it."""
    tell: Condition | None = None
    """When the customer tells it; without it, when asked for this fact's id."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something that is due whether or not anybody promised it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    what: str
    """What is owed, as a phrase."""
    due: str
    """When, from the start: `+1d 11:00`."""
    met_by: tuple[str, ...]
    """Actions that meet it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An action that has to be done by the end of the call."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    action: str
    """The action."""
    any_of: tuple[str, ...] = ()
    """Actions that do as well."""
    args: Mapping[str, Scalar] = field(default_factory=dict)
    """Arguments that must have these values."""
    why: str
    """The need that it serves, as a phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbids:
    """Something that must not be said."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    """Id in snake_case."""
    says: str
    """What must not be said, as a phrase."""
    phrases: tuple[str, ...]
    """Wordings that say it."""
    code: str
    """Code of the critical error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twist:
    """A variant of the case."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    record: Mapping[str, str] = field(default_factory=dict)
    """Lines of the customer record that differ."""
    facts: tuple[CaseFact, ...] = ()
    """Facts that are added, or that replace those of the same id."""


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
    """The ending that one hopes for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What the score takes into account."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    weights: Weights = Weights()
    """Weight of each dimension; they add up to 100."""
    must_say: tuple[str, ...] = ()
    """Facts that the customer must have been told by the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What a person of some temperament says at one kind of moment."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    says: tuple[str, ...]
    """Wordings."""
    heated: tuple[str, ...] = ()
    """Wordings when the mood is low."""


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
    """Wordings by moment (`simulator.scenario.moments`)."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A case with its packs inlined."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    id: str
    """Id in snake_case; the folder has the same name."""
    title: str
    """Title in the library."""
    language: str
    """Language of the texts: en, ko or it."""
    channel: Channel
    """chat, phone, email or social."""
    difficulty: Literal[1, 2, 3, 4]
    """1 (one clear need) to 4 (pressure, safety, several scenes)."""
    skills: tuple[str, ...]
    """Criteria that the case trains."""
    minutes: int
    """How long a call takes, about."""
    labels: tuple[str, ...] = ()
    """Content labels."""
    status: Literal["draft", "stable"] = "draft"
    """Where the scenario stands."""
    briefing: str
    """What the trainee reads before the call."""
    starts: str
    """Simulated local time of the first word: `2026-03-03 15:30`."""
    values: Mapping[str, Draw | Scalar] = field(default_factory=dict)
    """Values used in texts, facts and scoring alike."""
    queue: Queue = Queue()
    """The wait before the first word."""
    customer: Customer
    """Who calls."""
    record: Mapping[str, str] = field(default_factory=dict)
    """What the desk shows about the customer once it was looked up."""
    facts: tuple[CaseFact, ...] = ()
    """What is true."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topics of this case: id and the phrases by which a sentence is about it."""
    company: Company
    """The company, inlined."""
    articles: tuple[str, ...] = ()
    """Ids of the company's articles that this case shows; empty: all."""
    temperament: Temperament
    """The customer's reaction pack, inlined."""
    actions: tuple[CaseAction, ...] = ()
    """Actions of this case; one with the id of a company's or standard action replaces it."""
    required: tuple[Duty, ...] = ()
    """What has to be done."""
    obligations: tuple[Obligation, ...] = ()
    """What is due whether or not anybody promised it."""
    must_not_say: tuple[Forbids, ...] = ()
    """What must not be said."""
    unknown: tuple[CaseFact, ...] = ()
    """What nobody can know now: asserting it is invention."""
    twists: Mapping[str, Twist] = field(default_factory=dict)
    """Variants of the case; the seed draws one."""
    solved: Condition
    """When the customer's matter is solved."""
    beats: tuple[Beat, ...]
    """The customer's concerns, in the order in which they are raised."""
    reactions: tuple[Branch, ...] = ()
    """How the customer takes what the trainee says or does, at any time."""
    endings: tuple[Ending, ...]
    """How it can end."""
    scoring: Judging = Judging()
    """What the score takes into account."""

    def all_actions(self) -> tuple[CaseAction, ...]:
        """Return the actions of company and case; the case's own win."""
        own = {action.id for action in self.actions}
        return tuple(a for a in self.company.actions if a.id not in own) + self.actions


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must come of a play."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    ending: str = ""
    """Id of the ending."""
    score: Mapping[Literal["empathy", "accuracy", "follow_through", "total"], tuple[int, int]] = field(
        default_factory=dict
    )
    """Lowest and highest score allowed."""
    critical: tuple[str, ...] | None = None
    """Codes of the critical errors, exactly; without it, any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What a trainee does, and what must come of it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: Literal[1]
    """Version of the format."""
    scenario: str
    """Id of the scenario."""
    kind: Literal["good", "middling", "poor", "other_way", "canary"]
    """What sort of play it is."""
    seed: int = 1
    """Seed."""
    twist: str = "plain"
    """Twist."""
    inputs: tuple[Mapping[str, Any], ...]
    """The objects of the terminal protocol (`Any`: checked where they are read)."""
    expect: Expectation = Expectation()
    """What must come of it."""
