"""A preview can begin at any beat, in any mood."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.rehearsal.stage import Line, perform
from simulator.rehearsal.staging import later_scene, staged
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.settings import shipped_scenarios
from tests.rehearsal.casebook import SMALL, lamp_scenario

LIBRARY = shipped_scenarios()
assert LIBRARY is not None
PARCEL = Path(LIBRARY) / "late_parcel"
HELLO: Line = {"do": "reply", "text": "Hello Ada.", "after_s": 1}
QUEUED = SMALL.replace("customer:", "queue: {waited: 9m}\ncustomer:")


def first_line(scenario: Scenario) -> tuple[str, int]:
    message = perform(scenario, [], seed=1).state.transcript[0]
    return message.line_id.rpartition(".")[0], message.mood


def test_the_call_begins_at_the_beat(tmp_path: Path) -> None:
    assert first_line(staged(lamp_scenario(tmp_path), at="remedy", mood=None))[0] == "beat.remedy"


def test_beats_before_it_are_over_without_a_word(tmp_path: Path) -> None:
    state = perform(staged(lamp_scenario(tmp_path), at="remedy", mood=None), [HELLO], seed=1).state
    assert "opening" in state.over
    assert not [line for line in state.spoken if line.startswith("beat.opening")]


def test_the_mood_is_the_one_that_was_asked_for_whatever_the_queue(tmp_path: Path) -> None:
    assert first_line(staged(lamp_scenario(tmp_path, text=QUEUED), at=None, mood=33)) == ("beat.opening", 33)


def test_without_wishes_nothing_changes(tmp_path: Path) -> None:
    scenario = lamp_scenario(tmp_path)
    assert staged(scenario, at=None, mood=None) == scenario


def test_an_unknown_beat_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no beat `remdy`") as told:
        staged(lamp_scenario(tmp_path), at="remdy", mood=None)
    assert "remedy" in told.value.hint


def test_a_later_scene_is_named_by_its_id_or_by_one_of_its_concerns() -> None:
    scenario = load_scenario(PARCEL)
    assert later_scene(scenario, "no_call") == ("no_call", scenario)
    scene, begun = later_scene(scenario, "answer_now")
    assert scene == "no_call"
    assert [each.beat for each in begun.scenes] == ["", "answer_now", ""]
    assert later_scene(scenario, "opening") == ("", scenario)
