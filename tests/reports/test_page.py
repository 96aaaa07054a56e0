"""The page of one call: complete, self-contained, and safe against what people type."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from simulator.reports.page import call_page, score_text, signed, write_page
from simulator.reports.summary import summarise
from simulator.view.after_values import RefusedRow, WordedRow
from tests.reports.example import HOSTILE, REPLY, call_view, debrief, provenance, summary


class Reader(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_text_that_looks_like_markup_stays_text() -> None:
    page = read(call_page(summary()))
    assert "script" not in [tag for tag, _ in page.tags]
    assert page.text.count(HOSTILE) >= 4


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    html = call_page(summary())
    page = read(html)
    policy = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert not [attrs for _, attrs in page.tags if attrs.keys() & {"src", "href", "srcset", "onclick", "onload"}]
    assert not re.search(r"@import|url\(|https?://", html)


def test_both_wordings_stand_folded_where_a_model_has_spoken_and_its_words_stay_text() -> None:
    assert "Whose words" not in read(call_page(summary())).text
    turned_down = RefusedRow(text=HOSTILE, why=("It was not plain text.",))
    row = WordedRow(by_model=True, shown="Where?", authored="Where is my parcel?", refused=(turned_down,))
    shown = debrief()
    shown = replace(shown, turns=(replace(shown.turns[0], worded=(row,)), *shown.turns[1:]))
    page = read(call_page(summarise(shown, call_view(), provenance())))
    assert "The author's, by which the score goes: Where is my parcel?" in page.text
    assert f"The model's line was not shown: {HOSTILE} It was not plain text." in page.text
    assert [tag for tag, _ in page.tags].count("details") == 1
    assert "script" not in [tag for tag, _ in page.tags]


def test_the_cap_stands_before_the_total_and_both_totals_are_shown() -> None:
    text = read(call_page(summary())).text
    assert text.index("Critical error") < text.index("45\n") < text.index("61.3 without the cap")
    assert "No call with this error can score above 45." in text
    assert "For a person to look at" in text


def test_a_dimension_without_anything_to_rate_is_not_assessed_and_not_zero() -> None:
    text = read(call_page(summary())).text
    assert re.search(r"Follow-through\s+not assessed", text)


def test_every_finding_stands_with_its_reason_and_its_points() -> None:
    text = read(call_page(summary())).text
    for words in ("It names the delay that Dana told of.", "No next step.", "+9.1", "−4.5", "−12"):
        assert words in text


def test_evidence_is_marked_in_the_words_that_were_typed() -> None:
    html = call_page(summary())
    assert '<mark class="met">Six days </mark>' in html
    assert '<mark class="missed">It was due six days ago<sup>3</sup></mark>' in html
    marked = re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", html)
    assert REPLY.replace("'", "&#39;") in marked


def test_evidence_from_earlier_turns_is_quoted_beside_its_finding() -> None:
    assert "<q>Where</q>" in call_page(summary())


def test_the_page_says_where_the_result_comes_from_and_what_it_is_not() -> None:
    text = read(call_page(summary())).text
    for words in ("ab" * 32, "cd" * 32, "accuracy 1, empathy 2", "seed 7", "no appraisal", "llm, fallback", "broken"):
        assert words in text


def test_a_call_that_is_not_stored_shows_no_id() -> None:
    html = call_page(summarise(debrief(), call_view(), provenance(call_id=None)))
    assert "not stored" in read(html).text


def test_the_mood_curve_has_a_text_alternative_with_every_cause() -> None:
    page = read(call_page(summary()))
    assert ("svg", "img") in [(tag, attrs.get("role")) for tag, attrs in page.tags]
    for cause in ("named the delay", "was told to calm down", "heard of a refund that was not made"):
        assert cause in page.text
    assert "Mood ends at 30 of 100." in page.text


def test_a_call_without_a_reply_or_a_score_still_has_its_page() -> None:
    empty = replace(debrief(total=None, turns=()), curve=(), self_rating=None, gap=None, next_step="", caps=(), due=())
    text = read(call_page(summary(empty))).text
    assert "There was nothing to rate." in text
    assert "Nothing was sent to the customer." in text


def test_own_and_scored_figures_stand_side_by_side() -> None:
    text = read(call_page(summary())).text
    assert re.search(r"Accuracy\s*80\s*70", text)
    assert "+26" in text


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "call.html"
    write_page("<p>한국어</p>", path)
    assert path.read_text(encoding="utf-8") == "<p>한국어</p>"


@pytest.mark.parametrize(("value", "words"), [(None, "not assessed"), (70.0, "70"), (48.2, "48.2"), (0.0, "0")])
def test_scores_are_written_as_readers_expect_them(value: float | None, words: str) -> None:
    assert score_text(value) == words


@pytest.mark.parametrize(("value", "words"), [(2.0, "+2"), (-4.5, "−4.5"), (0.0, ""), (0.04, "")])
def test_points_carry_their_sign(value: float, words: str) -> None:
    assert signed(value) == words
