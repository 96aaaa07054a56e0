"""The gold plays that come with the scenarios get the scores and endings that they must get, in their order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.card import DIMENSIONS, ScoreCard
from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.load import load_play, load_scenario
from simulator.scenario.play import Play
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.runner import Runner
from tests.fakes import OPENED_AT, header

ROOT = Path(__file__).parent.parent / "scenarios"
PLAYS = sorted(ROOT.glob("*/plays/*.yaml"))
KINDS = ("poor", "middling", "good")
GAP = 15


def played(path: Path) -> tuple[Play, Runner]:
    play = load_play(path)
    scenario = load_scenario(path.parent.parent / "scenario.yaml")
    clock = SteppedClock(OPENED_AT)
    opened = replace(header(seed=play.seed), twist=play.twist)
    runner = Runner.start(scenario, opened, voice=ScriptedVoice(), clock=clock, journal=None)
    for line in play.inputs:
        feed(runner, clock, line)
    return play, runner


def card_of(path: Path) -> ScoreCard:
    card = played(path)[1].card
    assert card is not None
    return card


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_play_gets_what_it_must_get(path: Path) -> None:
    play, runner = played(path)
    card = runner.card
    assert card is not None
    assert runner.state.ending == play.expect.ending
    scores = {dimension: card.of(dimension).score for dimension in DIMENSIONS} | {"total": card.total}
    for name, (lowest, highest) in play.expect.score.items():
        score = scores[name]
        assert score is not None
        assert lowest <= score <= highest, name
    if play.expect.critical is not None:
        assert {critical.code for critical in card.caps if critical.certain} == set(play.expect.critical)


def rows() -> list[tuple[Path, ...]]:
    """Return the plays of one scenario and twist, from poor to good, for each that has all three."""
    found: dict[tuple[Path, str], dict[str, Path]] = {}
    for path in PLAYS:
        play = load_play(path)
        found.setdefault((path.parent, play.twist), {})[play.kind] = path
    return [tuple(kinds[kind] for kind in KINDS) for kinds in found.values() if set(KINDS) <= kinds.keys()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0].parent.parent.name}/{row[0].stem}")
def test_better_plays_score_higher_by_a_clear_gap(row: tuple[Path, ...]) -> None:
    totals = [card_of(path).total for path in row]
    poor, middling, good = (total for total in totals if total is not None)
    assert poor + GAP <= middling
    assert middling + GAP <= good
