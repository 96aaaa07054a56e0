"""What a workbook needs of the calls, gathered person by person: the rows of its large sheets go to files at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path

from simulator.progress.checks import CheckCounter
from simulator.progress.difficulty import Difficulty
from simulator.progress.standing import standing_of
from simulator.reports.sheet_rows import write_rows
from simulator.reports.tables import ATTEMPT_COLUMNS, Cell, attempt_rows, open_rows
from simulator.session.attempt import Attempt, OpenCall, PersonCalls
from simulator.session.standing import Gap, Standing

_RUNS = (("scenario", "twist"), ("critical", "unchecked"))
_ALIKE = tuple((ATTEMPT_COLUMNS.index(first), ATTEMPT_COLUMNS.index(last) + 1) for first, last in _RUNS)
"""Columns of the attempts of which the same stand together in many rows: the case, and what came of the call."""


@dataclass(slots=True)
class Gathered:
    """What is kept of the calls of some people."""

    attempts: Path
    """The rows of the sheet of attempts, without their numbers."""
    skills: Path
    """The rows of the sheet of skills, in the same way."""
    attempt_rows: int = 0
    skill_rows: int = 0
    people: list[tuple[Cell, ...]] = field(default_factory=list)
    """The rows of the sheet of people."""
    checks: CheckCounter = field(default_factory=CheckCounter)
    languages: set[str] = field(default_factory=set)
    """Those of the attempts."""


def gather(
    people: Iterable[PersonCalls],
    folder: Path,
    *,
    now: datetime,
    difficulty: Difficulty,
    chosen: Callable[[Attempt | OpenCall], bool],
) -> Gathered:
    """Return what the workbook needs of some people; the calls of one at a time are held in memory.

    Args:
        people: the calls of each, people by name.
        folder: where the rows go; it is empty.
        now: the moment, aware.
        difficulty: how hard the scenarios are, measured from everybody's attempts.
        chosen: which calls the workbook is about.

    Raises:
        OSError: a file cannot be written.
    """
    found = Gathered(attempts=folder / "attempts", skills=folder / "skills")
    with found.attempts.open("wb") as attempts, found.skills.open("wb") as skills:
        for person in people:
            mine = [attempt for attempt in person.attempts if chosen(attempt)]
            unfinished = [call for call in person.open_calls if chosen(call)]
            if not mine and not unfinished:
                continue
            standing = standing_of(person.alias, mine, now=now, difficulty=difficulty, open_calls=unfinished)
            rows = chain(attempt_rows(mine), open_rows(unfinished, now))
            found.attempt_rows += write_rows(attempts, rows, alike=_ALIKE)
            found.skill_rows += write_rows(skills, _skills(standing))
            found.people.append(_person(standing))
            for attempt in mine:
                found.checks.add(attempt)
                found.languages.add(attempt.language)
    return found


def together(parts: Sequence[Gathered]) -> tuple[list[tuple[Cell, ...]], CheckCounter]:
    """Return the people and the checks of all parts, the first of which takes in the others; nobody is in two."""
    checks = parts[0].checks
    for part in parts[1:]:
        checks.join(part.checks)
    return [row for part in parts for row in part.people], checks


def _person(standing: Standing) -> tuple[Cell, ...]:
    trend, even, gap, promises = standing.trend, standing.consistency, standing.gap, standing.promises
    return (
        standing.alias,
        standing.calls,
        standing.left,
        standing.open,
        *(None if each is None else each.total for each in (standing.first, standing.best, standing.latest)),
        *((None,) * 4 if trend is None else (trend.per_ten, trend.low, trend.high, trend.n)),
        *((None,) * 2 if even is None else (even.worst.total, even.spread)),
        *_gap(gap),
        promises.kept,
        promises.renegotiated,
        promises.late,
        promises.broken,
    )


def _gap(gap: Gap | None) -> tuple[Cell, ...]:
    if gap is None:
        return (None,) * 4
    return gap.difference.value, gap.difference.low, gap.difference.high, gap.difference.n


def _skills(standing: Standing) -> Iterator[tuple[Cell, ...]]:
    for skill in standing.skills:
        yield (
            standing.alias,
            skill.dimension,
            skill.criterion,
            skill.title,
            skill.state,
            skill.shown,
            skill.calls,
            skill.streak,
            skill.last_at.date().isoformat(),
            skill.due_at.date().isoformat(),
        )
