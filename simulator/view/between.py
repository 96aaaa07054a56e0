"""The desk between two contacts: the ledger in words, what is on the list, and what one goes on to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from simulator.engine.calendar import DAY, deadline_ms, due_moment, is_overdue, stops_ahead
from simulator.engine.clock import now_at
from simulator.engine.desk import actions_of
from simulator.engine.meeting import can_be_shown, deed_for, meets_promise
from simulator.engine.scenes import next_stop
from simulator.engine.state import CallState, DueItem
from simulator.scenario.model import Scenario
from simulator.scenario.packs import CaseAction
from simulator.view.values import BetweenView, DueRow, PlanRow, When
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
    upcoming = _when(scenario, state, now_at(scenario, ahead[0].at_ms)) if ahead else None
    when = "" if upcoming is None else in_words_of(upcoming)
    return BetweenView(
        todo=tuple(_row(scenario, state, item) for item in todo),
        plans=tuple(
            _plan(titles[done.name], _when(scenario, state, now_at(scenario, done.planned_ms or 0))) for done in plans
        ),
        settled=tuple(_row(scenario, state, item) for item in state.due if item.settled_ms is not None),
        next_when=when,
        next_moment=upcoming,
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


def in_words_of(when: When) -> str:
    """Return a moment as people say it: "today 17:00", "tomorrow 11:00", "Thu 5 March 17:00"; another year is named."""
    moment = when.at
    year = (moment - timedelta(days=when.ahead)).year
    named = f"{moment:%a} {moment.day} {moment:%B}{'' if moment.year == year else f' {moment.year}'}"
    day = {0: "today", 1: "tomorrow"}.get(when.ahead, named)
    return f"{day} {moment:%H:%M}" if when.clock else day


def _when(scenario: Scenario, state: CallState, moment: datetime, *, clock: bool = True) -> When:
    ahead = (moment.date() - now_at(scenario, state.at_ms).date()).days
    return When(at=moment, ahead=ahead, clock=clock)


def _plan(title: str, when: When) -> PlanRow:
    return PlanRow(when=in_words_of(when), title=title, moment=when)


def _row(scenario: Scenario, state: CallState, item: DueItem) -> DueRow:
    moment = due_moment(scenario, item.due)
    when = None if moment is None else _when(scenario, state, moment, clock=len(item.due) > DAY)
    return DueRow(
        id=item.id,
        who=_WHO.get(item.who, in_words(item.who)),
        what=in_words(item.what),
        due=item.due.replace("T", " "),
        status=item.status,
        source=item.source,
        when="" if when is None else in_words_of(when),
        moment=when,
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
    serving = [action for action in actions_of(scenario) if meets_promise(action, item.what)]
    return tuple(action.id for action in sorted(serving, key=lambda action: _distance(action, item)))


def _distance(action: CaseAction, item: DueItem) -> tuple[bool, bool]:
    """Return how far an action is from what was promised: the very act comes first, then what can be set for a time."""
    timed = any(argument.kind == "time" for argument in action.args.values())
    return item.what not in action.means, not timed


def _order(scenario: Scenario, item: DueItem) -> int:
    deadline = deadline_ms(scenario, item)
    return _ENDLESS if deadline is None else deadline
