"""The report in a real browser: accessible by axe's rules, its head on one screen, no wider than a phone, on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.reports.attempt import AttemptPage
from simulator.reports.team import team_report
from simulator.reports.team_page import report_page
from simulator.session.attempt import Attempt
from tests.chromium import Chromium
from tests.headless import look, print_pdf
from tests.journals.maker import UNTIL
from tests.progress.attempts import an_open_call
from tests.reports.journal import Journal, made_journal

pytestmark = pytest.mark.needs("browser")
SMALL = 20_000
"""Bytes of transcripts: they are all alike, and axe takes its time."""
PHONE_390 = 390
_CUT = """
[...document.querySelectorAll(".rows td, .rows caption, .talk *, .well li, .told li, .person h3")]
  .filter(e => e.checkVisibility() && !e.closest(".vh"))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
  .map(e => e.outerHTML.slice(0, 120))
"""
"""What reaches beyond the sides of the page; the heat map alone may, and is scrolled."""
LEFT_BY_BARS = 640
"""Of the 768 pixels of a small laptop; the rest are the bars of system and browser."""
PHONE = 500
"""Chromium makes no window narrower; the layout for phones begins below 620."""


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal"), people=6, calls_each=12) as made:
        yield made


def test_the_page_passes_axe_and_its_head_fits_on_one_screen(journal: Journal, tmp_path: Path) -> None:
    seen = look(journal.page(room=SMALL), tmp_path, width=1280, height=900)
    assert seen.violations == ()
    assert seen.passes > 15
    assert seen.wider <= 0
    assert seen.head <= 900


def test_the_head_fits_on_a_small_laptop_under_the_bars_of_its_browser(journal: Journal, tmp_path: Path) -> None:
    assert len(journal.report().monday.conversations) == len(journal.report().monday.well_done) == 3
    with Chromium(tmp_path, width=1366, height=LEFT_BY_BARS) as page:
        file = tmp_path / "report.html"
        file.write_text(journal.page(room=0), encoding="utf-8")
        page.open(file.as_uri())
        assert page.wider() <= 0
        assert page.look('document.querySelector(".monday").getBoundingClientRect().bottom <= innerHeight') is True


def test_the_page_passes_axe_in_the_dark(journal: Journal, tmp_path: Path) -> None:
    assert look(journal.page("amara", room=SMALL), tmp_path, dark=True).violations == ()


def test_the_page_is_no_wider_than_a_phone(journal: Journal, tmp_path: Path) -> None:
    seen = look(journal.page(room=SMALL), tmp_path, width=PHONE)
    assert seen.violations == ()
    assert seen.wider <= 0


def test_the_page_prints_on_a4_and_leaves_the_many_transcripts_out(journal: Journal, tmp_path: Path) -> None:
    pdf = print_pdf(journal.page(), tmp_path)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert boxes
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
    assert 4 <= len(boxes) <= 20


@pytest.mark.parametrize("name", ["", "x" * 200, "\u202e\u2067שלום-אבג", "a b " * 50])
def test_the_report_can_be_read_on_a_phone_of_390_pixels_whatever_people_are_called(
    journal: Journal, tmp_path: Path, name: str
) -> None:
    renamed = {attempt.alias: f"{name}{attempt.alias}" for attempt in journal.attempts}
    attempts = [replace(attempt, alias=renamed[attempt.alias]) for attempt in journal.attempts]
    waiting = [an_open_call(1, alias=attempts[0].alias, opened_at=UNTIL - timedelta(days=9))]

    def load(attempt: Attempt) -> AttemptPage:
        return replace(journal.load(attempt), attempt=attempt)

    report = team_report(attempts, now=UNTIL, load=load, open_calls=waiting)
    file = tmp_path / "report.html"
    file.write_text(report_page(report, load, room=0), encoding="utf-8")
    with Chromium(tmp_path, width=PHONE_390, height=844) as page:
        page.open(file.as_uri())
        assert page.wider() <= 0
        assert page.look(_CUT) == []
        assert list(page.violations()) == []
