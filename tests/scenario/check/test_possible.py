"""Tests of `simulator.scenario.check.possible`, `literals` and `flow`: what can never be, and what can."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.check.case import Case
from simulator.scenario.check.examine import examine
from simulator.scenario.load import check_scenario
from tests.scenario.check.samples import with_keys, write_sample

BEATS = """\
beats:
  - id: opening
    says: ["My kettle leaks.", "It leaks, the kettle.", "The new kettle leaks."]
    {opening}
  - id: closing
    says: ["And now?", "What next?", "What will you do?"]
    {closing}
"""
REACTION = "reactions:\n  - {{id: one, when: {when}, mood: 2, because: it was so}}\n"


def codes(tmp_path: Path, keys: str) -> list[str]:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    file.write_text(with_keys(file.read_text(encoding="utf-8"), keys), encoding="utf-8")
    return [problem.code for problem in examine(folder).problems]


@pytest.mark.parametrize(
    "when",
    [
        "{all: [{told: gift}, {not: {told: gift}}]}",
        "{all: [{any: [{said: refund}, {asked: deadline}]}, {not: {said: refund}}, {not: {asked: deadline}}]}",
        "{not: {any: [{start: false}, {said: refund}]}}",
        "{start: true}",
        "{all: [{felt: calm}, {felt: angry}]}",
        "{all: [{twist: plain}, {twist: moved}]}",
        "{all: [{patience_below: 20}, {not: {patience_below: 30}}]}",
        "{all: [{mood_at_least: 60}, {not: {mood_at_least: 60}}]}",
        "{not: {trust_at_least: 0}}",
        "{patience_below: 0}",
        "{not: {patience_below: 101}}",
    ],
)
def test_a_reaction_whose_condition_excludes_itself_is_found(when: str, tmp_path: Path) -> None:
    assert codes(tmp_path, REACTION.format(when=when)) == ["B505"]


@pytest.mark.parametrize(
    "when",
    [
        "{all: [{told: gift}, {not: {said: refund}}]}",
        "{all: [{patience_below: 30}, {not: {patience_below: 20}}]}",
        "{all: [{trust_at_least: 40}, {not: {trust_at_least: 60}}, {mood_at_least: 60}]}",
        "{any: [{felt: calm}, {felt: angry}]}",
        "{not: {all: [{said: refund}, {not: {said: refund}}, {asked: deadline}]}}",
        "{all: [{start: false}, {asked: deadline}]}",
        "{blamed: carrier}",
        "{did: swap speed=express}",
        "{not: {settled: issue}}",
    ],
)
def test_a_condition_that_may_hold_is_left_alone(when: str, tmp_path: Path) -> None:
    assert set(codes(tmp_path, REACTION.format(when=when))) <= {"B506"}


@pytest.mark.parametrize(
    "when", ["{start: false}", "{any: [{said: refund}, {not: {said: refund}}]}", "{mood_at_least: 0}"]
)
def test_a_reaction_that_always_happens_is_found(when: str, tmp_path: Path) -> None:
    assert codes(tmp_path, REACTION.format(when=when)) == ["B506"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("until: {settled: issue}", "when: {after: opening}"),
        ("until: {all: [{told: gift}, {did: swap}]}", ""),
        ("then: [{when: {asked: deadline}, to: closing, because: asked}]", "when: {start: true}"),
        ("when: {twist: moved}", "until: {trust_at_least: 60}"),
        ("", "when: {promised: call_back}"),
    ],
)
def test_a_conversation_that_can_go_on_is_left_alone(opening: str, closing: str, tmp_path: Path) -> None:
    assert codes(tmp_path, BEATS.format(opening=opening, closing=closing)) == []


@pytest.mark.parametrize(
    ("opening", "closing", "found"),
    [
        ("until: {told: secret}", "when: {said: refund}", ["B502", "B501", "F601"]),
        ("until: {after: closing}", "when: {told: gift}", ["B502", "B501"]),
        ("until: {did: phone at=12}", "", []),
        ("when: {after: closing}", "when: {after: opening}", ["B503", "B503"]),
        ("when: {after: opening}", "", ["B503"]),
        ("until: {all: [{start: true}, {said: refund}]}", "", ["B502", "B501"]),
        ("until: {all: [{start: true}, {said: refund}]}", "when: {after: opening}", ["B502", "B501"]),
    ],
)
def test_a_conversation_that_gets_stuck_is_found(opening: str, closing: str, found: list[str], tmp_path: Path) -> None:
    secret = """\
facts:
  - id: warranty
    type: duration
    value: 2 years
    says: The warranty runs for 2 years.
    topic: [warranty, guarantee]
  - id: secret
    known_to: customer
    tell: {all: [{asked: deadline}, {told: secret}]}
    says: ["I dropped it.", "It fell.", "Well, I let it fall."]
"""
    keys = BEATS.format(opening=opening, closing=closing)
    assert codes(tmp_path, keys + (secret if "secret" in opening else "")) == found


def test_later_scenes_raise_beats_of_their_own(tmp_path: Path) -> None:
    scenes = """\
scenes:
  - id: next_day
    at: next day 11:00
    opens_if: {due: news}
    says: ["Hello again.", "It's me again.", "Good morning, me again."]
    beat: did_you_call
    beats:
      - {id: did_you_call, says: ["You did not call.", "Nobody called.", "I had no call."]}
"""
    assert codes(tmp_path, scenes) == []


def test_a_fact_of_another_twist_cannot_be_told(tmp_path: Path) -> None:
    twists = """\
twists:
  plain: {}
  moved:
    facts:
      - id: flat
        known_to: customer
        tell: {asked: address}
        says: ["2 Elm Row.", "It's 2 Elm Row.", "Elm Row, number 2."]
"""
    assert codes(tmp_path, twists + REACTION.format(when="{all: [{twist: moved}, {told: flat}]}")) == []
    assert codes(tmp_path / "other", twists + REACTION.format(when="{all: [{twist: plain}, {told: flat}]}")) == ["B505"]


def test_an_action_that_waits_for_another_one_succeeds_after_it(tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "cases")
    file = folder / "scenario.yaml"
    actions = """\
actions:
  - {id: swap, title: Send a new kettle, needs: {did: look}, means: [replace]}
  - {id: look, title: Look, needs: {not: {did: swap}}}
  - {id: never, title: Never, needs: {did: never}}
"""
    file.write_text(with_keys(file.read_text(encoding="utf-8"), actions), encoding="utf-8")
    checked = check_scenario(folder)
    assert checked.record is not None
    possible = Case(checked.record, file=file, loaded=checked).possible
    assert {"look", "swap", "phone"} <= possible.done
    assert "never" not in possible.done


def test_too_many_ways_count_as_possible(tmp_path: Path) -> None:
    parts = ", ".join("{any: [{said: refund}, {asked: deadline}, {told: gift}]}" for _ in range(12))
    assert codes(tmp_path, REACTION.format(when=f"{{all: [{parts}]}}")) == []
