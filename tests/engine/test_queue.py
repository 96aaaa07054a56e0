"""The wait before hello: its price, and what the first reply makes of it."""

from __future__ import annotations

import pytest

from scoring.model import Channel
from simulator.engine.queue import pull_of_queue, spoken_wait
from simulator.engine.state import CallState
from simulator.scenario.model import Queue
from tests.cases import play, reading, reply, small_scenario

WAITED = Queue(waited="6m", told="2m")


def after_first(*topics: str, at_ms: int = 20_000) -> CallState:
    return play(small_scenario(queue=WAITED), [reply(reading(acknowledged=topics), at_ms=at_ms)])


def test_a_wait_that_is_named_beats_the_same_wait_ignored() -> None:
    named, ignored = after_first("wait"), after_first()
    assert (named.mood, named.patience, named.trust) > (ignored.mood, ignored.patience, ignored.trust)
    assert "the wait was named at once" in [change.what for change in named.changes]


def test_an_unsure_first_reply_is_not_judged_and_the_next_one_is() -> None:
    unsure = reading(acknowledged=["wait"], confidence=0.3)
    state = play(small_scenario(queue=WAITED), [reply(unsure), reply(reading(acknowledged=["wait"]), at_ms=40_000)])
    assert [change.what for change in state.changes].count("the wait was named at once") == 1
    assert "nobody mentioned the wait" not in [change.what for change in state.changes]


def test_only_the_first_reply_is_judged() -> None:
    again = reply(reading(acknowledged=["wait"]), at_ms=40_000)
    state = play(small_scenario(queue=WAITED), [reply(reading(asked=["deadline"])), again])
    assert "the wait was named at once" not in [change.what for change in state.changes]


@pytest.mark.parametrize(("at_ms", "costs"), [(45_000, False), (80_000, True)])
def test_a_late_first_word_costs(at_ms: int, costs: bool) -> None:
    state = after_first("wait", at_ms=at_ms)
    assert any("for the first word" in change.what for change in state.changes) == costs


@pytest.mark.parametrize(
    ("channel", "waited", "days", "patience"),
    [("social", "29m", 0, 0), ("social", "90m", 0, -9), ("email", "1d", 1, 0), ("email", "3d", 3, -18)],
)
def test_each_channel_has_a_tolerance_of_its_own(channel: Channel, waited: str, days: int, patience: int) -> None:
    pull = pull_of_queue(Queue(waited=waited), channel, days=days)
    assert (0 if pull is None else pull.patience) == patience


def test_what_is_pressing_weighs_more() -> None:
    calm, pressing = (pull_of_queue(Queue(waited="9m", told="2m", urgency=u)) for u in ("low", "high"))
    assert calm is not None
    assert pressing is not None
    assert pressing.patience < calm.patience


@pytest.mark.parametrize(("text", "words"), [("6m", "6 min"), ("3h", "3 h"), ("1d", "1 day"), ("2d", "2 days")])
def test_a_wait_is_told_in_words(text: str, words: str) -> None:
    assert spoken_wait(text) == words
