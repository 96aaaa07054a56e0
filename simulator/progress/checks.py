"""What each scenario's checks tell: which everybody fails, and which part good calls from poor ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.card import Dimension
from scoring.rubric import CRITERIA
from simulator.progress.numbers import mean_of, share_of
from simulator.progress.skills import is_shown
from simulator.session.attempt import Attempt
from simulator.session.standing import Estimate

LEAST_CALLS = 20
"""Under so many calls in which a check could be told, it is not judged."""
LEAST_PEOPLE = 5
FAILED_BY_ALL = 0.1
PASSED_BY_ALL = 0.95
PARTS = 0.3
PARTS_NOT = 0.1
"""From the first on a check parts good calls from poor ones; under the second it does not (Ebel 1965, rounded)."""

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


def scenario_figures(attempts: Sequence[Attempt]) -> tuple[ScenarioFigures, ...]:
    """Return the figures of all scenarios that were played, by title; attempts that do not count are left out."""
    by_scenario: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.counts:
            by_scenario.setdefault(attempt.scenario.id, []).append(attempt)
    found = (_figures(mine) for mine in by_scenario.values())
    return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.scenario_id)))


def is_judged(figures: ScenarioFigures) -> bool:
    """Tell whether enough calls of enough people were played to judge the checks of a scenario."""
    return figures.calls >= LEAST_CALLS and figures.people >= LEAST_PEOPLE


def _figures(attempts: list[Attempt]) -> ScenarioFigures:
    newest = max(attempts, key=lambda attempt: attempt.opened_at).scenario
    ordered = sorted(attempts, key=lambda a: (a.total or 0.0, a.opened_at, a.call_id))
    checks = (_check(criterion, ordered) for criterion in CRITERIA)
    return ScenarioFigures(
        scenario_id=newest.id,
        title=newest.title,
        difficulty=newest.difficulty,
        calls=len(attempts),
        people=len({attempt.alias for attempt in attempts}),
        total=mean_of([attempt.total for attempt in attempts if attempt.total is not None]),
        checks=tuple(check for check in checks if check is not None),
    )


def _check(criterion: str, attempts: Sequence[Attempt]) -> CheckFigures | None:
    """Return the figures of a criterion over the calls of one scenario, which stand from the lowest total upwards."""
    found = [(a, checks) for a in attempts if (checks := a.brief.checks.get(criterion)) and checks.assessed]
    told = [is_shown(checks) for _, checks in found]
    shown = share_of(sum(told), len(told))
    if shown is None:
        return None
    people = len({attempt.alias for attempt, _ in found})
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
