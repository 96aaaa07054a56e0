"""Tests of `simulator.scenario.check.report`: what people, programs and GitHub read."""

from __future__ import annotations

import json
from pathlib import Path

from simulator.errors import Problem
from simulator.scenario.check.report import (
    GROUPS,
    as_annotation,
    as_json,
    as_text,
    explanation,
    fails,
    handbook,
    listing,
    verdict,
)
from simulator.scenario.check.table import TABLE

ERROR = Problem(file="a/b.yaml", line=3, column=7, code="S204", message="No.", remedy="Write `x`.")
WARNING = Problem(
    file="a,b:c.yaml", line=1, column=1, code="S213", message="100 % one\nwording.", remedy="More.", severity="warning"
)
NOTE = Problem(file="b.yaml", line=2, column=2, code="A708", message="Idle.", remedy="Out.", severity="note")


def test_a_problem_is_one_line_and_says_when_it_is_no_error() -> None:
    assert as_text(ERROR) == "a/b.yaml:3:7: S204 No. Write `x`."
    assert as_text(WARNING) == "a,b:c.yaml:1:1: S213 100 % one wording. More. (warning)"
    assert as_text(NOTE).endswith("Out. (note)")


def test_json_holds_every_field() -> None:
    (first,) = json.loads(as_json([ERROR]))
    assert first == {
        "file": "a/b.yaml",
        "line": 3,
        "column": 7,
        "code": "S204",
        "message": "No.",
        "remedy": "Write `x`.",
        "severity": "error",
    }


def test_github_gets_its_signs_escaped() -> None:
    assert as_annotation(ERROR) == "::error file=a/b.yaml,line=3,col=7,title=S204::No. Write `x`."
    said = "::warning file=a%2Cb%3Ac.yaml,line=1,col=1,title=S213::100 %25 one%0Awording. More."
    assert as_annotation(WARNING) == said
    assert as_annotation(NOTE).startswith("::notice ")


def test_notes_never_fail_and_the_verdict_counts_each_kind() -> None:
    assert not fails([NOTE])
    assert fails([NOTE, WARNING])
    assert verdict([]) == "No problems."
    assert verdict([NOTE, WARNING, ERROR, ERROR]) == "2 errors, 1 warning, 1 note."


def test_an_explanation_has_title_reason_and_both_examples() -> None:
    entry = TABLE["B502"]
    said = explanation(entry)
    assert said.startswith("B502 a dead end: a beat that nothing settles (error)\n")
    assert " ".join(entry.reason.split()) in " ".join(said.split())
    assert "    until: {said: warranty}" in said[said.index("Right") :]


def test_signs_that_nobody_sees_are_named_in_examples() -> None:
    assert "\\x07" in explanation(TABLE["Y106"])
    assert "<tab>name" in explanation(TABLE["Y102"])
    explanation(TABLE["Y101"]).encode("utf-8")


def test_the_listing_has_every_code_in_its_group() -> None:
    assert {code[0] for code in TABLE} == set(GROUPS)
    listed = listing()
    for entry in TABLE.values():
        assert f"  {entry.code} {entry.title}" in listed


def test_the_page_of_all_codes_is_current() -> None:
    page = Path(__file__).parents[3] / "docs" / "checks.md"
    assert page.read_text(encoding="utf-8") == handbook()
