"""A call with two sides: no step is lost when both press at once, and each side hears of the other's."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from simulator.customers.scripted import ScriptedVoice
from simulator.session.clocks import SteppedClock
from simulator.session.replay import fold
from simulator.session.runner import Runner
from simulator.session.shared import SharedRunner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, MemoryJournal, header


def shared() -> tuple[SharedRunner, MemoryJournal]:
    journal = MemoryJournal()
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=ScriptedVoice(), clock=clock, journal=journal)
    return SharedRunner.of(runner), journal


def test_it_begins_where_the_call_stands_and_is_shared_once() -> None:
    runner, journal = shared()
    assert len(runner.events) == len(journal.events) > 1
    assert SharedRunner.of(runner) is runner


def test_both_sides_at_once_lose_no_note() -> None:
    runner, journal = shared()
    sides = threading.Barrier(2)

    def write(side: int) -> None:
        sides.wait()
        for number in range(20):
            runner.note(f"note {number} of side {side}")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, (1, 2)))
    assert len(runner.state.done) == 40
    assert tuple(journal.events) == runner.events
    assert fold(runner.scenario, runner.events).digest() == runner.state.digest()


def test_the_side_that_ticks_hears_once_of_what_the_other_has_done() -> None:
    runner, _ = shared()
    assert runner.tick() is False
    runner.reply("Hello, what can I do for you?")
    runner.follow()
    assert runner.tick() is True
    assert runner.tick() is False


def test_a_tick_does_not_wait_for_a_step_of_the_other_side() -> None:
    runner, _ = shared()
    began, go_on = threading.Event(), threading.Event()

    def step() -> None:
        with runner._side:
            began.set()
            go_on.wait(10)

    other = threading.Thread(target=step)
    other.start()
    began.wait(10)
    assert runner.tick() is False
    go_on.set()
    other.join()
