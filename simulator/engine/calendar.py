"""The calendar of a call: when items fall due, when plans and later scenes have their moment, what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from simulator.engine.clock import due_at, hours_of, ms_of, now_at
from simulator.engine.events import JumpTo
from simulator.engine.state import CallState, Done, DueItem
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import is_when, moment_after

GRACE = timedelta(minutes=15)
"""Who rings at 11:10 has rung at 11."""
DAY = len("2026-03-04")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The next moment at which something is due."""

    at_ms: int
    to: JumpTo
    id: str = ""
    """Of the item or the scene."""


def is_moment(text: str) -> bool:
    """Tell whether a text names a moment as the desk takes it: `2026-03-04 11:00`, `11:00`, `next day 11:00`, `2h`."""
    return _day_and_time(text) is not None or bool(_CLOCK.fullmatch(text.strip())) or is_when(text)


def read_moment(scenario: Scenario, at_ms: int, text: str) -> datetime | None:
    """Return the moment that an argument names, seen from a moment of the call, or None."""
    now = now_at(scenario, at_ms)
    written = _day_and_time(text)
    if written is not None:
        return written
    clock = _CLOCK.fullmatch(text.strip())
    if clock is not None:
        return datetime.combine(now.date(), time(int(clock[1]), int(clock[2])))
    try:
        return moment_after(now, text, hours_of(scenario))
    except (ValueError, OverflowError):
        return None


def _day_and_time(text: str) -> datetime | None:
    if len(text.strip()) <= DAY:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def due_moment(scenario: Scenario, due: str) -> datetime | None:
    """Return the last moment at which something due is in time; a day ends when the desk closes. None: no date."""
    try:
        moment = datetime.fromisoformat(due)
    except ValueError:
        return None
    if len(due) > DAY:
        return moment
    spans = hours_of(scenario).spans(moment.date())
    return datetime.combine(moment.date(), max((end for _, end in spans), default=time(23, 59)))


def has_clock_time(item: DueItem) -> bool:
    """Tell whether an item is due at a time of day, and not only on a day."""
    return len(item.due) > DAY


def deadline_ms(scenario: Scenario, item: DueItem) -> int | None:
    """Return when an item falls due, in milliseconds of the call; None when it has no date."""
    moment = due_moment(scenario, item.due)
    return None if moment is None else ms_of(scenario, moment)


def is_overdue(scenario: Scenario, item: DueItem, at_ms: int) -> bool:
    """Tell whether an item's time is past, a little grace included."""
    deadline = deadline_ms(scenario, item)
    return deadline is not None and at_ms > deadline + round(GRACE.total_seconds() * 1000)


def day_of(scenario: Scenario, at_ms: int) -> date:
    """Return the simulated day of a moment of the call."""
    return now_at(scenario, at_ms).date()


def done_at(done: Done) -> int:
    """Return when an action takes effect: at once, or when it was planned for."""
    return done.at_ms if done.planned_ms is None else done.planned_ms


def one_working_day_later(scenario: Scenario, at_ms: int) -> datetime:
    """Return the same time on the next working day, or the last moment at which the desk is open then."""
    now = now_at(scenario, at_ms).replace(second=0, microsecond=0)
    hours = hours_of(scenario)
    day = hours.next_working_day(now.date())
    if day is None:
        return now + timedelta(days=1)
    same = datetime.combine(day, now.time())
    if hours.is_open(same):
        return same
    starts = [start for start, _ in hours.spans(day)]
    ends = [end for _, end in hours.spans(day)]
    return datetime.combine(day, min(max(same.time(), min(starts)), max(ends)))


def stops_ahead(scenario: Scenario, state: CallState) -> tuple[Stop, ...]:
    """Return every moment ahead at which an item, a plan or a scene is due, in order; whether a scene opens is open."""
    found = [*_items(scenario, state), *_plans(state), *_scenes(scenario, state)]
    return tuple(sorted(found, key=lambda stop: (stop.at_ms, stop.to == "scene")))


def _items(scenario: Scenario, state: CallState) -> Iterator[Stop]:
    for item in state.due:
        deadline = deadline_ms(scenario, item)
        if item.status == "open" and deadline is not None and deadline > state.at_ms:
            yield Stop(at_ms=deadline, to="item", id=item.id)


def _plans(state: CallState) -> Iterator[Stop]:
    for done in state.done:
        if done.ok and done.planned_ms is not None and done.planned_ms > state.at_ms:
            yield Stop(at_ms=done.planned_ms, to="item", id=done.name)


def _scenes(scenario: Scenario, state: CallState) -> Iterator[Stop]:
    for scene in scenario.scenes:
        if scene.id not in state.passed:
            at_ms = ms_of(scenario, due_at(scenario, scene.at))
            yield Stop(at_ms=max(at_ms, state.at_ms), to="scene", id=scene.id)
