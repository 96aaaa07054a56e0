"""The objects of the terminal protocol: each does what a person could do, and bad ones do nothing."""

from __future__ import annotations

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.errors import UserError
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


def started() -> tuple[Runner, SteppedClock]:
    clock = SteppedClock(OPENED_AT)
    return Runner.start(small_scenario(), header(), voice=ScriptedVoice(), clock=clock, journal=None), clock


def test_a_whole_call_can_be_fed() -> None:
    runner, clock = started()
    for line in (
        {"do": "reply", "text": "Hello Ann, what is your order number?", "after_s": 20},
        {"do": "act", "name": "replace", "args": {"place": "home"}},
        {"do": "note", "text": "sent"},
        {"do": "hold", "minutes": 2, "reason": "checking"},
        {"do": "end"},
        {"do": "next"},
        {"do": "rate", "empathy": 70, "accuracy": 80, "follow_through": 60},
    ):
        feed(runner, clock, line)
    assert runner.state.phase == "closed"
    assert [done.name for done in runner.state.done] == ["replace", "note", "hold"]


def test_time_passes_before_what_comes_after_it() -> None:
    runner, clock = started()
    feed(runner, clock, {"do": "reply", "text": "Hello Ann.", "after_s": 20})
    assert next(m.at_ms for m in runner.state.transcript if m.speaker == "agent") == 20_000


def test_a_long_wait_is_asked_into_at_the_right_moments() -> None:
    runner, clock = started()
    feed(runner, clock, {"do": "wait", "seconds": 200})
    assert [m.at_ms for m in runner.state.transcript] == [0, 90_000, 180_000]


def test_a_second_end_skips_the_rating() -> None:
    runner, clock = started()
    for do in ("end", "next", "end"):
        feed(runner, clock, {"do": do})
    assert (runner.state.phase, runner.state.self_rating) == ("closed", None)


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"do": "sing"},
        {"do": ["reply"]},
        {"do": "reply"},
        {"do": "reply", "text": 3},
        {"do": "reply", "text": "\ud800"},
        {"do": "reply", "text": "x", "after_s": -1},
        {"do": "reply", "text": "x", "after_s": float("nan")},
        {"do": "act", "name": "replace", "args": []},
        {"do": "act", "name": "replace", "args": {"place": ["home"]}},
        {"do": "act", "name": "replace", "args": {"place": float("inf")}},
        {"do": "hold", "minutes": True},
        {"do": "hold", "minutes": 0},
        {"do": "hold", "minutes": 2, "reason": {"x": 1}},
        {"do": "act", "name": "pay", "args": {"amount": 10**400}},
        {"do": "reply", "text": 5, "after_s": 500},
        {"do": "reply", "text": "x" * 20_000},
        {"do": "wait", "seconds": 1e12},
        {"do": "next"},
        {"do": "rate", "empathy": 70},
    ],
)
def test_a_bad_object_is_refused_and_changes_nothing(line: dict[str, object]) -> None:
    runner, clock = started()
    before = runner.events
    with pytest.raises(UserError):
        feed(runner, clock, line)
    assert runner.events == before
