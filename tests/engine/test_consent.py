"""The yes to a question for leave: said first, beside whatever else the reply calls for, and hiding no concern."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Offer
from simulator.engine.forms import asks_leave
from simulator.scenario.beats import Beat, Branch
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from tests.cases import last_line, play, pledge, reading, reply, small_scenario

ASKS = "I will call you tomorrow. Shall I go ahead?"
TOMORROW = pledge(at="2026-03-04")
CALLED = reply(reading(promised=TOMORROW), text=ASKS)


def reacting(says: str = "A call, fine.", *, mood: int = 5, until: Condition | None = None) -> Scenario:
    """Return the small case whose customer reacts to a call in some words; the concern waits for `until`."""
    scenario = small_scenario()
    branch = Branch(id="hurry", when=Condition(promised="call_back"), says=(says,), mood=mood, because="a call")
    remedy = Beat(id="remedy", says=("What now?",), until=until or Condition(did="replace"))
    return replace(scenario, reactions=(branch,), beats=(scenario.beats[0], remedy))


@pytest.mark.parametrize(
    ("language", "text", "asks"),
    [
        ("en", "It is booked by express. Shall I go ahead?", True),
        ("en", "I can send a new one, is that ok?", True),
        ("en", "Do you want me to send it?", True),
        ("en", "May I also look in on it myself on Thursday, so you need not wait?", True),
        ("en", "Shall I send a new one or refund it?", False),
        ("en", "Which number shall I ring?", False),
        ("en", "May I have your postcode?", False),
        ("en", "Shall I go ahead? What is your postcode?", False),
        ("en", "I go ahead.", False),
        ("it", "Il tecnico viene stasera. Le va bene?", True),
        ("it", "Preferisce oggi o domani?", False),
        ("ko", "맞교환으로 접수해 드릴까요?", True),
        ("ko", "문 앞에 두고 나가시면 돼요. 가능하세요?", True),
        ("ko", "환불해 드릴까요, 아니면 교환해 드릴까요?", False),
        ("de", "Soll ich?", False),
    ],
)
def test_leave_is_asked_for_by_the_last_question_where_it_puts_one_thing_forward(
    language: str, text: str, asks: bool
) -> None:
    assert asks_leave(text, language) is asks


def test_the_yes_stands_first_and_the_next_concern_is_put_behind_the_reaction() -> None:
    state = play(reacting("A call. I see."), [CALLED])
    ids = state.transcript[-1].line_id.split("+")
    assert ids[0].startswith("plain.agrees.")
    assert ids[1] == "on.hurry.0"
    assert ids[-1] == "beat.remedy.0"


def test_a_reply_that_asks_nothing_gets_no_yes() -> None:
    told = reply(reading(promised=TOMORROW), text="I will call you tomorrow.")
    assert "agrees" not in play(reacting("A call. I see."), [told]).transcript[-1].line_id


@pytest.mark.parametrize(
    "says", ["Yes, do that.", "No. I want a kettle.", "I'd rather have a letter.", "I'd sooner come.", "A call?"]
)
def test_a_reaction_that_says_yes_or_no_or_asks_back_stands_alone(says: str) -> None:
    assert "agrees" not in play(reacting(says), [CALLED]).transcript[-1].line_id


@pytest.mark.parametrize(
    ("language", "says", "verdict"),
    [
        ("it", "Si comincia a ragionare.", False),
        ("it", "Non lo sapevo, che bello.", False),
        ("it", "Sì, proceda.", True),
        ("it", "Una telefonata? No.", True),
        ("ko", "예약이군요. 알겠어요.", False),
        ("ko", "네이버에 적을게요.", False),
        ("ko", "네, 알겠어요.", True),
        ("ko", "네네.", True),
    ],
)
def test_a_word_that_only_begins_like_a_yes_or_no_is_none(language: str, says: str, verdict: bool) -> None:
    case = replace(reacting(says), language=language)
    leave = {"it": "La chiamo domani. Le va bene?", "ko": "내일 전화드릴게요. 그렇게 해 드릴까요?"}[language]
    line = play(case, [reply(reading(promised=TOMORROW), text=leave)]).transcript[-1].line_id
    assert ("agrees" not in line) is verdict


def test_nobody_says_yes_to_what_has_just_displeased_them() -> None:
    state = play(reacting("A call again. Typical.", mood=-5), [CALLED])
    assert state.transcript[-1].line_id.startswith("on.hurry.0")


def test_who_has_given_leave_for_a_deed_does_not_ask_in_the_same_breath_whether_it_is_done() -> None:
    text = "I will call you, and I can send a new one. Shall I go ahead?"
    offer = Offer(act="replace", topics=(), start=0, end=4, confidence=0.9)
    both = reply(replace(reading(promised=TOMORROW), offered=(offer,)), text=text)
    assert "beat.remedy" not in play(reacting("A call. I see."), [both]).transcript[-1].line_id
    heard = reading(acknowledged=["delay"], asked=["agreement"])
    nothing_made_out = reply(heard, text="Sorry for the delay. I'd get it moving now. Shall I?")
    line = play(reacting(), [nothing_made_out]).transcript[-1].line_id
    assert "agrees" in line
    assert "understood" in line
    assert "beat.remedy" not in line
    waits = reacting("A call. I see.", until=Condition(any=(Condition(did="replace"), Condition(said="arrival"))))
    assert "beat.remedy" in play(waits, [both]).transcript[-1].line_id


def test_a_met_concern_stands_behind_the_yes_too() -> None:
    scenario = reacting("A call. I see.")
    met = Beat(id="remedy", says=("What now?",), until=Condition(promised="call_back"), met=("Good, that helps.",))
    state = play(replace(scenario, beats=(scenario.beats[0], met), reactions=()), [reply(reading()), CALLED])
    assert last_line(state).startswith("agrees ")
    assert "Good, that helps." in last_line(state)


def test_what_is_told_without_being_asked_for_stands_behind_the_yes_and_an_answer_needs_none() -> None:
    scenario = reacting("A call. I see.")
    free = CaseFact(id="hurry", known_to="customer", tell=Condition(promised="call_back"), says=("I'm in a hurry.",))
    scenario = replace(scenario, facts=(*scenario.facts, free))
    assert play(scenario, [CALLED]).transcript[-1].line_id.startswith("plain.agrees.")
    asking = reply(reading(asked=["order_number"], promised=TOMORROW), text=ASKS)
    assert "agrees" not in play(scenario, [asking]).transcript[-1].line_id


def test_an_offer_is_taken_up_in_front_of_what_is_asked_back_of_a_promise() -> None:
    offer = Offer(act="compensate", start=0, end=5, confidence=0.9)
    vague = replace(pledge(at="2026-03-04"), due=None)
    heard = replace(reading(promised=vague), offered=(offer,))
    ids = (
        play(
            replace(small_scenario(), reactions=()), [reply(heard, text="I will call you. And shall I add a voucher?")]
        )
        .transcript[-1]
        .line_id
    )
    assert ids.index(".offered.") < ids.index(".vague_promise.")
