"""Values are read in the form people type them, against the call's own time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scoring.reading.lengths import may_last
from scoring.reading.values import agrees, canonical, values
from tests.scoring.reading.moves import NOW, english


@pytest.mark.parametrize(
    ("text", "kind", "canon"),
    [
        ("£24.90", "money", "24.90"),
        ("24.90", "money", "24.90"),
        ("twenty five pounds", "money", "25.00"),
        ("18 quid", "money", "18.00"),
        ("50p", "money", "0.50"),
        ("$1,200", "money", "1200.00"),
        ("24,90 euros", "money", "24.90"),
        ("20%", "percent", "20"),
        ("20 percent", "percent", "20"),
        ("5 working days", "duration", "5 working_day"),
        ("five business days", "duration", "5 working_day"),
        ("3-5 business days", "duration", "3-5 working_day"),
        ("3 to 5 days", "duration", "3-5 day"),
        ("is 5 to 10 days", "duration", "5-10 day"),
        ("about 10 to 20 minutes", "duration", "10-20 minute"),
        ("at ten to eight", "time", "19:50"),
        ("20 past seven", "time", "19:20"),
        ("Friday 19.30", "time", "19:30"),
        ("a fortnight", "duration", "14 day"),
        ("two weeks", "duration", "14 day"),
        ("a couple of days", "duration", "2 day"),
        ("48 hours", "duration", "2 day"),
        ("half an hour", "duration", "30 minute"),
        ("an hour and a half", "duration", "90 minute"),
        ("two and a half hours", "duration", "150 minute"),
        ("1 hour 20 minutes", "duration", "80 minute"),
        ("3 days and a half", "duration", "3.5 day"),
        ("by 6 p.m. sharp", "time", "18:00"),
        ("between 11 a.m. and 1 p.m.", "time", "13:00"),
        ("8.30 a.m.", "time", "08:30"),
        ("6.30p.m.", "time", "18:30"),
        ("an hour", "duration", "1 hour"),
        ("2 mins", "duration", "2 minute"),
        ("a year", "duration", "12 month"),
        ("tomorrow", "date", "2026-03-04"),
        ("tmrw", "date", "2026-03-04"),
        ("2moro", "date", "2026-03-04"),
        ("2day", "date", "2026-03-03"),
        ("end of day", "date", "2026-03-03"),
        ("eod", "date", "2026-03-03"),
        ("the day after tomorrow", "date", "2026-03-05"),
        ("Thursday", "date", "2026-03-05"),
        ("thurs", "date", "2026-03-05"),
        ("next tuesday", "date", "2026-03-10"),
        ("since friday", "date", "2026-02-27"),
        ("4 March", "date", "2026-03-04"),
        ("March 4", "date", "2026-03-04"),
        ("4th of march", "date", "2026-03-04"),
        ("Friday the 6th", "date", "2026-03-06"),
        ("4/3", "date", "2026-03-04"),
        ("2026-03-04", "date", "2026-03-04"),
        ("30 Nov", "date", "2026-11-30"),
        ("26 feb", "date", "2026-02-26"),
        ("5pm", "time", "17:00"),
        ("5:30pm", "time", "17:30"),
        ("17:00", "time", "17:00"),
        ("half five", "time", "17:30"),
        ("quarter to six", "time", "17:45"),
        ("noon", "time", "12:00"),
        ("by 5", "time", "17:00"),
        ("48213", "code", "48213"),
        ("LL48213", "code", "LL48213"),
        ("seven", "number", "7"),
        ("one hundred and twenty", "number", "120"),
        ("40", "number", "40"),
    ],
)
def test_a_value_is_read_in_canonical_form(text: str, kind: str, canon: str) -> None:
    found = values(text, NOW, pack=english())
    assert [(value.kind, value.text) for value in found] == [(kind, canon)]
    assert 0 <= found[0].start < found[0].end <= len(text)


def test_the_span_of_a_value_holds_its_own_words() -> None:
    text = "We'll refund £24.90 within five business days, by 10 March at noon."
    found = values(text, NOW, pack=english())
    quoted = [text[value.start : value.end] for value in found]
    assert quoted == ["£24.90", "five business days", "10 March", "noon"]


def test_a_day_before_the_call_is_read_back_in_time() -> None:
    text = "it was due on the 26th and was delivered on monday"
    assert [value.text for value in values(text, NOW, pack=english())] == ["2026-02-26", "2026-03-02"]


def test_relative_days_stay_relative_without_a_time() -> None:
    assert [value.text for value in values("tomorrow", None, pack=english())] == ["+1 day"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("5 working days", "five business days"), ("a fortnight", "14 days"), ("£30", "30"), ("24 hours", "1 day")],
)
def test_equal_values_agree_however_they_are_put(one: str, other: str) -> None:
    (value,) = values(one, NOW, pack=english())
    assert agrees(value, other, pack=english())


@pytest.mark.parametrize(
    ("one", "other"), [("5 working days", "5 days"), ("14 days", "30 days"), ("£30", "£3"), ("3-5 days", "5 days")]
)
def test_different_values_do_not_agree(one: str, other: str) -> None:
    (value,) = values(one, NOW, pack=english())
    assert not agrees(value, other, pack=english())


def test_words_that_are_no_value_compare_by_their_stems() -> None:
    assert canonical("the blue lamps", pack=english()) == canonical("The blue lamp", pack=english())


@pytest.mark.parametrize(
    "text", ["4.5 past the limit", "24.90 after 10 percent", "20 after 5 days", "only the one per coat"]
)
def test_figures_beside_past_and_after_are_no_times(text: str) -> None:
    assert "time" not in {value.kind for value in values(text, NOW, pack=english())}
    assert "date" not in {value.kind for value in values(text, NOW, pack=english())}


def test_where_no_word_may_be_a_length_of_time_two_words_are_none() -> None:
    said = "we waited a whole week five days in a cold flat and an hour on the line before anyone came at ten"
    for one, other in pairwise(said.split(" ")):
        found = [value for value in values(f"{one} {other}", NOW, pack=english()) if value.kind == "duration"]
        assert not found or may_last(one, english()) or may_last(other, english())
    assert not may_last("waited", english())
    assert may_last("five", english())
