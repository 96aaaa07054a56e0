"""Everything that is true of a call at one moment."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Literal

from scoring.model import DueStatus, Scalar, SelfRating
from scoring.reading.items import Reading
from simulator.engine.effects import Speak
from simulator.engine.events import CallOpened, CloseReason, Levels, Refused, VoiceKind

Phase = Literal["contact", "between", "rating", "closed"]
Gauge = Literal["mood", "patience", "trust"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of mood, patience and trust, with its cause."""

    at_ms: int
    turn: int
    what: str
    """The cause, as a phrase."""
    mood: int = 0
    patience: int = 0
    trust: int = 0
    loyalty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line of the transcript."""

    at_ms: int
    speaker: Literal["customer", "agent"]
    text: str
    authored: str
    """The author's line where an LLM worded it; else the same as `text`."""
    turn: int
    """The trainee's turn that it belongs to or follows; 0 before the first."""
    line_id: str = ""
    voice: VoiceKind | None = None
    refused: tuple[Refused, ...] = ()
    """What a model gave for this line and was not shown."""
    levels: Levels | None = None
    reading: Reading | None = None
    mood: int = 0
    patience: int = 0
    trust: int = 0
    """Gauges after this line."""
    because: tuple[Change, ...] = ()
    """For the customer: the changes since the last line."""
    scene: str = ""
    """The later scene that it belongs to; "" in the first contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An action with its result."""

    at_ms: int
    name: str
    args: Mapping[str, Scalar]
    ok: bool
    result: str
    turn: int
    """The turn that it precedes."""
    planned_ms: int | None = None
    """When it will be carried out, where it was planned for later; the calendar does it then."""
    between: bool = False
    """Done between two contacts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One thing that a reply was understood to do; conditions ask for these."""

    kind: Literal["asked", "said", "denied", "offered", "promised", "refused", "acknowledged", "blamed"]
    what: str
    turn: int
    due: str = ""
    """For what was promised: the day or time that the words name, where they name one that can be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """Something owed to the customer."""

    id: str
    who: str
    what: str
    due: str
    status: DueStatus
    source: Literal["reply", "obligation", "transfer"]
    turn: int
    made_ms: int = 0
    """When it was promised or became due to be done."""
    scene: str = ""
    """The scene in which it was made; "" for the first contact."""
    quote: str = ""
    """The trainee's own words, shortened."""
    keepable: bool | None = None
    """False: nobody can keep it; it is broken unless it is taken back. None: nothing speaks against it."""
    sure: bool = True
    """False: the reading is not certain enough to cost anything."""
    early: bool = False
    """The words set a limit ("by 5"), so that an earlier day will do."""
    met_by: tuple[str, ...] = ()
    """For an obligation or a transfer: the actions that meet it."""
    not_before_ms: int = 0
    """What is done earlier does not meet it."""
    with_item: str = ""
    """Id of the promise that takes an obligation on: both are settled by the same deed, and count once."""
    replaces: str = ""
    """Id of the item whose place it takes."""
    settled_ms: int | None = None
    """When it was settled; None while it is open or vague."""
    settled_by: str = ""
    """What settled it: an action, or a phrase."""
    in_contact: bool = False
    """Settled within the contact in which it was made: the level of that turn has it, the ledger counts it not."""
    chased: bool = False
    """The customer had to come back for it."""
    outcome: Literal["", "solved", "not solved"] = ""
    """What a check after a handover has shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold: what was said about it before, and what came of it."""

    id: str
    """`h1`, `h2`, ..."""
    turn: int
    """The turn that it follows."""
    began_ms: int
    until_ms: int
    """When the trainee was to be back, by the own estimate."""
    reason: str
    asked: bool
    """The customer was asked before."""
    status: Literal["on", "kept", "late"] = "on"
    ended_ms: int = 0
    """When the trainee was back, or the estimate was overrun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A reading that the trainee does not accept."""

    turn: int
    what: str


