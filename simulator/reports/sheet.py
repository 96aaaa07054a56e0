"""The workbook: attempts, people, skills and checks as sheets; formulas and links are off, memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from simulator.progress.checks import ScenarioFigures
from simulator.progress.difficulty import Difficulty
from simulator.reports.gathering import Gathered, gather, together
from simulator.reports.sheet_rows import insert_rows, rows_in
from simulator.reports.tables import ATTEMPT_COLUMNS, Cell, safe
from simulator.session.attempt import Attempt, OpenCall, PersonCalls
from simulator.view.wording import unchecked_among

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
MOST_ROWS = 1_048_575
"""So many rows under its header a sheet holds; more calls go on in a second one."""
_WIDEST = 40
_CHARTED = 60
"""So many people at most stand in the chart."""


def write_workbook(
    path: Path,
    people: Iterable[PersonCalls],
    *,
    now: datetime,
    difficulty: Difficulty,
    chosen: Callable[[Attempt | OpenCall], bool] = lambda _: True,
    most_rows: int = MOST_ROWS,
) -> None:
    """Write the workbook; the attempts of one person at a time are held in memory.

    Args:
        path: the file; its folder is there.
        people: the calls of each person; people by name.
        now: the moment, aware.
        difficulty: how hard the scenarios are, measured from everybody's attempts.
        chosen: which calls the workbook is about.
        most_rows: so many calls a sheet.

    Raises:
        OSError: the file cannot be written.
    """
    with TemporaryDirectory() as folder:
        part = gather(people, Path(folder), now=now, difficulty=difficulty, chosen=chosen)
        write_gathered(path, [part], now=now, most_rows=most_rows)


def write_gathered(path: Path, parts: Sequence[Gathered], *, now: datetime, most_rows: int = MOST_ROWS) -> None:
    """Write the workbook of what was gathered; the parts come in the order of the people in them.

    Args:
        path: the file; its folder is there.
        parts: what was gathered, each of other people.
        now: the moment, aware.
        most_rows: so many calls a sheet.

    Raises:
        OSError: the file cannot be written.
    """
    draft = path.with_name(f".{path.name}-draft")
    draft.touch()  # what cannot be written should fail before anything is begun
    try:
        calls, skills = sum(part.attempt_rows for part in parts), sum(part.skill_rows for part in parts)
        sheets = max(1, -(-calls // most_rows))
        attempts = rows_in([part.attempts for part in parts])
        skilled = rows_in([part.skills for part in parts])
        # An error leaves them halfway, and Windows deletes no file that is open.
        with BytesIO() as small, closing(attempts), closing(skilled):
            sizes = [min(most_rows, calls - number * most_rows) for number in range(sheets)]
            _write_sheets(small, sizes, skills, parts, now)
            rows: dict[str, Iterator[bytes]] = {
                f"xl/worksheets/sheet{2 + number}.xml": islice(attempts, most_rows) for number in range(sheets)
            }
            rows[f"xl/worksheets/sheet{sheets + 3}.xml"] = skilled
            insert_rows(small, draft, rows)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write_sheets(target: BytesIO, calls: Sequence[int], skills: int, parts: Sequence[Gathered], now: datetime) -> None:
    """Write the workbook without the rows of its large sheets.

    Args:
        target: where it goes.
        calls: how many rows each sheet of attempts will have.
        skills: how many the sheet of skills will have.
        parts: what was gathered.
        now: the moment, aware.
    """
    from xlsxwriter import Workbook

    people, checks = together(parts)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(target, {**options, "constant_memory": True})
    workbook.set_properties({"title": "Practice report", "created": now.replace(tzinfo=None)})
    about = workbook.add_worksheet("About")
    about.set_column(0, 0, 100)
    for row, line in enumerate(_about(calls, parts, now)):
        about.write_string(row, 0, line)
    widths = {0: 38, 2: 26, 4: 30, 27: _WIDEST}
    for number, rows in enumerate(calls, start=1):
        name = "Attempts" if number == 1 else f"Attempts {number}"
        _sheet(workbook, name, ATTEMPT_COLUMNS, (), widths=widths, rows_later=rows)
    _sheet(workbook, "People", PEOPLE, people)
    _sheet(workbook, "Skills", SKILLS, (), widths={3: 36}, rows_later=skills)
    _sheet(workbook, "Checks", CHECKS, _checks(checks.figures()), widths={1: 30, 9: 36, 15: 30})
    _chart(workbook, len(people))
    workbook.close()


def _about(calls: Sequence[int], parts: Sequence[Gathered], now: datetime) -> Iterator[str]:
    """Yield the lines of the first sheet."""
    yield from _ABOUT
    if unchecked := unchecked_among({language for part in parts for language in part.languages}):
        yield unchecked
    if len(calls) > 1:
        last = f"Attempts {len(calls)}"
        yield f"The calls go on from sheet to sheet, `Attempts` to `{last}`: one holds {calls[0]} of them."
    yield f"Made {now:%Y-%m-%d %H:%M} UTC; {sum(calls)} calls."


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
