"""Patience at an end: some demand somebody in charge once before they walk out, and plain words can settle it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.reading.items import Pledge
from simulator.engine.events import Event, Levels, TimePassed
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario
from simulator.scenario.packs import Reaction
from tests.cases import acted, last_line, play, pledge, reading, reply, small_scenario, world_scenario

SPENT = Levels(empathy=0, accuracy=None, follow_through=None)
"""Costs 15 of patience."""
DEMANDS = ("Your supervisor, please.", "Somebody in charge.", "Get me your boss.")


def demanding(scenario: Scenario) -> Scenario:
    own = {**scenario.temperament.reactions, "wants_supervisor": Reaction(says=DEMANDS)}
    customer = replace(scenario.customer, patience=15)
    return replace(scenario, customer=customer, temperament=replace(scenario.temperament, reactions=own))


def rude(at_ms: int, *asked: str) -> Event:
    return reply(reading(asked=asked, courtesy="confirmation"), at_ms=at_ms, levels=SPENT)


def words(act: str, at_ms: int, *, firm: bool = True, actor: str = "agent") -> Event:
    said: Pledge = replace(pledge(act=act, firm=firm), actor=actor)  # type: ignore[arg-type]  # one of the actors
    return reply(reading(promised=said), at_ms=at_ms)


def causes(state: CallState) -> list[tuple[str, int]]:
    wanted = ("gave a last chance", "was promised somebody in charge")
    return [(change.what, change.patience) for change in state.changes if change.what in wanted]


def test_a_proud_customer_demands_a_supervisor_first_and_walks_out_the_next_time() -> None:
    scenario = demanding(small_scenario())
    first = play(scenario, [rude(20_000)])
    assert last_line(first).endswith(DEMANDS)
    assert (first.ended_by, first.patience) == ("", 5)
    assert causes(first) == [("gave a last chance", 5)]
    second = play(scenario, [rude(20_000), rude(40_000)])
    assert (second.ended_by, second.patience) == ("customer", 0)
    assert last_line(second).startswith("walks_out")


def test_a_gentle_customer_walks_out_at_once() -> None:
    state = play(replace(small_scenario(), customer=demanding(small_scenario()).customer), [rude(20_000)])
    assert (state.ended_by, causes(state)) == ("customer", [])
    assert last_line(state).startswith("walks_out")


def test_what_was_asked_is_still_told_before_the_demand() -> None:
    state = play(demanding(small_scenario()), [rude(20_000, "order_number")])
    assert last_line(state).startswith("It is 123.")
    assert last_line(state).endswith(DEMANDS)
    assert state.told == ("order_number",)


@pytest.mark.parametrize("act", ["transfer", "escalate", "call_back"])
def test_the_word_of_somebody_in_charge_settles_the_demand_once(act: str) -> None:
    state = play(demanding(small_scenario()), [rude(20_000), words(act, 40_000), words(act, 60_000)])
    assert causes(state) == [("gave a last chance", 5), ("was promised somebody in charge", 5)]
    assert not state.ended_by


@pytest.mark.parametrize(
    "words",
    [words("refund", 40_000), words("escalate", 40_000, firm=False), words("call_back", 40_000, actor="customer")],
)
def test_another_promise_a_hope_and_a_call_by_the_customer_settle_nothing(words: Event) -> None:
    assert causes(play(demanding(small_scenario()), [rude(20_000), words])) == [("gave a last chance", 5)]


def test_a_word_of_a_supervisor_before_the_demand_is_no_answer_to_it() -> None:
    state = play(demanding(small_scenario()), [words("escalate", 10_000), rude(20_000), rude(40_000)])
    assert causes(state) == [("gave a last chance", 5)]
    assert state.ended_by == "customer"


def test_an_escalation_at_the_desk_answers_the_demand() -> None:
    scenario = demanding(world_scenario())
    done = play(scenario, [rude(20_000), acted("escalate", at_ms=30_000), reply(reading(), at_ms=40_000)])
    assert causes(done) == [("gave a last chance", 5), ("was promised somebody in charge", 5)]


def test_silence_that_spends_the_last_patience_brings_the_demand_as_well() -> None:
    scenario = demanding(small_scenario())
    quiet = [TimePassed(kind="time_passed", at_ms=ms) for ms in range(60_000, 420_001, 60_000)]
    lines = [line.text for line in play(scenario, quiet).transcript if line.speaker == "customer"]
    asked = [text for text in lines if text in DEMANDS]
    assert len(asked) == 1
    assert lines.index(asked[0]) < len(lines) - 1
    assert lines[-1].startswith("walks_out")


def test_with_the_matter_settled_nobody_demands_anything() -> None:
    state = play(demanding(small_scenario()), [acted("replace", at_ms=5_000, place="home"), rude(20_000)])
    assert (state.ended_by, causes(state)) == ("customer", [])
