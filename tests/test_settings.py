"""Tests of `simulator.settings`."""

from __future__ import annotations

import logging
from pathlib import Path

import platformdirs
import pytest

from simulator.errors import UserError
from simulator.settings import (
    HOUSE,
    DataFolder,
    data_folder,
    house_name,
    make_folder,
    read_config,
    read_state,
    shipped_assets,
    shipped_scenarios,
    trainee_alias,
    write_atomically,
    write_state,
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(path=tmp_path / "home")


def test_rapport_home_is_the_data_folder(data_home: Path) -> None:
    assert data_folder().path == data_home
    assert data_folder().journal == data_home / "journal.db"


def test_without_rapport_home_the_system_says_where() -> None:
    assert data_folder({}).path == platformdirs.user_data_path("rapport", appauthor=False)


def test_asking_where_the_data_folder_is_makes_none(data_home: Path) -> None:
    data_folder()
    assert not data_home.exists()


def test_the_shipped_scenarios_and_assets_are_found() -> None:
    scenarios, assets = shipped_scenarios(), shipped_assets()
    assert scenarios is not None
    assert assets is not None
    assert (scenarios / "late_parcel" / "scenario.yaml").is_file()


def test_state_keeps_what_was_set_and_changes_only_what_is_given(folder: DataFolder) -> None:
    write_state(folder, {"trainee": "ada", "language": "en"})
    write_state(folder, {"trainee": "bo"})
    assert read_state(folder) == {"trainee": "bo", "language": "en"}
    assert [path.name for path in folder.path.iterdir()] == ["state.json"]


def test_without_a_file_state_and_config_are_empty(folder: DataFolder) -> None:
    assert read_state(folder) == {}
    assert read_config(folder) == {}


@pytest.mark.parametrize("text", ["{", "[1]", '"x"', "\x00"])
def test_a_damaged_state_counts_as_empty_and_is_logged(
    folder: DataFolder, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    make_folder(folder.path)
    folder.state.write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert read_state(folder) == {}
    assert "state.json" in caplog.text


def test_a_failed_write_leaves_the_old_file_and_no_draft(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    write_state(folder, {"trainee": "ada"})

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError, match="cannot be written: no space left on device"):
        write_state(folder, {"trainee": "bo"})
    assert read_state(folder) == {"trainee": "ada"}
    assert [path.name for path in folder.path.iterdir()] == ["state.json"]


def test_a_folder_that_cannot_be_made_is_a_user_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError, match="RAPPORT_HOME"):
        write_atomically(tmp_path / "file" / "home" / "state.json", "{}")


def test_the_config_is_read_and_a_broken_one_names_its_line(folder: DataFolder) -> None:
    make_folder(folder.path)
    folder.config.write_text('trainee = "cleo"\n[llm]\nmodel = "small"\n', encoding="utf-8")
    assert read_config(folder)["llm"] == {"model": "small"}
    folder.config.write_text("trainee = \n", encoding="utf-8")
    with pytest.raises(UserError, match=r"config.toml is not valid TOML: .*line 1"):
        read_config(folder)


def test_the_alias_is_the_flag_then_the_last_then_the_config_then_me(folder: DataFolder) -> None:
    assert trainee_alias(None, folder) == "me"
    make_folder(folder.path)
    folder.config.write_text('trainee = "cleo"\n', encoding="utf-8")
    assert trainee_alias(None, folder) == "cleo"
    write_state(folder, {"trainee": "bo"})
    assert trainee_alias(None, folder) == "bo"
    assert trainee_alias("ada", folder) == "ada"


@pytest.mark.parametrize("alias", ["", "Ada", "a b", "ä", "a" * 33, "../x", "a\n"])
def test_an_alias_that_cannot_be_one_is_refused(folder: DataFolder, alias: str) -> None:
    with pytest.raises(UserError, match="Use 1 to 32 of a-z"):
        trainee_alias(alias, folder)


def test_the_house_is_the_invented_one_unless_a_trainer_names_another(folder: DataFolder) -> None:
    assert house_name(folder) == HOUSE
    folder.path.mkdir()
    folder.config.write_text('house = " 한빛 상담센터 "\n', encoding="utf-8")
    assert house_name(folder) == "한빛 상담센터"


@pytest.mark.parametrize("written", ['""', '"  "', "3", '"a\\nb"', f'"{"a" * 41}"', '["a"]'])
def test_a_house_without_a_name_is_refused(folder: DataFolder, written: str) -> None:
    folder.path.mkdir()
    folder.config.write_text(f"house = {written}\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"`house` in .* is no name"):
        house_name(folder)
