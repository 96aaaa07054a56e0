"""Tests of `simulator.scenario.library`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.scenario.library import INDEX_VERSION, FileLibrary, open_library
from simulator.scenario.problems import ScenarioProblems
from simulator.settings import DataFolder, data_folder
from tests.scenario.casebook import change, write_case


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_case(tmp_path / "cases")
    return tmp_path / "cases"


def test_the_library_lists_scenarios_with_all_that_a_screen_needs(root: Path) -> None:
    (entry,) = FileLibrary([root]).entries()
    assert (entry.id, entry.title, entry.language, entry.difficulty) == ("small_case", "A small case", "en", 1)
    assert entry.skills == ("names_impact",)
    assert entry.firm == "Small Shop"
    assert len(entry.hash) == 64
    assert Path(entry.path) == root / "small_case" / "scenario.yaml"


def test_a_scenario_is_loaded_by_its_id(root: Path) -> None:
    assert FileLibrary([root]).load("small_case").title == "A small case"


def test_an_unknown_id_names_the_nearest(root: Path) -> None:
    with pytest.raises(UserError, match=r"There is no scenario `smal_case`\. Did you mean `small_case`"):
        FileLibrary([root]).load("smal_case")


def test_an_empty_library_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nor any other in .*nowhere.*--path"):
        FileLibrary([tmp_path / "nowhere"]).load("small_case")


def test_the_shipped_scenarios_are_found_without_any_setting() -> None:
    assert "late_parcel" in [entry.id for entry in open_library(data_folder()).entries()]


def test_own_packs_stand_before_the_shipped_library_and_the_path_before_both(root: Path, tmp_path: Path) -> None:
    folder = DataFolder(path=tmp_path / "home")
    shutil.copytree(root, folder.packs)
    change(folder.packs / "small_case" / "scenario.yaml", "A small case", "From my packs")
    assert open_library(folder).load("small_case").title == "From my packs"
    assert open_library(folder, extra=root).load("small_case").title == "A small case"


def test_a_doubled_id_is_a_problem_and_the_first_is_played(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "more")
    library = FileLibrary([root, tmp_path / "more"])
    (problem,) = library.problems()
    assert problem.code == "L401"
    assert problem.file == str(tmp_path / "more" / "small_case" / "scenario.yaml")
    assert str(root / "small_case" / "scenario.yaml") in problem.message
    assert len(library.entries()) == 1


def test_a_broken_scenario_is_not_listed_but_its_problems_are(root: Path) -> None:
    change(root / "small_case" / "scenario.yaml", "minutes: 5", "minutes: five")
    library = FileLibrary([root])
    assert library.entries() == []
    assert [problem.code for problem in library.problems()] == ["S203"]
    with pytest.raises(ScenarioProblems, match="S203"):
        library.load("small_case")


def test_the_index_spares_the_second_start_the_reading(root: Path, tmp_path: Path) -> None:
    index = tmp_path / "library.json"
    first = FileLibrary([root], index=index).entries()
    stored = json.loads(index.read_text(encoding="utf-8"))
    (item,) = stored["files"].values()
    item["entry"]["title"] = "From the index"
    index.write_text(json.dumps(stored), encoding="utf-8")
    assert [entry.title for entry in FileLibrary([root], index=index).entries()] == ["From the index"]
    assert first[0].title == "A small case"


@pytest.mark.parametrize("name", ["small_case/scenario.yaml", "companies/small_shop.yaml"])
def test_the_index_is_stale_when_a_file_or_its_pack_changes(root: Path, tmp_path: Path, name: str) -> None:
    index = tmp_path / "library.json"
    before = FileLibrary([root], index=index).entries()[0].hash
    change(root / name, "A parcel counts as lost after 5 working days.", "A parcel is lost after 5 working days.")
    assert FileLibrary([root], index=index).entries()[0].hash != before


def test_the_index_is_stale_when_a_shared_file_changes(root: Path, tmp_path: Path) -> None:
    (root / "shared").mkdir()
    shared = root / "shared" / "ada.yaml"
    shared.write_text("format: 1\ncustomer: {lifetime_value: 10}\n", encoding="utf-8")
    change(root / "small_case" / "scenario.yaml", "minutes: 5", "minutes: 5\ninclude: ada")
    before = FileLibrary([root], index=tmp_path / "library.json").entries()[0].hash
    shared.write_text("format: 1\ncustomer: {lifetime_value: 200}\n", encoding="utf-8")
    assert FileLibrary([root], index=tmp_path / "library.json").entries()[0].hash != before


def test_links_that_lead_nowhere_do_no_harm(root: Path, tmp_path: Path) -> None:
    (root / "lost").mkdir()
    (root / "lost" / "scenario.yaml").symlink_to(root / "lost" / "gone.yaml")
    (root / "companies" / "gone.yaml").symlink_to(root / "nowhere.yaml")
    library = FileLibrary([root], index=tmp_path / "library.json")
    assert list(library.problems()) == []
    assert len(library.entries()) == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", f'{{"version": {INDEX_VERSION}, "files": {{"x": 3}}}}', "\x00"])
def test_a_damaged_index_is_made_anew(root: Path, tmp_path: Path, text: str) -> None:
    index = tmp_path / "library.json"
    index.write_text(text, encoding="utf-8")
    assert len(FileLibrary([root], index=index).entries()) == 1
    assert json.loads(index.read_text(encoding="utf-8"))["version"] == INDEX_VERSION


def test_an_index_that_cannot_be_written_does_no_harm(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert len(FileLibrary([root], index=tmp_path / "file" / "library.json").entries()) == 1


def test_two_folders_that_are_one_hold_each_scenario_once(root: Path) -> None:
    same = Path(os.path.relpath(root))
    assert list(FileLibrary([root, same]).problems()) == []
