"""Tests of `simulator.today`: what the trainee's day is made of."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from simulator.session.clocks import MonotonicClock
from simulator.settings import DataFolder
from simulator.today import day_of
from simulator.view.day import TodayView
from simulator.workplace import Workplace
from tests.shell import PLAY, WHOLE, Shell


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


def today(home: Path, *, days: int = 0) -> TodayView:
    workplace = Workplace(DataFolder(path=home), alias="me")
    try:
        return day_of(workplace, MonotonicClock().today() + timedelta(days=days))
    finally:
        workplace.store.close()


def test_what_the_day_has_shown_to_come_stays_while_it_is_played(shell: Shell, data_home: Path) -> None:
    first = today(data_home).contacts[0]
    assert (first.scenario_id, first.guided) == ("welcome", True)
    shell(*PLAY, typed=WHOLE)
    done, left, *_ = today(data_home).contacts
    assert (done.scenario_id, done.done, done.why) == ("late_parcel", True, "")
    assert (left.scenario_id, left.why) == (first.scenario_id, first.why)
    tomorrow = today(data_home, days=1).contacts[0]
    assert tomorrow.why != first.why, "what was missed is trained from the next day on"
