"""Tests of `rapport scenario check` and `explain` as commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.scenario.check.table import TABLE
from simulator.scenario.problems import CODES
from tests.scenario.check.samples import write_sample
from tests.shell import Shell


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "cases")


def spoil(folder: Path, old: str, new: str) -> None:
    file = folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_scenario_says_so_and_ends_with_0(shell: Shell, folder: Path) -> None:
    ran = shell("scenario", "check", str(folder))
    assert (ran.status, ran.out, ran.err.strip()) == (0, "", "No problems.")


def test_what_only_the_whole_case_shows_is_found_by_the_command(shell: Shell, folder: Path) -> None:
    spoil(folder, "when: {after: opening}", "when: {all: [{after: opening}, {not: {after: opening}}]}")
    ran = shell("scenario", "check", str(folder))
    assert ran.status == 1
    assert ran.out.startswith(f"{folder}/scenario.yaml:55:11: B501 The beat `closing` is never reached")
    assert ran.err.strip() == "1 error."


def test_a_note_alone_does_not_fail(shell: Shell, folder: Path) -> None:
    (folder / "plays" / "good.yaml").unlink()
    ran = shell("scenario", "check", str(folder))
    assert ran.status == 0
    assert "P902" in ran.out
    assert ran.out.endswith("(note)\n")
    spoil(folder, "minutes: 5", "minutes: 5\nstatus: expert")
    assert shell("scenario", "check", str(folder)).status == 1


def test_a_folder_of_scenarios_stands_for_all_in_it(shell: Shell, folder: Path) -> None:
    spoil(folder, "minutes: 5", "minutes: 50")
    assert "P908" in shell("scenario", "check", str(folder.parent)).out


def test_github_gets_annotations(shell: Shell, folder: Path) -> None:
    spoil(folder, "channel: chat", "channel: chatt")
    ran = shell("scenario", "check", str(folder), "--format", "github")
    place = f"file={folder}/scenario.yaml,line=6,col=10,title=S204"
    said = f"::error {place}::`channel` cannot be `chatt`. Did you mean `chat`?"
    assert ran.out.strip() == said


def test_json_names_the_severity(shell: Shell, folder: Path) -> None:
    spoil(folder, "minutes: 5", "minutes: 50")
    (problem,) = json.loads(shell("scenario", "check", str(folder), "--format", "json").out)
    assert (problem["code"], problem["severity"]) == ("P908", "warning")


def test_fix_adds_line_ids_once_and_the_scenario_stays_sound(shell: Shell, folder: Path) -> None:
    first = shell("scenario", "check", "--fix", str(folder))
    assert first.status == 0
    assert "9 lines have got an id." in first.err
    again = shell("scenario", "check", "--fix", str(folder))
    assert again.err.strip() == "No problems."


@pytest.mark.parametrize("name", ["no_such_scenario", "nowhere/scenario.yaml", " "])
def test_what_is_not_there_ends_with_2(shell: Shell, name: str) -> None:
    ran = shell("scenario", "check", name)
    assert ran.status == 2
    assert ran.err.count("\n") == 1


def test_a_doubled_id_in_the_library_is_found(shell: Shell, folder: Path, tmp_path: Path) -> None:
    write_sample(tmp_path / "cases" / "again")
    ran = shell("scenario", "check", "--path", str(tmp_path / "cases"))
    assert ran.status == 1
    assert "L401 There are two scenarios `sample_case`" in ran.out


def test_a_link_out_of_the_pack_is_refused(shell: Shell, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (folder / "scenario.yaml").rename(elsewhere)
    (folder / "scenario.yaml").symlink_to(elsewhere)
    ran = shell("scenario", "check", str(folder))
    assert ran.status == 1
    assert ran.out.startswith(f"{folder}/scenario.yaml:1:1: Y107 ")


def test_every_code_is_explained(shell: Shell) -> None:
    for code in (*TABLE, *CODES):
        ran = shell("scenario", "explain", code)
        assert ran.status == 0
        assert ran.out.startswith(f"{code} {TABLE[code].title}")


def test_explain_takes_small_letters_names_the_nearest_code_and_lists_all(shell: Shell) -> None:
    assert shell("scenario", "explain", "b502").out.startswith("B502 ")
    assert shell("scenario", "explain", "W801").out.startswith("S213 ")  # as it was called before
    ran = shell("scenario", "explain", "B5022")
    assert (ran.status, ran.out) == (2, "")
    assert "Did you mean `B502`?" in ran.err
    assert shell("scenario", "explain").out.count("\n  ") == len(TABLE)


def test_packs_plays_and_shifts_are_checked_as_what_they_are(shell: Shell, folder: Path) -> None:
    packs = [folder.parent / "companies", folder.parent / "temperaments", folder / "plays"]
    assert shell("scenario", "check", *map(str, packs)).status == 0
    (folder.parent / "companies" / "sample_shop.yaml").write_text("format: 1\nid: shop\n", encoding="utf-8")
    (folder.parent / "temperaments" / "even.yaml").write_text("format: 1\nid: even\nlanguage: en\n", encoding="utf-8")
    (folder / "plays" / "good.yaml").write_text("format: 1\nkind: goood\n", encoding="utf-8")
    (folder / "shift.yaml").write_text("format: 1\ncals: []\n", encoding="utf-8")
    ran = shell("scenario", "check", *map(str, packs), str(folder / "shift.yaml"))
    codes = [line.split(": ")[1].split(" ")[0] for line in ran.out.splitlines()]
    assert {"S202", "S204", "S212", "S201"} <= set(codes)
    assert "briefing" not in ran.out  # they are not taken for scenarios


def test_an_empty_folder_is_told(shell: Shell, tmp_path: Path) -> None:
    ran = shell("scenario", "check", str(tmp_path))
    assert (ran.status, ran.out) == (2, "")
    assert "no scenario in" in ran.err
