"""Tests of `simulator.scenario.indentation`: a space too many is called that, with the line it belongs to."""

from __future__ import annotations

import pytest

from simulator.scenario.indentation import misplaced
from simulator.scenario.strict_yaml import parse_document


def only_problem(text: str) -> str:
    (problem,) = parse_document(text.encode(), file="f").problems
    return f"{problem.line}:{problem.column}: {problem.code} {problem.message}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\n b: 2\n", "2:2: Y102 This line stands one space too far to the right: `a` in line 1"),
        ("x:\n  a: 1\n   b: 2\n", "3:4: Y102 This line stands one space too far to the right: `a` in line 2"),
        ("x:\n    a: 1\n  b: 2\n", "3:3: Y102 This line stands 2 spaces too far to the left: `a` in line 2"),
        ("x:\n  - id: a\n     b: 2\n", "3:6: Y102 This line stands one space too far to the right: `id` in line 2"),
        ("x:\n  - id: a\n   - id: b\n", "3:4: Y102 This line stands one space too far to the right: `- id` in line 2"),
        (
            "x:\n  a: 1\n\n  # why\n   b: 2\n",
            "5:4: Y102 This line stands one space too far to the right: `a` in line 2",
        ),
    ],
)
def test_a_line_beside_its_neighbours_column_is_named_with_the_neighbour(text: str, said: str) -> None:
    assert only_problem(text).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a: So\n  it goes: on\n",
        "x:\n         deep: 1\n    shallow: 2\n",
        "a: [1\nb: 2\n",
        "x:\n  - id: a\n  id: b\n",
    ],
)
def test_what_is_no_matter_of_a_few_spaces_keeps_its_own_words(text: str) -> None:
    assert "too far" not in only_problem(text)


def test_a_line_that_is_not_there_is_no_neighbour() -> None:
    assert misplaced(["a: 1"], 7) is None
