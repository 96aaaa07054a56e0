"""What a call leaves behind: loyalty, survey, money, calm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import HeatMark
from simulator.engine.business import business_of
from simulator.engine.calm import calm_of
from simulator.engine.events import CallClosed, ContactEnded, Event, Levels, TraineeActed
from simulator.engine.loyalty import MOST_GAIN, is_lost, is_won
from simulator.engine.state import CallState, DueItem
from simulator.engine.step import step
from simulator.engine.survey import survey_of
from simulator.scenario.later import Survey
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Argument, CaseAction
from tests.cases import opened, play, reading, reply, small_scenario

REPLACE = TraineeActed(kind="trainee_acted", at_ms=10_000, name="replace", args={"place": "home"})
END = ContactEnded(kind="contact_ended", at_ms=300_000)
CLOSE = CallClosed(kind="call_closed", at_ms=300_000, reason="completed")
GREAT = Levels(empathy=3, accuracy=3, follow_through=3)
BAD = Levels(empathy=0, accuracy=0, follow_through=0)


def call(*levels: Levels, solved: bool, scenario: Scenario | None = None) -> CallState:
    events: list[Event] = [REPLACE] if solved else []
    read = reading(asked=["wellbeing"])
    events += [reply(read, at_ms=20_000 * (n + 1), levels=each) for n, each in enumerate(levels)]
    return play(scenario or small_scenario(), [*events, END, CLOSE])


def worth(value: int = 400) -> Scenario:
    scenario = small_scenario()
    voucher = CaseAction(id="voucher", args={"amount": Argument(kind="number")}, means=("compensate",), costs="amount")
    actions = (*(replace(action, cost=20) for action in scenario.actions), voucher)
    return replace(scenario, customer=replace(scenario.customer, lifetime_value=value), actions=actions)


def test_a_good_call_wins_at_most_five_points_of_loyalty() -> None:
    state = call(GREAT, GREAT, solved=True)
    assert is_won(small_scenario(), state)
    assert 50 < state.loyalty <= 50 + MOST_GAIN
    assert sum(change.loyalty for change in state.changes) == state.loyalty - 50


def test_a_bad_call_loses_much_more_and_says_why() -> None:
    state = call(BAD, BAD, solved=False)
    assert is_lost(small_scenario(), state)
    assert state.loyalty <= 50 - 25
    assert any(change.loyalty == -25 and change.what for change in state.changes)


def test_a_call_without_a_word_leaves_loyalty_alone() -> None:
    assert call(solved=False).loyalty == 50


def test_a_good_call_pleases_and_a_bad_one_does_not() -> None:
    good = survey_of(small_scenario(), call(GREAT, GREAT, solved=True))
    bad = survey_of(small_scenario(), call(BAD, BAD, solved=False))
    assert good is not None
    assert bad is not None
    assert (good.csat, good.would_return) == (5, True)
    assert good.comment.startswith("survey_pleased")
    assert (bad.csat, bad.would_return) == (1, False)
    assert bad.comment.startswith("survey_let_down")
    assert any(row.what == "was treated without respect" and row.points < 0 for row in bad.because)


def test_nobody_is_asked_before_the_call_is_closed() -> None:
    assert survey_of(small_scenario(), play(small_scenario(), [reply(reading()), END])) is None


def test_only_what_the_case_asks_is_answered_and_the_author_has_the_word() -> None:
    asked = Survey(asks=("csat",), comments={"glad": ("My kettle!",)})
    scenario = replace(small_scenario(), survey=asked)
    answer = survey_of(scenario, call(GREAT, solved=True, scenario=scenario))
    assert answer is not None
    assert (answer.effort, answer.would_return, answer.nps) == (None, None, None)
    assert answer.comment == "My kettle!"


def due(status: str) -> DueItem:
    return DueItem(id="d1", who="agent", what="call_back", due="2026-03-04", status=status, source="reply", turn=1)  # type: ignore[arg-type]  # literals


@pytest.mark.parametrize("status", ["open", "kept", "broken"])
def test_recommending_is_asked_once_nothing_is_owed_any_more(status: str) -> None:
    scenario = replace(small_scenario(), survey=Survey(asks=("csat", "nps")), obligations=())
    state = play(scenario, [REPLACE, reply(reading(), levels=GREAT), END])
    closed = step(scenario, replace(state, due=(due(status),)), CLOSE).state
    answer = survey_of(scenario, closed)
    assert answer is not None
    assert (answer.nps is None) == (status == "open")


def test_saying_things_twice_and_holding_is_effort() -> None:
    twice = [reply(reading(asked=["order_number"]), at_ms=at) for at in (20_000, 40_000)]
    answer = survey_of(small_scenario(), play(small_scenario(), [*twice, END, CLOSE]))
    assert answer is not None
    assert answer.effort == 3
    assert [row.what for row in answer.effort_because] == [
        "got in touch", "had to say something again", "has to come again",
    ]  # fmt: skip


def test_the_ledger_of_money_keeps_more_of_a_customer_who_was_served_well() -> None:
    good = business_of(worth(), call(GREAT, GREAT, solved=True, scenario=worth()))
    bad = business_of(worth(), call(BAD, BAD, solved=False, scenario=worth()))
    assert good.kept > bad.kept
    assert (good.cost, good.goodwill, good.tells) == (20, 0, 2)
    assert (bad.churn, bad.tells) == (98, -5)
    assert good.net == round(good.kept - 20, 2)


def test_giving_more_than_the_call_put_at_risk_is_seen() -> None:
    give = TraineeActed(kind="trainee_acted", at_ms=15_000, name="voucher", args={"amount": 90})
    scenario = worth(100)
    state = play(scenario, [REPLACE, give, reply(reading(), levels=GREAT), END, CLOSE])
    money = business_of(scenario, state)
    assert (money.goodwill, money.overgiven) == (90, True)


HOT = HeatMark(kind="insult", start=0, end=4, confidence=0.9)


def test_calm_under_fire_counts_only_replies_to_a_hot_customer() -> None:
    assert calm_of(call(GREAT, solved=True)).under_fire == ()
    scenario = small_scenario(mood=20, patience=100)
    hot = replace(reading(heat=HOT), heat=3)
    events = [reply(hot, at_ms=20_000, text="Fool"), reply(reading(), at_ms=40_000), reply(reading(), at_ms=60_000)]
    calm = calm_of(play(scenario, events))
    assert [(row.turn, row.own) for row in calm.under_fire] == [(1, 3), (2, 0), (3, 0)]
    assert (calm.kept, calm.recovery, calm.under_fire[0].quotes) == (67, 1, ("Fool",))


def test_nothing_is_said_about_calm_where_there_was_no_call() -> None:
    calm = calm_of(CallState(opened=opened(), at_ms=0))
    assert (calm.kept, calm.mean_heat, calm.recovery, calm.slope) == (None, None, None, None)
