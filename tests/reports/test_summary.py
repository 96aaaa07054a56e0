"""Cutting texts at their evidence loses nothing and marks nothing that was not shown."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Evidence
from simulator.view.curve import clock, draw_curve
from simulator.view.marked import MarkedFinding, mark
from simulator.view.values import MoodPoint
from tests.reports.example import debrief, finding, summary

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["met", "missed", "harmful"])))


def numbered(text: str, spans: list[tuple[int, int, str]]) -> list[MarkedFinding]:
    found = []
    for number, (first, last, verdict) in enumerate(spans, 1):
        start, end = sorted((min(first, len(text)), min(last, len(text))))
        evidence = Evidence(where="reply", start=start, end=end, quote=text[start:end])
        found.append(MarkedFinding(number=number, finding=finding(verdict, evidence, 0, "", "")))
    return found


@given(text=st.text(max_size=40), spans=SPANS)
def test_the_segments_add_up_to_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    assert "".join(part.text for part in mark(text, numbered(text, spans), "reply")) == text


def test_words_under_two_findings_take_the_graver_look() -> None:
    parts = mark("abcdef", numbered("abcdef", [(0, 4, "met"), (2, 6, "harmful")]), "reply")
    assert [(part.text, part.look, part.marks) for part in parts] == [
        ("ab", "met", ()),
        ("cd", "harmful", (1,)),
        ("ef", "harmful", (2,)),
    ]


def test_evidence_of_words_that_were_not_shown_is_not_marked() -> None:
    view = debrief()
    reworded = replace(view.turns[0], customer="An LLM said this in other words, at some length.")
    turn = summary(replace(view, turns=(reworded, view.turns[1]))).turns[0]
    assert [part.look for part in turn.customer] == [""]
    assert [item.number for item in turn.findings] == [1, 2, 0, 0]


def test_the_customers_last_words_are_kept() -> None:
    assert [line.text[:9] for line in summary().last_words] == ["I'm done."]


def test_each_customer_text_names_its_voice() -> None:
    assert [turn.voice for turn in summary().turns] == ["scripted", "llm, fallback"]


def test_a_curve_keeps_a_value_until_something_changes_it() -> None:
    curve = draw_curve(debrief().curve)
    assert curve is not None
    assert curve.strokes[0].path.count("V") == 4
    assert [step.change for step in curve.steps] == [8, 2, -25, 0]


def test_one_point_is_no_curve() -> None:
    assert draw_curve((MoodPoint(at_ms=0, mood=50, patience=50, trust=50, cause="Start"),)) is None


def test_names_at_the_end_of_the_curve_do_not_cover_each_other() -> None:
    points = [MoodPoint(at_ms=at, mood=50, patience=50, trust=50, cause="x") for at in (0, 1000)]
    curve = draw_curve(points)
    assert curve is not None
    heights = sorted(stroke.label_y for stroke in curve.strokes)
    assert heights[1] - heights[0] >= 14
    assert heights[2] - heights[1] >= 14


def test_times_are_minutes_and_seconds() -> None:
    assert [clock(ms) for ms in (0, 61_500, 3_600_000)] == ["0:00", "1:01", "60:00"]
