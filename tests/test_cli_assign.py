"""`rapport assign`: set with a date, listed, shown first in Today until it is played, taken back; mistakes are told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from simulator.assignments import assignments_in, forget_in
from simulator.session.clocks import MonotonicClock
from simulator.settings import DataFolder
from simulator.today import day_of
from simulator.view.day import TodayView
from simulator.workplace import Workplace
from tests.shell import PLAY, WHOLE, Shell, assert_complaint


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


def today(home: Path, alias: str = "me", *, days: int = 0) -> TodayView:
    workplace = Workplace(DataFolder(path=home), alias=alias)
    try:
        return day_of(workplace, MonotonicClock().today() + timedelta(days=days))
    finally:
        workplace.store.close()


def test_what_is_set_stands_first_with_its_date_until_it_is_played(shell: Shell, data_home: Path) -> None:
    due = (MonotonicClock().today().astimezone() + timedelta(days=3)).date()
    assert shell("assign", "late_parcel", "--due", due.isoformat(), "--note", 'Mind the "promises".').status == 0
    (each,) = today(data_home).assigned
    assert (each.title, each.due, each.days, each.done) == ("The parcel that never came", due, 3, False)
    assert each.note == 'Mind the "promises".'
    assert all(contact.scenario_id != "late_parcel" for contact in today(data_home).contacts)
    assert shell(*PLAY, typed=WHOLE).status == 0
    assert today(data_home).assigned[0].done


def test_practice_is_no_assessment(shell: Shell, data_home: Path) -> None:
    shell("assign", "late_parcel", "--mode", "assessment")
    shell(*PLAY, typed=WHOLE)
    assert not today(data_home).assigned[0].done
    shell(*PLAY, "--mode", "assessment", typed=WHOLE)
    assert today(data_home).assigned[0].done


def test_it_is_for_those_who_are_named(shell: Shell, data_home: Path) -> None:
    shell("assign", "welcome", "--trainee", "jo")
    assert today(data_home).assigned == ()
    assert [each.scenario_id for each in today(data_home, "jo").assigned] == ["welcome"]


def test_setting_it_again_moves_the_date_and_removing_takes_it_back(shell: Shell, data_home: Path) -> None:
    shell("assign", "welcome", "--due", "2026-11-30")
    shell("assign", "welcome", "--due", "2026-12-05")
    assert "due 2026-12-05" in shell("assign").out
    assert len(assignments_in(DataFolder(path=data_home))) == 1
    assert shell("assign", "welcome", "--remove").out == "1 taken back.\n"
    assert shell("assign").out.startswith("Nothing is set.")


def test_mistakes_are_told_in_one_line(shell: Shell) -> None:
    assert_complaint(shell("assign", "late_parcle"), "late_parcle", "late_parcel")
    assert_complaint(shell("assign", "late_parcel", "--due", "Friday"), "Friday", "2026-11-30")


def test_a_file_with_a_slip_is_named_with_its_place_and_the_day_goes_on(data_home: Path) -> None:
    data_home.mkdir()
    (data_home / "assignments.yaml").write_text(
        "format: 1\nassignments:\n  - {scenario: welcome, due: 2026-13-01}\n", encoding="utf-8"
    )
    view = today(data_home)
    assert "assignments.yaml:3" in view.problem
    assert view.contacts


def test_a_customer_to_whom_something_was_promised_comes_back_the_day_after(shell: Shell, data_home: Path) -> None:
    promise = '{"do": "reply", "text": "I will call you tomorrow at 11:00, Dana.", "after_s": 9}\n'
    assert (
        shell(*PLAY, typed=promise + '{"do": "end"}\n{"do": "next"}\n{"do": "end"}\n{"do": "next"}\n' * 2).status == 0
    )
    assert today(data_home).regulars == ()
    view = today(data_home, days=1)
    (back,) = view.regulars
    assert (back.customer, back.word) == ("Dana Whitfield", "broken")
    assert "I will call you tomorrow at 11:00" in back.quote
    assert all(contact.scenario_id != "late_parcel" for contact in view.contacts)


def test_who_is_forgotten_is_named_nowhere(shell: Shell, data_home: Path) -> None:
    shell("assign", "welcome", "--trainee", "jo", "--trainee", "me")
    shell("assign", "late_parcel", "--trainee", "me")
    shell(*PLAY, typed=WHOLE)
    assert shell("forget", "--trainee", "me", "--yes").status == 0
    left = assignments_in(DataFolder(path=data_home))
    assert [(each.scenario, each.trainees) for each in left] == [("welcome", ("jo",))]


def test_what_was_set_for_two_is_taken_back_for_the_two(shell: Shell, data_home: Path) -> None:
    shell("assign", "late_parcel", "--trainee", "ada", "--trainee", "ben")
    assert "0 taken back" in shell("assign", "late_parcel", "--remove", "--trainee", "ada").out
    assert "1 taken back" in shell("assign", "late_parcel", "--remove", "--trainee", "ben", "--trainee", "ada").out


def test_who_is_forgotten_leaves_nothing_that_is_set_for_everybody(data_home: Path) -> None:
    folder = DataFolder(path=data_home)
    data_home.mkdir(parents=True, exist_ok=True)
    (data_home / "assignments.yaml").write_text(
        "format: 1\nassignments:\n  - {scenario: late_parcel, trainees: [sam, sam], given: 2026-03-02}\n",
        encoding="utf-8",
    )
    assert assignments_in(folder)
    forget_in(folder, "sam")
    assert assignments_in(folder) == ()
