"""Tests of what anybody asks back about a thing that the customer has let fall."""

from __future__ import annotations

import pytest

from scoring.reading.items import Reading
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english, moves, read_in

TOPICS = {
    "been_before": ("been in before", "know where to go"),
    "her_dad": ("her dad",),
    "old_lid": ("old lid", "lid still there"),
    "pay": ("paid already",),
}


def read_of_the_case(text: str) -> Reading:
    return read_reply(text, language="en", pack=english(), now=NOW, topics=TOPICS, asked_about=frozenset(TOPICS))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Did anybody get hurt?", "ask:earlier_contact"),
        ("Was that your first job?", "ask:earlier_contact"),
        ("And what does it say?", "ask:earlier_contact"),
        ("So did you ever get lost?", "ask:delay"),
        ("What if you can't make it on the day?", "ask:say_again"),
        ("Did you grow up round here?", "heat:insult"),
        ("Do you see her often?", "ask:understanding"),
        ("Who was supposed to bring you?", "ask:promise_broken"),
        ("How did you get a kettle called Gerald?", "ask:contact"),
        ("How much do you want?", "ask:contact"),
        ("How did you get to that?", "ask:understanding"),
        ("They only need the order number.", "ask:order_number"),
        ("Is the lid still there?", "ask:presence"),
        ("Where did the lid go?", "ask:delivery_address"),
        ("Which day did the price go down?", "ask:availability"),
        ("What's the name of the people at 16?", "ask:name"),
    ],
)
def test_a_question_about_their_life_is_not_taken_for_one_about_the_matter(text: str, never: str) -> None:
    assert never not in moves(read_in("en", text), least=0.4)


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("Did anyone get back to you?", "ask:earlier_contact"),
        ("What did it say?", "ask:what_i_wrote"),
        ("What?", "ask:say_again"),
        ("Grow up!", "heat:insult"),
        ("Do you see what I mean?", "ask:understanding"),
        ("How can I reach you?", "ask:contact"),
        ("How do you want to be contacted?", "ask:contact"),
        ("Did you get that?", "ask:understanding"),
        ("We need the order number.", "ask:order_number"),
        ("Hello, still there?", "ask:presence"),
        ("Where should the lid go?", "ask:delivery_address"),
        ("Which day suits you?", "ask:availability"),
        ("What's the name on the order?", "ask:name"),
    ],
)
def test_what_it_was_taken_for_is_heard_where_it_is_meant(text: str, still: str) -> None:
    assert still in moves(read_in("en", text), least=0.4)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("You paid already didn't you", {"pay"}),
        ("And her dad, what does he do?", {"her_dad"}),
        ("Could your sister fetch the old lid", {"old_lid"}),
        ("Got any news of her dad", {"her_dad"}),
        ("Ever see her dad", {"her_dad"}),
        ("Do you know where to go? Beside the seeds. Have you been in before?", {"been_before"}),
    ],
)
def test_what_is_asked_by_the_shape_of_a_clause_is_asked_once(text: str, asked: set[str]) -> None:
    assert {each.what for each in read_of_the_case(text).asked if each.confidence > 0.6} == asked
