"""The record on the desk follows what was done: a changed line reads otherwise, and what was found out stands by it."""

from __future__ import annotations

from dataclasses import replace

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Argument, CaseAction
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.view.call import show_call
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header

LOOK_UP = CaseAction(id="look_up", result="Open.", means=("check",))
MOVE = CaseAction(id="move", args={"to": Argument()}, result="Moved.", sets={"order": "123, to {to}", "moved": "yes"})
TEST = CaseAction(id="line_test", title="Test the line", result="All values good.", means=("check",))


def runner_of(*actions: CaseAction) -> Runner:
    base = small_scenario()
    case: Scenario = replace(base, actions=(*base.actions, *actions))
    return Runner.start(case, header(), voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None)


def test_a_line_that_an_action_sets_is_shown_as_changed() -> None:
    runner = runner_of(LOOK_UP, MOVE)
    runner.act("look_up", {})
    assert show_call(runner.scenario, runner.state).changed == ()
    runner.act("move", {"to": "Ostley"})
    view = show_call(runner.scenario, runner.state)
    assert view.record == (("Order", "123, to Ostley"), ("Moved", "yes"))
    assert view.changed == ("Order", "Moved")


def test_what_is_changed_in_a_record_that_nobody_has_opened_stays_closed() -> None:
    runner = runner_of(LOOK_UP, MOVE)
    runner.act("move", {"to": "Ostley"})
    assert show_call(runner.scenario, runner.state).record == ()


def test_what_an_action_found_out_stands_by_the_record_once() -> None:
    runner = runner_of(LOOK_UP, TEST)
    runner.act("look_up", {})
    runner.act("line_test", {})
    runner.act("line_test", {})
    assert show_call(runner.scenario, runner.state).found == (("Test the line", "All values good."),)
