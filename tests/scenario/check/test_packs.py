"""Tests of `simulator.scenario.check.packs`: files that are no scenarios, told by where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from simulator.scenario.check.packs import is_written_in
from simulator.settings import shipped_scenarios
from tests.scenario.check.samples import with_keys, write_sample


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
    ]


def test_the_files_of_the_shipped_standard_are_no_scenarios() -> None:
    library = shipped_scenarios()
    assert library is not None
    for file in (library / "standard").glob("*.yaml"):
        assert found(file) == []


@pytest.mark.parametrize(
    ("name", "language"),
    [("standard", "en"), ("larch_lane", "en"), ("ttobak", "ko"), ("calamonte", "it"), ("standard_it", "it")],
)
def test_the_language_of_a_company_is_told_by_its_words(name: str, language: str) -> None:
    shipped = shipped_scenarios()
    assert shipped is not None
    file = shipped / "companies" / f"{name}.yaml"
    assert [each for each in ("en", "ko", "it") if is_written_in(file, each)] == [language]


def test_the_language_of_a_temperament_is_the_one_that_it_names(tmp_path: Path) -> None:
    file = tmp_path / "temperaments" / "calm.yaml"
    file.parent.mkdir()
    file.write_text("format: 1\nid: calm\nlanguage: ko\nreactions: {}\n", encoding="utf-8")
    assert (is_written_in(file, "ko"), is_written_in(file, "en")) == (True, False)


def test_a_page_in_another_language_with_the_same_letters_is_noticed(tmp_path: Path) -> None:
    case = write_sample(tmp_path / "cases")
    text = "Il reso è gratuito entro 30 giorni dalla consegna del pacco."
    page = f"own_articles:\n  - {{id: resi, title: Resi, text: {text}}}\n"
    file = case / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), page), encoding="utf-8")
    assert [problem.code for problem in examine(case).problems] == ["W808"]
