"""A drill goes back to a moment and rates another wording there, as the call itself would have."""

from __future__ import annotations

import pytest

from scoring.assess import assess
from simulator.session.case import as_case
from simulator.session.drill import Drill, moment_of
from simulator.session.runner import Runner
from tests.session.test_runner import started


def poor_call() -> Runner:
    runner, clock = started()
    clock.advance(20_000)
    runner.reply("Ok.")
    clock.advance(20_000)
    runner.reply("Calm down.")
    return runner


def test_the_costliest_missed_check_is_found() -> None:
    runner = poor_call()
    runner.abandon()
    assert runner.card is not None
    moment = moment_of(runner.card, "x")
    assert moment is not None
    worst = min(line.points for line in runner.card.lines if line.turn)
    assert any(
        (line.turn, line.criterion) == (moment.turn, moment.criterion) and line.points == worst
        for line in runner.card.lines
    )


def test_the_old_wording_is_rated_as_in_the_call_and_a_better_one_better() -> None:
    runner = poor_call()
    card = assess(as_case(runner.scenario, runner.state))
    drill = Drill(runner.scenario, runner.events, turn=2, criterion="respect")
    assert drill.reply == "Calm down."
    assert drill.state.turn == 1
    again = drill.rate("Calm down.")
    assert again.after.empathy.level == card.turns[1].empathy.level
    better = drill.rate("I am sorry that this has cost you so much time, Ann. What is your order number?")
    assert "empathy" in better.better
    assert better.worse == ()


def test_a_turn_that_never_was_is_refused() -> None:
    runner = poor_call()
    with pytest.raises(ValueError, match="no turn 9"):
        Drill(runner.scenario, runner.events, turn=9, criterion="respect")
