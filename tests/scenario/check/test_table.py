"""Tests of `simulator.scenario.check.table`: each code is one entry, and each entry is its own test."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import Problem
from simulator.scenario.check.entry import Entry
from simulator.scenario.check.examine import examine
from simulator.scenario.check.table import TABLE
from simulator.scenario.problems import CODES
from tests.scenario.check.samples import put_in, write_sample

IN_A_FILE = [entry for entry in TABLE.values() if entry.file]


def problems_with(folder: Path, entry: Entry, keys: str) -> tuple[Problem, ...]:
    case = write_sample(folder)
    put_in(case, entry, keys)
    return examine(case).problems


def test_the_sound_scenario_has_nothing_to_remark(tmp_path: Path) -> None:
    assert [str(problem) for problem in examine(write_sample(tmp_path / "cases")).problems] == []


@pytest.mark.parametrize("entry", IN_A_FILE, ids=lambda entry: entry.code)
def test_the_example_of_a_code_gives_that_code_and_no_other(entry: Entry, tmp_path: Path) -> None:
    problems = problems_with(tmp_path / "cases", entry, entry.wrong)
    assert {problem.code for problem in problems} == {entry.code}, [str(each) for each in problems]
    expected = {entry.severity, "note"} if entry.code in ("P902", "P903", "R316") else {entry.severity}
    assert {problem.severity for problem in problems} <= expected


@pytest.mark.parametrize("entry", IN_A_FILE, ids=lambda entry: entry.code)
def test_the_mended_example_of_a_code_has_nothing_to_remark(entry: Entry, tmp_path: Path) -> None:
    problems = problems_with(tmp_path / "cases", entry, entry.right)
    assert [str(problem) for problem in problems] == []


def test_there_are_at_least_forty_codes_and_each_says_all_that_explain_prints() -> None:
    assert len(TABLE) >= 40
    for entry in TABLE.values():
        assert entry.title
        assert entry.reason.endswith(".")
        assert entry.wrong != entry.right


def test_the_loader_and_the_table_know_the_same_codes() -> None:
    assert {code for code in CODES if code not in TABLE} == set()
    for code, title in CODES.items():
        assert TABLE[code].title == title
