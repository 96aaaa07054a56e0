"""Tests of what the reader makes of statements: regret, choices, promises in the present, and "done"."""

from __future__ import annotations

import pytest

from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english, moves, read

REPLIES = [
    ("You were told two minutes and it was six, that is not good enough.", "ack:wait", "ack~generic"),
    ("sorry for waiting", "ack:wait", "ack~generic"),
    ("I'd refund you if I could but no.", "refuse:refund", "offer: claim:refund:present"),
    ("we would send a new one if we could but no", "refuse:replace", "offer: pledge:"),
    ("I'd be happy to refund you if you send it back.", "offer:refund", "refuse:"),
    ("With the 9:10 you arrive at 11:33.", "", "pledge:"),
    ("Your parcel arrives at 11:33.", "pledge:deliver", ""),
    ("Please do not eat them.", "", "claim: pledge:"),
    ("so sorry we kept you waiting and nobody read your message", "ack:wait", ""),
    ("I can see your message of Sunday unread, which I'm rather ashamed of.", "ack:earlier_contact", ""),
    ("It came on Sunday and nobody opened it, that's our failing.", "ack:earlier_contact", "blame:customer"),
    ("Oh how lovely, how old will she be?", "ack:occasion ask:age", ""),
    ("happy birthday to her", "ack:occasion", "ask:occasion"),
    ("all best for daughter", "ack:occasion", ""),
    ("number of order also I need", "ask:order_number", ""),
    ("You can give me the number of the order please?", "ask:order_number", "ask:unclear"),
    ("Is there a day by which you need it?", "ask:deadline", ""),
    ("Still 14 Pottery Row?", "ask:delivery_address", ""),
    ("bedside lamp yeah?", "ask:item", ""),
    ("Shall I put number 16 down?", "ask:agreement", ""),
    ("Is there anything I've missed?", "ask:anything_else", "ask:status"),
    ("Last scan was the depot, seven working days ago.", "", "ask:status"),
    (
        "Either a new lamp goes out to you by express, or you have your £34.95 back.",
        "ask:preference offer:replace offer:refund",
        "",
    ),
    ("Two options. 1 new lamp, no charge. 2 your £42.95 back. Your call.", "ask:preference offer:refund", "pledge:"),
    ("you choose: I send another lamp or I give the money back", "ask:preference offer:replace offer:refund", ""),
    ("Then we send again the same lamp, you pay nothing.", "pledge:replace certain:replace", "offer:"),
    ("im sending u a new one express ok??", "pledge:replace ask:agreement", ""),
    ("another lamp it is", "pledge:replace", ""),
    ("it should be with you on Thursday", "soft:deliver claim:deliver:present", "pledge:deliver"),
    ("I'll check the tracking and send you a message, even if nothing is wrong.", "pledge:check pledge:message", ""),
    ("I shall put it to my supervisor", "pledge:escalate", ""),
    ("you'll hear from me", "pledge:message", "pledge:call_back"),
    ("could get u a voucher", "offer:compensate", ""),
    ("put a tenner voucher on for u", "certain:compensate", ""),
    ("Sorry, I'm busy today", "", "ack:delay ack:wait"),
]


@pytest.mark.parametrize(("text", "must", "must_not"), REPLIES)
def test_a_reply_is_read_by_what_it_does(text: str, must: str, must_not: str) -> None:
    found = moves(read(text))
    assert set(must.split()) <= found
    for each in must_not.split():
        assert not any(move == each or (each.endswith(":") and move.startswith(each)) for move in found)


@pytest.mark.parametrize(
    ("text", "customer", "act"),
    [
        ("Done. Thursday.", "Send a new one please", "replace"),
        ("That's all booked for you", "Send a replacement, then.", "replace"),
        ("ok its done", "I want a refund.", "refund"),
    ],
)
def test_done_means_what_the_customer_asked_for(text: str, customer: str, act: str) -> None:
    assert f"claim:{act}:done" in moves(read(text, customer))


def test_done_does_not_mean_what_the_customer_has_refused() -> None:
    assert "claim:refund:done" not in moves(read("ok its done", "I don't want the money, I want the lamp."))
    assert "claim:refund:done" not in moves(read("ok its done", "I don't want my hard earned money back."))


@pytest.mark.parametrize(
    "wish",
    ["No. I want my money back.", "No, I want my money back.", "I can't wait, refund me.", "Why not refund me?"],
)
def test_a_no_beside_a_wish_refuses_nothing(wish: str) -> None:
    assert "claim:refund:done" in moves(read("ok its done", wish))


@pytest.mark.parametrize("text", ["your engineer is booked for Tuesday", "not done yet", "ok once its done", "Done?"])
def test_nothing_is_settled_without_cause(text: str) -> None:
    assert "claim:replace:done" not in moves(read(text, "Hello?"))


def test_booked_stands_for_the_sending_that_the_case_speaks_of() -> None:
    topics = {"new_parcel": ("new parcel", "send it again")}
    reading = read_reply("It's booked.", language="en", pack=english(), now=NOW, topics=topics)
    assert "claim:replace:done" in moves(reading)
    assert "claim:replace:done" not in moves(read_reply("It's booked.", language="en", pack=english(), now=NOW))


def test_free_stands_beside_the_act_that_is_free() -> None:
    (claim,) = [each for each in read("A new lamp sent by express, no charge.").claims if each.act == "replace"]
    assert "free" in claim.topics


@pytest.mark.parametrize("text", ["0-0-0.0", "2026-13-40"])
def test_figures_that_only_look_like_a_day_are_none(text: str) -> None:
    assert all(value.kind != "date" for claim in read(text).claims for value in claim.values)
