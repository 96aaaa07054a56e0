"""The life of a scenario: what each step needs, and how the one line of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.rehearsal.review import lacks, set_status
from simulator.scenario.load import load_scenario
from tests.rehearsal.casebook import GOOD, SMALL, lamp, line_of


def test_a_draft_needs_nothing(tmp_path: Path) -> None:
    assert lacks(lamp(tmp_path), "draft") == ()


def test_expert_needs_a_good_play_that_gets_what_it_must(tmp_path: Path) -> None:
    assert lacks(lamp(tmp_path), "expert") == ("There is no play of an expert: write plays/good.yaml.",)
    assert lacks(lamp(tmp_path, plays={"good": GOOD}), "expert") == ()
    (told,) = lacks(lamp(tmp_path, plays={"good": GOOD.replace("ending: glad", "ending: dark")}), "expert")
    assert told.startswith("The expert's play good does not get what it must: It must end as dark")


def test_stable_needs_the_step_before_and_that_test_fails_nowhere(tmp_path: Path) -> None:
    told = lacks(lamp(tmp_path, plays={"good": GOOD}), "stable")
    assert told[0] == "It is a draft: an expert's play comes first (`--to expert`)."
    assert told[-1] == "`rapport scenario test` finds 2 that must be mended."


@pytest.mark.parametrize("written", ["status: draft", "status:   'draft'   # to be read again", 'status: "draft"'])
def test_only_the_value_in_the_line_changes(tmp_path: Path, written: str) -> None:
    text = SMALL.replace("channel: chat\n", f"channel: chat\n{written}\n")
    home = lamp(tmp_path, text=text)
    assert set_status(home, "expert") == line_of("status:", text=text)
    new = (home / "scenario.yaml").read_text(encoding="utf-8")
    value = next(part for part in ("'draft'", '"draft"', "draft") if part in written)
    assert new == text.replace(written, written.replace(value, "expert"))
    assert load_scenario(home).status == "expert"


def test_without_the_line_one_is_put_among_the_short_keys(tmp_path: Path) -> None:
    home = lamp(tmp_path)
    set_status(home, "expert")
    new = (home / "scenario.yaml").read_text(encoding="utf-8")
    assert new == SMALL.replace("minutes: 4\n", "minutes: 4\nstatus: expert\n")
    set_status(home, "draft")
    assert load_scenario(home).status == "draft"


def test_line_ends_and_rights_stay_as_they_are(tmp_path: Path) -> None:
    home = lamp(tmp_path)
    file = home / "scenario.yaml"
    file.write_bytes(SMALL.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    set_status(home, "expert")
    assert (
        file.read_bytes()
        == SMALL.replace("minutes: 4\n", "minutes: 4\nstatus: expert\n").replace("\n", "\r\n").encode()
    )
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in home.iterdir() if path.is_file()] == ["scenario.yaml"]


def test_what_is_no_scenario_is_told(tmp_path: Path) -> None:
    file = tmp_path / "list.yaml"
    file.write_text("- 1\n", encoding="utf-8")
    with pytest.raises(UserError, match="is no scenario"):
        set_status(file, "expert")
