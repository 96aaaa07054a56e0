"""The work after a contact: note, cause and tasks, scored where the case says what is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.engine.events import ContactEnded, Event, TraineeActed
from simulator.engine.state import CallState
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.wrapping import WrapUp
from simulator.session.wrapup import wrap_up_of, wrapped_up
from tests.cases import play, reading, reply, small_scenario

WARRANTY = CaseFact(
    id="warranty",
    type="duration",
    value="2 years",
    topic=("warranty",),
    contradicts=("1 year",),
    says=("It has 2 years.",),
)


def case(wrap_up: WrapUp) -> Scenario:
    scenario = small_scenario()
    return replace(scenario, facts=(*scenario.facts, WARRANTY), wrap_up=wrap_up)


def done(scenario: Scenario, *deeds: tuple[str, dict[str, str]]) -> CallState:
    events: list[Event] = [reply(reading()), ContactEnded(kind="contact_ended", at_ms=30_000)]
    events += [TraineeActed(kind="trainee_acted", at_ms=40_000, name=name, args=args) for name, args in deeds]
    return play(scenario, events)


def codes(wrap_up: WrapUp, *deeds: tuple[str, dict[str, str]]) -> dict[str, int]:
    scenario = case(wrap_up)
    return {outcome.code: outcome.points for outcome in wrapped_up(scenario, done(scenario, *deeds))}


def test_nothing_is_scored_where_the_case_asks_for_nothing() -> None:
    assert codes(WrapUp(), ("tag_cause", {"cause": "product"}), ("note", {"text": "Warranty is 1 year."})) == {}


@pytest.mark.parametrize(("cause", "points"), [("product", {"root_cause": 2}), ("billing", {})])
def test_the_right_cause_counts(cause: str, points: dict[str, int]) -> None:
    assert codes(WrapUp(cause="product"), ("tag_cause", {"cause": cause})) == points


def test_the_last_tag_counts() -> None:
    tags = (("tag_cause", {"cause": "billing"}), ("tag_cause", {"cause": "product"}))
    assert codes(WrapUp(cause="product"), *tags) == {"root_cause": 2}


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("Kettle leaks, warranty 2 years.", "full_note"),
        ("Kettle leaks.", "thin_note"),
        ("The warranty is 1 year.", "wrong_note"),
    ],
)
def test_a_note_is_held_against_the_facts(note: str, code: str) -> None:
    assert list(codes(WrapUp(note=("warranty",)), ("note", {"text": note}))) == [code]


def test_a_task_is_forgotten_unless_it_is_written_down_or_done() -> None:
    asked = WrapUp(tasks=("report",))
    assert codes(asked) == {"missing_task": -1}
    assert codes(asked, ("task", {"what": "Tell Ann the outcome tomorrow"})) == {}
    assert codes(asked, ("note", {"text": "called"})) == {}


def test_what_was_written_is_shown_even_where_nothing_is_scored() -> None:
    scenario = case(WrapUp())
    found = wrap_up_of(scenario, done(scenario, ("tag_cause", {"cause": "product"}), ("task", {"what": "Call"})))
    assert (found.cause, found.tasks, found.right_cause) == ("Product or its quality", ("Call",), "")
