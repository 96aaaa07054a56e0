"""Remembers which own replies a trainee has worded anew: beside the settings, for it is no part of any call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from simulator.session.drill import Rewritten
from simulator.settings import DataFolder, read_state, write_state
from simulator.view.day import DrillView

KEPT = 60
"""So many of the newest are kept for a trainee; the warm-up looks at the latest calls only."""
_KEY = "rewritten"


def rewritten_by(folder: DataFolder, alias: str) -> tuple[Rewritten, ...]:
    """Return what a trainee has worded anew, oldest first; what is damaged is left out.

    Args:
        folder: the data folder.
        alias: of the trainee.
    """
    return tuple(_read(_stored(folder).get(alias)))


def note_attempt(folder: DataFolder, alias: str, moment: DrillView, *, met: bool, now: datetime) -> None:
    """Keep that a trainee has worded a moment anew; none of the words are kept.

    Args:
        folder: the data folder.
        alias: of the trainee.
        moment: what was answered once more.
        met: its check is met now.
        now: with its zone.

    Raises:
        UserError: the file cannot be written.
    """
    day = now.astimezone().date()
    made = Rewritten(call_id=moment.call_id, criterion=moment.criterion, met=met, on=day)
    note_rewritten(folder, alias, made)


def note_rewritten(folder: DataFolder, alias: str, rewritten: Rewritten) -> None:
    """Keep that a reply was worded anew, on its latest day; a check that was met once stays met.

    Args:
        folder: the data folder.
        alias: of the trainee.
        rewritten: what was done.

    Raises:
        UserError: the file cannot be written.
    """
    key = (rewritten.call_id, rewritten.criterion)
    stored = rewritten_by(folder, alias)
    others = [each for each in stored if (each.call_id, each.criterion) != key]
    met = rewritten.met or any(each.met for each in stored if each not in others)
    rows = [row_of(each) for each in [*others, replace(rewritten, met=met)][-KEPT:]]
    write_state(folder, {_KEY: {**_stored(folder), alias: rows}})


def row_of(rewritten: Rewritten) -> dict[str, str | bool]:
    """Return what is kept of one, as plain values."""
    return {
        "call_id": rewritten.call_id,
        "criterion": rewritten.criterion,
        "met": rewritten.met,
        "on": rewritten.on.isoformat(),
    }


def forget_rewritten(folder: DataFolder, alias: str) -> None:
    """Delete what is kept of a trainee.

    Args:
        folder: the data folder.
        alias: of the trainee.

    Raises:
        UserError: the file cannot be written.
    """
    stored = _stored(folder)
    if alias in stored:
        write_state(folder, {_KEY: {name: rows for name, rows in stored.items() if name != alias}})


def _stored(folder: DataFolder) -> Mapping[str, Any]:
    stored = read_state(folder).get(_KEY)
    return stored if isinstance(stored, dict) else {}


def _read(rows: object) -> Iterator[Rewritten]:
    for row in rows if isinstance(rows, list) else ():
        match row:
            case {"call_id": str(call_id), "criterion": str(criterion), "met": bool(met), "on": str(on)} if _is_day(on):
                yield Rewritten(call_id=call_id, criterion=criterion, met=met, on=date.fromisoformat(on))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
