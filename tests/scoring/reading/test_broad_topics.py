"""What wide words ("what time", "what happened") are heard for, and where what the case speaks of comes first."""

from __future__ import annotations

import pytest

from scoring.reading.examples import Written, likeness
from scoring.reading.items import Reading
from scoring.reading.likening import signs_of_line, weigh
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import english, moves, read_in, read_in_case

SHOP = {
    "hem": ("hem",),
    "dog": ("dog",),
    "neighbour_number": ("number in Tannery Court", "your number"),
}
"""Topics of a case of nobody's; each is a word or two, and so weighs less than a whole phrase of the pack."""
KINDS: Written = (
    ("door", "where your door is\nwhich door do we knock at\nthe green door at the side"),
    ("oven", "does the oven light come on\nhow hot the oven gets\nwhich light on the oven blinks"),
    ("hob", "does the hob light come on\nhow hot the hob gets\nwhich light on the hob blinks"),
)


def read_like(text: str) -> Reading:
    """Return the reading of a text in a case that is known by examples."""
    known = frozenset(subject for subject, _ in KINDS)
    return read_reply(text, language="en", pack=english(), topics={}, examples=KINDS, asked_about=known)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("What time is the best time for the hem?", "hem"),
        ("What happened to the dog?", "dog"),
        ("Is your number 16 in Tannery Court?", "neighbour_number"),
    ],
)
def test_a_word_of_the_case_comes_before_a_broad_topic(text: str, topic: str) -> None:
    assert [question.what for question in read_in_case("en", SHOP, text).asked] == [topic]


def test_a_broad_topic_stays_beside_what_is_asked() -> None:
    (question,) = read_in_case("en", SHOP, "What happened, did the dog do it?").asked[:1]
    assert "problem" in question.topics or question.what == "problem"


def test_a_broad_topic_gives_way_to_what_a_clause_is_like() -> None:
    assert [question.what for question in read_like("Where is the door?").asked] == ["door"]


def test_a_clause_that_is_like_two_subjects_asks_for_neither() -> None:
    assert not {"oven", "hob"} & {question.what for question in read_like("how hot the light gets?").asked}
    assert [question.what for question in read_like("how hot the hob gets?").asked] == ["hob"]


def test_what_is_most_like_must_be_so_by_more_than_a_little() -> None:
    like = likeness(signs_of_line("which light on the hob", english()), weigh(KINDS, english()))
    assert like.most_like(None, or_else="none") == "hob"
    assert like.most_like(None, or_else="none", apart=1.0) == ""
    assert like.most_like(frozenset(), or_else="none", apart=1.0) == ""


@pytest.mark.parametrize(
    "text",
    [
        "What did you write?",
        "What did your e-mail say?",
        "What was in Sunday's message?",
        "what was it about please",
        "was there anything in that message I missed?",
    ],
)
def test_the_content_of_a_message_is_asked_for_by_itself(text: str) -> None:
    (question,) = read_in("en", text).asked
    assert question.what == "what_i_wrote"
    assert "earlier_contact" in question.topics


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("What time is your train?", "ask:callback_time"),
        ("and what time roughly", "ask:callback_time"),
        ("What happened to the old one?", "ask:problem"),
        ("What happened in May?", "ask:problem"),
        ("Let me find out what happened with it.", "ask:problem"),
        ("Is anything missing from the account?", "ask:problem"),
        ("Where is your door?", "ask:status"),
        ("Did you see the price drop yesterday?", "ask:price"),
        ("It doesn't say which one.", "ask:preference"),
        ("Did you see my message?", "ask:earlier_contact"),
        ("You didn't tell me how long.", "ask:earlier_contact"),
        ("What did you ask?", "ask:earlier_contact"),
        ("Are you in a hurry?", "ask:availability"),
        ("Where did you see it, an email?", "ask:email"),
        ("I am opening your order T-8143 now to confirm what was sent.", "ask:order_number"),
        ("Please take the order number T-7702 with you.", "ask:order_number"),
        ("Also we ask you kindly to keep the meter free, your phone too.", "ask:phone"),
        ("so that it does not go to the neighbours a second time?", "ask:neighbours"),
    ],
)
def test_wide_words_ask_for_nothing_that_they_are_not_about(text: str, never: str) -> None:
    assert never not in moves(read_in("en", text))


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("What time can I ring you?", "ask:callback_time"),
        ("What time works for you?", "ask:callback_time"),
        ("What happened?", "ask:problem"),
        ("What happened with the parcel?", "ask:problem"),
        ("What happened on the day?", "ask:problem"),
        ("Where is the parcel now?", "ask:status"),
        ("What was the price?", "ask:price"),
        ("Which one would you like?", "ask:preference"),
        ("You didn't say which one you want.", "ask:preference"),
        ("May I ask who I'm speaking to?", "ask:name"),
        ("What's your number?", "ask:phone"),
    ],
)
def test_what_they_are_about_is_heard(text: str, still: str) -> None:
    assert still in moves(read_in("en", text))


def test_ok_behind_a_condition_asks_whether_it_suits_and_not_for_the_condition() -> None:
    asked = read_in_case("en", {"over_65": ("over 65",)}, "It is free if you are over 65. Ok?").asked
    assert [question.what for question in asked] == ["agreement"]
