"""Tests of `simulator.view.guide`: what a beginner does next."""

from __future__ import annotations

from dataclasses import replace

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
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


def test_a_matter_is_settled_once_the_customer_waits_for_nothing_more_whatever_signs_the_line_has() -> None:
    day = Beat(
        id="day",
        says=("I'd like a day to write down.",),
        until=Condition(acknowledged="delay"),
        met=("Lovely, isn't it?",),
    )
    small = small_scenario()
    runner = Runner.start(
        replace(small, beats=(*small.beats, day)),
        header(),
        voice=ScriptedVoice(),
        clock=SteppedClock(OPENED_AT),
        journal=None,
    )

    def stands() -> tuple[str, bool]:
        return runner.state.transcript[-1].text, show_call(runner.scenario, runner.state).settled

    assert stands() == ("So, where is it?", False)
    runner.act("replace", {"place": "Ann"})
    assert not stands()[1]  # she has not heard of it yet
    runner.reply("I have sent you a new kettle.")
    assert stands() == ("Good. I'd like a day to write down.", False)
    runner.reply("I am sorry that the kettle is late.")
    assert stands() == ("Lovely, isn't it?", True)
