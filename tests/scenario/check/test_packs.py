"""Tests of `simulator.scenario.check.packs`: files that are no scenarios, told by where they lie."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.check.examine import examine
from simulator.settings import shipped_scenarios


def found(file: Path) -> list[str]:
    return [f"{problem.line}: {problem.code} {problem.message}" for problem in examine(file).problems]


def shared(tmp_path: Path, text: str) -> Path:
    (tmp_path / "shared").mkdir()
    file = tmp_path / "shared" / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_scenarios_take_over_needs_not_be_a_whole_scenario(tmp_path: Path) -> None:
    text = "format: 1\nvalues: {days: {any: [2, 3]}}\nfacts:\n  - {id: rule, says: It takes days., topic: [takes]}\n"
    assert found(shared(tmp_path, text)) == []


def test_a_slip_in_what_is_taken_over_is_told_where_it_stands(tmp_path: Path) -> None:
    text = "format: 1\ntitle: Rules\nfacts:\n  - {id: rule, sys: It takes days.}\n"
    assert found(shared(tmp_path, text)) == [
        "2: R315 `title` cannot stand in an included file.",
        "4: S201 `sys` is not a key of item 1 of `facts`.",
        "4: S202 `says` is missing from item 1 of `facts`.",
    ]


def test_the_files_of_the_shipped_standard_are_no_scenarios() -> None:
    library = shipped_scenarios()
    assert library is not None
    for file in (library / "standard").glob("*.yaml"):
        assert found(file) == []
