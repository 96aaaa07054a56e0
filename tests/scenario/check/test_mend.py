"""Tests of `simulator.scenario.check.mend`."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.examine import examine
from simulator.scenario.check.mend import add_line_ids
from simulator.scenario.lines import line_id, without_id
from simulator.scenario.load import load_scenario
from simulator.scenario.resolve import resolve
from tests.scenario.check.samples import with_keys, write_long, write_sample

STYLES = """\
beats:
  - id: opening
    says:
      - "In \\"double\\" quotes."  # a remark
      - 'In ''single'' quotes.'
      - Plain, with "quotes" and a \\ in it.
      - Plain over
        two lines.
      - |
        As a block
        of two lines.
      - >-
        Folded
        too.
    again: ["One, two.", Plain, 'three']
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "cases")


def wordings(folder: Path) -> list[str]:
    scenario = load_scenario(folder)
    return [text for beat in scenario.beats for text in (*beat.says, *beat.again)]


def test_every_line_gets_an_id_and_keeps_its_words_in_every_style(folder: Path) -> None:
    file = folder / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), STYLES), encoding="utf-8")
    before = wordings(folder)
    mended = add_line_ids(folder)
    after = wordings(folder)
    assert mended.added == len(before) + 3  # three wordings of the customer's one fact
    assert [without_id(text) for text in after] == [text.rstrip() for text in before]
    assert len({line_id(text) for text in after} - {""}) == len(after)
    assert "# a remark" in file.read_text(encoding="utf-8")


def test_a_second_time_changes_nothing(folder: Path) -> None:
    add_line_ids(folder)
    once = (folder / "scenario.yaml").read_bytes()
    assert add_line_ids(folder).added == 0
    assert (folder / "scenario.yaml").read_bytes() == once


def test_the_case_as_played_is_the_same(folder: Path) -> None:
    before = resolve(load_scenario(folder), seed=1, twist="plain")
    add_line_ids(folder)
    assert resolve(load_scenario(folder), seed=1, twist="plain") == before
    assert examine(folder).problems == ()


def test_a_line_that_is_moved_keeps_its_id_and_a_new_one_gets_another(folder: Path) -> None:
    add_line_ids(folder)
    file = folder / "scenario.yaml"
    ids = {without_id(text): line_id(text) for text in wordings(folder)}
    first, second = (f'"{text} #line:{ids[text]}"' for text in ("My kettle leaks.", "It leaks, the new kettle."))
    moved = (
        file.read_text(encoding="utf-8").replace(first, "@").replace(second, f'{first}, "New."').replace("@", second)
    )
    file.write_text(moved, encoding="utf-8")
    assert add_line_ids(folder).added == 1
    after = {without_id(text): line_id(text) for text in wordings(folder)}
    assert {text: after[text] for text in ids} == ids
    assert after["New."] not in ids.values()


def test_a_file_that_is_not_yaml_is_left_alone(folder: Path) -> None:
    file = folder / "scenario.yaml"
    file.write_text("beats: [\n", encoding="utf-8")
    assert add_line_ids(folder).added == 0
    assert file.read_text(encoding="utf-8") == "beats: [\n"


def test_line_ends_of_another_system_stay(folder: Path) -> None:
    file = folder / "scenario.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    add_line_ids(folder)
    data = file.read_bytes()
    assert b"#line:" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_long_scenario_gets_its_ids_without_a_new_problem(tmp_path: Path) -> None:
    folder = write_long(tmp_path / "cases")
    before = [problem.code for problem in examine(folder).problems]
    assert add_line_ids(folder).added > 200
    assert [problem.code for problem in examine(folder).problems] == before


def test_the_words_of_an_opening_get_their_ids_once(folder: Path) -> None:
    file = folder / "scenario.yaml"
    opening = 'opening: ["My kettle leaks.", "It leaks.", "The kettle leaks."]\nbeats: []\n'
    text = with_keys(file.read_text(encoding="utf-8"), opening).replace("beats: []\n", "")
    file.write_text(text, encoding="utf-8")
    assert add_line_ids(folder).added == 6
    assert [problem.code for problem in examine(folder).problems if problem.code == "P913"] == []
