"""Lanes: sums of packed rows are the sums of their columns, negative ones too, in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.reading.lanes import packed, packed_row, unpacked

ROWS = st.lists(st.lists(st.integers(-100_000, 100_000), min_size=7, max_size=7), max_size=30)


@given(ROWS)
def test_the_sum_of_rows_has_the_sums_of_their_columns(rows: list[list[int]]) -> None:
    sums = [sum(row[place] for row in rows) for place in range(7)]
    assert unpacked(sum(packed(enumerate(row)) for row in rows), 7) == sums
    assert unpacked(sum(packed(enumerate(row)) for row in reversed(rows)), 7) == sums


@given(ROWS)
def test_a_whole_row_is_packed_as_its_columns_are(rows: list[list[int]]) -> None:
    assert [packed_row(row) for row in rows] == [packed(enumerate(row)) for row in rows]


def test_a_row_may_leave_columns_out() -> None:
    assert unpacked(packed([(3, -5)]), 5) == [0, 0, 0, -5, 0]
