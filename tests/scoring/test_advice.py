"""The words of the debrief: whole sentences, only what is missing, no ids."""

from __future__ import annotations

import pytest

from scoring.advice import advice_of, promise_in_words, quote_of
from scoring.card import ScoreLine
from scoring.model import Commitment, DueStatus
from scoring.rubric import CRITERIA
from tests.scoring.desk import case, turn


def line_of(criterion: str) -> ScoreLine:
    return ScoreLine(
        dimension="follow_through", turn=1, criterion=criterion, verdict="missed", points=-1.0, because="So."
    )


@pytest.mark.parametrize("criterion", ["concrete_commitment", "tells_what_was_done", "closure"])
def test_a_time_that_is_there_is_not_asked_for(criterion: str) -> None:
    of = case(turns=(turn("A new parcel is on its way, it arrives on Thursday 5 March."),))
    advice = advice_of(of, line_of(criterion), CRITERIA[criterion])
    assert "by ..." not in advice
    assert "time" not in advice


def test_a_time_that_is_not_there_is_asked_for() -> None:
    of = case(turns=(turn("I'll call you back."),))
    assert advice_of(of, line_of("concrete_commitment"), CRITERIA["concrete_commitment"]).startswith("Add the time")


def test_an_owner_and_a_time_that_are_there_leave_what_if() -> None:
    of = case(turns=(turn("I'll call you tomorrow at 11."),))
    assert "fails" in advice_of(of, line_of("concrete_commitment"), CRITERIA["concrete_commitment"])


def test_a_deed_that_is_told_is_asked_only_for_what_comes_of_it() -> None:
    of = case(turns=(turn("I've refunded you."),))
    assert advice_of(of, line_of("tells_what_was_done"), CRITERIA["tells_what_was_done"]).startswith("Say what comes")


def test_a_quote_ends_with_a_sentence() -> None:
    first = "I have looked at your order and the carrier, and it seems to have been on its way for a good while now."
    of = case(turns=(turn(f"{first} Is there anything else that you would like me to look at for you today?"),))
    assert quote_of(of, line_of("closure")) == first


def test_a_quote_of_one_long_sentence_is_whole() -> None:
    long = "I have looked at it " + "and looked at it " * 12 + "again."
    assert quote_of(case(turns=(turn(long),)), line_of("closure")) == long


@pytest.mark.parametrize(
    ("status", "due", "text"),
    [
        ("open", "2026-03-04T11:00", "Still open: tell the carrier's answer, due 2026-03-04 11:00."),
        ("kept", "2026-03-04T11:00:00", "Kept: tell the carrier's answer, due 2026-03-04 11:00."),
        ("vague", "", "Too vague to keep: tell the carrier's answer."),
        ("broken", "tomorrow", "Broken: tell the carrier's answer, due tomorrow."),
    ],
)
def test_a_promise_reads_as_a_sentence_without_its_id(status: DueStatus, due: str, text: str) -> None:
    item = Commitment(
        id="status_update",
        turn=1,
        who="agent",
        what="tell the carrier's answer",
        due=due,
        keepable=None,
        status=status,
    )
    assert promise_in_words(item) == text
