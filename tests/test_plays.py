"""The plays that come with the scenarios get what they must get, in their order; canaries stay low, the expert high."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.rehearsal.bots import BOTS, bots_named
from simulator.rehearsal.canaries import canaries_of, sing
from simulator.rehearsal.coverage import cover
from simulator.rehearsal.places import Places
from simulator.rehearsal.plays import out_of_order, play_files, run_play
from simulator.rehearsal.proof import Sung
from simulator.rehearsal.trial import Trial, try_out
from simulator.scenario.load import load_scenario

ROOT = Path(__file__).parent.parent / "scenarios"
HOMES = sorted(path.parent for path in ROOT.glob("*/scenario.yaml"))
PLAYS = [path for home in HOMES for path in play_files(home)]
SEEDS = (1, 2)


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_play_gets_what_it_must_get(path: Path) -> None:
    assert run_play(path, load_scenario(path.parent.parent)).faults == ()


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_better_plays_score_higher_by_a_clear_gap_and_all_of_them_reach_every_concern_and_fact(home: Path) -> None:
    scenario = load_scenario(home)
    plays = [run_play(path, scenario) for path in play_files(home)]
    reached = cover(scenario, [each.performance for each in plays], Places(home))
    assert list(out_of_order(plays)) == []
    assert [part.name for part in reached.missing if part.kind in ("beat", "fact")] == []


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_no_canary_scores_well(home: Path) -> None:
    scenario = load_scenario(home)
    sung = [Sung(canary=each, performance=sing(scenario, each, seed=1)) for each in canaries_of(scenario, seed=1)]
    assert [each.canary.id for each in sung if not each.passes] == []


def trial(home: Path, *names: str) -> Trial:
    return try_out(load_scenario(home), Places(home), SEEDS, bots_named(names))


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_the_expert_does_well_whatever_the_values(home: Path) -> None:
    assert list(trial(home, "expert").warnings()) == []


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_no_careless_bot_does_well(home: Path) -> None:
    assert list(trial(home, *(bot.id for bot in BOTS if bot.care == "careless")).warnings()) == []
