"""Mood, patience and trust: every change has its cause, its size and its bounds."""

from __future__ import annotations

import pytest

from simulator.engine.events import Levels
from simulator.engine.gauges import Pull, feeling_of, pulled, pulls_of_levels
from simulator.engine.queue import pull_of_queue
from simulator.engine.state import CallState
from simulator.scenario.model import Queue
from tests.cases import opened


def state(*, mood: int = 50, patience: int = 50, trust: int = 50) -> CallState:
    return CallState(opened=opened(), at_ms=0, mood=mood, patience=patience, trust=trust)


@pytest.mark.parametrize(
    ("queue", "expected"),
    [
        (Queue(waited="1m"), None),
        (Queue(waited="6m"), (-22, -15, -7)),
        (Queue(waited="6m", told="2m"), (-15, -10, -5)),
        (Queue(waited="6m", told="6m"), (-10, -7, -3)),
    ],
)
def test_the_wait_before_hello_costs_by_minute_and_by_honesty(
    queue: Queue, expected: tuple[int, int, int] | None
) -> None:
    pull = pull_of_queue(queue)
    assert (None if pull is None else (pull.patience, pull.mood, pull.trust)) == expected


def test_a_good_reply_lifts_and_names_its_cause() -> None:
    (pull,) = pulls_of_levels(Levels(empathy=3, accuracy=None, follow_through=None), insulted=False)
    after = pulled(state(), pull)
    assert (after.mood, after.patience, after.trust) == (58, 54, 53)
    assert after.changes[-1].what == "felt understood"


def test_a_wrong_answer_does_not_show_before_the_customer_finds_out() -> None:
    assert pulls_of_levels(Levels(empathy=None, accuracy=0, follow_through=None), insulted=False) == ()


def test_an_insult_is_not_charged_twice() -> None:
    assert pulls_of_levels(Levels(empathy=0, accuracy=None, follow_through=None), insulted=True) == ()


def test_charm_does_not_outrun_reliability() -> None:
    assert pulled(state(mood=58, trust=40), Pull(what="charm", mood=8)).mood == 60


def test_the_third_gain_from_one_cause_gives_a_quarter() -> None:
    now = state(mood=40, trust=90)
    gains = []
    for _ in range(3):
        after = pulled(now, Pull(what="felt understood", mood=8))
        gains.append(after.mood - now.mood)
        now = after
    assert gains == [8, 8, 2]


def test_gauges_stay_between_0_and_100() -> None:
    after = pulled(state(mood=3, patience=98, trust=2), Pull(what="much", mood=-50, patience=50, trust=-50))
    assert (after.mood, after.patience, after.trust) == (0, 100, 0)


@pytest.mark.parametrize(("mood", "word"), [(50, "calm"), (49, "annoyed"), (25, "annoyed"), (24, "angry")])
def test_a_mood_has_a_word(mood: int, word: str) -> None:
    assert feeling_of(mood) == word
