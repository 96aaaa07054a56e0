"""What was typed in a call is played again on a changed case, as far as it still fits."""

from __future__ import annotations

from dataclasses import replace

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.preview import Replayed, inputs_of, replay_inputs
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header

LINES: tuple[dict[str, object], ...] = (
    {"do": "reply", "text": "Hello Ann, what is your order number?", "after_s": 20},
    {"do": "wait", "seconds": 95},
    {"do": "act", "name": "replace", "args": {"place": "home"}, "after_s": 5},
    {"do": "end"},
    {"do": "next"},
)


def played(scenario: Scenario) -> Runner:
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(scenario, header(), voice=ScriptedVoice(), clock=clock, journal=None)
    for line in LINES:
        feed(runner, clock, line)
    return runner


def again(scenario: Scenario) -> Replayed:
    inputs = tuple(inputs_of(played(small_scenario()).events))
    return replay_inputs(scenario, header(), inputs, voice=ScriptedVoice())


def test_inputs_come_back_with_their_pauses() -> None:
    inputs = list(inputs_of(played(small_scenario()).events))
    assert [line["do"] for line in inputs] == ["reply", "act", "end", "next"]
    assert [line["after_s"] for line in inputs] == [20.0, 100.0, 0.0, 0.0]


def test_on_the_same_case_the_same_call_comes_out() -> None:
    before = played(small_scenario())
    replayed = again(small_scenario())
    assert replayed.events == before.events
    assert replayed.told() == "The file has changed: all 4 inputs were played again."


def test_on_a_changed_case_the_customer_says_the_new_words() -> None:
    opening, remedy = small_scenario().beats
    changed = replace(small_scenario(), beats=(replace(opening, says=("Well, where?",)), remedy))
    replayed = again(changed)
    assert (replayed.kept, replayed.total) == (4, 4)
    runner = Runner.resume(
        changed, header(), replayed.events, voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None
    )
    assert runner.state.transcript[0].text == "Well, where?"
    assert runner.state.phase == "between"


def test_it_stops_at_the_first_input_that_no_longer_fits_and_says_why() -> None:
    replayed = again(replace(small_scenario(), actions=()))
    assert (replayed.kept, replayed.total) == (1, 4)
    assert replayed.told().startswith("The file has changed: 1 of 4 inputs played again. There is no action 'replace'.")


def test_before_the_first_input_the_call_begins_anew() -> None:
    replayed = replay_inputs(small_scenario(), header(), (), voice=ScriptedVoice())
    assert replayed.told() == "The file has changed: the call begins anew."


def test_one_input_is_told_as_one() -> None:
    line = ({"do": "reply", "text": "Hello Ann."},)
    told = replay_inputs(small_scenario(), header(), line, voice=ScriptedVoice()).told()
    assert told == "The file has changed: your 1 input was played again."
