"""Tests of reading a reply with the topics of a case: what its customer can be asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.session.listen import listen

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"


def shipped(case: str) -> Scenario:
    """Return a case of the library."""
    return load_scenario(SCENARIOS / case / "scenario.yaml")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("How is the dog today?", "the_dog"),
        ("And how is Pickle, the dog?", "the_dog"),
    ],
)
def test_what_the_customer_knows_can_be_asked(text: str, asked: str) -> None:
    reading = listen(shipped("love_this_kettle"), text, customer="", at_ms=0)
    assert asked in [question.what for question in reading.asked]


@pytest.mark.parametrize("text", ["What does the lid cost?", "Do you know that you must not boil without the lid?"])
def test_what_only_the_company_knows_is_told_and_never_asked(text: str) -> None:
    scenario = shipped("love_this_kettle")
    company = {fact.id for fact in scenario.facts if fact.known_to == "company"}
    reading = listen(scenario, text, customer="", at_ms=0)
    assert not company & {question.what for question in reading.asked}
