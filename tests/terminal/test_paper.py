"""Words on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.terminal.paper import Paper, clean, display_width, table


@given(text=st.text(max_size=300), width=st.integers(40, 100))
def test_no_line_is_wider_than_the_paper(text: str, width: int) -> None:
    lines = Paper(width=width).wrap(text, first="12:00 ").split("\n")
    assert max(display_width(line) for line in lines) <= width


@given(text=st.text(max_size=200))
def test_what_somebody_typed_cannot_drive_the_terminal(text: str) -> None:
    assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in clean(text))


def test_wrapping_loses_no_word() -> None:
    text = "Six days late, and six minutes of waiting on top. " * 5 + "반갑습니다 고객님 " * 20
    assert Paper(width=44).wrap(text, first="> ").replace("> ", "", 1).split() == text.split()


def test_hangul_takes_two_columns() -> None:
    assert display_width("고객 ok") == 7


def test_columns_of_a_table_stand_under_each_other_in_any_script() -> None:
    lines = table([("고객", "a"), ("me", "b")])
    assert [display_width(line[: line.index(sign)]) for line, sign in zip(lines, "ab", strict=True)] == [6, 6]


@pytest.mark.parametrize(("colour", "text"), [(True, "\x1b[31mno\x1b[0m"), (False, "no")])
def test_colour_is_only_there_where_it_is_wanted(colour: bool, text: str) -> None:
    assert Paper(colour=colour).ink("no", "bad") == text
