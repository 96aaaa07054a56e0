"""Moves of conflict: what looks for a solution, and what presses with rules or power."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.assess import read
from simulator.engine.conflict import Moves, conflict_of, moves_of
from simulator.engine.state import CallState, Done, Message
from simulator.scenario.model import Scenario
from simulator.view.aftermath import show_calm
from tests.cases import opened, play, reply, small_scenario

CUSTOMER = "My kettle has been leaking for three weeks and nobody helps. I need it on Friday for my son's party."
KIND = (
    "I'm sorry that the kettle has leaked for three weeks. Shall I send a new one, or would you rather have a refund?"
)
RULES = "Our policy does not allow that."
THREAT = "Stop shouting at me or I will hang up."


def moves(text: str, language: str = "en", *, warned: bool = False) -> Moves:
    reading = read(text, language=language, customer=CUSTOMER)
    message = Message(at_ms=0, speaker="agent", text=text, authored=text, turn=1, reading=reading)
    return moves_of(message, reading, warned=warned)


def call(*texts: str, mood: int) -> CallState:
    scenario: Scenario = small_scenario(mood=mood)
    said = (
        reply(read(text, language="en", customer=CUSTOMER), at_ms=20_000 * n, text=text)
        for n, text in enumerate(texts, 1)
    )
    return play(scenario, said)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm sorry that the kettle has been leaking for three weeks.", "interest"),
        ("When do you need it by?", "interest"),
        ("Your parcel arrives on Thursday 5 March.", "fact"),
        ("Shall I send you a new one?", "option"),
        ("I will call you tomorrow at 11:00.", "option"),
        ("I can't refund it because it was bought in a sale.", "boundary"),
        (RULES, "right"),
        ("Rules are rules.", "right"),
        (THREAT, "power"),
        ("That is your own fault.", "power"),
        ("You are an idiot.", "power"),
    ],
)
def test_a_reply_makes_its_move(text: str, kind: str) -> None:
    assert kind in moves(text).kinds


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("it", "Il regolamento non lo permette.", "right"),
        ("it", "Si calmi, per favore.", "power"),
        ("it", "Le mando subito una lampada nuova?", "option"),
        ("ko", "규정상 안 됩니다.", "right"),
        ("ko", "진정하세요.", "power"),
        ("ko", "내일 11시에 전화드리겠습니다.", "option"),
    ],
)
def test_the_moves_are_told_in_italian_and_korean_too(language: str, text: str, kind: str) -> None:
    assert kind in moves(text, language).kinds


def test_a_rule_beside_a_way_out_is_no_pressure() -> None:
    found = moves("Our policy does not allow a refund, but shall I send you a new one?")
    assert "right" not in found.kinds
    assert {"option"} <= set(found.kinds)
    assert found.quotes == ()


def test_what_presses_is_quoted_in_the_words_of_the_trainee() -> None:
    assert moves(RULES).quotes == ("Our policy does not allow that",)
    assert all(quote in THREAT for quote in moves(THREAT).quotes)
    assert moves(THREAT).quotes


def test_small_talk_makes_no_move_and_a_warning_is_a_calm_limit() -> None:
    assert moves("Good afternoon!").kinds == ()
    assert moves("Good afternoon!", warned=True).kinds == ("boundary",)


def test_the_share_counts_moves_to_an_annoyed_customer_and_those_that_press() -> None:
    found = conflict_of(call(KIND, RULES, mood=30))
    assert [row.turn for row in found.replies] == [1, 2]
    assert found.moves - found.cooperative == 1
    assert found.share == round(100 * found.cooperative / found.moves)
    view = show_calm(call(KIND, RULES, mood=30))
    assert view.moves_sentence.startswith(f"{found.cooperative} of {found.moves} moves in the dispute")
    assert view.quotes == ("Our policy does not allow that",)


def test_with_a_calm_customer_there_is_no_dispute_unless_the_trainee_presses() -> None:
    calm = conflict_of(call(KIND, mood=70))
    assert (calm.replies, calm.share) == ((), None)
    assert show_calm(call(KIND, mood=70)).moves_sentence == ""
    pressed = show_calm(call(THREAT, mood=70))
    assert pressed.cooperative == 0
    assert (
        pressed.moves_sentence == "No move in the dispute looked for a solution, and the words that pressed are quoted."
    )


def test_who_only_looks_for_a_solution_is_told_so() -> None:
    view = show_calm(call(KIND, mood=30))
    assert (view.cooperative, view.quotes) == (100, ())
    assert view.moves_sentence == "Every move in the dispute looked for a solution."


def test_a_warning_that_was_given_counts_in_the_reply_behind_it() -> None:
    state = call("Good afternoon!", mood=30)
    assert conflict_of(state).moves == 0
    warning = Done(at_ms=1, name="warn", args={}, ok=True, result="", turn=1)
    assert conflict_of(replace(state, done=(warning,))).replies[0].kinds == ("boundary",)


def test_a_call_without_words_has_no_share() -> None:
    assert conflict_of(CallState(opened=opened(), at_ms=0)).share is None
