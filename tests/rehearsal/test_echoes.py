"""What sounds like a machine is found: a line that comes twice, a reply that nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from simulator.rehearsal.echoes import left_unanswered, said_twice
from simulator.rehearsal.stage import Line, Performance, act_out
from simulator.scenario.load import load_scenario
from simulator.session.runner import Runner
from tests.rehearsal.casebook import lamp


def call(tmp_path: Path) -> Performance:
    def actor(_: Runner) -> Iterator[Line]:
        return iter([{"do": "reply", "text": "Which lamp is it?"}, {"do": "reply", "text": "When do you need it?"}])

    return act_out(load_scenario(lamp(tmp_path)), actor, seed=1)


def test_a_call_in_which_everything_is_answered_once_has_neither(tmp_path: Path) -> None:
    played = call(tmp_path)
    assert said_twice(played) == []
    assert left_unanswered(played) == []


def test_a_line_that_comes_twice_is_found_and_short_ones_are_not(tmp_path: Path) -> None:
    played = call(tmp_path)
    first = next(each for each in played.state.transcript if each.speaker == "customer")
    again = (*played.state.transcript, replace(first, authored="Yes."), replace(first, authored="Yes."), first)
    assert said_twice(replace(played, state=replace(played.state, transcript=again))) == [first.authored]


def test_a_reply_that_nobody_answers_is_found(tmp_path: Path) -> None:
    played = call(tmp_path)
    only_agent = tuple(each for each in played.state.transcript if each.speaker == "agent")
    alone = replace(played, state=replace(played.state, transcript=only_agent))
    assert left_unanswered(alone) == ["Which lamp is it?"]
