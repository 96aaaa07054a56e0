"""How much harder one scenario is than another, measured from what other people got in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from simulator.session.attempt import Attempt

LEAST_PEOPLE = 3
"""So many others must have played a scenario, and something else too, before its difficulty is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """How far each person's mean in each scenario lies from the person's mean over all."""

    apart: Mapping[str, Mapping[str, float]]
    """Scenario id, then alias."""

    def of(self, scenario_id: str, without: str) -> float | None:
        """Return by how much a scenario lifts the totals of others; None when too few others played it.

        Args:
            scenario_id: the scenario.
            without: whose totals are to be corrected; the own ones say nothing here.
        """
        found = [apart for alias, apart in self.apart.get(scenario_id, {}).items() if alias != without]
        return fmean(found) if len(found) >= LEAST_PEOPLE else None


def joined(measured: Iterable[Difficulty]) -> Difficulty:
    """Return one difficulty of several, each measured from other people."""
    apart: dict[str, dict[str, float]] = {}
    for each in measured:
        for scenario_id, by_person in each.apart.items():
            apart.setdefault(scenario_id, {}).update(by_person)
    return Difficulty(apart=apart)


def measure(attempts: Sequence[Attempt]) -> Difficulty:
    """Return the difficulty of all scenarios; attempts that count in no statistic are left out."""
    totals: dict[str, dict[str, list[float]]] = {}
    for attempt in attempts:
        if attempt.counts and attempt.total is not None:
            totals.setdefault(attempt.alias, {}).setdefault(attempt.scenario.id, []).append(attempt.total)
    apart: dict[str, dict[str, float]] = {}
    for alias, by_scenario in totals.items():
        if len(by_scenario) < 2:
            continue
        mean = fmean(total for found in by_scenario.values() for total in found)
        for scenario_id, found in by_scenario.items():
            apart.setdefault(scenario_id, {})[alias] = fmean(found) - mean
    return Difficulty(apart=apart)


def comparable(attempts: Sequence[Attempt], difficulty: Difficulty) -> list[tuple[Attempt, float]]:
    """Return the attempts of one person whose totals can be compared, each with its corrected total, oldest first.

    Where the difficulty of a scenario is known, its lift is taken off. Where none is known (somebody who plays alone),
    only calls of one scenario can be compared: those of the one that was played most.
    """
    counted = [attempt for attempt in attempts if attempt.counts]
    lifts = {a.scenario.id: difficulty.of(a.scenario.id, a.alias) for a in counted}
    if all(lift is None for lift in lifts.values()):
        plays = [attempt.scenario.id for attempt in counted]
        most = max(sorted(set(plays)), key=plays.count, default="")
        return [(a, a.total) for a in counted if a.scenario.id == most and a.total is not None]
    return [
        (attempt, attempt.total - lift)
        for attempt in counted
        if attempt.total is not None and (lift := lifts[attempt.scenario.id]) is not None
    ]
