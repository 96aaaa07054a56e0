"""Tests of `simulator.scenario.files`: which files are the author's, and whether one has changed."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.files import authored, stamp


def test_locks_and_drafts_of_editors_are_no_files_of_the_author(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").touch()
    (tmp_path / "a.yaml").touch()
    (tmp_path / ".#a.yaml").symlink_to("somebody@somewhere")
    (tmp_path / ".a.yaml-new").touch()
    assert [path.name for path in authored(tmp_path)] == ["a.yaml", "b.yaml"]
    assert authored(tmp_path / "none") == []


def test_a_stamp_changes_with_the_file_and_is_none_without_one(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    assert stamp(file) is None
    file.write_text("one", encoding="utf-8")
    before = stamp(file)
    file.write_text("longer", encoding="utf-8")
    assert before is not None
    assert stamp(file) not in (None, before)


def test_a_link_to_nothing_has_no_stamp(tmp_path: Path) -> None:
    link = tmp_path / "lock.yaml"
    link.symlink_to("somebody@somewhere")
    assert stamp(link) is None
