"""How long customers waited: from their line to the reply, and no longer than the contact lasts."""

from __future__ import annotations

from simulator.engine.events import TimeJumped, TimePassed
from simulator.engine.reply_times import waits_of
from tests.cases import ended, gone_on, play, pledge, reading, reply, small_scenario, then, world_scenario


def test_asking_into_the_silence_begins_no_new_wait() -> None:
    nudged = TimePassed(kind="time_passed", at_ms=110_000)
    state = play(small_scenario(), [nudged, reply(reading(), at_ms=120_000)])
    first = waits_of(state)[0]
    assert (first.turn, first.length_ms) == (1, 120_000)


def test_what_is_left_unanswered_waits_until_the_contact_is_over_and_not_until_the_day_after() -> None:
    case = small_scenario()
    state = play(case, [reply(reading(), at_ms=20_000), ended(at_ms=50_000)])
    on = then(case, state, TimeJumped(kind="time_jumped", at_ms=200_000_000, to="rating"))
    assert [(wait.turn, wait.to_ms) for wait in waits_of(on)] == [(1, 20_000), (0, 50_000)]


def test_the_first_reply_of_a_later_contact_answers_the_line_with_which_that_one_began() -> None:
    case = world_scenario()
    promised = reply(reading(promised=pledge(at="2026-03-04T11:00")), at_ms=20_000)
    state = play(case, [promised, ended(at_ms=50_000)])
    while state.phase == "between":
        state = gone_on(case, state)
    assert state.scene
    came = state.at_ms
    later = then(case, state, reply(reading(), at_ms=came + 30_000), ended(at_ms=came + 40_000))
    assert waits_of(later)[-1].length_ms <= 30_000
    assert all(wait.length_ms <= 30_000 for wait in waits_of(later))
