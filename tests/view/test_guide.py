"""Tests of `simulator.view.guide`: what a beginner does next."""

from __future__ import annotations

from dataclasses import replace

from simulator.customers.scripted import ScriptedVoice
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.view.call import show_call
from simulator.view.guide import step_of
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


def test_who_has_settled_the_matter_is_not_asked_for_more_promises() -> None:
    runner = Runner.start(
        small_scenario(), header(), voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None
    )
    runner.act("note", {"text": "She waits for a kettle."})
    view = replace(show_call(runner.scenario, runner.state), due=())
    assert step_of(view, replies=1) == "promise"
    assert step_of(replace(view, settled=True), replies=1) == "end"


def test_a_matter_is_settled_once_it_is_solved_and_the_customer_asks_nothing_more() -> None:
    runner = Runner.start(
        small_scenario(), header(), voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None
    )
    assert not show_call(runner.scenario, runner.state).settled
