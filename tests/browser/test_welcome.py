"""The first visit: what this is, how it should look, and a first call in which it is said what to do next."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.settings import DataFolder, write_state
from tests.browser.visitor import Visitor


def test_the_first_visit_is_welcomed_once(visitor: Visitor) -> None:
    visitor.get("/")
    assert "Welcome to Rapport" in visitor.words
    visitor.post("/welcome", then="look", theme="dark")
    assert visitor.words.startswith("Today")
    assert 'class="theme-dark' in visitor.page
    visitor.get("/")
    assert visitor.words.startswith("Today")


def test_the_welcome_can_be_looked_at_in_another_language_first(visitor: Visitor) -> None:
    visitor.post("/welcome", then="again", language="it")
    assert visitor.place == "/"
    assert "Benvenut" in visitor.words


def test_who_was_welcomed_in_the_window_is_not_welcomed_again(data_home: Path) -> None:
    write_state(DataFolder(path=data_home), {"window": {"welcomed": True}})
    visitor = Visitor(data_home)
    visitor.enter()
    visitor.get("/")
    assert visitor.words.startswith("Today")


def test_the_first_call_says_what_to_do_next_until_its_debrief(visitor: Visitor) -> None:
    visitor.post("/welcome", then="first")
    assert "Welcome to the desk" in visitor.words
    visitor.post("/calls", scenario="welcome", mode="practice", guided=visitor.hidden("guided"))
    assert "What to do now First look the matter up: under Actions, choose “Open the ticket”." in visitor.words
    visitor.clock.advance(10 * 60_000)
    visitor.get(visitor.place)
    assert "Pleased" in visitor.words, "nobody hurries a beginner who reads"
    ticket = re.search(r"F-\d+", visitor.words)
    assert ticket is not None
    visitor.do("look_up", ticket=ticket[0])
    assert "What to do now Say hello in your own words" in visitor.words
    visitor.say("Good morning Percy, your bird table is ready. You wanted to fetch it on Saturday, didn't you?")
    assert "What to do now Now do what helps" in visitor.words
    visitor.finish()
    assert "What to do now Here they say what they think of the call." in visitor.words


def test_the_first_call_is_in_the_language_that_was_chosen(visitor: Visitor) -> None:
    visitor.post("/welcome", then="again", language="it")
    visitor.post("/welcome", then="first")
    assert "Ornella Brambati" in visitor.words
    visitor.post("/calls", scenario="welcome_it", mode="practice", guided=visitor.hidden("guided"))
    assert "Apri lo scontrino" in visitor.words


def test_the_day_in_korean_offers_the_first_call_in_korean_and_not_the_english_one(visitor: Visitor) -> None:
    visitor.post("/welcome", then="again", language="ko")
    visitor.post("/welcome", then="look")
    assert "scenario=welcome_ko" in visitor.page
    assert 'scenario=welcome"' not in visitor.page


def test_other_calls_say_nothing_of_it(visitor: Visitor) -> None:
    visitor.take()
    assert "What to do now" not in visitor.words
