"""What a reply is taken to have told, denied and promised; conditions ask for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from simulator.engine.conditions import holds
from simulator.engine.signals import signals_of
from simulator.engine.state import CallState, Done
from simulator.rehearsal.stage import on_stage
from simulator.scenario.condition import Condition
from simulator.scenario.model import CaseFact, Scenario
from tests.cases import small_scenario

WARRANTY = CaseFact(
    id="warranty",
    type="duration",
    value="2 years",
    says=("A kettle has a warranty of 2 years.",),
    topic=("warranty",),
    contradicts=("6 months",),
)
COVERED = CaseFact(id="is_covered", type="yes_no", value="yes", says=("It is covered.",), topic=("covered",))
SMALL = small_scenario(patience=100)
TALK = replace(
    SMALL, facts=(*SMALL.facts, WARRANTY, COVERED), company=replace(SMALL.company, hours={"mon-sun": "00:00-23:59"})
)


def after(*texts: str) -> tuple[Scenario, CallState]:
    runner, _ = on_stage(TALK, seed=1, twist="plain")
    for text in texts:
        runner.reply(text)
    return runner.scenario, runner.state


@cache
def met(text: str, key: str, value: str, by: str | None = None) -> bool:
    return holds(Condition(**{key: value}, by=by), *after(text))  # type: ignore[arg-type]  # one key by its name


@pytest.mark.parametrize(
    ("text", "said", "denied"),
    [
        ("The warranty is 2 years.", True, False),
        ("Your kettle has a warranty of two years.", True, False),
        ("There is a warranty on it.", False, False),
        ("The warranty is 6 months.", False, True),
        ("The warranty is not 2 years.", False, True),
    ],
)
def test_a_fact_with_a_figure_is_told_by_its_value_alone(text: str, said: bool, denied: bool) -> None:
    assert (met(text, "said", "warranty"), met(text, "denied", "warranty")) == (said, denied)


@pytest.mark.parametrize(
    ("text", "said", "denied"),
    [("It is covered.", True, False), ("It is not covered.", False, True), ("I will look at it.", False, False)],
)
def test_a_fact_that_is_so_or_not_is_told_by_saying_so(text: str, said: bool, denied: bool) -> None:
    assert (met(text, "said", "is_covered"), met(text, "denied", "is_covered")) == (said, denied)


def test_in_a_record_of_before_naming_the_topic_is_enough() -> None:
    scenario, state = after("There is a warranty on it.")
    reading = state.transcript[1].reading
    assert reading is not None
    old = {(signal.kind, signal.what) for signal in signals_of(scenario, reading, 1)}
    assert ("said", "warranty") in old
    new = {(signal.kind, signal.what) for signal in signals_of(scenario, reading, 1, stated=())}
    assert ("said", "warranty") not in new


@pytest.mark.parametrize(
    ("text", "by", "holding"),
    [
        ("I will call you today at 16:30.", "17:00", True),
        ("I will call you today at 17:00.", "17:00", True),
        ("I will call you today at 17:30.", "17:00", False),
        ("I will call you tomorrow at 11:00.", "17:00", False),
        ("I will call you tomorrow at 11:00.", "next day 11:00", True),
        ("I will call you tomorrow at 11:00.", "+1d 10:00", False),
        ("I will call you tomorrow at 11:00.", "2026-03-04 12:00", True),
        ("I will call you back soon.", "next day 11:00", False),
        ("I will call you back.", "next day 11:00", False),
    ],
)
def test_a_promise_may_be_asked_for_by_a_time(text: str, by: str, holding: bool) -> None:
    assert met(text, "promised", "call_back", by) is holding


def test_a_promise_by_a_time_that_was_made_earlier_is_not_fresh() -> None:
    scenario, state = after("I will call you today at 16:30.", "Anything else?")
    asked = Condition(promised="call_back", by="17:00")
    assert holds(asked, scenario, state)
    assert not holds(asked, scenario, state, fresh=True)


def test_an_amount_that_was_done_is_compared_as_a_number() -> None:
    scenario, state = after("Hello.")
    done = replace(state, done=(Done(at_ms=0, name="refund", args={"amount": 20.0}, ok=True, result="", turn=1),))
    assert holds(Condition(did="refund amount=20"), scenario, done)
    assert not holds(Condition(did="refund amount=21"), scenario, done)
    assert not holds(Condition(did="refund speed=20"), scenario, done)
