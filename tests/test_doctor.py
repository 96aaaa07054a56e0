"""What the doctor finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.doctor import check_folder, check_journal, check_llm, check_pygame, check_python, check_window, report
from simulator.settings import DataFolder


def test_two_pygames_are_a_fault_with_its_remedy() -> None:
    check = check_pygame("2.5.8", "2.6.1")
    assert not check.well
    assert "pip uninstall -y pygame pygame-ce && pip install pygame-ce" in check.remedy


def test_pygame_ce_alone_is_well() -> None:
    assert check_pygame("2.5.8", None).well


@pytest.mark.parametrize(("found", "well"), [((3, 10, 9), False), ((3, 11, 0), True), ((3, 15, 0), True)])
def test_old_pythons_are_named(found: tuple[int, int, int], well: bool) -> None:
    assert check_python(found).well is well


def test_a_fallback_driver_is_no_display() -> None:
    display, sound = check_window({"display": "offscreen", "sound_error": "no device"})
    assert not display.well
    assert "--terminal" in display.remedy
    assert sound.well
    assert "silent" in sound.found


def test_a_driver_that_was_asked_for_is_one() -> None:
    display, _ = check_window({"display": "dummy"}, "dummy")
    assert display.well


def test_a_folder_that_is_not_there_yet_is_well_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    assert check_folder(DataFolder(path=path)).well
    assert not path.exists()


def test_a_place_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not check_folder(DataFolder(path=tmp_path / "file")).well


def test_a_damaged_journal_is_a_fault(tmp_path: Path) -> None:
    folder = DataFolder(path=tmp_path)
    assert check_journal(folder).well
    folder.journal.write_bytes(b"no database" * 1000)
    check = check_journal(folder)
    assert not check.well
    assert check.remedy


def test_the_report_marks_what_is_not_well() -> None:
    text = report([check_pygame("2.5.8", None), check_pygame(None, "2.6.1")])
    assert text.splitlines()[0].startswith("ok")
    assert text.splitlines()[1].startswith("!!")
    assert text.splitlines()[-1] == "1 of 2 need attention."


def test_the_llm_is_told_without_anything_being_sent(data_home: Path) -> None:
    folder = DataFolder(path=data_home)
    assert check_llm(folder, {}).found.startswith("none set up")
    data_home.mkdir(parents=True, exist_ok=True)
    text = '[llm]\nbase_url = "https://llm.example/v1"\nmodel = "tiny"\n'
    folder.config.write_text(text, encoding="utf-8")
    off = check_llm(folder, {"OPENAI_API_KEY": "sk-verysecret"})
    assert off.well
    assert "llm.example" in off.found
    assert "sk-" not in off.found
    folder.config.write_text(text + "enabled = true\n", encoding="utf-8")
    assert not check_llm(folder, {}).well
    folder.config.write_text("[llm]\nbase_url = 5\n", encoding="utf-8")
    assert not check_llm(folder, {}).well
