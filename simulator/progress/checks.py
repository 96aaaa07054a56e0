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


def _figures(attempts: list[Attempt]) -> ScenarioFigures:
    newest = max(attempts, key=lambda attempt: attempt.opened_at).scenario
    checks = (_check(criterion, attempts) for criterion in CRITERIA)
    return ScenarioFigures(
        scenario_id=newest.id,
        title=newest.title,
        difficulty=newest.difficulty,
        calls=len(attempts),
        people=len({attempt.alias for attempt in attempts}),
        total=mean_of([attempt.total for attempt in attempts if attempt.total is not None]),
        checks=tuple(check for check in checks if check is not None),
    )


def _check(criterion: str, attempts: list[Attempt]) -> CheckFigures | None:
    told = [a for a in attempts if criterion in a.brief.checks and a.brief.checks[criterion].assessed]
    shown = share_of(sum(_shown(a, criterion) for a in told), len(told))
    if shown is None:
        return None
    people = len({attempt.alias for attempt in told})
    judged = len(told) >= LEAST_CALLS and people >= LEAST_PEOPLE
    parts = _parts(criterion, told) if judged else None
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


def _shown(attempt: Attempt, criterion: str) -> bool:
    return is_shown(attempt.brief.checks[criterion])


def _parts(criterion: str, told: list[Attempt]) -> float:
    """Return the difference between the halves by total; of an odd number the one in the middle is left out."""
    ordered = sorted(told, key=lambda a: (a.total or 0.0, a.opened_at, a.call_id))
    half = len(ordered) // 2
    low, high = ordered[:half], ordered[-half:]
    return (sum(_shown(a, criterion) for a in high) - sum(_shown(a, criterion) for a in low)) / half


def _remark(shown: float, parts: float | None) -> Remark:
    if parts is None:
        return ""
    if shown <= FAILED_BY_ALL:
        return "almost everybody fails it"
    if shown >= PASSED_BY_ALL:
        return "almost everybody passes it"
    return "does not part good from poor" if parts < PARTS_NOT else ""
