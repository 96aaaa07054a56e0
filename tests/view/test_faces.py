"""The face agrees with what was said: after a blow nobody smiles, and delighted is who has what they wanted."""

from __future__ import annotations

from dataclasses import replace

from scoring.model import DueStatus
from simulator.engine.gauges import Pull, pulled, pulls_of_settling
from simulator.engine.state import CallState, Done, Message
from simulator.engine.step import open_call
from simulator.scenario.model import Scenario
from simulator.view.faces import face_at_end, face_now, face_of
from tests.cases import opened, small_scenario

CASE = small_scenario(mood=95, trust=95)


def state_of(case: Scenario) -> CallState:
    return replace(open_call(case, opened()).state, awaiting=(), beat="")


def solved(state: CallState) -> CallState:
    sent = Done(at_ms=0, name="replace", args={"place": "home"}, ok=True, result="Sent.", turn=1)
    return replace(state, done=(sent,))


def settled(state: CallState, status: DueStatus) -> CallState:
    for pull in pulls_of_settling("reply", status, "call back"):
        state = pulled(state, pull)
    return state


def said(state: CallState) -> CallState:
    """Let the customer say something about what has just moved them."""
    line = Message(
        at_ms=state.at_ms, speaker="customer", text="Well?", authored="Well?", turn=1, because=state.changes[-1:]
    )
    return replace(state, transcript=(*state.transcript, line))


def test_nobody_is_delighted_whose_matter_is_open() -> None:
    state = state_of(CASE)
    assert face_of(state.mood) == "delighted"
    assert face_now(CASE, state) == "pleased"
    assert face_now(CASE, solved(state)) == "delighted"


def test_who_was_let_down_does_not_smile_however_well_it_went_before() -> None:
    hurt = settled(solved(state_of(CASE)), "broken")
    assert hurt.mood == 75
    assert face_now(CASE, hurt) == "annoyed"
    assert face_now(CASE, said(hurt)) == "annoyed", "the line that says so goes with the face"


def test_a_smaller_blow_makes_a_worried_face_and_the_next_good_turn_mends_it() -> None:
    late = said(settled(solved(state_of(CASE)), "late"))
    assert face_now(CASE, late) == "worried"
    better = pulled(replace(late, at_ms=60_000, turn=2), Pull(what="was treated kindly", mood=3))
    assert face_now(CASE, better) == "delighted"


def test_the_last_look_agrees_with_the_ending() -> None:
    state = replace(solved(state_of(CASE)), ending="gone")
    assert face_at_end(CASE, state) in ("worried", "annoyed")
    assert face_at_end(CASE, replace(state, ending="glad")) == "delighted"
