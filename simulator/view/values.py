"""Plain values that a player draws; no player needs to know the engine's state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from scoring.card import Verdict
from scoring.model import Evidence
from simulator.view.after_values import BusinessView, CalmView, GapView, HoldRow, SurveyView, WordedRow, WrapUpView

Face = Literal["delighted", "pleased", "calm", "worried", "annoyed", "angry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One bubble of the transcript."""

    speaker: Literal["customer", "agent"]
    name: str
    text: str
    time: str
    """Simulated clock time, "15:32"."""
    turn: int
    scene: str = ""
    """The later contact that it belongs to; "" in the first."""
    day: str = ""
    """Simulated day, "Tue 3 Mar"."""
    at_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One thing that the customer understood in the last reply."""

    kind: str
    """"asked", "claimed", "promised", "acknowledged", "offered", "refused", ..."""
    what: str
    """In words."""
    quote: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionField:
    """One argument of an action."""

    name: str
    title: str
    kind: Literal["text", "number", "choice", "time"]
    choices: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionButton:
    """One action of the desk."""

    name: str
    title: str
    fields: tuple[ActionField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One action done, with its result."""

    time: str
    title: str
    result: str
    ok: bool
    day: str = ""
    """Simulated day, "Tue 3 Mar"."""
    at_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """A page of the knowledge base."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A simulated moment as it is seen from now."""

    at: datetime
    ahead: int
    """Days from now; below 0 it is past."""
    clock: bool = True
    """The hour is meant, and not only the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One item of the ledger."""

    id: str
    who: str
    what: str
    due: str
    status: str
    source: str = "reply"
    """reply, obligation or transfer."""
    when: str = ""
    """When it is due, as people say it: "today 17:00", "tomorrow 11:00", "Thu 5 March 17:00"; "" without a date."""
    moment: When | None = None
    """The same, for those who say it in another language."""
    quote: str = ""
    """The trainee's own words."""
    overdue: bool = False
    """Still open, and its time is past."""
    keepable: bool = True
    """False: nobody can keep it; take it back."""
    how: tuple[str, ...] = ()
    """Names of the actions that meet it."""
    settled_by: str = ""
    """What settled it, or ""."""
    outcome: str = ""
    """What a check after a handover has shown, or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """Something that the trainee has planned at the desk; the calendar does it then."""

    when: str
    title: str
    moment: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenView:
    """The desk between two contacts: what is on the trainee's list, and what comes next."""

    todo: tuple[DueRow, ...]
    """What is still owed, the earliest first."""
    plans: tuple[PlanRow, ...]
    settled: tuple[DueRow, ...]
    """What was settled so far."""
    next_when: str
    """The moment to which one goes on, or ""."""
    next_text: str
    """What comes then, as a sentence; nothing is said of whether the customer comes back."""
    next_moment: When | None = None
    loose: tuple[DueRow, ...] = ()
    """Promises that are open and that nothing in the log keeps, neither done nor planned."""
    finishes: bool = False
    """Nothing is owed, planned or asked for any more: going on leads to the end of the call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinView:
    """News that has reached the desk."""

    id: str
    time: str
    text: str
    fresh: bool
    """It came in during this contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """A time limit that runs now."""

    name: Literal["first_reply", "silence", "hold", "answer"]
    title: str
    left_ms: int
    """Until it has run out; 0: it has."""
    of_ms: int
    """How long it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView:
    """What stands before a call."""

    title: str
    channel: str
    difficulty: int
    minutes: int
    skills: tuple[str, ...]
    labels: tuple[str, ...]
    text: str
    customer: str
    waited: str
    """Words on the wait before the first word, or ""."""
    mode: str
    mode_text: str = ""
    """In words: "Practice", "Assessment (unsupervised)"."""
    pressing: str = ""
    """How pressing the matter is, in words, or ""."""
    language: str = "en"
    """In which the customer speaks."""
    portrait: str = ""
    """Whose picture the customer has."""
    firm: str = ""
    """For which company the desk answers, or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """The desk at one moment."""

    title: str
    firm: str
    """For which company the desk answers, or ""."""
    channel: str
    mode: str
    phase: Literal["contact", "between", "rating", "closed"]
    now: str
    """Simulated local time, "Tue 3 March 15:32"."""
    elapsed: str
    """Since the first word, "04:32"."""
    customer: str
    portrait: str
    face: Face
    """How the customer looks."""
    feeling: Literal["calm", "annoyed", "angry"]
    feeling_text: str
    """In words, with the cause of the last change."""
    gauges: Mapping[str, int] | None
    """Mood, patience and trust, 0-100; None above difficulty 1 (a talk is no exam)."""
    lines: tuple[Line, ...]
    typing: bool
    """The customer is about to speak."""
    record: tuple[tuple[str, str], ...]
    """Rows of the customer record as it is now, empty until it was looked up."""
    articles: tuple[ArticleView, ...]
    actions: tuple[ActionButton, ...]
    log: tuple[LogRow, ...]
    due: tuple[DueRow, ...]
    understood: tuple[Understood, ...]
    """What the customer understood in the last reply; empty in assessment."""
    turn: int
    can_reply: bool
    can_end: bool
    notice: str
    """What the trainee should know now ("The customer has left."), or ""."""
    mode_text: str = ""
    """In words: "Practice", "Assessment (unsupervised)"."""
    timers: str = "on"
    """on, relaxed or off."""
    clocks: tuple[ClockView, ...] = ()
    """The time limits that run now; none where timers are off, or in a rest."""
    on_hold: bool = False
    public: bool = False
    """Strangers read along."""
    may_warn: bool = False
    """The customer has gone too far since the last warning."""
    warnings: int = 0
    may_end_by_the_book: bool = False
    """Two warnings were given and abuse followed: ending the contact costs nothing."""
    resting: bool = False
    bulletins: tuple[BulletinView, ...] = ()
    can_hint: bool = False
    can_rewind: bool = False
    hints: int = 0
    """How many hints were taken."""
    causes: tuple[tuple[str, str], ...] = ()
    """Causes for the tag of the wrap-up: id and title."""
    scene: str = ""
    """The later contact that is on, in words ("Next day"); "" in the first."""
    between: BetweenView | None = None
    """The desk between two contacts; None while there is one."""
    changed: tuple[str, ...] = ()
    """Names of the rows of the record that an action has changed."""
    can_save: bool = True
    """A good ending is still within reach."""
    subject: str = ""
    """Of the customer's e-mail: what the case says, else the title of the case."""
    found: tuple[tuple[str, str], ...] = ()
    """What was found out by actions besides the record: title and result, the newest of each."""
    waits_since_ms: int | None = None
    """When the customer began to wait for an answer; None while they do not, or where no limit runs."""
    patience_ms: int = 0
    """From this wait on it is too long; longer with relaxed timers. 0 where nothing is."""
    settled: bool = False
    """The matter is solved, and the customer waits for nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefDimension:
    """One bar of the debrief."""

    name: str
    score: float | None
    note: str
    """One sentence: what decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefFinding:
    """One check of one turn."""

    dimension: str
    title: str
    verdict: Verdict
    because: str
    points: float
    evidence: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefTurn:
    """One turn of the trainee with its findings."""

    number: int
    customer: str
    reply: str
    levels: Mapping[str, int | None]
    findings: tuple[DebriefFinding, ...]
    time: str
    worded: tuple[WordedRow, ...] = ()
    """Whose words the customer's lines before it are; empty where the script alone has spoken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapView:
    """A critical error, or one that a person should look at."""

    code: str
    title: str
    cap: int
    because: str
    quote: str
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodPoint:
    """One point of the mood curve."""

    at_ms: int
    mood: int
    patience: int
    trust: int
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefView:
    """What stands after a call."""

    title: str
    ending: str
    ending_text: str
    good: bool
    total: float | None
    uncapped: float | None
    band: str
    dimensions: tuple[DebriefDimension, ...]
    caps: tuple[CapView, ...]
    turns: tuple[DebriefTurn, ...]
    call_findings: tuple[DebriefFinding, ...]
    """Findings of the whole call: outcome, ledger, clamping."""
    due: tuple[DueRow, ...]
    curve: tuple[MoodPoint, ...]
    self_rating: Mapping[str, int] | None
    gap: float | None
    next_step: str
    next_quote: str
    customer: str
    wants: str
    call_id: str | None
    saved: bool
    survey: SurveyView | None = None
    gaps: GapView | None = None
    business: BusinessView | None = None
    calm: CalmView | None = None
    wrap_up: WrapUpView | None = None
    holds: tuple[HoldRow, ...] = ()
    hints: int = 0
    timers: str = "on"
    mode_text: str = ""
    ended_by_the_book: bool = False
    last_worded: tuple[WordedRow, ...] = ()
    """Whose words the customer's lines after the last reply are."""
    unchecked: str = ""
    """Says that no native speaker has checked the language of the case; "" once one has."""
    next_title: str = ""
    """Of the check that the next step is about."""
    next_because: str = ""
    """What exactly was missing there."""
