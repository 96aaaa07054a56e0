"""The values of the day: what it is made from, and what the home screen shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from simulator.scenario.tongue import ENGLISH

if TYPE_CHECKING:
    from simulator.engine.events import Mode
    from simulator.view.outcome import OutcomeView


class Listed(Protocol):
    """What the day needs of a line of the library."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def title(self) -> str:
        """Return its title."""

    @property
    def language(self) -> str:
        """Return en, ko or it."""

    @property
    def channel(self) -> str:
        """Return chat, phone, email or social."""

    @property
    def difficulty(self) -> int:
        """Return 1 to 4."""

    @property
    def minutes(self) -> int:
        """Return how long it takes, about."""

    @property
    def firm(self) -> str:
        """Return the company for which the desk answers, or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One call of the trainee, as the day needs it."""

    call_id: str
    scenario_id: str
    opened_at: datetime
    """Real time, in the trainee's zone."""
    total: float | None
    """None while it is open, or where nothing could be assessed."""
    closed: bool
    mode: str = "practice"
    customer: str = ""
    """Of an open call."""
    owed: tuple[str, ...] = ()
    """Of an open call: the trainee's own words that the customer is waiting for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A case that was chosen for the trainee by what is derived from earlier calls."""

    scenario_id: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillView:
    """An own reply that is worth another wording."""

    call_id: str
    turn: int
    criterion: str
    title: str
    """The check that was missed."""
    customer: str
    name: str
    """Of the customer."""
    reply: str
    advice: str
    case: str
    """Title of the scenario."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """A contact of the day."""

    scenario_id: str
    title: str
    channel: str
    difficulty: int
    minutes: int
    why: str
    done: bool
    result: float | None
    """Of today, or of the last time."""
    language: str = ENGLISH
    """In which its customer speaks."""
    firm: str = ""
    """For which company the desk answers, or ""."""
    guided: bool = False
    """It is the first call of all: the desk shows what to do next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenView:
    """A call that was left, or that goes on later."""

    call_id: str
    title: str
    begun: datetime
    customer: str = ""
    owed: tuple[str, ...] = ()
    """The trainee's own words that the customer is waiting for."""
    firm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularView:
    """A customer of an earlier day who comes back and remembers."""

    call_id: str
    """The call that they remember."""
    opens: str
    """The name under which the contact is opened in which they come back."""
    scenario_id: str
    customer: str
    title: str
    channel: str
    minutes: int
    met: datetime
    """When they were met, in the trainee's zone."""
    word: Literal["broken", "open", "kept"]
    """What became of the promise that they remember best."""
    quote: str
    """The trainee's own words."""
    firm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a trainer has set, as the day needs it."""

    scenario_id: str
    due: date | None
    mode: Mode
    given: date | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedView:
    """A case that a trainer has set."""

    scenario_id: str
    title: str
    channel: str
    difficulty: int
    minutes: int
    due: date | None
    days: int | None
    """Days that are left: 0 today, below 0 overdue; None without a date."""
    mode: Mode
    note: str
    done: bool
    known: bool
    """The library has it."""
    firm: str = ""

    @property
    def is_pressing(self) -> bool:
        """Tell whether it is due today, or overdue."""
        return not self.done and self.days is not None and self.days <= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOffer:
    """Several customers at once, as a shift that can be played."""

    shift_id: str
    title: str
    calls: int
    minutes: int
    language: str = ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a day is made from."""

    entries: Sequence[Listed]
    """The library, in its order."""
    played: Sequence[Played]
    """The trainee's calls, newest first."""
    now: datetime
    """The moment, in the trainee's zone."""
    chosen: Sequence[Chosen] = ()
    """The cases to play next, best first."""
    drills: Sequence[DrillView] = ()
    """Own replies worth another wording, the costliest first."""
    drilled: int = 0
    """How many were worded anew today."""
    goal: str = ""
    """The next goal in words."""
    shifts: Sequence[ShiftOffer] = ()
    """Shifts of several calls that can be played."""
    wanted: Sequence[Wanted] = ()
    """What a trainer has set."""
    regulars: Sequence[RegularView] = ()
    """Customers of earlier days who come back."""
    outcomes: Sequence[OutcomeView] = ()
    """What today's calls have changed."""
    problem: str = ""
    """Why what is set cannot be read, or ""."""
    language: str = ENGLISH
    """In which the trainee reads the day: cases in it come first, then those in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """The home screen."""

    day: date
    first_time: bool
    """Nothing was ever played."""
    first_scenario: str
    """The case for the very first call in the language in which the day is read, or ""."""
    first_in: Mapping[str, str]
    """The same for each language in which there are cases: the first screen of all may be switched to another one."""
    drills: tuple[DrillView, ...]
    """What is due for another wording."""
    contacts: tuple[ContactView, ...]
    open_calls: tuple[OpenView, ...]
    done: int
    """Contacts of today that were brought to an end."""
    minutes: int
    """What is left of the shift, about."""
    over: bool
    """The shift is done; more may be played, nothing has to be."""
    best_today: tuple[str, float] | None
    """Title and total of the best call of today."""
    gain: float | None
    """By how much the latest call of today beat the one of the same case before; None where there is none."""
    goal: str
    """The next goal, in words, as `progress` has it; "" while nothing can be said."""
    shifts: tuple[ShiftOffer, ...] = ()
    """Shifts of several calls that can be played."""
    assigned: tuple[AssignedView, ...] = ()
    """What a trainer has set: the most pressing first, what is done last."""
    regulars: tuple[RegularView, ...] = ()
    """What the promises of earlier days have led to."""
    drilled: int = 0
    """Own replies that were worded anew today."""
    outcomes: tuple[OutcomeView, ...] = ()
    """What today's calls have changed for whom, in their order."""
    problem: str = ""
    """Why what a trainer has set cannot be shown, or ""."""
