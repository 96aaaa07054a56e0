"""The day: a warm-up of own replies, two or three contacts, what is still open, and a clear end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from simulator.scenario.tongue import rank
from simulator.view.contacts import choose_contacts
from simulator.view.day import (
    AssignedView,
    ContactView,
    Given,
    Listed,
    OpenView,
    Played,
    RegularView,
    TodayView,
    Wanted,
)
from simulator.view.first_call import first_call, first_calls, welcomes_of_others

WARM_UP = 2
GOOD_ENOUGH = 75
"""From this total on a case needs no second try today."""


def show_today(given: Given) -> TodayView:
    """Return the day of a trainee."""
    entries, played, now = given.entries, given.played, given.now
    today = [call for call in played if call.opened_at.date() == now.date()]
    done = [call for call in today if call.closed]
    assigned = _assigned(entries, played, given.wanted, now.date())
    back = _back(given.regulars, today)
    contacts = _contacts(given, assigned, back)
    left = [contact for contact in contacts if not contact.done]
    pressing = any(each.is_pressing for each in assigned) or len(done) < len(today)
    known = {entry.id: entry for entry in entries}
    titles = {name: entry.title for name, entry in known.items()}
    return TodayView(
        day=now.date(),
        first_time=not played,
        first_scenario=first_call(entries, given.language),
        first_in=first_calls(entries),
        drills=tuple(given.drills[: max(0, WARM_UP - given.drilled)]),
        drilled=given.drilled,
        contacts=contacts,
        open_calls=tuple(_open(call, known.get(call.scenario_id)) for call in played if not call.closed),
        done=len(done),
        minutes=sum(contact.minutes for contact in left),
        over=bool(done) and not left and not pressing,
        best_today=_best(done, titles),
        gain=_gain(played, done),
        goal=given.goal,
        shifts=tuple(sorted(given.shifts, key=lambda offer: rank(offer.language, {given.language}))),
        assigned=assigned,
        regulars=back,
        outcomes=tuple(given.outcomes),
        problem=given.problem,
    )


def _contacts(given: Given, assigned: Sequence[AssignedView], back: Sequence[RegularView]) -> tuple[ContactView, ...]:
    """Return the contacts of the day; what is set or comes back stands elsewhere, as do first calls of others."""
    named = {each.scenario_id for each in assigned} | {each.scenario_id for each in back}
    return choose_contacts(
        given.entries,
        given.played,
        given.chosen,
        today=given.now.date(),
        elsewhere=named | welcomes_of_others(given.entries, given.language),
        language=given.language,
    )


def _back(regulars: Sequence[RegularView], today: Sequence[Played]) -> tuple[RegularView, ...]:
    """Return the customers who come back and were not met again today."""
    begun = {call.scenario_id for call in today}
    return tuple(regular for regular in regulars if regular.scenario_id not in begun)


def _best(done: Sequence[Played], titles: Mapping[str, str]) -> tuple[str, float] | None:
    """Return title and total of the best call of today."""
    scored = [(titles.get(call.scenario_id, call.scenario_id), call.total) for call in done]
    known = [(title, total) for title, total in scored if total is not None]
    return max(known, key=lambda pair: pair[1], default=None)


def _open(call: Played, entry: Listed | None) -> OpenView:
    return OpenView(
        call_id=call.call_id,
        title=call.scenario_id if entry is None else entry.title,
        firm="" if entry is None else entry.firm,
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
        firm="" if entry is None else entry.firm,
    )


def _gain(played: Sequence[Played], done: Sequence[Played]) -> float | None:
    """Return how much better the latest call of today was than the one of the same case before it."""
    for call in done:
        before = [old for old in played if old.scenario_id == call.scenario_id and old.opened_at < call.opened_at]
        scores = [old.total for old in before if old.closed and old.total is not None]
        if call.total is not None and scores:
            return call.total - scores[0]
    return None
