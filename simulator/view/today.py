"""The day: a warm-up of own replies, two or three contacts, what is still open, and a clear end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from simulator.scenario.tongue import ENGLISH, rank
from simulator.view.first_call import first_call, first_calls, welcomes_of_others

if TYPE_CHECKING:
    from simulator.engine.events import Mode
    from simulator.view.outcome import OutcomeView

WARM_UP = 2
CONTACTS = 3
SHIFT_MINUTES = 15
GOOD_ENOUGH = 75
"""From this total on a case needs no second try today."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenView:
    """A call that was left, or that goes on later."""

    call_id: str
    title: str
    begun: datetime
    customer: str = ""
    owed: tuple[str, ...] = ()
    """The trainee's own words that the customer is waiting for."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOffer:
    """Several customers at once, as a shift that can be played."""

    shift_id: str
    title: str
    calls: int
    minutes: int
    language: str = ENGLISH


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
    outcomes: tuple[OutcomeView, ...] = ()
    """What today's calls have changed for whom, in their order."""
    problem: str = ""
    """Why what a trainer has set cannot be shown, or ""."""


def show_today(
    entries: Sequence[Listed],
    played: Sequence[Played],
    *,
    now: datetime,
    chosen: Sequence[Chosen] = (),
    drills: Sequence[DrillView] = (),
    goal: str = "",
    shifts: Sequence[ShiftOffer] = (),
    wanted: Sequence[Wanted] = (),
    regulars: Sequence[RegularView] = (),
    outcomes: Sequence[OutcomeView] = (),
    problem: str = "",
    language: str = ENGLISH,
) -> TodayView:
    """Return the day of a trainee.

    Args:
        entries: the library, in its order.
        played: the trainee's calls, newest first.
        now: the moment, in the trainee's zone.
        chosen: the cases to play next, best first.
        drills: own replies worth another wording, the costliest first.
        goal: the next goal in words.
        shifts: shifts of several calls that can be played.
        wanted: what a trainer has set.
        regulars: customers of earlier days who come back.
        outcomes: what today's calls have changed.
        problem: why what is set cannot be read, or "".
        language: in which the trainee reads the day: cases in it come first, then those in English.
    """
    today = [call for call in played if call.opened_at.date() == now.date()]
    done = [call for call in today if call.closed]
    assigned = _assigned(entries, played, wanted, now.date())
    begun = {call.scenario_id for call in today}
    back = tuple(regular for regular in regulars if regular.scenario_id not in begun)
    elsewhere = {each.scenario_id for each in assigned} | {each.scenario_id for each in back}
    elsewhere |= welcomes_of_others(entries, language)
    elsewhere -= {call.scenario_id for call in done}
    rest = [entry for entry in entries if entry.id not in elsewhere]
    wished = [choice for choice in chosen if choice.scenario_id not in elsewhere]
    contacts = _contacts(rest, played, done, wished, language)
    left = [contact for contact in contacts if not contact.done]
    pressing = [each for each in assigned if not each.done and each.days is not None and each.days <= 0]
    titles = {entry.id: entry.title for entry in entries}
    return TodayView(
        day=now.date(),
        first_time=not played,
        first_scenario=first_call(entries, language),
        first_in=first_calls(entries),
        drills=tuple(drills[:WARM_UP]),
        contacts=contacts,
        open_calls=tuple(_open(call, titles) for call in played if not call.closed),
        done=len(done),
        minutes=sum(contact.minutes for contact in left),
        over=bool(done) and not left and not pressing,
        best_today=_best(done, titles),
        gain=_gain(played, done),
        goal=goal,
        shifts=tuple(sorted(shifts, key=lambda offer: rank(offer.language, {language}))),
        assigned=assigned,
        regulars=back,
        outcomes=tuple(outcomes),
        problem=problem,
    )


def _best(done: Sequence[Played], titles: Mapping[str, str]) -> tuple[str, float] | None:
    """Return title and total of the best call of today."""
    scored = [(titles.get(call.scenario_id, call.scenario_id), call.total) for call in done]
    known = [(title, total) for title, total in scored if total is not None]
    return max(known, key=lambda pair: pair[1], default=None)


