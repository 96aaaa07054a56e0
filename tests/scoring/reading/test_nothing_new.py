"""Tests of clauses that look like questions and ask for nothing new, and of what is asked in other words."""

from __future__ import annotations

import pytest

from tests.scoring.reading.moves import moves, read_in_case

CUSTOMER = "The kiln shelf never came. I rang at the workshop next door, and I wrote to you on Sunday."
TOPICS = {
    "rang_when": ("when did you ring", "ring next door"),
    "wrote_before": ("wrote before", "write to us before"),
    "shelf_size": ("how big is the shelf", "the shelf's size"),
    "channel": ("would email be", "is the email good"),
}
REPLIES = [
    ("When did you ring next door, can you tell me?", "ask:rang_when", "ask:wrote_before ask:earlier_contact"),
    ("When did you ring next door? Was it at the weekend or before?", "ask:rang_when", "ask:delivery_date"),
    ("May I also look in on it on Thursday and write to you?", "offer:check offer:message", "ask:wrote_before"),
    ("Could I write to you once I've checked it's been delivered?", "offer:message", "ask:status ask:delivery_date"),
    ("I look in daily, so you do not have to wait again?", "", "ask:wait"),
    ("Can I email you on Thursday?", "offer:message", "ask:email"),
    ("Would email be ok?", "ask:channel", ""),
    ("Would a text be alright?", "ask:agreement", ""),
    ("Do you mean a shelf of yours has never gone missing?", "ask:agreement", "ask:delay"),
    ("What do you mean by that?", "ask:say_again", ""),
    ("You can ring tonight, this I understood correctly?", "ask:agreement", ""),
    ("There is a message from Sunday. Was that about the shelf too?", "ask:what_i_wrote", ""),
    ("You wrote on Sunday. Was there something in it I should know?", "ask:what_i_wrote", ""),
    ("The shelf is grey. Why would it lie?", "", "ask:shelf_size"),
    ("They came on the promised day at 18:10.", "", "pledge:deliver"),
    ("A voucher for the lost day.", "", "ack:lost"),
    ("That's me all done then. Ta-ra!", "say:farewell", ""),
]


@pytest.mark.parametrize(("text", "must", "must_not"), REPLIES)
def test_only_what_is_asked_for_is_asked(text: str, must: str, must_not: str) -> None:
    found = moves(read_in_case("en", TOPICS, text, CUSTOMER))
    assert set(must.split()) <= found
    assert not found & set(must_not.split())
