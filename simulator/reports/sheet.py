"""The workbook: attempts, people, skills and checks as sheets; formulas and links are off, memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO

from simulator.progress.checks import CheckCounter, ScenarioFigures
from simulator.progress.difficulty import Difficulty
from simulator.progress.standing import standing_of
from simulator.reports.sheet_rows import insert_rows, write_rows
from simulator.reports.tables import ATTEMPT_COLUMNS, Cell, attempt_rows, open_rows, safe
from simulator.session.attempt import Attempt, OpenCall, PersonCalls
from simulator.session.standing import Gap, Standing

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

PEOPLE = (
    "trainee", "calls", "left", "open", "first", "best", "latest", "in_ten_calls", "low", "high", "trend_calls",
    "worst_of_5", "spread", "own_minus_score", "gap_low", "gap_high", "gap_calls",
    "kept", "renegotiated", "late", "broken",
)  # fmt: skip
SKILLS = ("trainee", "dimension", "criterion", "title", "state", "shown", "calls", "streak", "last_at", "due_at")
CHECKS = (
    "scenario", "title", "difficulty", "calls", "people", "mean_total", "low", "high", "criterion", "check",
    "check_calls", "shown", "shown_low", "shown_high", "parts_good_from_poor", "remark",
)  # fmt: skip
_ABOUT = (
    "Practice results with simulated customers: no appraisal, and not to be used as one.",
    "Scores run from 0 to 100. An empty cell: not assessed, or too few calls for the figure.",
    "low and high: the range in which the true value lies with 95 % confidence.",
    "Calls with `no` in the column `counts` were left before the end or rewound, and count in no figure.",
    "A text that begins like a formula has an apostrophe before it.",
)
_ATTEMPTS, _SKILLS = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml"
"""The sheets with many rows: these are inserted when all else is written."""
_ALIKE = tuple(
    (ATTEMPT_COLUMNS.index(first), ATTEMPT_COLUMNS.index(last) + 1)
    for first, last in (("scenario", "twist"), ("critical", "remark"))
)
"""Columns of the attempts of which the same stand together in many rows: the case, and what came of the call."""
_FIRST = 2
"""Number of the first row under the header."""
_WIDEST = 40
_CHARTED = 60
"""So many people at most stand in the chart."""


@dataclass(slots=True)
class _Gathered:
    """What is kept of the attempts while their rows are written."""

    count: int = 0
    skills: int = 0
    """Rows of the sheet of skills."""
    people: list[tuple[Cell, ...]] = field(default_factory=list)
    """Rows of the sheet of people."""
    checks: CheckCounter = field(default_factory=CheckCounter)

    def take(
        self,
        mine: Sequence[Attempt],
        standing: Standing,
        rows: Iterable[tuple[Cell, ...]],
        attempts: BinaryIO,
        skills: BinaryIO,
    ) -> None:
        """Take in the calls of one person: the rows of the two large sheets are written at once."""
        self.count = write_rows(attempts, rows, first=self.count + _FIRST, alike=_ALIKE) - _FIRST
        self.skills = write_rows(skills, _skills(standing), first=self.skills + _FIRST) - _FIRST
        self.people.append(_person(standing))
        for attempt in mine:
            self.checks.add(attempt)


def write_workbook(
    path: Path,
    people: Iterable[PersonCalls],
    *,
    now: datetime,
    difficulty: Difficulty,
    chosen: Callable[[Attempt | OpenCall], bool] = lambda _: True,
) -> None:
    """Write the workbook; the attempts of one person at a time are held in memory.

    Args:
        path: the file; its folder is there.
        people: the calls of each person; people by name.
        now: the moment, aware.
        difficulty: how hard the scenarios are, measured from everybody's attempts.
        chosen: which calls the workbook is about.

    Raises:
        OSError: the file cannot be written.
    """
    draft = path.with_name(f".{path.name}-draft")
    draft.touch()  # what cannot be written should fail before anything is begun
    try:
        with TemporaryFile() as attempts, TemporaryFile() as skills:
            gathered = _Gathered()
            for person in people:
                mine = [attempt for attempt in person.attempts if chosen(attempt)]
                unfinished = [call for call in person.open_calls if chosen(call)]
                if mine or unfinished:
                    standing = standing_of(person.alias, mine, now=now, difficulty=difficulty, open_calls=unfinished)
                    rows = chain(attempt_rows(mine), open_rows(unfinished, now))
                    gathered.take(mine, standing, rows, attempts, skills)
            _write_sheets(draft, gathered, now)
            for large in (attempts, skills):
                large.seek(0)
            insert_rows(draft, path, {_ATTEMPTS: attempts, _SKILLS: skills})
    finally:
        draft.unlink(missing_ok=True)


def _write_sheets(draft: Path, gathered: _Gathered, now: datetime) -> None:
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(draft, {**options, "constant_memory": True})
    workbook.set_properties({"title": "Practice report", "created": now.replace(tzinfo=None)})
    about = workbook.add_worksheet("About")
    about.set_column(0, 0, 100)
    for row, line in enumerate((*_ABOUT, f"Made {now:%Y-%m-%d %H:%M} UTC; {gathered.count} calls.")):
        about.write_string(row, 0, line)
    widths = {0: 38, 2: 26, 4: 30, 27: _WIDEST}
    _sheet(workbook, "Attempts", ATTEMPT_COLUMNS, (), widths=widths, rows_later=gathered.count)
    _sheet(workbook, "People", PEOPLE, gathered.people)
    _sheet(workbook, "Skills", SKILLS, (), widths={3: 36}, rows_later=gathered.skills)
    _sheet(workbook, "Checks", CHECKS, _checks(gathered.checks.figures()), widths={1: 30, 9: 36, 15: 30})
    _chart(workbook, len(gathered.people))
    workbook.close()


def _sheet(
    workbook: Workbook,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    widths: dict[int, int] | None = None,
    rows_later: int = 0,
) -> None:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, (widths or {}).get(number, max(9, len(column) + 3)))
    bold = workbook.add_format({"bold": True, "bottom": 1})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, bold)
    last = rows_later
    for last, row in enumerate(rows, start=1):
        _row(sheet, last, row)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _row(sheet: Worksheet, number: int, row: Sequence[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            if cell:
                sheet.write_string(number, column, safe(cell))
        elif cell is not None:
            sheet.write_number(number, column, cell)


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
            f"{skill.last_at:%Y-%m-%d}",
            f"{skill.due_at:%Y-%m-%d}",
        )


def _checks(figures: Sequence[ScenarioFigures]) -> Iterable[tuple[Cell, ...]]:
    for scenario in figures:
        total = scenario.total
        for check in scenario.checks:
            yield (
                scenario.scenario_id,
                scenario.title,
                scenario.difficulty,
                scenario.calls,
                scenario.people,
                *((None,) * 3 if total is None else (total.value, total.low, total.high)),
                check.criterion,
                check.title,
                check.calls,
                check.shown.value,
                check.shown.low,
                check.shown.high,
                check.parts,
                check.remark,
            )


def _chart(workbook: Workbook, people: int) -> None:
    """Draw first, best and latest of everybody, or of the first people by name."""
    shown = min(people, _CHARTED)
    if not shown:
        return
    chart: Any = workbook.add_chart({"type": "column"})  # xlsxwriter gives its charts no common type
    for column in (4, 5, 6):
        chart.add_series(
            {
                "name": ["People", 0, column],
                "categories": ["People", 1, 0, shown, 0],
                "values": ["People", 1, column, shown, column],
            }
        )
    chart.set_title({"name": "First, best and latest total"})
    chart.set_y_axis({"min": 0, "max": 100, "name": "of 100"})
    chart.set_size({"width": max(640, 26 * shown), "height": 380})
    workbook.add_worksheet("Chart").insert_chart(
        0, 0, chart, {"description": "First, best and latest total of each person"}
    )
