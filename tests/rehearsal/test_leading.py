"""A preview can begin in a later scene: after a play that leads there, or after a promise in the author's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.rehearsal.leading import lead_by_play, lead_by_promise
from simulator.rehearsal.stage import perform
from simulator.scenario.load import load_scenario
from simulator.settings import shipped_scenarios

LIBRARY = shipped_scenarios()
assert LIBRARY is not None
PARCEL = Path(LIBRARY) / "late_parcel"
SCENARIO = load_scenario(PARCEL)
RING = "I open a trace with the carrier, and I will call you tomorrow at 11:00."


def test_the_first_play_that_gets_there_leads_to_a_scene() -> None:
    led = lead_by_play(SCENARIO, PARCEL, "no_call", None)
    assert (led.by, led.seed, led.twist) == ("broken_promise", 7, "plain")
    state = perform(SCENARIO, led.lines, seed=led.seed, twist=led.twist).state
    assert state.scenes == ("no_call",)
    assert state.transcript[-1].scene == "no_call"
    assert state.turn == state.scene_turn  # the scene has only begun


def test_a_play_that_leads_elsewhere_says_where() -> None:
    with pytest.raises(UserError, match="does not lead to `called_back`") as told:
        lead_by_play(SCENARIO, PARCEL, "called_back", "broken_promise")
    assert told.value.hint == "It leads to: `no_call`."


def test_a_play_that_there_is_not_names_the_nearest() -> None:
    with pytest.raises(UserError, match="no play `god`") as told:
        lead_by_play(SCENARIO, PARCEL, "called_back", "god")
    assert "good" in told.value.hint


def test_where_no_play_gets_there_one_is_told_how_to_promise(tmp_path: Path) -> None:
    (tmp_path / "plays").mkdir()
    (tmp_path / "plays" / "poor.yaml").write_bytes((PARCEL / "plays" / "poor.yaml").read_bytes())
    with pytest.raises(UserError, match="No play") as told:
        lead_by_play(SCENARIO, tmp_path, "passed_on", None)
    assert "--promised" in told.value.hint


@pytest.mark.parametrize(("scene", "acts"), [("no_call", 0), ("called_back", 1)])
def test_a_promise_is_broken_or_kept_as_the_scene_has_it(scene: str, acts: int) -> None:
    led = lead_by_promise(SCENARIO, scene, RING, seed=3, twist="plain")
    assert [line["do"] for line in led.lines].count("act") == acts
    state = perform(SCENARIO, led.lines, seed=3, twist="plain").state
    assert state.scenes == (scene,)


def test_words_that_lead_nowhere_are_told() -> None:
    with pytest.raises(UserError, match="do not lead to `no_call`"):
        lead_by_promise(SCENARIO, "no_call", "Hello.", seed=3, twist="plain")
