"""What a careful trainee does between two contacts: whatever on the list has come due."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.model import Scalar
from simulator.engine.calendar import deadline_ms
from simulator.engine.clock import iso, now_at
from simulator.engine.desk import actions_of
from simulator.engine.meeting import meets_promise
from simulator.engine.state import DueItem
from simulator.rehearsal.stage import Line
from simulator.scenario.packs import Argument, CaseAction
from simulator.session.runner import Runner


def keeps_word(runner: Runner) -> Iterator[Line]:
    """Yield the deeds that are due at this stop, each as the scenario allows it."""
    state, scenario = runner.state, runner.scenario
    for item in state.due:
        deadline = deadline_ms(scenario, item)
        if item.status != "open" or item.with_item or deadline is None or deadline > state.at_ms:
            continue
        fitting = [each for each in actions_of(scenario) if _does(each, item)]
        same = [each for each in fitting if item.what in each.means]  # who promised to write writes
        for action in (same or fitting)[:1]:
            yield {"do": "act", "name": action.id, "args": _arguments(runner, action, item)}


def _does(action: CaseAction, item: DueItem) -> bool:
    return action.id in item.met_by if item.met_by else meets_promise(action, item.what)


def _arguments(runner: Runner, action: CaseAction, item: DueItem) -> dict[str, Scalar]:
    now = iso(now_at(runner.scenario, runner.state.at_ms)).replace("T", " ")
    return {
        name: _argument(argument, now, item)
        for name, argument in action.args.items()
        if not argument.optional or argument.expects
    }


def _argument(argument: Argument, now: str, item: DueItem) -> Scalar:
    if argument.kind == "time":
        return now
    if argument.expects:
        return argument.expects[0]
    if argument.kind == "choice":
        return argument.choices[0]
    return 1 if argument.kind == "number" else item.what
