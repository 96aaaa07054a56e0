"""What was spent today is kept over calls, and forgotten the next day."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.customers.budget import Use
from simulator.customers.daybook import FileDayBook

TODAY = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def test_what_was_spent_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "used.json"
    FileDayBook(file, lambda: TODAY).add(Use(tokens_in=100, tokens_out=20, requests=1))
    book = FileDayBook(file, lambda: TODAY)
    book.add(Use(tokens_in=1, requests=1))
    assert book.today() == Use(tokens_in=101, tokens_out=20, requests=2)


def test_a_new_day_begins_with_nothing(tmp_path: Path) -> None:
    file = tmp_path / "used.json"
    FileDayBook(file, lambda: TODAY).add(Use(requests=5))
    assert FileDayBook(file, lambda: TODAY.replace(day=4)).today() == Use()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"day": "2026-03-03"}', '{"day": "2026-03-03", "requests": "x"}'])
def test_a_damaged_file_counts_as_nothing_and_that_is_logged(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "used.json"
    file.write_text(text, encoding="utf-8")
    assert FileDayBook(file, lambda: TODAY).today() == Use()
    assert "left out" in caplog.text


def test_where_it_cannot_be_written_the_call_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    FileDayBook(blocked / "used.json", lambda: TODAY).add(Use(requests=1))
    assert "not kept" in caplog.text
