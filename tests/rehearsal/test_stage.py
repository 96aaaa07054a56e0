"""A rehearsed call is a whole call, always the same, and tells what had no place in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.rehearsal.stage import Line, act_out, perform
from simulator.session.runner import Runner
from tests.rehearsal.casebook import lamp_scenario

HELLO: Line = {"do": "reply", "text": "Hello Ada, when do you need it by?", "after_s": 20}


def test_inputs_are_played_to_the_end_of_the_call(tmp_path: Path) -> None:
    performance = perform(lamp_scenario(tmp_path), [HELLO], seed=1)
    assert performance.state.phase == "closed"
    assert performance.state.ending == "dark"
    assert performance.scores().keys() == {"empathy", "accuracy", "follow_through", "total"}
    assert performance.refused == ()


def test_the_same_seed_gives_the_same_call(tmp_path: Path) -> None:
    scenario = lamp_scenario(tmp_path)
    first, second = (perform(scenario, [HELLO], seed=3) for _ in range(2))
    assert first.state.digest() == second.state.digest()


def test_what_has_no_place_is_told_and_the_call_goes_on(tmp_path: Path) -> None:
    lines: list[Line] = [{"do": "act", "name": "fly"}, {"do": "next"}, HELLO]
    performance = perform(lamp_scenario(tmp_path), lines, seed=1)
    assert [refused.partition(":")[0] for refused in performance.refused] == ["Input 1 (act)", "Input 2 (next)"]
    assert performance.state.turn == 1


def test_an_unknown_twist_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no twist `odd`"):
        perform(lamp_scenario(tmp_path), [], seed=1, twist="odd")


def test_an_actor_looks_at_the_call_before_each_step(tmp_path: Path) -> None:
    seen: list[int] = []

    def actor(runner: Runner) -> Iterator[Line]:
        for _ in range(2):
            seen.append(runner.state.turn)
            yield HELLO

    performance = act_out(lamp_scenario(tmp_path), actor, seed=1)
    assert seen == [0, 1]
    assert (performance.state.phase, performance.state.turn) == ("closed", 2)


def test_an_actor_is_stopped_when_the_customer_has_left(tmp_path: Path) -> None:
    def actor(_: Runner) -> Iterator[Line]:
        while True:
            yield {"do": "wait", "seconds": 300}

    assert act_out(lamp_scenario(tmp_path), actor, seed=1).state.ended_by == "customer"
