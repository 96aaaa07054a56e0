"""Tests of replies that strangers typed and that were misread before."""

from __future__ import annotations

import pytest

from tests.scoring.reading.moves import moves, read

REPLIES = [
    ("also need order nr", "ask:order_number", "blame:customer"),
    ("I dont have the order no!! pls give me that and ill look", "ask:order_number pledge:check", ""),
    ("you forgot the order number tho :)", "ask:order_number", "blame:customer"),
    ("cant find ur order without the postcode", "ask:postcode", ""),
    ("so whats the number", "ask:order_number", "ask:contact"),
    ("theres a msg from sunday, whats that about?", "ask:what_i_wrote", ""),
    ("what did you write in your e-mail on Sunday", "ask:what_i_wrote", "ask:email"),
    ("send it where", "ask:delivery_address", ""),
    ("Somebody will be at the house on Thursday?", "ask:availability", "pledge:deliver"),
    ("what day u want it by, friday ok?", "ask:deadline ask:agreement", ""),
    ("u can have a new 1 or ur money back, whats better for u?", "ask:preference offer:replace", "say:farewell"),
    ("Also can I give to you 10 pound voucher because of the waiting?", "offer:compensate", "ask:wait"),
    ("do you want me to call you thursday", "offer:call_back", "ask:preference"),
    ("want a text when its out for delivery", "offer:message", "ask:status"),
    ("have a good birthday party", "ack:occasion", "ask:occasion"),
    ("u never said", "", "blame:customer"),
    ("you didnt answer my question", "", "blame:customer"),
    ("the queue is not my fault", "heat:dismissal", "blame:customer"),
    ("Six days late when you were told two - I'm sorry.", "ack:delay", ""),
    ("im sorry your mail on Sunday went unanswered", "ack:earlier_contact", "ack~generic"),
    ("no refunds no replacements sorry", "refuse:refund refuse:replace sense:clear", ""),
    ("banana table green seven", "sense:nonsense", ""),
    ("I can send new lamp with express, no money", "offer:replace", "refuse:"),
    ("I shall be doing my very best to help you today", "", "pledge:resolve"),
    ("the courier lost it not us", "blame:carrier", "not:"),
    ("wanna new one or ur money back", "ask:preference offer:replace offer:refund", ""),
]


@pytest.mark.parametrize(("text", "must", "must_not"), REPLIES)
def test_a_reply_of_a_stranger_is_read_as_meant(text: str, must: str, must_not: str) -> None:
    found = moves(read(text))
    assert set(must.split()) <= found
    assert not found.intersection(must_not.split())


def test_a_due_time_is_quoted_with_the_word_that_leads_it() -> None:
    due = read("i'll call you by 5").promised[0].due
    assert due is not None
    assert due.text == "by 5"


@pytest.mark.parametrize("text", ["what do you mean?", "come again?", "what?", "did not catch that, sorry?"])
def test_who_did_not_follow_asks_to_hear_it_again(text: str) -> None:
    assert "say_again" in [question.what for question in read(text).asked]


@pytest.mark.parametrize("text", ["what did you mean to order?", "shall I come again?", "how is the signal?"])
def test_other_questions_are_no_wish_to_hear_it_again(text: str) -> None:
    assert "say_again" not in [question.what for question in read(text).asked]
