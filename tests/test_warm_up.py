"""Tests of `simulator.warm_up`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simulator.session.drill import Rewritten
from simulator.settings import DataFolder, make_folder, read_state, write_state
from simulator.warm_up import KEPT, forget_rewritten, note_rewritten, rewritten_by

FIRST = Rewritten(call_id="a", criterion="complete", met=False, on=date(2026, 5, 4))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(path=tmp_path / "home")
    make_folder(made.path)
    return made


def test_a_later_try_takes_the_place_of_the_earlier(folder: DataFolder) -> None:
    better = replace(FIRST, met=True, on=date(2026, 5, 5))
    other = replace(FIRST, call_id="b")
    for each in (FIRST, other, better):
        note_rewritten(folder, "sam", each)
    assert rewritten_by(folder, "sam") == (other, better)
    assert rewritten_by(folder, "kim") == ()


def test_only_the_newest_are_kept(folder: DataFolder) -> None:
    for number in range(KEPT + 2):
        note_rewritten(folder, "sam", replace(FIRST, call_id=f"call-{number}"))
    kept = rewritten_by(folder, "sam")
    assert [kept[0].call_id, len(kept)] == ["call-2", KEPT]


def test_who_is_forgotten_leaves_nothing_and_the_others_stay(folder: DataFolder) -> None:
    note_rewritten(folder, "sam", FIRST)
    note_rewritten(folder, "kim", FIRST)
    forget_rewritten(folder, "sam")
    assert rewritten_by(folder, "kim") == (FIRST,)
    assert "sam" not in str(read_state(folder))


def test_a_check_that_was_met_once_stays_met(folder: DataFolder) -> None:
    note_rewritten(folder, "sam", replace(FIRST, met=True))
    note_rewritten(folder, "sam", replace(FIRST, met=False, on=date(2026, 5, 6)))
    assert rewritten_by(folder, "sam") == (replace(FIRST, met=True, on=date(2026, 5, 6)),)


@pytest.mark.parametrize("damaged", ["x", ["x"], [{"call_id": 1}], [{**{"call_id": "a"}, "on": "never"}]])
def test_what_is_damaged_is_left_out(folder: DataFolder, damaged: object) -> None:
    write_state(folder, {"rewritten": {"sam": damaged}})
    assert rewritten_by(folder, "sam") == ()
    write_state(folder, {"rewritten": damaged})
    assert rewritten_by(folder, "sam") == ()
