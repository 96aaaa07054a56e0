"""A yes to what the customer has just asked rests that concern."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.assents import said_yes
from simulator.engine.concerns import PRESSES, pressed
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed
from simulator.scenario.beats import Beat
from tests.cases import last_line, play, reading, reply, small_scenario

NOES = (
    *("Certainly not.", "Absolutely not", "Of course not!", "It is not booked yet.", "It has not been sent."),
    *("It will not be today", "Sure I can check.", "It's on hold."),
)
BOOKED = Beat(id="booked", says=("So it's booked?",))


def _after(line: str, said: str, *, line_id: str = "beat.booked.0") -> CallState:
    state = play(small_scenario(), [reply(reading(), text=said)])
    first, *rest = state.transcript
    told = replace(first, text=line, authored=line, line_id=line_id)
    return changed(state, transcript=(told, *(each for each in rest if each.speaker == "agent")))


@pytest.mark.parametrize("said", ["yep booked booked", "Yes, it is.", "haha yeah! all in", "It's booked.", "of course"])
def test_a_yes_answers_a_question_of_yes_or_no(said: str) -> None:
    assert said_yes(_after("Right. So it's booked?", said), BOOKED, "en")


@pytest.mark.parametrize("said", ["yes but not today", "yeah I know", "no", "booking it now", "maybe yes", "", *NOES])
def test_what_is_no_plain_yes_leaves_it_open(said: str) -> None:
    assert not said_yes(_after("Right. So it's booked?", said), BOOKED, "en")


def test_a_yes_to_a_question_with_a_question_word_answers_nothing() -> None:
    assert not said_yes(_after("When is it booked?", "Yes."), BOOKED, "en")


def test_a_yes_to_another_line_leaves_the_concern_open() -> None:
    assert not said_yes(_after("So it's booked?", "Yes.", line_id="plain.noted.0"), BOOKED, "en")


def test_a_yes_of_the_customer_answers_nothing() -> None:
    state = _after("So it's booked?", "Yes.")
    last = replace(state.transcript[-1], speaker="customer", line_id="plain.agrees.0")
    assert not said_yes(changed(state, transcript=(*state.transcript[:-1], last)), BOOKED, "en")


def test_a_korean_ne_only_shows_that_one_listens() -> None:
    assert not said_yes(_after("그럼 예약된 건가요?", "네, 고객님."), BOOKED, "ko")
    assert not said_yes(_after("그럼 예약된 건가요?", "확실하지 않습니다."), BOOKED, "ko")
    assert said_yes(_after("그럼 예약된 건가요?", "네, 맞습니다."), BOOKED, "ko")


def test_an_italian_yes_is_one() -> None:
    assert said_yes(_after("Quindi è prenotato?", "Sì, confermo."), BOOKED, "it")
    for said in ("Sì, ma non oggi.", "Certo che no.", "Si sieda un momento", "Sì, non è prenotato"):
        assert not said_yes(_after("Quindi è prenotato?", said), BOOKED, "it")


def test_a_concern_that_was_answered_with_yes_is_not_put_again_at_once_but_later() -> None:
    asked = replace(small_scenario(), beats=(replace(small_scenario().beats[1], says=("Is it done?",), again=()),))
    yes = reply(reading(acknowledged=["delay"]), text="Yes.")
    other = reply(reading(acknowledged=["delay"]), text="I see.")
    assert "Is it done?" in last_line(play(asked, []))
    assert "presses" in last_line(play(asked, [other]))
    assert "presses" not in last_line(play(asked, [yes]))
    assert "presses" in last_line(play(asked, [yes, other]))


def test_a_line_presses_a_concern_once() -> None:
    asked = replace(small_scenario(), beats=(replace(small_scenario().beats[1], says=("Is it done?",), again=()),))
    once = pressed(asked, Draft(state=play(asked, [])))
    assert [piece.why for piece in once.pieces] == [PRESSES]
    assert pressed(asked, once).pieces == once.pieces
