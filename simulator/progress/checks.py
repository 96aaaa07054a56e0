"""What each scenario's checks tell: which everybody fails, and which part good calls from poor ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from scoring.card import Dimension
from scoring.rubric import CRITERIA
from simulator.progress.numbers import mean_of, share_of
from simulator.progress.skills import is_shown
from simulator.session.attempt import Attempt, Played
from simulator.session.standing import Estimate

LEAST_CALLS = 20
"""Under so many calls in which a check could be told, it is not judged."""
LEAST_PEOPLE = 5
FAILED_BY_ALL = 0.1
PASSED_BY_ALL = 0.95
PARTS = 0.3
PARTS_NOT = 0.1
"""From the first on a check parts good calls from poor ones; under the second it does not (Ebel 1965, rounded)."""

_BITS = {criterion: 1 << place for place, criterion in enumerate(CRITERIA)}

Remark = Literal["", "almost everybody fails it", "almost everybody passes it", "does not part good from poor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFigures:
    """One criterion in one scenario."""

    criterion: str
    title: str
    dimension: Dimension
    calls: int
    """In how many calls it could be told."""
    people: int
    shown: Estimate
    """Share of these calls in which every check of it was met."""
    parts: float | None
    """Share shown in the better half of the calls minus that in the other half, by total; None with too few."""
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFigures:
    """One scenario over all who played it."""

    scenario_id: str
    title: str
    difficulty: int
    calls: int
    people: int
    total: Estimate | None
    """Mean total; None under three calls."""
    checks: tuple[CheckFigures, ...]
    """In the rubric's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One call of a scenario, as little of it as the figures need."""

    total: float
    opened_at: datetime
    call_id: str
    alias: str
    told: int
    """One bit a criterion that could be told, in the rubric's order."""
    shown: int
    """One bit a criterion whose every check was met."""


class CheckCounter:
    """Takes attempts one by one and keeps of each only what the figures of the scenarios need."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: dict[str, list[_Row]] = {}
        self._newest: dict[str, tuple[datetime, Played]] = {}

    def add(self, attempt: Attempt) -> None:
        """Count an attempt; one that counts in no statistic is left out."""
        if not attempt.counts or attempt.total is None:
            return
        told = shown = 0
        for criterion, checks in attempt.brief.checks.items():
            bit = _BITS.get(criterion, 0)
            told |= bit
            if is_shown(checks):
                shown |= bit
        row = _Row(
            total=attempt.total,
            opened_at=attempt.opened_at,
            call_id=attempt.call_id,
            alias=attempt.alias,
            told=told,
            shown=shown,
        )
        name = attempt.scenario.id
        self._rows.setdefault(name, []).append(row)
        if name not in self._newest or self._newest[name][0] <= attempt.opened_at:
            self._newest[name] = attempt.opened_at, attempt.scenario

    def figures(self) -> tuple[ScenarioFigures, ...]:
        """Return the figures of all scenarios, by title."""
        found = (_figures(self._newest[name][1], rows) for name, rows in self._rows.items())
        return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.scenario_id)))


def scenario_figures(attempts: Sequence[Attempt]) -> tuple[ScenarioFigures, ...]:
    """Return the figures of all scenarios that were played, by title; attempts that do not count are left out."""
    counter = CheckCounter()
    for attempt in attempts:
        counter.add(attempt)
    return counter.figures()


def is_judged(figures: ScenarioFigures) -> bool:
    """Tell whether enough calls of enough people were played to judge the checks of a scenario."""
    return figures.calls >= LEAST_CALLS and figures.people >= LEAST_PEOPLE


def _figures(scenario: Played, rows: list[_Row]) -> ScenarioFigures:
    ordered = sorted(rows, key=lambda row: (row.total, row.opened_at, row.call_id))
    checks = (_check(criterion, ordered) for criterion in CRITERIA)
    return ScenarioFigures(
        scenario_id=scenario.id,
        title=scenario.title,
        difficulty=scenario.difficulty,
        calls=len(rows),
        people=len({row.alias for row in rows}),
        total=mean_of([row.total for row in rows]),
        checks=tuple(check for check in checks if check is not None),
    )


def _check(criterion: str, rows: Sequence[_Row]) -> CheckFigures | None:
    """Return the figures of a criterion over the calls of one scenario, which stand from the lowest total upwards."""
    bit = _BITS[criterion]
    found = [row for row in rows if row.told & bit]
    told = [bool(row.shown & bit) for row in found]
    shown = share_of(sum(told), len(told))
    if shown is None:
        return None
    people = len({row.alias for row in found})
    judged = len(told) >= LEAST_CALLS and people >= LEAST_PEOPLE
    parts = _parts(told) if judged else None
    return CheckFigures(
        criterion=criterion,
        title=CRITERIA[criterion].title,
        dimension=CRITERIA[criterion].dimension,
        calls=len(told),
        people=people,
        shown=shown,
        parts=parts,
        remark=_remark(shown.value, parts),
    )


def _parts(told: list[bool]) -> float:
    """Return the difference between the halves by total; of an odd number the one in the middle is left out.

    Args:
        told: whether each call showed it, from the lowest total to the highest.
    """
    half = len(told) // 2
    return (sum(told[-half:]) - sum(told[:half])) / half


def _remark(shown: float, parts: float | None) -> Remark:
    if parts is None:
        return ""
    if shown <= FAILED_BY_ALL:
        return "almost everybody fails it"
    if shown >= PASSED_BY_ALL:
        return "almost everybody passes it"
    return "does not part good from poor" if parts < PARTS_NOT else ""
