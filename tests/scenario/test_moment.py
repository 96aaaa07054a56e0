"""The moment at which a case begins, in the words of its language."""

from __future__ import annotations

import pytest

from simulator.scenario.moment import written_moment


@pytest.mark.parametrize(
    ("starts", "language", "words"),
    [
        ("2026-03-03 10:00", "en", "Tuesday 3 March 2026, 10:00"),
        ("2026-04-08T11:05:00", "ko", "2026년 4월 8일 수요일 11:05"),
        ("2026-11-02 15:40", "it", "2 novembre 2026, ore 15:40"),
        ("2026-03-03 10:00", "de", "2026-03-03 10:00"),
        ("soon", "en", "soon"),
    ],
)
def test_a_moment_is_written_as_people_write_it(starts: str, language: str, words: str) -> None:
    assert written_moment(starts, language) == words
