"""What can happen in a call; events are all that is stored, each before it is acted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scoring.model import Scalar, SelfRating
from scoring.reading.items import Reading

Mode = Literal["practice", "assessment"]
VoiceKind = Literal["scripted", "llm", "fallback"]
CloseReason = Literal["completed", "abandoned"]
Timers = Literal["on", "relaxed", "off"]
JumpTo = Literal["", "item", "scene", "rating"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOpened:
    """The call begins; the queue is behind the customer."""

    kind: Literal["call_opened"]
    seed: int
    twist: str
    mode: Mode
    language: str
    at_ms: int
    timers: Timers = "on"
    """Whether the trainee's time limits hold, are stretched, or are switched off (for accessibility)."""
    shift: str = ""
    """The shift that the call belongs to and its number in it, as `evening/2`; "" for a call of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What a model gave for a line of the customer and was not shown."""

    text: str
    """Its words as plain text, shortened; "" where it gave none, or none that should be kept."""
    why: tuple[str, ...]
    """Codes of the rules that it broke, or of what went wrong on the way to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSpoke:
    """The customer's line was shown."""

    kind: Literal["customer_spoke"]
    at_ms: int
    text: str
    """What was shown."""
    authored: str
    """The author's line of the same meaning; scoring reads this one."""
    line_id: str
    voice: VoiceKind
    answers: str
    """Id of the `Speak` effect that it answers."""
    refused: tuple[Refused, ...] = ()
    """What a model gave before, in its order; nothing reads it but the debrief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels of one reply as rated when it was sent, 0-3 or None."""

    empathy: int | None
    accuracy: int | None
    follow_through: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeReplied:
    """The trainee sent a message."""

    kind: Literal["trainee_replied"]
    at_ms: int
    text: str
    reading: Reading
    levels: Levels
    critical: tuple[str, ...] = ()
    """Codes of the critical errors that were certain when it was sent."""
    unkeepable: tuple[int, ...] = ()
    """Places in `reading.promised` of promises that the facts, what nobody can know, or a rule of the case deny."""
    withdraws: bool = False
    """It takes back something that was said before."""
    stated: tuple[str, ...] | None = None
    """Ids of the facts that it tells as they are; None in records of before, where naming the topic was enough."""
    belied: tuple[str, ...] = ()
    """Ids of the facts that it denies, or tells with another value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeActed:
    """The trainee did something at the desk; the result follows from the scenario."""

    kind: Literal["trainee_acted"]
    at_ms: int
    name: str
    args: Mapping[str, Scalar] = field(default_factory=dict)
    reading: Reading | None = None
    """What a message that it sends to the customer was understood to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingDisputed:
    """The trainee says of a turn: that is not what I said."""

    kind: Literal["reading_disputed"]
    at_ms: int
    turn: int
    what: str
    """Which item, as it was shown, or "" for the whole reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePassed:
    """Nothing happened until `at_ms`."""

    kind: Literal["time_passed"]
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEnded:
    """The trainee ended the contact."""

    kind: Literal["contact_ended"]
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeJumped:
    """The trainee goes on to the next due item or scene."""

    kind: Literal["time_jumped"]
    at_ms: int
    to: JumpTo = ""
    """What comes then. In records of before there was one end to go to: the own rating, with nothing settled."""
    scene: str = ""
    """The scene that opens, where one does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HintTaken:
    """The trainee was given a hint; in practice only."""

    kind: Literal["hint_taken"]
    at_ms: int
    about: str
    """What the hint was about, as an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """The trainee began a rest or came back from it; meanwhile the clock stands still, and it costs nothing."""

    kind: Literal["rested"]
    at_ms: int
    back: bool
    """True: the rest is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """The trainee rated the own call, or skipped that (None)."""

    kind: Literal["rated"]
    at_ms: int
    rating: SelfRating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMarks:
    """What the customer marked after the call; None where it was not asked."""

    csat: int | None = None
    """1 (very dissatisfied) to 5 (very satisfied)."""
    effort: int | None = None
    """1 (very little effort) to 5 (very much)."""
    would_return: bool | None = None
    nps: int | None = None
    """0 to 10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallClosed:
    """The call is over; nothing follows."""

    kind: Literal["call_closed"]
    at_ms: int
    reason: CloseReason
    digest: str = ""
    """Digest of the state in which the live call ended, with the version of the rules; "" in records of before."""
    survey: SurveyMarks | None = None
    """The customer's marks, for those who read records without playing them again; None where nobody was asked."""


Event = (
    CallOpened
    | CustomerSpoke
    | TraineeReplied
    | TraineeActed
    | ReadingDisputed
    | TimePassed
    | ContactEnded
    | TimeJumped
    | HintTaken
    | Rested
    | Rated
    | CallClosed
)
EVENT_VERSION = 4
"""4: questions say whether they ask after the customer, lines which words of a model were refused. 3: replies say which
facts they state and which they belie, the closing what the customer marked. 2: jumps say where they lead, replies which
promises nobody can keep, the closing what the state was."""
