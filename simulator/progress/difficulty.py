"""How much harder one scenario is than another, measured from what other people got in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from simulator.session.attempt import Attempt, CaseMean

LEAST_PEOPLE = 3
"""So many others must have played a scenario, and something else too, before its difficulty is known."""
_DIGITS = 9
"""Beyond these a lift is noise of the arithmetic, which must not look like a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """How far each person's mean in each scenario lies from the person's mean over all."""

    apart: Mapping[str, Mapping[str, float]]
    """Scenario id, then alias."""
    sums: Mapping[str, float]
    """By scenario id: the sum over all people."""

    def of(self, scenario_id: str, without: str) -> float | None:
        """Return by how much a scenario lifts the totals of others; None when too few others played it.

        Args:
            scenario_id: the scenario.
            without: whose totals are to be corrected; the own ones say nothing here.
        """
        by_person = self.apart.get(scenario_id, {})
        others = len(by_person) - (without in by_person)
        if others < LEAST_PEOPLE:
            return None
        return round((self.sums[scenario_id] - by_person.get(without, 0.0)) / others, _DIGITS)


def measure(attempts: Sequence[Attempt]) -> Difficulty:
    """Return the difficulty of all scenarios; attempts that count in no statistic are left out."""
    totals: dict[tuple[str, str], list[float]] = {}
    for attempt in attempts:
        if attempt.counts and attempt.total is not None:
            totals.setdefault((attempt.alias, attempt.scenario.id), []).append(attempt.total)
    return measured(
        CaseMean(alias=alias, scenario_id=scenario_id, total=fmean(found), calls=len(found))
        for (alias, scenario_id), found in sorted(totals.items())
    )


def measured(means: Iterable[CaseMean]) -> Difficulty:
    """Return the difficulty of all scenarios from what everybody got in each, those of one person together."""
    apart: dict[str, dict[str, float]] = {}
    for alias, group in groupby(means, key=lambda mean: mean.alias):
        mine = list(group)
        if len(mine) < 2:
            continue
        middle = sum(mean.total * mean.calls for mean in mine) / sum(mean.calls for mean in mine)
        for mean in mine:
            apart.setdefault(mean.scenario_id, {})[alias] = mean.total - middle
    return Difficulty(apart=apart, sums={name: sum(by_person.values()) for name, by_person in apart.items()})


def comparable(attempts: Sequence[Attempt], difficulty: Difficulty) -> list[tuple[Attempt, float]]:
    """Return the attempts of one person whose totals can be compared, each with its corrected total, oldest first.

    Where the difficulty of a scenario is known, its lift is taken off. Where none is known (somebody who plays alone),
    only calls of one scenario can be compared: those of the one that was played most.
    """
    counted = [attempt for attempt in attempts if attempt.counts]
    if not counted:
        return []
    plays = [attempt.scenario.id for attempt in counted]
    lifts = {scenario_id: difficulty.of(scenario_id, counted[0].alias) for scenario_id in set(plays)}
    if all(lift is None for lift in lifts.values()):
        most = max(sorted(lifts), key=plays.count)
        return [(a, a.total) for a in counted if a.scenario.id == most and a.total is not None]
    return [
        (attempt, attempt.total - lift)
        for attempt in counted
        if attempt.total is not None and (lift := lifts[attempt.scenario.id]) is not None
    ]
