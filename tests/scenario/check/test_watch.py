"""Tests of `simulator.scenario.check.watch`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from simulator.scenario.check.watch import changes


def steps(*acts: Callable[[], object]) -> Callable[[], bool]:
    """Return a pause in which one thing is done after another; after the last, the watch ends."""
    left: Iterator[Callable[[], object]] = iter(acts)

    def wait() -> bool:
        act = next(left, None)
        if act is not None:
            act()
        return act is not None

    return wait


def test_a_watch_tells_the_start_and_every_change(tmp_path: Path) -> None:
    file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text("one", encoding="utf-8")
    wait = steps(
        lambda: file.write_text("longer", encoding="utf-8"),
        lambda: None,
        lambda: other.write_text("came", encoding="utf-8"),
        file.unlink,
    )
    assert sum(1 for _ in changes(lambda: [file, other], wait)) == 4


def test_files_that_a_check_brings_in_are_no_change_by_themselves(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("one", encoding="utf-8")
    watched: list[Path] = []
    told = 0
    for _ in changes(lambda: watched, steps(lambda: None, lambda: None)):
        told += 1
        watched[:] = [file]
    assert told == 1


def test_a_file_that_is_saved_during_a_check_is_checked_again(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("one", encoding="utf-8")
    told = 0
    for _ in changes(lambda: [file], steps(lambda: None, lambda: None)):
        told += 1
        if told == 1:
            file.write_text("longer", encoding="utf-8")
    assert told == 2


def test_a_file_that_a_check_drops_is_no_change(tmp_path: Path) -> None:
    watched = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in watched:
        file.write_text("one", encoding="utf-8")
    told = 0
    for _ in changes(lambda: watched, steps(lambda: None, lambda: None)):
        told += 1
        del watched[1:]
    assert told == 1
