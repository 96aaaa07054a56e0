"""Questions that share words with one of another meaning, and statements that share words with a question."""

from __future__ import annotations

import pytest

from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english

SURE = 0.6
ASKED = [
    ("have you got any other questions for me?", "anything_else"),
    ("Do you have any more questions?", "anything_else"),
    ("any questions left?", "anything_else"),
    ("Any questions before I go?", "anything_else"),
    ("have you got any news?", "status"),
    ("Have you had any letter from them?", "status"),
    ("is that soon enough?", "agreement"),
    ("Would Thursday be early enough?", "agreement"),
    ("When do you need it by?", "deadline"),
    ("What happened?", "problem"),
    ("is it broken or what is the problem?", "problem"),
    ("do you know what I mean?", "understanding"),
]
NOT_ASKED = [
    ("have you got any other questions for me?", "status"),
    ("Have you got any further concerns?", "status"),
    ("is that soon enough?", "deadline"),
    ("what happens if you dont have it by then?", "problem"),
    ("what if it doesnt work, shall i call you back", "problem"),
    ("is everything all right with the meter", "payment"),
    ("i know what you mean", "understanding"),
    ("I see what you mean.", "understanding"),
]
BLAMING = ["why didn't you tell us", "Why did you not read the label?"]
WONDERING = ["why didn't you send it express", "why did you not refund me", "Why didn't you post it?"]


def asked_surely(text: str) -> set[str]:
    """Return what a reply asks with confidence."""
    reading = read_reply(text, language="en", pack=english(), now=NOW)
    return {topic for each in reading.asked if each.confidence >= SURE for topic in each.topics}


@pytest.mark.parametrize(("text", "topic"), ASKED)
def test_question_is_heard(text: str, topic: str) -> None:
    assert topic in asked_surely(text)


@pytest.mark.parametrize(("text", "topic"), NOT_ASKED)
def test_neighbour_of_a_question_is_not_heard_as_it(text: str, topic: str) -> None:
    assert topic not in asked_surely(text)


@pytest.mark.parametrize("text", BLAMING)
def test_why_the_customer_left_something_undone_is_blame(text: str) -> None:
    assert read_reply(text, language="en", pack=english(), now=NOW).blamed


@pytest.mark.parametrize("text", WONDERING)
def test_why_the_firm_left_something_undone_blames_nobody(text: str) -> None:
    assert not read_reply(text, language="en", pack=english(), now=NOW).blamed
