"""Proves that a scenario's scores make sense: plays in order, canaries low, and what the plays never reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.card import ScoreLine
from simulator.rehearsal.canaries import Canary, canaries_of, scores_low, sing
from simulator.rehearsal.coverage import Coverage, cover
from simulator.rehearsal.places import Places
from simulator.rehearsal.plays import Played, out_of_order, play_files, run_play, without_play
from simulator.rehearsal.stage import Performance
from simulator.rehearsal.twisting import Crossed, crossed
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario

CANARY_SEED = 1
MOST_CREDITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sung:
    """A canary and what it got."""

    canary: Canary
    performance: Performance

    def credits(self) -> Sequence[ScoreLine]:
        """Return what has brought it the most points, at most three lines of its card."""
        gains = [line for line in self.performance.card.lines if line.points > 0]
        return sorted(gains, key=lambda line: -line.points)[:MOST_CREDITS]

    @property
    def passes(self) -> bool:
        """Tell whether it scored low, as it must, or was capped for a critical error."""
        return scores_low(self.performance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All that `scenario test` found out about one scenario."""

    file: Path
    scenario: Scenario
    plays: tuple[Played, ...]
    order: tuple[str, ...]
    """What is wrong with the plays beside each other."""
    twists_without_play: tuple[str, ...]
    """Told, and no failure."""
    canaries: tuple[Sung, ...]
    coverage: Coverage
    """By the plays; canaries do not count."""
    crossed: tuple[Crossed, ...] = ()
    """Good plays in the twists that they were not written for; told, and no failure."""

    @property
    def failures(self) -> int:
        """Return how many things are wrong."""
        faults = sum(len(played.faults) for played in self.plays)
        return faults + len(self.order) + sum(not sung.passes for sung in self.canaries)


def prove(path: Path) -> Proof:
    """Run the plays and canaries of a scenario.

    Args:
        path: its file, or its folder.

    Raises:
        ScenarioProblems: the scenario or one of its plays has problems.
        UserError: a play names a twist that is not there.
    """
    scenario = load_scenario(path)
    places = Places(path)
    plays = tuple(run_play(file, scenario) for file in play_files(places.file.parent))
    canaries = canaries_of(scenario, seed=CANARY_SEED)
    return Proof(
        file=places.file,
        scenario=scenario,
        plays=plays,
        order=tuple(out_of_order(plays)),
        twists_without_play=tuple(without_play(scenario, plays)),
        canaries=tuple(Sung(canary=each, performance=sing(scenario, each, seed=CANARY_SEED)) for each in canaries),
        crossed=crossed(scenario, plays),
        coverage=cover(scenario, [each.performance for each in plays], places),
    )
