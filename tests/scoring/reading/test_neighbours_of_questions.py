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
    ("which email should I send the confirmation to?", "contact"),
    ("What number can I call you on?", "contact"),
    ("I can't say what they did. When did you order it?", "purchase_date"),
    ("had you any more worries?", "anything_else"),
    ("What would you like us to do?", "preference"),
    ("which order was it?", "order_number"),
    ("What does that mean for you, what is the problem?", "problem"),
    ("Has it turned up?", "status"),
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
    ("which email should I send the confirmation to?", "earlier_contact"),
    ("I can't say when the new one comes", "replacement"),
    ("What it means is we send a new one", "replacement"),
    ("what that means is that your refund is on its way", "refund"),
    ("What did you order, royal or navy?", "order_number"),
    ("shall i text you the tracking number or email it?", "order_number"),
    ("What will you do if it doesn't work out?", "problem"),
    ("what if the old lamp turns up as well", "status"),
]
BLAMING = ["why didn't you tell us", "Why did you not read the label?"]
WORD_GIVEN = [
    ("We will get back to you by Friday", "message"),
    ("I'll get back to you on Friday", "message"),
    ("we'll get back to you tomorrow at 3", "message"),
    ("We will get your money back to you by Friday", "refund"),
    ("I'll put the money back on your card by Friday", "refund"),
]
NOT_KNOWING = [
    "I can't say when the new one comes",
    "I can't tell you the hour",
    "I couldn't say whether we replace it",
    "I can not tell you for sure when the refund arrives",
    "I can't tell you how long it takes",
]
REFUSING = ["I can't send a new one", "I can't tell you exactly when, and I won't send another", "I can't refund it"]
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


@pytest.mark.parametrize(("text", "act"), WORD_GIVEN)
def test_word_to_be_given_by_a_day_is_no_refund(text: str, act: str) -> None:
    (promise,) = read_reply(text, language="en", pack=english(), now=NOW).promised
    assert (promise.act, promise.confidence >= SURE) == (act, True)


@pytest.mark.parametrize("text", NOT_KNOWING)
def test_who_cannot_tell_when_or_how_refuses_nothing(text: str) -> None:
    assert not read_reply(text, language="en", pack=english(), now=NOW).refused


@pytest.mark.parametrize("text", REFUSING)
def test_who_cannot_do_it_refuses(text: str) -> None:
    assert any(each.confidence >= SURE for each in read_reply(text, language="en", pack=english(), now=NOW).refused)


@pytest.mark.parametrize(
    ("text", "topic"),
    [("No need to return it", "return"), ("there's no need to send a photo", "photo"), ("It goes back", "")],
)
def test_what_there_is_no_need_of_is_denied(text: str, topic: str) -> None:
    claims = read_reply(text, language="en", pack=english(), now=NOW).claims
    denied = {each for claim in claims if claim.polarity == "denied" for each in claim.topics}
    assert (topic in denied) if topic else not denied


def test_no_need_to_worry_denies_nothing() -> None:
    claims = read_reply("no need to worry about the refund", language="en", pack=english(), now=NOW).claims
    assert all(claim.polarity == "affirmed" for claim in claims)
