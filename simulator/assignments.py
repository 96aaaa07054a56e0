"""What a trainer has set on this machine: read from, and written to, `assignments.yaml` of the data folder."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.scenario.assignment import Assignment
    from simulator.settings import DataFolder

HEAD = "# What is to be played, and until when; `rapport assign` writes this file, and it may be edited.\nformat: 1\n"


def assignments_in(folder: DataFolder) -> tuple[Assignment, ...]:
    """Return what was set; nothing where there is no file.

    Raises:
        UserError: the file has problems.
    """
    if not folder.assignments.is_file():
        return ()
    from simulator.scenario.load import load_assignments

    return load_assignments(folder.assignments).assignments


def assign(folder: DataFolder, new: Assignment) -> None:
    """Set a case; one that was set before for the same trainees and in the same mode is replaced.

    Raises:
        UserError: the file has problems, or cannot be written.
    """
    _write(folder, [*(old for old in assignments_in(folder) if not _is_same(old, new)), new])


def withdraw(folder: DataFolder, scenario: str, trainees: tuple[str, ...] = ()) -> int:
    """Take back what was set of a case and return how many entries that were.

    Args:
        folder: the data folder.
        scenario: id of the case.
        trainees: only what is for these trainees together; () for all of it.

    Raises:
        UserError: the file has problems, or cannot be written.
    """
    before = assignments_in(folder)
    wanted = set(trainees)
    left = [old for old in before if old.scenario != scenario or (wanted and set(old.trainees) != wanted)]
    if len(left) < len(before):
        _write(folder, left)
    return len(before) - len(left)


def forget_in(folder: DataFolder, alias: str) -> None:
    """Take a trainee's name out of what was set: an entry for nobody else goes, too.

    Raises:
        UserError: the file has problems, or cannot be written.
    """
    before = assignments_in(folder)
    kept = [
        replace(each, trainees=tuple(name for name in each.trainees if name != alias))
        for each in before
        if not each.trainees or set(each.trainees) != {alias}
    ]
    if tuple(kept) != before:
        _write(folder, kept)


def is_for(assignment: Assignment, alias: str) -> bool:
    """Tell whether something is set for a trainee."""
    return not assignment.trainees or alias in assignment.trainees


def _is_same(old: Assignment, new: Assignment) -> bool:
    return (old.scenario, old.trainees, old.mode) == (new.scenario, new.trainees, new.mode)


def _write(folder: DataFolder, assignments: list[Assignment]) -> None:
    from simulator.settings import write_atomically

    lines = "".join(f"  - {_line(each)}\n" for each in assignments)
    write_atomically(folder.assignments, f"{HEAD}assignments:\n{lines}" if lines else f"{HEAD}assignments: []\n")


def _line(assignment: Assignment) -> str:
    """Return an entry on one line: JSON texts are YAML texts, too."""
    parts = []
    for field in fields(assignment):
        value = getattr(assignment, field.name)
        if value != field.default:
            text = list(value) if isinstance(value, tuple) else value
            parts.append(f"{field.name}: {json.dumps(text, ensure_ascii=False)}")
    return "{" + ", ".join(parts) + "}"


def known_scenario(ids: list[str], scenario: str) -> None:
    """Make sure that a case is there.

    Raises:
        UserError: it is not; the nearest is named.
    """
    from simulator.scenario.problems import suggest

    if scenario not in ids:
        raise UserError(f"There is no scenario `{scenario}`.", suggest(scenario, ids))
