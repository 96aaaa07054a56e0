"""How far two words are apart is what the full table of alignments says, however it is worked out."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scoring.reading.spelling import distance

SHORT = st.text(alphabet="abc", min_size=1, max_size=7)


def by_the_table(one: str, other: str) -> int:
    table = [[i + j if not (i and j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@settings(max_examples=400, deadline=None)
@example("ca", "abc")
@example("abab", "ab")
@given(one=SHORT, other=SHORT)
def test_a_distance_up_to_its_limit_is_that_of_the_table(one: str, other: str) -> None:
    for limit in (1, 2):
        assert distance(one, other, limit) == min(by_the_table(one, other), limit + 1)
