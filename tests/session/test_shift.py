"""A shift: several calls on one clock, each with a record of its own, and news for all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.bulletins import bulletins_at, facts_at
from simulator.errors import UserError
from simulator.scenario.apart import numbers_of
from simulator.scenario.model import Draw
from simulator.scenario.shift import Shift, ShiftCall
from simulator.scenario.world import Bulletin, NewFact
from simulator.session.clocks import SteppedClock
from simulator.session.play import BadInput
from simulator.session.replay import fold
from simulator.session.runner import NotNow, Runner
from simulator.session.shift import Coming, ShiftDesk, on_the_clock, seeds_of
from simulator.view.shift import ShiftView, show_shift
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header

NEWS = Bulletin(
    id="dearer", at="2m", says="It costs 25 now.", facts=(NewFact(id="price", says="It costs 25.", value="25"),)
)
PLAN = Shift(
    format=1,
    id="evening",
    title="Evening",
    language="en",
    starts="2026-05-01 18:00",
    minutes=5,
    calls=(ShiftCall(scenario="small", at="0s", pair="kettle"), ShiftCall(scenario="small", at="1m", pair="kettle")),
    bulletins=(NEWS,),
)


def desk(plan: Shift = PLAN, *, seed: int = 1) -> ShiftDesk:
    clock = SteppedClock(OPENED_AT)

    def begin(coming: Coming) -> Runner:
        head = header(seed=coming.seed, call_id=f"call-{coming.number}")
        voice = ScriptedVoice()
        return Runner.start(coming.scenario, head, voice=voice, clock=clock, journal=None, shift=coming.mark)

    return ShiftDesk(plan, seed=seed, clock=clock, load=lambda _name: small_scenario(), begin=begin)


def show_desk(work: ShiftDesk) -> ShiftView:
    return show_shift(work.shift.title, work.now_ms, work.on_desk())


def reply(call: int, text: str = "What is your order number?", after_s: int = 0) -> dict[str, object]:
    return {"do": "reply", "call": call, "text": text, "after_s": after_s}


def test_calls_come_in_when_they_are_due() -> None:
    work = desk()
    assert [call.number for call in work.calls] == [1]
    work.pass_time(59)
    assert len(work.calls) == 1
    work.pass_time(1)
    assert [(call.number, call.at_ms) for call in work.calls] == [(1, 0), (2, 60_000)]
    assert [call.runner.state.opened.shift for call in work.calls] == ["evening/1", "evening/2"]


def test_one_clock_runs_for_all_and_each_call_folds_by_itself() -> None:
    work = desk()
    work.feed({"do": "wait", "seconds": 70})
    work.feed(reply(1, after_s=10))
    work.feed(reply(2, after_s=5))
    assert [call.runner.now() for call in work.calls] == [85_000, 25_000]
    for call in work.calls:
        assert fold(call.runner.scenario, call.runner.events).digest() == call.runner.state.digest()


@pytest.mark.parametrize("seed", range(12))
def test_no_two_customers_of_one_case_have_the_same_order_number(seed: int) -> None:
    orders = Draw(any=("T-4417", "T-7035", "T-8862"))
    case = replace(small_scenario(), values={**small_scenario().values, "order": orders})
    plan = replace(PLAN, calls=tuple(ShiftCall(scenario="small", at=f"{minute}m") for minute in range(3)))
    seeds = seeds_of(plan, seed, {"small": case})
    drawn = [dict(numbers_of(case, own))["order"] for own in seeds]
    assert sorted(drawn) == sorted(orders.any)
    assert seeds == seeds_of(plan, seed, {"small": case})


def test_the_same_seed_and_inputs_give_the_same_shift() -> None:
    digests = []
    for _ in range(2):
        work = desk(seed=4)
        work.feed({"do": "wait", "seconds": 100})
        work.feed(reply(2))
        digests.append([call.runner.state.digest() for call in work.calls])
    assert digests[0] == digests[1]


def test_an_object_without_a_call_goes_to_the_only_one() -> None:
    work = desk()
    work.feed({"do": "reply", "text": "Hello"})
    assert work.calls[0].runner.state.turn == 1
    work.pass_time(60)
    with pytest.raises(BadInput, match="Which call"):
        work.feed({"do": "reply", "text": "Hello"})
    with pytest.raises(NotNow, match="no call 7"):
        work.feed(reply(7))
    with pytest.raises(BadInput, match="whole number"):
        work.feed({"do": "reply", "call": "one", "text": "Hello"})


def test_a_rest_is_from_the_whole_desk() -> None:
    work = desk()
    work.pass_time(60)
    work.feed({"do": "rest"})
    assert [call.runner.state.resting for call in work.calls] == [True, True]
    work.feed(reply(1))
    assert [call.runner.state.resting for call in work.calls] == [False, False]


def test_news_reaches_each_call_at_the_same_moment_of_the_shift() -> None:
    scenarios = [on_the_clock(PLAN, plan, small_scenario()) for plan in PLAN.calls]
    assert [scenario.starts for scenario in scenarios] == ["2026-03-03 18:00:00", "2026-03-03 18:01:00"]
    for scenario, at_ms in zip(scenarios, (120_000, 60_000), strict=True):
        assert bulletins_at(scenario, at_ms - 1) == ()
        assert [bulletin.id for bulletin in bulletins_at(scenario, at_ms)] == ["dearer"]
        price = next(fact for fact in facts_at(scenario, at_ms) if fact.id == "price")
        assert (price.value, price.contradicts) == ("25", ("20",))


def test_news_wakes_the_desk() -> None:
    work = desk()
    work.pass_time(120)
    assert all(call.runner.state.at_ms == 120_000 - call.at_ms for call in work.calls)


def close(work: ShiftDesk, call: int, *, solved: bool) -> None:
    if solved:
        work.feed({"do": "act", "call": call, "name": "replace", "args": {"place": "home"}})
    work.feed(reply(call))
    for deed in ("end", "next", "end"):
        work.feed({"do": deed, "call": call})


@pytest.mark.parametrize("same", [True, False])
def test_a_pair_is_compared_by_score_and_remedy(same: bool) -> None:
    work = desk()
    work.pass_time(60)
    close(work, 1, solved=True)
    close(work, 2, solved=same)
    assert work.is_over
    (pair,) = show_desk(work).pairs
    assert (pair.calls, pair.same_remedy) == ((1, 2), same)
    assert pair.consistent == same


def test_a_wait_behind_another_customer_is_fair_and_one_without_a_reason_is_not() -> None:
    work = desk(replace(PLAN, calls=(PLAN.calls[0], replace(PLAN.calls[1], at="1s"))))
    work.feed(reply(1, after_s=40))
    work.feed(reply(2, after_s=30))
    times = {row.number: row for row in show_desk(work).times}
    assert (times[1].fair, times[2].fair) == (100, 100)
    work.feed(reply(1, after_s=80))
    assert {row.number: row for row in show_desk(work).times}[1].fair == 50


def test_the_tabs_say_who_waits_longest() -> None:
    work = desk()
    work.pass_time(70)
    view = show_desk(work)
    assert (view.waiting, view.next_up) == (2, 1)
    work.feed(reply(1))
    work.pass_time(1)
    assert next(tab.unread for tab in show_desk(work).tabs) == 1


def test_a_shift_without_calls_is_refused() -> None:
    with pytest.raises(UserError, match="no calls"):
        desk(replace(PLAN, calls=()))


def test_closing_the_desk_gives_up_what_is_open() -> None:
    work = desk()
    work.close()
    assert [call.runner.state.closed for call in work.calls] == ["abandoned"]
