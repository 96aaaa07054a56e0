"""A shift on the pages: one clock for all, a list of who waits, a page for each customer, and what came of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.browser import shift_pages
from simulator.browser.sitting import AWAY_MS
from simulator.wishes import Wishes
from tests.browser.visitor import Visitor

HELLO = "Hello, six minutes in the queue, I'm sorry. What is your order number?"
DESK = "/shift"


def begun(visitor: Visitor, shift: str = "three_lamps") -> str:
    """Begin a shift and return the page of its first call."""
    visitor.get(f"/shift/briefing?shift={shift}")
    visitor.post("/shift/begin", shift=shift, once=visitor.hidden("once"))
    return visitor.call


def later(visitor: Visitor, seconds: int) -> None:
    visitor.clock.advance(seconds * 1000)
    visitor.get(DESK)


def page_of(visitor: Visitor, name: str) -> str:
    """Return the page of a customer, as the list of the desk names it."""
    visitor.get(DESK)
    found = re.search(rf'href="(/calls/[0-9a-f-]{{36}})#new">\d · {name}', visitor.page)
    assert found is not None, visitor.words
    return found[1]


def close(visitor: Visitor) -> None:
    """Bring the call that is shown to its end."""
    visitor.finish()


def test_today_offers_the_shifts_and_the_briefing_stores_nothing(visitor: Visitor) -> None:
    visitor.post("/welcome", then="look")
    visitor.get("/")
    assert "Three lamps at once 3 customers on one desk" in visitor.words
    visitor.get("/shift/briefing?shift=three_lamps")
    assert "They come in one after the other" in visitor.words
    assert visitor.workplace.store.headers() == []


def test_a_form_that_is_sent_twice_begins_one_shift(visitor: Visitor) -> None:
    visitor.get("/shift/briefing?shift=three_lamps")
    once = visitor.hidden("once")
    for _ in range(2):
        visitor.post("/shift/begin", shift="three_lamps", once=once)
    assert len(visitor.workplace.store.headers()) == 1


def test_customers_come_in_at_their_time_and_the_list_tells_how_long_each_waits(visitor: Visitor) -> None:
    begun(visitor)
    assert "2 · " not in visitor.words
    later(visitor, 70)
    assert "1 · Dana Whitfield Waits 1:10, too long" in visitor.words
    assert "2 · Priya Oakley Waits 0:10" in visitor.words
    later(visitor, 60)
    assert "3 · Oskar Brandt Waits 0:10" in visitor.words


def test_what_was_begun_stays_with_its_customer_while_another_is_answered(visitor: Visitor) -> None:
    first = begun(visitor)
    later(visitor, 70)
    visitor.get(first)
    visitor.post(f"{first}/keep", text="Half a mess", to="call/2")
    assert "Priya Oakley · Chat" in visitor.words
    visitor.say(HELLO)
    assert "2 · Priya Oakley Chat" in visitor.words
    second = visitor.call
    visitor.post(f"{second}/keep", text="", to="call/1")
    assert (visitor.call, visitor.typed()) == (first, "Half a mess")


def test_a_customer_that_has_not_come_in_leads_to_the_list(visitor: Visitor) -> None:
    first = begun(visitor)
    visitor.post(f"{first}/keep", text="", to="call/3")
    assert visitor.place == DESK


def test_the_frame_of_news_tells_who_else_waits(visitor: Visitor) -> None:
    first = begun(visitor)
    visitor.clock.advance(80_000)
    visitor.get(f"{first}/news")
    assert "2 · Priya Oakley: Waits 0:20" in visitor.words


def test_news_reaches_all_of_them_at_the_same_moment(visitor: Visitor) -> None:
    first = begun(visitor)
    later(visitor, 130)
    second = page_of(visitor, "Priya Oakley")
    later(visitor, 60)
    for page in (first, second):
        visitor.get(page)
        assert "money reaches a card within 6 to 8 working days" in visitor.words


def test_the_whole_desk_rests_together(visitor: Visitor) -> None:
    first = begun(visitor)
    later(visitor, 70)
    visitor.post(f"{first}/pause")
    assert "Paused" in visitor.words
    visitor.clock.advance(300_000)
    visitor.get(page_of(visitor, "Priya Oakley"))
    assert "Paused" in visitor.words
    visitor.post("/shift/rest")
    assert "1 · Dana Whitfield Waits 1:10" in visitor.words
    assert "Oskar" not in visitor.words


def test_who_is_away_for_long_has_rested(visitor: Visitor) -> None:
    begun(visitor)
    visitor.clock.advance(AWAY_MS + 1000)
    visitor.get(DESK)
    assert "You were away for a while." in visitor.words
    assert "1 · Dana Whitfield Waits 0:00" in visitor.words


def test_no_turn_is_taken_again_while_the_shift_is_on(visitor: Visitor) -> None:
    first = begun(visitor)
    visitor.say(HELLO)
    assert "Take something again" not in visitor.words
    visitor.post(f"{first}/again", turn="1")
    assert "In a shift no turn is taken again." in visitor.words
    assert len(visitor.workplace.store.headers()) == 1


def test_onward_goes_to_who_has_waited_longest_and_takes_the_next_customer_where_nobody_is(visitor: Visitor) -> None:
    first = begun(visitor)
    later(visitor, 70)
    visitor.post("/shift/onward")
    assert visitor.call == first
    close(visitor)
    visitor.post("/shift/onward")
    assert "Priya Oakley" in visitor.words
    close(visitor)
    visitor.get(DESK)
    assert "Take the next customer now" in visitor.words
    visitor.post("/shift/onward")
    assert "Oskar Brandt" in visitor.words


def test_going_on_after_a_debrief_leads_back_to_the_desk_and_at_last_to_the_end(visitor: Visitor) -> None:
    begun(visitor)
    for _ in range(3):
        visitor.say(HELLO)
        close(visitor)
        visitor.get("/onwards")
        assert visitor.place == DESK
        if "The end of your shift at" not in visitor.words:
            visitor.post("/shift/onward")
    assert "The end of your shift at" in visitor.words
    assert "The same case, met twice" in visitor.words
    assert "Dana Whitfield Priya Oakley Score" in visitor.words
    assert "Weakest call of the shift" in visitor.words
    visitor.post("/shift/leave")
    assert visitor.place == "/"
    visitor.get(DESK)
    assert "No shift is on." in visitor.words


@pytest.mark.parametrize(
    ("fair_from", "words"), [(0, "of the waits were fair: within"), (101, "of the waits were fair. Answer")]
)
def test_the_end_calls_waits_fair_from_the_share_that_every_surface_has(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, fair_from: int, words: str
) -> None:
    monkeypatch.setattr(shift_pages, "FAIR", fair_from)
    begun(visitor)
    for _ in range(3):
        visitor.say(HELLO)
        close(visitor)
        visitor.get("/onwards")
        visitor.post("/shift/onward")
    visitor.get(DESK)
    assert words in visitor.words


def test_open_calls_of_a_shift_that_was_left_wait_on_today(visitor: Visitor) -> None:
    first = begun(visitor)
    visitor.say(HELLO)
    later(visitor, 70)
    visitor.post("/shift/leave")
    assert visitor.words.count("The parcel that never came Begun today") == 2
    visitor.get(first)
    assert "The whole desk" not in visitor.words
    assert HELLO in visitor.words


@pytest.mark.parametrize("leave", ["/shift/leave", "/shift/begin"])
def test_what_was_begun_stays_when_the_shift_is_left_or_another_one_begun(visitor: Visitor, leave: str) -> None:
    first = begun(visitor)
    visitor.post(f"{first}/keep", text="Half a mess", to="")
    visitor.post(leave, shift="three_lamps")
    visitor.get(first)
    assert visitor.typed() == "Half a mess"


def test_each_call_has_a_record_that_says_which_shift_it_belongs_to(visitor: Visitor) -> None:
    begun(visitor)
    later(visitor, 130)
    headers = visitor.workplace.store.headers()
    marks = {visitor.workplace.store.load(each.header.call_id).events[0].shift for each in headers}  # type: ignore[union-attr]  # the first event opens
    assert marks == {"three_lamps/1", "three_lamps/2", "three_lamps/3"}


def test_a_shift_that_would_not_be_kept_is_not_begun(data_home: Path) -> None:
    visitor = Visitor(data_home, wishes=Wishes(recorded=False))
    visitor.enter()
    visitor.post("/shift/begin", shift="three_lamps")
    assert "A shift on the pages is kept." in visitor.words


def test_a_page_opens_no_file_as_a_shift(visitor: Visitor) -> None:
    visitor.get("/shift/briefing?shift=/etc/shift.yaml")
    assert "There is no such shift." in visitor.words
    visitor.get("/shift/briefing?shift=unheard_of")
    assert "There is no shift `unheard_of`." in visitor.words