@dataclass(frozen=True, kw_only=True)  # no slots: a step makes a dozen states, and a `dict` is copied at once
class CallState:
    """A call at one moment; equal states have equal digests."""

    opened: CallOpened
    at_ms: int
    phase: Phase = "contact"
    ended_by: Literal["", "trainee", "customer"] = ""
    closed: CloseReason | None = None
    ending: str = ""
    mood: int = 50
    patience: int = 50
    trust: int = 50
    changes: tuple[Change, ...] = ()
    transcript: tuple[Message, ...] = ()
    turn: int = 0
    """Number of the last turn of the trainee."""
    signals: tuple[Signal, ...] = ()
    told: tuple[str, ...] = ()
    """Ids of facts that the customer has told."""
    spoken: tuple[str, ...] = ()
    """Ids of the wordings already used, oldest first."""
    fired: tuple[str, ...] = ()
    """Ids of reactions that have happened."""
    over: tuple[str, ...] = ()
    """Ids of beats that are over."""
    raised: tuple[str, ...] = ()
    """Ids of beats that were raised."""
    beat: str = ""
    """The concern in hand, or ""."""
    done: tuple[Done, ...] = ()
    due: tuple[DueItem, ...] = ()
    repeats: tuple[int, ...] = ()
    """Turns in which the trainee asked for what had been given."""
    nudges: int = 0
    """How often the customer asked into the silence since the trainee's last reply."""
    quiet_until_ms: int = 0
    """Until then silence was agreed on (a hold, a moment)."""
    heard_at_ms: int = 0
    """When the trainee was last heard of."""
    awaiting: tuple[Speak, ...] = ()
    """What the customer is to say and has not said yet; the clock stands still meanwhile."""
    speaks: int = 0
    """How many `Speak` effects were made; numbers their ids."""
    self_rating: SelfRating | None = None
    disputes: tuple[Dispute, ...] = ()
    loyalty: int = 50
    """How attached the customer is; hidden in the call, moved by what came of it."""
    drifted_ms: int = 0
    """Up to this moment feelings have drifted by themselves."""
    holds: tuple[Hold, ...] = ()
    """All holds; the last may be on."""
    warnings: int = 0
    """Warnings about abuse that the trainee has given."""
    abused: tuple[tuple[int, int], ...] = ()
    """For each abusive line of the customer the turn that it follows, and how many warnings were given before."""
    calmed: bool = False
    """The customer has come round after a warning."""
    private: bool = False
    """The talk was moved away from where strangers read along."""
    read_along: tuple[int, ...] = ()
    """The turn of each message that strangers could read."""
    exposed: tuple[int, ...] = ()
    """Turns in which private details were posted where strangers read along."""
    hints: tuple[str, ...] = ()
    """What the hints were about that the trainee took."""
    resting: bool = False
    """The trainee has a rest; the clock stands still."""
    scene: str = ""
    """The later scene that is on or was on last; "" in the first contact."""
    scene_turn: int = 0
    """The last turn before the scene that is on."""
    scenes: tuple[str, ...] = ()
    """Ids of the later scenes that have opened, oldest first."""
    passed: tuple[str, ...] = ()
    """Ids of the later scenes whose moment has come, opened or left out."""
    over_ms: int | None = None
    """When the last contact that is over was ended; None before."""
    handed_ms: int | None = None
    """When the matter was handed to somebody else; None while it is the trainee's own."""

    @property
    def next_turn(self) -> int:
        """Return the turn of the next message: the same one while the customer has not answered the last."""
        unanswered = bool(self.awaiting) and bool(self.transcript) and self.transcript[-1].speaker == "agent"
        return self.turn if unanswered else self.turn + 1

    def digest(self) -> str:
        """Return the SHA-256 of the state; two runs that agree on it agree on everything.

        What has its default is left out, so that a field of a later version does not change the digest of older calls.
        """
        return hashlib.sha256(repr(_without_defaults(self)).encode()).hexdigest()


if TYPE_CHECKING:
    from dataclasses import replace

    changed = replace
else:

    def changed(state, /, **changes):  # noqa: ANN001, ANN003, ANN201 - typed as `dataclasses.replace`, above
        """Return the state with some fields changed, as `dataclasses.replace` does, in a fraction of the time."""
        unknown = changes.keys() - state.__dict__.keys()
        if unknown:
            raise TypeError(f"a call has no {', '.join(sorted(unknown))}")
        new = object.__new__(CallState)
        new.__dict__.update(state.__dict__, **changes)
        return new


def last_line(transcript: Sequence[Message]) -> Message | None:
    """Return what the customer has said last, or None before the first words.

    Args:
        transcript: of the call.
    """
    return next((message for message in reversed(transcript) if message.speaker == "customer"), None)


def last_line_id(transcript: Sequence[Message]) -> str:
    """Return the id of the customer's last line, or "" before the first words.

    Args:
        transcript: of the call.
    """
    last = last_line(transcript)
    return "" if last is None else last.line_id


def _without_defaults(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        kept = {item.name: getattr(value, item.name) for item in fields(value)}
        changed = [item.name for item in fields(value) if item.default is MISSING or kept[item.name] != item.default]
        return (type(value).__name__, tuple((name, _without_defaults(kept[name])) for name in changed))
    if isinstance(value, tuple):
        return tuple(_without_defaults(item) for item in value)
    if isinstance(value, Mapping):
        return tuple((key, _without_defaults(item)) for key, item in value.items())
    return value
