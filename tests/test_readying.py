"""What is made ready while a briefing is read: the same call is heard ahead, nothing is stored, and errors wait."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.readying import Readying, hear_ahead
from simulator.session.clocks import SteppedClock
from simulator.settings import DataFolder
from simulator.window import WindowDesk
from simulator.workplace import Workplace
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


def test_the_work_is_done_when_the_wait_is_over() -> None:
    readying, gate = Readying(), threading.Event()
    done: list[str] = []

    def work() -> None:
        gate.wait(60)
        done.append("work")

    readying.begin(work)
    assert done == []
    gate.set()
    readying.wait()
    readying.wait()
    assert done == ["work"]


def test_what_goes_wrong_is_told_by_what_is_asked_for_in_earnest(caplog: pytest.LogCaptureFixture) -> None:
    def work() -> None:
        raise UserError("There is no such case.", "Choose another one.")

    readying = Readying()
    with caplog.at_level("INFO", logger="simulator.readying"):
        readying.begin(work)
        readying.wait()
    assert "There is no such case." in caplog.text


@pytest.mark.parametrize("language", ["en", "ko", "it", "fr"])
def test_a_case_is_heard_ahead_whatever_its_language(language: str) -> None:
    hear_ahead(replace(small_scenario(), language=language), header(), SteppedClock(OPENED_AT))


@pytest.mark.parametrize("name", ["late_parcel", "three_trainers"])
def test_reading_a_briefing_opens_and_stores_nothing(data_home: Path, name: str) -> None:
    workplace = Workplace(DataFolder(path=data_home), alias="me")
    desk = WindowDesk(workplace)
    if name == "late_parcel":
        desk.briefing(name)
    else:
        desk.shift_briefing(name)
    desk._readying.wait()
    assert list(workplace.store.headers("me")) == []
    runner = desk.start("late_parcel", mode="practice")
    assert [call.header.call_id for call in workplace.store.headers("me")] == [runner.header.call_id]
    assert runner.state.turn == 0
