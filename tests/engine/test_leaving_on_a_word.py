"""How a customer with an open matter takes leave: on a firm word they wait, without one they say what is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Courtesy, CourtesyKind, Offer, Pledge, Question, Reading, Refusal
from simulator.engine.closing import puzzles
from simulator.engine.events import TraineeReplied
from simulator.engine.leaving import has_word
from simulator.engine.state import CallState
from tests.cases import TOMORROW, last_line, play, pledge, reading, reply, small_scenario
from tests.engine.test_unheard import asked, asking, story, with_facts

WORD = pledge(at=TOMORROW)
BYE = "bye"
FAREWELL = Courtesy(kind="farewell", start=0, end=3, confidence=0.9)


def courteous(kind: CourtesyKind, text: str = BYE, *, read: Reading | None = None) -> TraineeReplied:
    courtesy = Courtesy(kind=kind, start=0, end=len(text), confidence=0.9)
    return reply(replace(read or reading(), courtesies=(courtesy,)), text=text)


def promised(word: Pledge = WORD) -> TraineeReplied:
    return reply(reading(promised=word), text="I will call you tomorrow at eleven.")


def leaving(word: Pledge, *, trust: int = 50) -> CallState:
    """Return the call after a promise and two goodbyes: to the first a customer may ask once for what is open."""
    return play(small_scenario(trust=trust), [promised(word), courteous("farewell"), courteous("farewell")])


def test_who_was_promised_word_for_an_hour_waits_for_it() -> None:
    state = leaving(WORD)
    assert last_line(state).startswith("awaits_word")
    assert state.ended_by == "customer"


@pytest.mark.parametrize(
    ("word", "trust"),
    [
        (pledge(at=None), 50),
        (pledge(act="replace", at=TOMORROW), 50),
        (pledge(at="2026-03-03T03:00"), 50),
        (WORD, 10),
        (replace(WORD, firm=False), 50),
        (replace(WORD, condition="if there is news"), 50),
        (replace(WORD, actor="carrier"), 50),
        (pledge(act="check", at=TOMORROW), 50),
        (pledge(at="2027-03-01T11:00"), 50),
    ],
)
def test_a_vague_an_impossible_or_a_disbelieved_word_lets_nobody_go(word: Pledge, trust: int) -> None:
    state = leaving(word, trust=trust)
    assert "left_open" in last_line(state)
    assert state.ended_by == ""


def test_a_word_for_an_hour_gone_by_is_waited_for_no_longer() -> None:
    soon = reply(reading(promised=pledge(at="2026-03-03T15:00")), text="I will call you at three.")
    late = 12 * 3_600_000
    parting = courteous("farewell")
    state = play(small_scenario(), [soon, replace(parting, at_ms=late), replace(parting, at_ms=late + 1000)])
    assert "awaits_word" not in last_line(state)


def test_a_goodbye_that_refuses_something_is_not_gone_along_with() -> None:
    refusal = Refusal(act="replace", topics=(), reason=False, start=0, end=4, confidence=0.9)
    harsh = courteous("farewell", "I can't send one, ok? Bye.", read=replace(reading(), refused=(refusal,)))
    state = play(replace(small_scenario(), beats=()), [promised(), harsh])
    assert state.ended_by == ""


def test_a_promise_of_another_contact_lets_nobody_go() -> None:
    case = small_scenario()
    state = play(case, [promised()])
    assert has_word(case, state)
    assert not has_word(case, replace(state, scene="later"))
    assert not has_word(case, replace(state, due=tuple(replace(item, source="obligation") for item in state.due)))
    assert not has_word(case, replace(state, due=tuple(replace(item, status="kept") for item in state.due)))


def test_who_objects_to_a_goodbye_does_not_give_thanks_for_the_promise_in_it() -> None:
    both = replace(reading(promised=pledge(act="replace", at=TOMORROW)), courtesies=(FAREWELL,))
    line = last_line(play(small_scenario(), [reply(both, text="I will send it tomorrow. Bye.")]))
    assert line.startswith("left_open")


def test_anything_else_is_answered_by_what_is_open_and_not_by_an_objection_to_a_goodbye() -> None:
    nothing_to_press = replace(small_scenario(), beats=())
    more = courteous("anything_else", "Anything else?")
    assert last_line(play(nothing_to_press, [more])).startswith("still_open")
    assert last_line(play(nothing_to_press, [promised(), more])).startswith("nothing_else")


def test_a_goodbye_that_asks_for_leave_gets_its_yes() -> None:
    text = "I ring tomorrow at eleven, is that ok? Bye"
    question = Question(what="agreement", start=27, end=37, confidence=0.9, put=True)
    both = courteous("farewell", text, read=replace(reading(promised=WORD), asked=(question,)))
    state = play(replace(small_scenario(), beats=()), [promised(), both])
    assert last_line(state).startswith("agrees")
    assert "awaits_word" in last_line(state)
    assert state.ended_by == "customer"


def test_a_kind_refusal_with_an_offer_behind_it_gets_the_answer_to_the_offer() -> None:
    refusal = Refusal(act="replace", topics=(), reason=True, start=0, end=4, confidence=0.9)
    offer = Offer(act="refund", topics=(), start=30, end=40, confidence=0.9)
    read = replace(reading(), refused=(refusal,), offered=(offer,))
    line = last_line(
        play(small_scenario(), [reply(read, text="It isn't ours, so I can't send one. Shall I refund it?")])
    )
    assert line.startswith("agrees")
    assert "refused" not in line


@pytest.mark.parametrize(
    ("question", "confirms"), [("Is it 123 or 456?", False), ("Is it 123?", True), ("Is it 123 or so?", True)]
)
def test_one_of_two_things_is_told_and_not_confirmed(question: str, confirms: bool) -> None:
    first = "What is your customer number?"
    case = with_facts(replace(story("number", "It is 123.", asked_by="number", again=("123.",)), value="123"))
    told = asking(first, asked(first, first, "number"))
    state = play(case, [told, asking(question, asked(question, question, "number"))])
    assert ("confirms" in last_line(state)) is confirms


def test_a_question_of_which_nothing_is_known_puzzles() -> None:
    text = "Is it green?"
    state = play(small_scenario(), [asking(text, asked(text, text, "unclear"))])
    heard = [line for line in state.transcript if line.speaker == "agent"]
    read = heard[-1].reading
    assert read is not None
    assert puzzles(replace(state, transcript=tuple(heard)), read)


def test_what_was_turned_down_is_not_agreed_to_when_it_is_put_again() -> None:
    case = with_facts(story("by_post", "No, not by post.", asked_by="post", again=("Not by post, as I said.",)))
    first, second = "Would you like it by post?", "Shall I send it by post?"
    told = asking(first, asked(first, first, "post"))
    state = play(case, [told, asking(second, asked(second, second, "post"))])
    assert last_line(state) == "Not by post, as I said."


@pytest.mark.parametrize("question", ["The number that ends in 0163, is it right?", "Is the number 555-0163?"])
def test_a_question_that_holds_another_number_is_about_that_one(question: str) -> None:
    phone = replace(story("phone", "It is 555-0163.", asked_by="phone", again=("555-0163.",)), value="555-0163")
    code = replace(story("code", "CM-40718.", asked_by="code", again=("CM-40718 still.",)), value="CM-40718")
    state = play(with_facts(phone, code), [asking(question, asked(question, question, "code"))])
    assert "CM" not in last_line(state)
