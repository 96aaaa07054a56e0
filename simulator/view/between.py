"""The desk between two contacts: the ledger in words, what is on the list, and what one goes on to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulator.engine.calendar import DAY, deadline_ms, due_moment, is_overdue, stops_ahead
from simulator.engine.clock import now_at
from simulator.engine.desk import actions_of
from simulator.engine.meeting import can_be_shown, deed_for, meets_promise
from simulator.engine.scenes import next_stop
from simulator.engine.state import CallState, DueItem
from simulator.scenario.model import Scenario
from simulator.view.values import BetweenView, DueRow, PlanRow
from simulator.view.wording import in_words, titled

_WHO = {"agent": "You", "company": "Your company", "carrier": "The carrier"}
_ENDLESS = 1 << 62
_AHEAD_MS = 366 * 24 * 3_600_000
"""How far ahead a plan counts that keeps a promise."""


def show_between(scenario: Scenario, state: CallState) -> BetweenView:
    """Return the desk between two contacts.

    Args:
        scenario: the case as played.
        state: the call.
    """
    ahead = [stop for stop in stops_ahead(scenario, state) if stop.to == "item"]
    titles = {action.id: action.title or titled(action.id) for action in actions_of(scenario)}
    plans = [done for done in state.done if done.planned_ms is not None and done.planned_ms > state.at_ms]
    todo = sorted(
        (item for item in state.due if item.status in ("open", "vague")),
        key=lambda item: _order(scenario, item),
    )
    when = in_days(scenario, state, now_at(scenario, ahead[0].at_ms)) if ahead else ""
    return BetweenView(
        todo=tuple(_row(scenario, state, item) for item in todo),
        plans=tuple(
            PlanRow(when=in_days(scenario, state, now_at(scenario, done.planned_ms or 0)), title=titles[done.name])
            for done in plans
        ),
        settled=tuple(_row(scenario, state, item) for item in state.due if item.settled_ms is not None),
        next_when=when,
        next_text=f"The next thing on your list is due {when}." if when else "Nothing more is on your list.",
        loose=tuple(_row(scenario, state, item) for item in todo if _is_loose(scenario, state, item)),
        finishes=not todo and not plans and not _asks_for_work(scenario) and next_stop(scenario, state).to == "rating",
    )


def _is_loose(scenario: Scenario, state: CallState, item: DueItem) -> bool:
    """Tell whether a promise of the trainee is open, and nothing that was done or planned keeps it."""
    promised = item.source != "obligation" and item.who in ("agent", "company") and item.sure
    if not promised or not can_be_shown(scenario, item):
        return False
    return deed_for(scenario, replace(state, at_ms=state.at_ms + _AHEAD_MS), item) is None


def _asks_for_work(scenario: Scenario) -> bool:
    """Tell whether the case wants a note, a cause or tasks after the contact."""
    asked = scenario.wrap_up
    return bool(asked.cause or asked.note or asked.tasks)


def due_rows(scenario: Scenario, state: CallState) -> tuple[DueRow, ...]:
    """Return the whole ledger in words, in the order in which it was made."""
    return tuple(_row(scenario, state, item) for item in state.due)


def in_days(scenario: Scenario, state: CallState, moment: datetime) -> str:
    """Return a moment as people say it, seen from now: "today 17:00", "tomorrow 11:00", "Thu 5 March 17:00"."""
    ahead = (moment.date() - now_at(scenario, state.at_ms).date()).days
    day = {0: "today", 1: "tomorrow"}.get(ahead, f"{moment:%a} {moment.day} {moment:%B}")
    return f"{day} {moment:%H:%M}"


def _row(scenario: Scenario, state: CallState, item: DueItem) -> DueRow:
    moment = due_moment(scenario, item.due)
    when = "" if moment is None else in_days(scenario, state, moment)
    return DueRow(
        id=item.id,
        who=_WHO.get(item.who, in_words(item.who)),
        what=in_words(item.what),
        due=item.due.replace("T", " "),
        status=item.status,
        source=item.source,
        when=when if len(item.due) > DAY or moment is None else when.rpartition(" ")[0],
        quote=item.quote,
        overdue=item.status == "open" and is_overdue(scenario, item, state.at_ms),
        keepable=item.keepable is not False,
        how=_how(scenario, item),
        settled_by=in_words(item.settled_by),
        outcome=item.outcome,
    )


def _how(scenario: Scenario, item: DueItem) -> tuple[str, ...]:
    if item.met_by:
        return item.met_by
    return tuple(action.id for action in actions_of(scenario) if meets_promise(action, item.what))


def _order(scenario: Scenario, item: DueItem) -> int:
    deadline = deadline_ms(scenario, item)
    return _ENDLESS if deadline is None else deadline
