"""Tests of what is claimed, promised and wished in loose words: matches, hours that nobody names, plans, diaries."""

from __future__ import annotations

import pytest

from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english

CUSTOMER = "The kiln shelf is nine days late, and I fire for the fair on Saturday. I told your form last Monday."
TOPICS = {
    "exact_hour": ("tell you the hour", "promise you a time", "name an hour", "say what time"),
    "contingency": ("if it isn't there", "if it hasn't come", "if it is not found"),
    "cracked": ("cracked shelf", "if it is cracked"),
    "the_fair": ("the fair", "Saturday"),
    "no_word": ("nobody told you", "should have told you"),
    "kiln_shelf": ("grey shelf", "shelf in grey"),
}
REPLIES = [
    ("Thank you Ruth, everything matches.", "claimed:identity", ""),
    ("Great, that's you confirmed.", "claimed:identity", ""),
    ("That all matches.", "claimed:identity", ""),
    ("It's up to you.", "", "claimed:identity"),
    ("Then it's with you on Friday.", "", "promised:identity"),
    ("I can't tell you the hour, they only give us the day.", "denied:exact_hour", "claimed:exact_hour"),
    ("I cannot name an hour.", "denied:exact_hour", "claimed:exact_hour"),
    ("If it isn't there I'll message you.", "promised:message promised:contingency", ""),
    ("I'll look on Friday, and if it hasn't come I write to you and we sort it.", "promised:contingency", ""),
    ("I will write to you if it is not found.", "promised:message promised:contingency", ""),
    ("If it isn't there I can send a new one.", "promised:contingency", ""),
    ("If it is cracked I refund you.", "", "promised:cracked claimed:cracked"),
    ("You hear from me on Thursday.", "promised:message", ""),
    ("You shall have my message tomorrow at 11.", "promised:message", ""),
    ("I'll tell you right after.", "promised:message", ""),
    ("I shall then write to you tomorrow at 11.", "promised:message", ""),
    ("I am putting it in my diary to check on Thursday.", "promised:check", ""),
    ("I have also added a voucher.", "claimed:compensate", ""),
    ("Hope you find something for the fair!", "acknowledged:the_fair", "claimed:the_fair"),
    ("Nobody told you, and that was wrong of us.", "acknowledged:no_word", ""),
    ("Somebody should have told you, I'm sorry.", "acknowledged:no_word", ""),
    ("You're right, it was six and not two, and I'm sorry about that.", "acknowledged:wait", ""),
    ("Five pounds off, for the long queue.", "acknowledged:wait", ""),
    ("So the grey shelf, last seen on Monday.", "claimed:kiln_shelf", ""),
]


def _kinds(text: str) -> set[str]:
    """Return what is read in a reply with some certainty, each by every name that it goes by."""
    reading = read_reply(text, language="en", pack=english(), now=NOW, customer=CUSTOMER, topics=TOPICS)
    found: set[str] = set()
    for claim in reading.claims:
        kind = "denied" if claim.polarity == "denied" else "claimed"
        found |= {f"{kind}:{name}" for name in (claim.act, *claim.topics) if claim.confidence >= 0.6}
    for pledge in reading.promised:
        found |= {f"promised:{name}" for name in (pledge.act, *pledge.topics) if pledge.confidence >= 0.6}
    for offer in reading.offered:
        found |= {f"promised:{name}" for name in (offer.act, *offer.topics) if offer.confidence >= 0.6}
    for heard in reading.acknowledged:
        found |= {f"acknowledged:{name}" for name in (heard.what, *heard.topics) if heard.confidence >= 0.6}
    return found


@pytest.mark.parametrize(("text", "must", "must_not"), REPLIES)
def test_loose_words_make_the_move_that_people_hear(text: str, must: str, must_not: str) -> None:
    found = _kinds(text)
    assert set(must.split()) <= found
    assert not found & set(must_not.split())
