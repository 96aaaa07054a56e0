"""The report in a real browser: accessible by axe's rules, its head on one screen, no wider than a phone, on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.headless import look, print_pdf
from tests.reports.journal import Journal, made_journal

pytestmark = pytest.mark.needs("browser")
SMALL = 20_000
"""Bytes of transcripts: they are all alike, and axe takes its time."""
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
