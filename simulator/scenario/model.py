"""The case as an author writes it: plain values, texts still with their `{placeholders}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from scoring.model import Channel, FactType, Scalar, Weights
from simulator.scenario.beats import Beat, Branch, Ending, Interjection
from simulator.scenario.condition import STRICT, Condition
from simulator.scenario.later import Scene, Survey
from simulator.scenario.packs import CaseAction, CaseArticle, Company, Temperament
from simulator.scenario.persona import Abuse, Drift, Move, MoveEffect, Style
from simulator.scenario.remembering import ByIdentity
from simulator.scenario.world import Authority, Bulletin, Clocks, Handover, Manners, Person
from simulator.scenario.wrapping import WrapUp

Label = Literal[
    "abuse", "grief", "health", "self_harm", "fraud", "discrimination", "money_worry", "danger", "children", "swearing"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A value that changes with the seed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    any: tuple[Scalar, ...]
    """One of these is drawn."""
    follows: str = ""
    """Another value with a list of the same length: the same place of both lists is drawn (item and its price)."""
    gender: Mapping[str, Literal["m", "f"]] = field(default_factory=dict)
    """Italian: gender of values whose ending does not tell it (`{chiave: f}`)."""


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
    temperament: str = ""
    """Reaction pack: what such a person says when ignored, blamed, put on hold; without it, an even-tempered one."""
    style: Style = Style()
    """How they write or speak."""
    mood: int = 50
    """At the start, 0-100."""
    patience: int = 60
    """At the start, 0-100."""
    trust: int = 50
    """At the start, 0-100."""
    lifetime_value: int = 0
    """What the customer spends with the company in the years to come, in its currency."""
    loyalty: int = 50
    """How attached they are before the call, 0-100; it is carried from scene to scene."""
    drift: Drift = Drift()
    """How mood, patience and trust change by themselves, each minute."""
    moves: Mapping[Move, MoveEffect] = field(default_factory=dict)
    """How this customer takes what others would take otherwise: `{apologised: {mood: -3}}`."""
    abuse: Abuse | None = None
    """For a customer who goes too far: what they say, and what sets it off; needs the label `abuse`."""
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
    not_before: str = ""
    """What is done before this moment does not meet it, for nobody knows yet what is owed: `+1d 09:00`."""
    when: Condition | None = None
    """What has to hold at the end of the first contact, or nothing is owed."""


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
    without: tuple[str, ...] = ()
    """Ids of facts, articles, actions and obligations that this variant does not have."""
    values: Mapping[str, Draw | Scalar] = field(default_factory=dict)
    """Values that are added, or that replace those of the same name."""
    own_articles: tuple[CaseArticle, ...] = ()
    """Pages that are added, or that replace those of the same id: another branch of the policy."""
    actions: tuple[CaseAction, ...] = ()
    """Actions that are added, or that replace those of the same id."""
    required: tuple[Duty, ...] | None = None
    """What has to be done in this variant, in place of the case's `required`."""
    obligations: tuple[Obligation, ...] = ()
    """What is due besides, or in place of an obligation of the same id."""
    must_say: tuple[str, ...] | None = None
    """Facts that must be told in this variant, in place of the case's."""
    must_not_say: tuple[Forbids, ...] = ()
    """What must not be said besides, or in place of a rule of the same id."""
    unknown: tuple[CaseFact, ...] = ()
    """What nobody can know besides, or in place of one of the same id."""
    authority: Authority | None = None
    """What the trainee may decide alone in this variant."""
    temperament: str = ""
    """Another reaction pack."""
    mood: int | None = None
    """Another mood at the start."""
    patience: int | None = None
    """Another patience at the start."""
    trust: int | None = None
    """Another trust at the start."""
    solved: Condition | None = None
    """When the matter is solved in this variant, in place of the case's `solved`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalRule:
    """What is a critical error in this case, seen from what was done."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: str
    """Code of the critical error."""
    when: Condition
    """What has to hold at the end."""
    because: str
    """What was wrong, as a sentence for the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What the score takes into account."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    weights: Weights = Weights()
    """Weight of each dimension; they add up to 100."""
    must_say: tuple[str, ...] = ()
    """Facts that the customer must have been told by the end."""
    critical: tuple[CriticalRule, ...] = ()
    """What is a critical error in this case, besides those of the rubric."""
    self_rating: bool = True
    """The trainee rates themselves before the scores are shown."""


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
    labels: tuple[Label, ...] = ()
    """What may distress: abuse, grief, health, self_harm, fraud, discrimination, money_worry, danger, children or
    swearing."""
    status: Literal["draft", "expert", "stable"] = "draft"
    """Where the scenario stands: draft, expert (an expert's play is attached), stable."""
    briefing: str
    """What the trainee reads before the call."""
    starts: str
    """Simulated local time of the first word: `2026-03-03 15:30`."""
    values: Mapping[str, Draw | Scalar] = field(default_factory=dict)
    """Values used in texts, facts and scoring alike."""
    queue: Queue = Queue()
    """The wait before the first word."""
    clocks: Clocks = Clocks()
    """How long things may take, where it differs from what is usual on the channel."""
    manners: Manners = Manners()
    """What is good form, where it differs from what is usual on the channel."""
    hours: Mapping[str, str] = field(default_factory=dict)
    """Opening hours of this desk, where they differ from the company's: `{mon-fri: "08:00-18:00"}`."""
    holidays: tuple[str, ...] = ()
    """Days on which this desk is closed besides the company's (`2026-12-25`)."""
    customer: Customer
    """Who calls."""
    record: Mapping[str, str] = field(default_factory=dict)
    """What the desk shows about the customer once it was looked up."""
    facts: tuple[CaseFact, ...] = ()
    """What is true."""
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topics of this case: id and the phrases by which a sentence is about it."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """How people say it: id of a topic, fact or action (or `none`), and sentences about it as trainees would type them,
    one a line. Where no phrase of the case is found they say what a clause asks or tells, beside one what it tells."""
    company: Company
    """The company, inlined."""
    articles: tuple[str, ...] = ()
    """Ids of the company's articles that this case shows; empty: all."""
    own_articles: tuple[CaseArticle, ...] = ()
    """Pages of this case; one with the id of a company's page replaces it."""
    temperament: Temperament
    """The customer's reaction pack, inlined."""
    temperaments: Mapping[str, Temperament] = field(default_factory=dict)
    """The reaction packs of the twists, inlined, by name."""
    authority: Authority = Authority()
    """What the trainee may decide alone, where it differs from the company's."""
    people: tuple[Person, ...] = ()
    """Others whom the trainee can reach; one with the id of a company's person replaces them."""
    bulletins: tuple[Bulletin, ...] = ()
    """News that reaches the desk between the scenes."""
    actions: tuple[CaseAction, ...] = ()
    """Actions of this case; one with the id of a company's or standard action replaces it."""
    required: tuple[Duty, ...] = ()
    """What has to be done."""
    obligations: tuple[Obligation, ...] = ()
    """What is due whether or not anybody promised it."""
    handover: Handover = Handover()
    """What becomes of the matter in other hands, and when the trainee has to check back."""
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
    interjections: tuple[Interjection, ...] = ()
    """What the customer says into a silence."""
    scenes: tuple[Scene, ...] = ()
    """Later contacts with the same customer."""
    endings: tuple[Ending, ...]
    """How it can end."""
    survey: Survey = Survey()
    """What the customer is asked after the call."""
    wrap_up: WrapUp = WrapUp()
    """What the trainee does after the contact: a note, the cause, tasks."""
    scoring: Judging = Judging()
    """What the score takes into account."""

    def all_articles(self) -> tuple[CaseArticle, ...]:
        """Return the pages that the case shows: the company's that it names, and its own."""
        own = {article.id: article for article in self.own_articles}
        wanted = {name.rpartition("/")[2] for name in self.articles}
        shared = tuple(a for a in self.company.articles if a.id not in own and (not wanted or a.id in wanted))
        return shared + self.own_articles

    def all_people(self) -> tuple[Person, ...]:
        """Return whom the trainee can reach; the case's own win."""
        own = {person.id for person in self.people}
        return tuple(p for p in self.company.people if p.id not in own) + self.people

    def all_actions(self) -> tuple[CaseAction, ...]:
        """Return the actions of company and case; the case's own win."""
        return _ACTIONS(self)


def _actions(scenario: Scenario) -> tuple[CaseAction, ...]:
    own = {action.id for action in scenario.actions}
    return tuple(a for a in scenario.company.actions if a.id not in own) + scenario.actions


_ACTIONS: ByIdentity[Scenario, tuple[CaseAction, ...]] = ByIdentity(_actions, most=32)
