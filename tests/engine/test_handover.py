"""In other hands: the check-back that is owed, what becomes of the matter there, and what the desk may decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.conditions import holds
from simulator.engine.handover import will_solve
from simulator.engine.state import CallState
from simulator.scenario.condition import Condition
from simulator.scenario.later import Scene
from simulator.scenario.model import Scenario
from simulator.scenario.world import Authority, Handover
from simulator.session.case import as_case
from tests.cases import acted, ended, gone_on, last_line, opened, play, pledge, reading, reply, then, world_scenario

WORLD = replace(world_scenario(), scenes=())
ASKED = reply(reading(asked=["order_number"]))


def handed(scenario: Scenario, *, seed: int = 1) -> CallState:
    return play(scenario, [ASKED, acted("transfer_warm", summary="late kettle")], seed=seed)


@pytest.mark.parametrize("name", ["transfer_warm", "transfer_cold", "escalate"])
def test_a_handover_makes_the_check_back_due_one_working_day_later(name: str) -> None:
    deed = acted(name, summary="x") if name == "transfer_warm" else acted(name)
    state = play(WORLD, [ASKED, deed])
    (item,) = state.due
    assert (item.id, item.due, item.status, item.source) == ("check_back", "2026-03-04T15:30", "open", "transfer")
    assert (state.phase == "between") is (name != "escalate")


def test_the_case_may_say_when_to_check_back() -> None:
    scenario = replace(WORLD, handover=Handover(check_back="next working day 09:00"))
    assert handed(scenario).due[0].due == "2026-03-04T09:00"


def test_a_transfer_before_a_weekend_is_checked_on_monday() -> None:
    friday = replace(WORLD, starts="2026-03-05 15:30")
    assert handed(friday).due[0].due == "2026-03-09T15:30"


def test_checking_back_in_time_keeps_the_item_and_forgetting_it_breaks_it() -> None:
    at_due = gone_on(WORLD, handed(WORLD))
    kept = then(WORLD, at_due, acted("call_back", at_ms=at_due.at_ms, when="15:30"))
    assert kept.due[0].status == "kept"
    forgotten = gone_on(WORLD, at_due)
    assert (forgotten.due[0].status, forgotten.phase) == ("broken", "rating")
    assert holds(Condition(settled="check_back"), WORLD, kept)
    assert holds(Condition(due="check_back"), WORLD, forgotten)


def test_a_check_shows_what_the_others_have_done() -> None:
    for solves, outcome in ((100, "solved"), (0, "not solved")):
        scenario = replace(WORLD, handover=Handover(solves=solves))
        at_due = gone_on(scenario, handed(scenario))
        checked = then(scenario, at_due, acted("call_back", at_ms=at_due.at_ms, when="15:30"))
        assert checked.due[0].outcome == outcome


def test_who_promised_to_be_in_touch_checks_back_with_that() -> None:
    promise = reply(reading(promised=pledge(at="2026-03-04T10:00")))
    state = play(WORLD, [promise, acted("call_back", when="2026-03-04 10:00"), acted("transfer_warm", summary="x")])
    after = gone_on(WORLD, state)
    assert {item.id: item.status for item in after.due} == {"d1": "kept", "check_back": "kept"}
    assert [item.id for item in as_case(WORLD, after).commitments] == ["d1"]


def test_what_is_solved_in_the_same_contact_needs_no_check() -> None:
    state = play(WORLD, [ASKED, acted("escalate"), acted("replace", place="home"), ended()])
    assert state.due[0].status == "released"


def test_the_seed_decides_whether_the_others_solve_it() -> None:
    states = [handed(WORLD, seed=seed) for seed in range(400)]
    solved = sum(will_solve(WORLD, state) for state in states)
    assert 240 <= solved <= 320
    never = replace(WORLD, handover=Handover(solves=0))
    assert not any(will_solve(never, state) for state in states)


def test_an_assessment_leaves_nothing_to_chance() -> None:
    exam = [
        replace(handed(WORLD, seed=seed), opened=replace(opened(seed=seed), mode="assessment")) for seed in range(50)
    ]
    assert all(will_solve(WORLD, state) for state in exam)
    assert not any(will_solve(replace(WORLD, handover=Handover(solves=49)), state) for state in exam)


def test_what_the_others_have_solved_is_solved_and_what_they_have_not_brings_the_customer_back() -> None:
    back = Scene(id="back", at="+1d 17:00", opens_if=Condition(not_=Condition(settled="handover")))
    for solves, phase in ((100, "rating"), (0, "contact")):
        scenario = replace(WORLD, scenes=(back,), handover=Handover(solves=solves))
        state = gone_on(scenario, gone_on(scenario, handed(scenario)))
        assert state.phase == phase
        assert holds(Condition(settled="issue"), scenario, state) is (solves == 100)
        if phase == "contact":
            assert last_line(state).startswith("passed_on")


def test_a_transfer_that_nothing_required_costs_and_a_required_one_does_not() -> None:
    assert [each.code for each in as_case(WORLD, handed(WORLD)).outcomes] == ["unnecessary_transfer"]
    referred = replace(WORLD, authority=Authority(must_refer=("pay amount>10",)))
    assert as_case(referred, handed(referred)).outcomes == ()


def test_what_is_never_allowed_fails_and_what_is_for_others_waits_for_them() -> None:
    never = replace(WORLD, authority=Authority(never=("replace",)))
    assert not play(never, [acted("replace", place="home")]).done[-1].ok
    referred = replace(WORLD, authority=Authority(must_refer=("pay amount>10",)))
    before = play(referred, [acted("replace", place="home"), acted("pay", amount=12)])
    assert (before.done[-1].ok, before.done[-1].result) == (False, "This is not yours to decide: escalate it first.")
    assert play(referred, [acted("replace", place="home"), acted("pay", amount=9)]).done[-1].ok
    after = play(referred, [acted("escalate"), acted("replace", place="home"), acted("pay", amount=12)])
    assert after.done[-1].ok


def test_a_limit_under_may_is_a_limit_and_the_cases_own_word_wins() -> None:
    limited = replace(WORLD, authority=Authority(may=("pay amount<=5",)))
    home = acted("replace", place="home")
    assert [play(limited, [home, acted("pay", amount=n)]).done[-1].ok for n in (5, 6)] == [True, False]
    company = replace(WORLD.company, authority=Authority(never=("pay",)))
    assert not play(replace(WORLD, company=company), [home, acted("pay", amount=5)]).done[-1].ok
    assert play(replace(limited, company=company), [home, acted("pay", amount=5)]).done[-1].ok
