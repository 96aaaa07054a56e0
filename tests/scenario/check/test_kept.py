"""Tests of `simulator.scenario.check.kept`: what is unchanged is not checked anew, and what has changed is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.scenario.check.examine import MANY, all_problems, examine_all
from simulator.scenario.check.kept import Kept, Result, fingerprint
from tests.scenario.check.samples import write_sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "cases")


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


CHANGES: tuple[Callable[[Path], object], ...] = (
    lambda folder: put(folder / "scenario.yaml", "minutes: 5", "minutes: 6"),
    lambda folder: put(folder / "plays" / "good.yaml", "[80, 100]", "[81, 100]"),
    lambda folder: (folder / "plays" / "good.yaml").unlink(),
    lambda folder: (folder / "lines.it.po").write_text("", encoding="utf-8"),
    lambda folder: put(folder.parent / "companies" / "sample_shop.yaml", "Sample Shop", "Simple Shop"),
    lambda folder: (folder.parent / "companies" / "other.yaml").write_text("format: 1\n", encoding="utf-8"),
    lambda folder: put(folder / "shared" / "case.yaml", "Another", "One more"),
)


def test_the_same_files_have_the_same_fingerprint(folder: Path) -> None:
    assert fingerprint(folder) == fingerprint(folder) != ""


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_check_can_read_changes_the_fingerprint(change: Callable[[Path], object], folder: Path) -> None:
    before = fingerprint(folder)
    change(folder)
    assert fingerprint(folder) != before


def test_what_cannot_be_read_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "none.yaml") == ""


def test_results_come_back_and_only_changed_files_are_checked(folder: Path, tmp_path: Path) -> None:
    paths = [folder, *(shutil.copytree(folder, folder.parent / f"case_{number}") for number in range(MANY))]
    kept = tmp_path / "checks.json"
    first = examine_all(paths, kept=kept)
    assert len(all_problems(first)) == MANY  # each copy has another id than its folder
    stored = json.loads(kept.read_text(encoding="utf-8"))
    wrong = stored["results"][fingerprint(folder)]
    assert wrong["problems"] == []
    wrong["files"] = ["kept.yaml"]
    kept.write_text(json.dumps(stored), encoding="utf-8")
    again = examine_all(paths, kept=kept)
    assert again[0].files == (Path("kept.yaml"),)
    assert [each.problems for each in again] == [each.problems for each in first]
    put(folder / "scenario.yaml", "minutes: 5", "minutes: 50")
    assert [problem.code for problem in examine_all(paths, kept=kept)[0].problems] == ["P908"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 0}', '{"version": 1, "results": {"x": {}}}'])
def test_a_damaged_file_is_passed_over(text: str, tmp_path: Path) -> None:
    file = tmp_path / "checks.json"
    file.write_text(text, encoding="utf-8")
    kept = Kept(file)
    assert kept.get("x") is None
    kept.put("x", Result(problems=(), files=("a",)))
    kept.save()
    assert Kept(file).get("x") == Result(problems=(), files=("a",))
