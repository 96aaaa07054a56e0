"""Practice has hints, a turn taken again and a rest; an assessment has the rest alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import HintTaken, Mode, Rested
from simulator.session.clocks import SteppedClock
from simulator.session.practice import next_seed, rest, rewind, take_hint, try_again
from simulator.session.replay import fold, upto_turn
from simulator.session.runner import NotNow, Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, MemoryJournal, header

ASK = "What is your order number?"


class Journals(MemoryJournal):
    """Keeps the events of several calls."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: dict[str, int] = {}

    def append(self, call_id: str, seq: int, event: object) -> None:
        assert seq == self.calls.get(call_id, 0)
        self.calls[call_id] = seq + 1


def begin(*, mode: Mode = "practice", journal: MemoryJournal | None = None) -> tuple[Runner, SteppedClock]:
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(mode=mode), voice=ScriptedVoice(), clock=clock, journal=journal)
    return runner, clock


def test_a_hint_is_on_record_and_the_next_one_is_another() -> None:
    runner, _ = begin()
    first, second = take_hint(runner), take_hint(runner)
    assert first.about != second.about
    assert first.text
    assert [event.about for event in runner.events if isinstance(event, HintTaken)] == [first.about, second.about]


def test_an_assessment_has_neither_hints_nor_rewind_and_nothing_is_stored() -> None:
    runner, _ = begin(mode="assessment")
    runner.reply(ASK)
    before = runner.events
    with pytest.raises(NotNow, match="no hints"):
        take_hint(runner)
    with pytest.raises(NotNow, match="no rewind"):
        rewind(runner, 1, "other")
    assert runner.events == before


def test_the_clock_stands_still_in_a_rest() -> None:
    runner, clock = begin(mode="assessment")
    rest(runner)
    clock.advance(3_600_000)
    runner.tick()
    assert (runner.now(), runner.wake_in_ms()) == (0, None)
    rest(runner, back=True)
    clock.advance(1_000)
    assert runner.now() == 1_000
    assert [event.back for event in runner.events if isinstance(event, Rested)] == [False, True]


def test_a_rest_that_was_not_begun_cannot_end() -> None:
    runner, _ = begin()
    with pytest.raises(NotNow, match="no rest"):
        rest(runner, back=True)


def test_a_reply_ends_a_rest() -> None:
    runner, _ = begin()
    rest(runner)
    runner.reply(ASK)
    assert not runner.state.resting


def test_a_rewind_keeps_both_calls_and_what_came_before_the_turn() -> None:
    journal = Journals()
    runner, clock = begin(journal=journal)
    for text in (ASK, "You should have looked.", "Sorry."):
        clock.advance(20_000)
        runner.reply(text)
    before = runner.events
    fork = rewind(runner, 2, "again")
    assert runner.events == before
    assert (fork.again.state.turn, fork.again.header.parent_id) == (1, runner.header.call_id)
    assert fork.again.header.parent_seq == len(fork.again.events) - 1
    assert fork.again.events == before[: len(fork.again.events)]
    assert fork.again.state.digest() == fold(small_scenario(), fork.again.events).digest()
    fork.again.reply("It is on its way.")
    assert journal.calls == {runner.header.call_id: len(before), "again": len(fork.again.events)}


@pytest.mark.parametrize("turn", [0, 2, -1])
def test_a_turn_that_there_is_not_cannot_be_taken_again(turn: int) -> None:
    runner, _ = begin()
    runner.reply(ASK)
    with pytest.raises(NotNow, match="no turn"):
        rewind(runner, turn, "again")
    with pytest.raises(ValueError, match="no turn"):
        upto_turn(runner.scenario, runner.events, turn)


def test_a_new_try_keeps_the_one_that_was_left() -> None:
    journal = Journals()
    runner, _ = begin(journal=journal)
    runner.reply(ASK)
    again = try_again(runner, "again")
    assert (runner.state.closed, again.state.turn) == ("abandoned", 0)
    assert again.header.seed == next_seed(runner.header.seed)
    assert again.header.parent_id is None
    assert set(journal.calls) == {runner.header.call_id, "again"}
    with pytest.raises(NotNow, match="second try"):
        try_again(begin(mode="assessment")[0], "again")


def test_another_try_has_another_seed_and_always_the_same() -> None:
    assert all(next_seed(seed) != seed and next_seed(seed) == next_seed(seed) for seed in range(50))


def test_without_a_self_rating_the_call_closes_by_itself() -> None:
    runner, _ = begin()
    runner.scenario = replace(runner.scenario, scoring=replace(runner.scenario.scoring, self_rating=False))
    runner.end()
    while runner.state.phase == "between":
        runner.next()
    assert runner.state.phase == "closed"
    assert runner.card is not None
