"""Tables for spreadsheets: numbers stay numbers, and no text is ever taken for a formula, a link or a command."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import CRITERIA
from simulator.progress.difficulty import measure
from simulator.reports.figures import report_json
from simulator.reports.sheet import MOST_ROWS, write_workbook
from simulator.reports.sheet_rows import column_letters
from simulator.reports.tables import ATTEMPT_COLUMNS, attempts_csv, csv_text, safe
from simulator.session.attempt import Attempt, OpenCall, PersonCalls
from simulator.view.wording import UNCHECKED
from tests.progress.attempts import START, a_brief, an_attempt, an_open_call, checks

NOW = START + timedelta(days=30)
NO_DIFFICULTY = measure(())
FORMULAS = (
    '=HYPERLINK("http://x";"y")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "|cmd",
    "%0A",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "\x00=1",
)


def _attempt(text: str, number: int = 0) -> Attempt:
    attempt = an_attempt(number, alias=text[:32] or "x", brief=a_brief(gap=-3.5))
    return replace(attempt, scenario=replace(attempt.scenario, title=text, id=text), twist=text, mode=text)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["", "plain", "it's = fine", "a-b", "50 % off", "고객님", " plain", "'quoted"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text())
def test_no_text_begins_like_a_formula_and_none_holds_control_characters(text: str) -> None:
    made = safe(text)
    assert not made.lstrip(" \u00a0\u3000\ufeff\u200b").startswith(tuple("=+-@\t\r\n|%＝＋－＠｜％"))
    assert not any(ord(sign) < 32 and sign not in "\t\n\r" for sign in made)


def test_numbers_stay_numbers_in_csv_negative_ones_too() -> None:
    text = attempts_csv([_attempt("=1+1")], (), NOW)
    assert text.startswith("\ufeffcall_id,")
    (row,) = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert row["gap"] == "-3.5"
    assert row["total"] == "70.0"
    assert row["title"] == "'=1+1"
    assert row["trainee"] == "'=1+1"
    assert row["csat"] == ""


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_goes_through_csv_whole(texts: list[str]) -> None:
    written = csv_text(["a"] * len(texts), [texts])
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[1] == [safe(text) for text in texts]


def _by_person(attempts: list[Attempt], open_calls: tuple[OpenCall, ...] = ()) -> list[PersonCalls]:
    names = sorted({each.alias for each in attempts} | {each.alias for each in open_calls})
    return [
        PersonCalls(
            alias=name,
            attempts=tuple(attempt for attempt in attempts if attempt.alias == name),
            open_calls=tuple(call for call in open_calls if call.alias == name),
        )
        for name in names
    ]


def _workbook(tmp_path: Path, attempts: list[Attempt]) -> openpyxl.Workbook:
    path = tmp_path / "report.xlsx"
    write_workbook(path, _by_person(attempts), now=NOW, difficulty=measure(attempts))
    assert [each.name for each in tmp_path.iterdir()] == ["report.xlsx"]
    return openpyxl.load_workbook(path)


def test_the_workbook_holds_no_formula_no_link_and_every_text(tmp_path: Path) -> None:
    texts = [*FORMULAS, "<b>&amp;</b>", "x" * 200, "\u202eabc", "_x0041_", "고객님 ☂", "\ufffe"]
    workbook = _workbook(tmp_path, [_attempt(text, n) for n, text in enumerate(texts)])
    sheet = workbook["Attempts"]
    for sheet_ in workbook.worksheets:
        for cells in sheet_.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    titles = [(cell.value or "").replace("_x005F_", "_") for cell in sheet["E"][1:]]  # as Excel reads it
    assert sorted(titles) == sorted(safe(text).replace("\ufffe", "").replace("\r", "\n") for text in texts)


def test_sheets_have_frozen_headers_filters_and_a_chart(tmp_path: Path) -> None:
    attempts = [an_attempt(n, alias=f"person{n % 3}", total=50.0 + n) for n in range(30)]
    workbook = _workbook(tmp_path, attempts)
    assert workbook.sheetnames == ["About", "Attempts", "People", "Skills", "Checks", "Chart"]
    for name in ("Attempts", "People", "Skills", "Checks"):
        assert workbook[name].freeze_panes == "A2"
        assert workbook[name].auto_filter.ref.startswith("A1:")
    assert workbook["Attempts"].auto_filter.ref == f"A1:{column_letters(len(ATTEMPT_COLUMNS) - 1)}31"
    rows = list(workbook["Attempts"].iter_rows(values_only=True))
    assert rows[0] == ATTEMPT_COLUMNS
    assert sorted(row[10] for row in rows[1:]) == [50.0 + n for n in range(30)]
    assert [row[0] for row in workbook["People"].iter_rows(min_row=2, values_only=True)] == [
        "person0",
        "person1",
        "person2",
    ]
    assert len(workbook["Chart"]._charts) == 1


def test_more_calls_than_a_sheet_holds_go_on_in_another_one(tmp_path: Path) -> None:
    attempts = [an_attempt(n, alias=f"person{n % 3}", total=50.0 + n) for n in range(17)]
    path = tmp_path / "report.xlsx"
    write_workbook(path, _by_person(attempts), now=NOW, difficulty=NO_DIFFICULTY, most_rows=7)
    workbook = openpyxl.load_workbook(path)
    names = ["Attempts", "Attempts 2", "Attempts 3"]
    assert workbook.sheetnames == ["About", *names, "People", "Skills", "Checks", "Chart"]
    rows = [list(workbook[name].iter_rows(values_only=True)) for name in names]
    assert [len(each) for each in rows] == [8, 8, 4]
    assert [each[0] for each in rows] == [ATTEMPT_COLUMNS] * 3
    assert sorted(row[10] for each in rows for row in each[1:]) == [50.0 + n for n in range(17)]
    last = column_letters(len(ATTEMPT_COLUMNS) - 1)
    assert [workbook[name].auto_filter.ref for name in names] == [f"A1:{last}8", f"A1:{last}8", f"A1:{last}4"]
    assert [workbook[name].freeze_panes for name in names] == ["A2"] * 3
    assert workbook["People"].max_row == 4
    about = [row[0] for row in workbook["About"].iter_rows(values_only=True)]
    assert "The calls go on from sheet to sheet, `Attempts` to `Attempts 3`: one holds 7 of them." in about


def test_a_workbook_holds_as_many_rows_a_sheet_as_a_spreadsheet_opens() -> None:
    assert MOST_ROWS + 1 == 1_048_576


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        (["ko"], "No native speaker has checked the Korean words of these cases yet."),
        (["it", "ko", "it"], "No native speaker has checked the Korean and Italian words of these cases yet."),
        (["fr"], None),
    ],
)
def test_tables_say_what_no_native_speaker_has_checked(tmp_path: Path, languages: list[str], told: str | None) -> None:
    attempts = [replace(an_attempt(n), language=language) for n, language in enumerate(languages)]
    rows = csv.DictReader(io.StringIO(attempts_csv(attempts, (), NOW).removeprefix("\ufeff")))
    assert [row["unchecked"] for row in rows] == [UNCHECKED.get(language, "") for language in languages]
    workbook = _workbook(tmp_path, attempts)
    about = [row[0] for row in workbook["About"].iter_rows(values_only=True)]
    assert [line for line in about if "native" in line] == ([told] if told else [])
    column = ATTEMPT_COLUMNS.index("unchecked")
    shown = [row[column] for row in workbook["Attempts"].iter_rows(min_row=2, values_only=True)]
    assert shown == [UNCHECKED.get(language) for language in languages]
    assert report_json(attempts, everybody=attempts, now=NOW)["unchecked"] == (told or "")


def test_a_workbook_without_calls_opens(tmp_path: Path) -> None:
    assert _workbook(tmp_path, [])["Attempts"].max_row == 1


def test_the_memory_of_a_workbook_hardly_grows_with_its_rows(tmp_path: Path) -> None:
    def people(count: int) -> Iterator[PersonCalls]:
        for person in range(count // 100):
            brief = a_brief(checks={name: checks(met=1) for name in CRITERIA})
            name = f"person{person:04}"
            attempts = (an_attempt(n, alias=name, total=50.0 + n % 9, brief=brief) for n in range(100))
            yield PersonCalls(alias=name, attempts=tuple(attempts))

    def peak(count: int) -> int:
        tracemalloc.start()
        write_workbook(tmp_path / "report.xlsx", people(count), now=NOW, difficulty=NO_DIFFICULTY)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert (peak(5_000) - peak(1_000)) / 4_000 < 120  # bytes a row; a whole attempt takes thirty times that


def test_a_folder_that_is_not_there_is_an_error_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_workbook(tmp_path / "nowhere" / "report.xlsx", [], now=NOW, difficulty=NO_DIFFICULTY)


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_spreadsheets(number: int, letters: str) -> None:
    assert column_letters(number) == letters


def test_a_call_that_was_left_or_is_open_has_its_row_and_no_score(tmp_path: Path) -> None:
    left = an_attempt(1, total=12.0, abandoned=True, brief=a_brief(gap=-3.5))
    waiting = (an_open_call(1, opened_at=START), an_open_call(2, alias="bob", opened_at=NOW))
    text = attempts_csv([an_attempt(0), left], waiting, NOW)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["trainee"], row["total"], row["gap"], row["counts"], row["remark"]) for row in rows] == [
        ("ada", "70.0", "", "yes", ""),
        ("ada", "", "", "no", "left before the end: counts in no figure"),
        ("ada", "", "", "no", "left open: counts in no figure"),
        ("bob", "", "", "no", "still open: counts in no figure"),
    ]
    path = tmp_path / "report.xlsx"
    write_workbook(path, _by_person([an_attempt(0), left], waiting), now=NOW, difficulty=NO_DIFFICULTY)
    workbook = openpyxl.load_workbook(path)
    assert workbook["Attempts"].max_row == 5
    people = list(workbook["People"].iter_rows(min_row=2, max_col=4, values_only=True))
    assert people == [("ada", 1, 2, 0), ("bob", 0, 0, 1)]
