"""All figures of progress and report as JSON: plain dictionaries with the names of the values that they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from simulator.progress.checks import scenario_figures
from simulator.progress.difficulty import measure
from simulator.progress.standing import standing_of
from simulator.reports.tables import ATTEMPT_COLUMNS, attempt_rows, open_rows
from simulator.session.attempt import Attempt, OpenCall
from simulator.session.standing import Standing
from simulator.view.wording import unchecked_among

Json = dict[str, Any]
FORMAT = 1


def standing_json(standing: Standing) -> Json:
    """Return where a trainee stands; attempts are named by their call."""
    body: Json = {name: _plain(getattr(standing, name)) for name in standing.__dataclass_fields__}
    for name in ("first", "best", "latest"):
        body[name] = _brief(getattr(standing, name))
    if standing.consistency is not None:
        body["consistency"]["worst"] = _brief(standing.consistency.worst)
    return body


def report_json(
    attempts: Sequence[Attempt],
    *,
    everybody: Sequence[Attempt],
    now: datetime,
    open_calls: Sequence[OpenCall] = (),
) -> Json:
    """Return the report's figures.

    Args:
        attempts: those that it is about, oldest first.
        everybody: attempts of everybody: they tell how hard the scenarios are.
        now: the moment, aware.
        open_calls: calls that are not closed, of the people that it is about.
    """
    difficulty = measure(everybody)
    by_person: dict[str, list[Attempt]] = {call.alias: [] for call in open_calls}
    for attempt in attempts:
        by_person.setdefault(attempt.alias, []).append(attempt)
    people = [
        standing_of(name, by_person[name], now=now, difficulty=difficulty, open_calls=open_calls)
        for name in sorted(by_person)
    ]
    rows = [*attempt_rows(attempts), *open_rows(open_calls, now)]
    return {
        "format": FORMAT,
        "made": now.isoformat(timespec="seconds"),
        "note": "Practice results: no appraisal, and not to be used as one.",
        "unchecked": unchecked_among(attempt.language for attempt in attempts),
        "attempts": [dict(zip(ATTEMPT_COLUMNS, row, strict=True)) for row in rows],
        "people": [standing_json(standing) for standing in people],
        "scenarios": [_plain(figures) for figures in scenario_figures(attempts)],
    }


def _brief(attempt: Attempt | None) -> Json | None:
    if attempt is None:
        return None
    return {
        "call_id": attempt.call_id,
        "scenario": attempt.scenario.id,
        "opened_at": attempt.opened_at.isoformat(timespec="seconds"),
        "total": attempt.total,
        "empathy": attempt.empathy,
        "accuracy": attempt.accuracy,
        "follow_through": attempt.follow_through,
    }


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(each) for name, each in asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
