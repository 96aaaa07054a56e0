"""How a line is taken out of what a model answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.customers.lines import line_of


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"line": "Where is it?"}', "Where is it?"),
        ('  {"line": "Where is it?", "mood": 3} and more', "Where is it?"),
        ('```json\n{"line": "Where is it?"}\n```', "Where is it?"),
        ('Here you are:\n```\n{"line": "Where is it?"}\n```\nBye', "Where is it?"),
        ('<think>Hm, {"line": "no"}</think>{"line": "Where is it?"}', "Where is it?"),
        ("<think>never closed", ""),
        ("Where is it?", "Where is it?"),
        ('"Where is it?"', "Where is it?"),
        ("“Where is it?”", "Where is it?"),
        ('"Where" is "it"?', '"Where" is "it"?'),
        ("Where\n is it?", "Where is it?"),
        ('{"line": "Where', None),
        ('{"reply": "Where is it?"}', None),
        ('{"line": 5}', None),
        ('[{"line": "Where is it?"}]', None),
        ("[" * 100_000, None),
        ("", ""),
    ],
)
def test_a_line_is_found_in_what_a_model_answers(text: str, line: str | None) -> None:
    assert line_of(text) == line


@given(st.text())
def test_whatever_is_answered_is_a_line_or_none(text: str) -> None:
    assert line_of(text) is None or isinstance(line_of(text), str)
