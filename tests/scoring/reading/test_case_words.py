"""Tests of what the reader makes of deeds, statements and remarks in the words of a case."""

from __future__ import annotations

import pytest

from scoring.reading.items import Reading
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english, moves

OPENING = "My granddaughter feeds eleven robins. They're all called Kevin. I sleep from nine to one."
TOPICS = {
    "post_update": ("post here", "posting right here"),
    "insurance_card": ("insurance card", "bring your card"),
    "our_mistake": ("our mistake",),
    "birds": ("robins", "kevin"),
    "backup": ("backup codes", "paper with the codes"),
    "description": ("scarf",),
    "reserve": ("reserve it",),
    "old_paper": ("old paper",),
}
REPLIES = [
    ("I'll post here when it's changed.", "pledge:", ""),
    ("Tuesday at 6 someone rings you.", "soft:call_back company:call_back", ""),
    ("They called you yesterday at 6.", "", "soft:call_back"),
    ("I'll look on Friday and drop you a line either way.", "pledge:message@2026-03-06", ""),
    ("I'll look on Friday. I'll drop you a line.", "pledge:message", "pledge:message@2026-03-06"),
    ("I propose to telephone you at 19:48.", "pledge:call_back@2026-03-03T19:48", ""),
    ("You want I send you a confirmation?", "ask:agreement pledge:message", "ask:unclear"),
    ("I reserve it for you?", "ask:agreement", "ask:reserve"),
    ("May I simply send you the £10 voucher?", "offer:compensate", "ask:unclear"),
    ("I'll put a note that no 16 can take it.", "pledge:note", "not:note"),
    ("Don't worry, you will have it on Thursday.", "", "not:deliver"),
    ("Describe the scarf.", "ask:description", ""),
    ("You got a paper with the codes then?", "ask:backup", ""),
    ("Is our mistake.", "", "ask:our_mistake"),
    ("Is it our mistake?", "ask:our_mistake", ""),
    ("The crew has the scarf!", "claim::present", "ask:description"),
    ("The old paper has it. Our mistake.", "claim::present", "ask:old_paper"),
    ("The scarf is there. Is it our mistake?", "ask:our_mistake", "ask:description"),
    ("Tell me have you seen the scarf", "ask:description", ""),
    ("Shall I reserve two places for you?", "ask:agreement", "ask:unclear"),
    ("Please keep the old paper so long.", "claim::present", "say:farewell-only"),
    ("I'll call you tonight or tomorrow at 9.", "pledge:call_back", "pledge:call_back@2026-03-04T21:00"),
    ("I will call you about the 3rd floor on Friday.", "pledge:call_back@2026-03-06", ""),
    ("I'll message you that it costs 129 pounds a year.", "pledge:message", ""),
    ("Have you asked the police?", "", "heat:threat"),
    ("Stop it or I call the police.", "heat:threat", ""),
    ("How long have you been a customer?", "", "ask:wellbeing"),
    ("How have you been?", "ask:wellbeing", ""),
]


def in_the_case(text: str) -> Reading:
    """Return the reading of a reply in a case with words of its own."""
    return read_reply(text, language="en", pack=english(), now=NOW, customer=OPENING, topics=TOPICS)


@pytest.mark.parametrize(("text", "expected", "absent"), REPLIES)
def test_deeds_and_statements_of_a_case_are_read(text: str, expected: str, absent: str) -> None:
    found = moves(in_the_case(text))
    assert set(expected.split()) <= found, found
    assert not set(absent.split()) & found, found


def test_a_statement_about_the_customer_is_sure_where_the_case_has_a_phrase_for_it() -> None:
    told = in_the_case("You bring your insurance card.").claims[0]
    assert (told.topics[0], told.confidence) == ("insurance_card", 0.7)
    assert in_the_case("You said so before tea.").claims == ()


def test_owning_up_to_what_the_case_has_words_for_is_a_statement_too() -> None:
    reading = in_the_case("That was our mistake with the picture.")
    assert [claim.topics[0] for claim in reading.claims] == ["our_mistake"]
    assert reading.acknowledged


@pytest.mark.parametrize("text", ["Haha kevin! Very good name.", "Oh, eleven robins, how lovely."])
def test_a_short_remark_in_the_customers_word_shows_that_it_was_heard(text: str) -> None:
    assert [heard.what for heard in in_the_case(text).acknowledged] == ["birds"]


@pytest.mark.parametrize("text", ["Haha, very good name.", "Is Kevin well?", "Thanks, Kevin.", "I'll call Kevin, lol."])
def test_a_remark_on_nothing_that_was_said_a_question_thanks_and_a_promise_are_none(text: str) -> None:
    assert "birds" not in [heard.what for heard in in_the_case(text).acknowledged]


EXAMPLES = (
    ("insurance_card", "who pays for the jab\nis it free with insurance"),
    ("birds", "what do your birds eat\nany pets"),
)


@pytest.mark.parametrize("examples", [(), EXAMPLES])
def test_nobody_asks_a_customer_for_what_only_the_company_knows(examples: tuple[tuple[str, str], ...]) -> None:
    def asked(text: str, *about: str) -> list[str]:
        known = frozenset(about) if about else None
        reading = read_reply(
            text, language="en", pack=english(), now=NOW, topics=TOPICS, examples=examples, asked_about=known
        )
        return [question.what for question in reading.asked]

    assert asked("Is it with your insurance card?") == ["insurance_card"]
    assert "insurance_card" not in asked("Is it with your insurance card?", "birds")
    assert asked("How are the robins with your insurance card?", "birds") == ["birds"]


def test_a_question_is_held_against_what_the_customer_can_be_asked_about() -> None:
    text = "any pets, or free with insurance?"
    for about, meant in ((frozenset({"birds"}), ["birds"]), (frozenset({"insurance_card"}), ["insurance_card"])):
        reading = read_reply(text, language="en", pack=english(), now=NOW, examples=EXAMPLES, asked_about=about)
        assert [question.what for question in reading.asked] == meant
