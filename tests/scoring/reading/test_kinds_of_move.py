"""Tests of what kind of move a clause is: deeds of a case in the present, vouching, sympathy, nods, bare questions."""

from __future__ import annotations

import pytest

from scoring.reading.items import Offer, Pledge, Reading
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english

CUSTOMER = "The piano stool came with three legs. My cousin Ida plays on Saturday. Please use the side gate."
TOPICS = {
    "hold_stool": ("hold the stool", "keep the stool", "keep it aside"),
    "swap_legs": ("new leg", "spare leg", "fit the leg"),
    "side_gate": ("side gate", "the gate"),
    "cousin": ("cousin ida", "ida"),
    "legs": ("three legs", "the legs", "which legs"),
    "price_stays": ("price stays",),
}
DEEDS = frozenset({"hold_stool", "swap_legs"})
REPLIES = [
    ("I hold the stool for you.", "promised:hold_stool claimed:hold_stool", ""),
    ("We keep the stool aside now.", "promised:hold_stool", ""),
    ("Just ordering the spare leg now.", "promised:swap_legs", ""),
    ("I still need to fit the leg.", "promised:swap_legs", ""),
    ("I must fit the leg first.", "promised:swap_legs", ""),
    ("I'm having the new leg made so nobody else waits.", "promised:swap_legs", ""),
    ("I'll keep the stool, doesn't hurt.", "promised:hold_stool", ""),
    ("I can keep the stool for you.", "promised:hold_stool claimed:hold_stool", ""),
    ("I see the spare leg here.", "claimed:swap_legs", "promised:swap_legs"),
    ("We have the spare leg.", "claimed:swap_legs", "promised:swap_legs"),
    ("I cannot keep the stool.", "", "promised:hold_stool"),
    ("You keep the stool.", "", "promised:hold_stool"),
    ("We fitted the leg yesterday.", "", "promised:swap_legs"),
    ("The price stays, we know.", "claimed:price_stays", "promised:price_stays"),
    ("I stay in charge.", "", "claimed:charge promised:charge"),
    ("The next free slot is Thursday.", "", "claimed:free"),
    ("I write here on Thursday.", "promised:message", ""),
    ("I'll write it in your file.", "promised:note", "promised:message"),
    ("The money is refunded this week, I promise you.", "", ""),
    ("I sort everything, promise.", "promised:resolve", ""),
    ("I sort everything for you, hundred percent!", "promised:resolve", ""),
    ("should be with you soon", "promised:deliver", ""),
    ("I open your order now, bear with me.", "", "promised:wait"),
    ("sending it to r.lane@example.org ok?", "asked:agreement promised:deliver", "asked:unclear"),
    ("the legs yes or no", "asked:legs", ""),
    ("Please read me the legs.", "asked:legs", ""),
    ("I asked if the legs are straight", "asked:legs", ""),
    ("anyone there with the legs", "asked:legs", ""),
    ("So, same address, and will somebody be in?", "asked:delivery_address asked:availability", ""),
    ("is he around", "asked:availability", ""),
    ("Is there anything unclear?", "asked:understanding", ""),
    ("Now tell me the whole list.", "asked:read_back", ""),
    ("It needs the legs, you know?", "asked:understanding", ""),
    ("If it wobbles it is the legs. Ok for you?", "asked:agreement", ""),
    ("so what happend", "asked:problem", ""),
    ("sorry to hear that", "acknowledged:problem", ""),
    ("Oh no thats rubbish", "acknowledged:problem", ""),
    ("Sorry, I typed too fast.", "", "acknowledged:problem"),
    ("congrats to ida", "acknowledged:occasion", ""),
    ("many happy returns to your cousin", "acknowledged:occasion", ""),
    ("Thursday, that leaves two days to spare", "acknowledged:deadline", ""),
    ("june is ages so no stress", "acknowledged:deadline", ""),
    ("It will be there with two days to spare", "", "acknowledged:deadline"),
    ("I know I said Monday, silly of me.", "acknowledged:promise_broken", ""),
    ("sorry i got carried away", "acknowledged:promise_broken", ""),
    ("didnt see that mail", "acknowledged:earlier_contact", ""),
    ("ok no street, side gate", "acknowledged:side_gate", ""),
]


def _read(text: str, *, deeds: frozenset[str] = DEEDS) -> Reading:
    return read_reply(
        text,
        language="en",
        pack=english(),
        now=NOW,
        customer=CUSTOMER,
        topics=TOPICS,
        asked_about=frozenset({"legs", "side_gate", "cousin"}),
        deeds=deeds,
    )


def _kinds(reading: Reading, least: float = 0.6) -> set[str]:
    """Return what a reading is sure of, each with every name that it goes by."""
    found = {f"asked:{name}" for q in reading.asked if q.confidence >= least for name in (q.what, *q.topics)}
    moves: tuple[Pledge | Offer, ...] = (*reading.promised, *reading.offered)
    found |= {f"promised:{name}" for each in moves if each.confidence >= least for name in (each.act, *each.topics)}
    found |= {f"claimed:{name}" for c in reading.claims if c.confidence >= least for name in (c.act, *c.topics)}
    return found | {
        f"acknowledged:{name}" for a in reading.acknowledged if a.confidence >= least for name in (a.what, *a.topics)
    }


@pytest.mark.parametrize(("text", "must", "must_not"), REPLIES)
def test_a_clause_is_the_kind_of_move_that_it_makes(text: str, must: str, must_not: str) -> None:
    found = _kinds(_read(text))
    assert set(must.split()) <= found
    assert not found & set(must_not.split())


def test_what_is_no_deed_of_the_case_is_only_stated() -> None:
    assert "promised:hold_stool" not in _kinds(_read("I hold the stool for you.", deeds=frozenset()))


def test_a_tag_asks_for_its_matter_and_for_consent() -> None:
    question = _read("It is the side gate, right?").asked[0]
    assert {question.what, *question.topics} >= {"side_gate", "agreement"}