def _open(call: Played, titles: Mapping[str, str]) -> OpenView:
    return OpenView(
        call_id=call.call_id,
        title=titles.get(call.scenario_id, call.scenario_id),
        begun=call.opened_at,
        customer=call.customer,
        owed=call.owed,
    )


def _assigned(
    entries: Sequence[Listed], played: Sequence[Played], wanted: Sequence[Wanted], today: date
) -> tuple[AssignedView, ...]:
    """Return what a trainer has set: what is open by its date, then what is done."""
    known = {entry.id: entry for entry in entries}
    found = [_assignment(known.get(each.scenario_id), played, each, today) for each in wanted]
    endless = date.max
    return tuple(sorted(found, key=lambda each: (each.done, each.due or endless)))


def _assignment(entry: Listed | None, played: Sequence[Played], wanted: Wanted, today: date) -> AssignedView:
    done = any(
        call.closed
        and call.scenario_id == wanted.scenario_id
        and (wanted.mode != "assessment" or call.mode == "assessment")
        and (wanted.given is None or call.opened_at.date() >= wanted.given)
        for call in played
    )
    return AssignedView(
        scenario_id=wanted.scenario_id,
        title=wanted.scenario_id if entry is None else entry.title,
        channel="" if entry is None else entry.channel,
        difficulty=1 if entry is None else entry.difficulty,
        minutes=0 if entry is None else entry.minutes,
        due=wanted.due,
        days=None if wanted.due is None else (wanted.due - today).days,
        mode=wanted.mode,
        note=wanted.note,
        done=done,
        known=entry is not None,
    )


def _contacts(
    entries: Sequence[Listed],
    played: Sequence[Played],
    done: Sequence[Played],
    chosen: Sequence[Chosen],
    language: str,
) -> tuple[ContactView, ...]:
    """Return two or three contacts that fit into a shift: those of today that are done, then those chosen."""
    known = {entry.id: entry for entry in entries}
    why = {choice.scenario_id: choice.why for choice in chosen}
    last = {call.scenario_id: call.total for call in reversed(played) if call.closed}
    today = {call.scenario_id: call.total for call in reversed(done)}
    order = [*today, *(choice.scenario_id for choice in chosen), *_by_need(entries, last, language)]
    found: list[ContactView] = []
    minutes = 0
    for scenario_id in dict.fromkeys(order):
        entry = known.get(scenario_id)
        if entry is None or (found and minutes + entry.minutes > SHIFT_MINUTES and scenario_id not in today):
            continue
        minutes += entry.minutes
        found.append(
            ContactView(
                scenario_id=entry.id,
                title=entry.title,
                channel=entry.channel,
                difficulty=entry.difficulty,
                minutes=entry.minutes,
                why=why.get(entry.id, ""),
                done=entry.id in today,
                result=today.get(entry.id, last.get(entry.id)),
                language=entry.language,
            )
        )
        if len(found) >= max(CONTACTS, len(today)):
            break
    return tuple(found)


def _by_need(entries: Sequence[Listed], last: dict[str, float | None], language: str) -> list[str]:
    """Return the cases by language, of each those first that were never played, then those that went worst."""

    def need(entry: Listed) -> tuple[int, int, float, int]:
        total = last.get(entry.id)
        nearness = rank(entry.language, {language})
        return (nearness, int(entry.id in last), total if total is not None else 0.0, entry.difficulty)

    return [entry.id for entry in sorted(entries, key=need)]


def _gain(played: Sequence[Played], done: Sequence[Played]) -> float | None:
    """Return how much better the latest call of today was than the one of the same case before it."""
    for call in done:
        before = [old for old in played if old.scenario_id == call.scenario_id and old.opened_at < call.opened_at]
        scores = [old.total for old in before if old.closed and old.total is not None]
        if call.total is not None and scores:
            return call.total - scores[0]
    return None
