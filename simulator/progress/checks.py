"""What each scenario's checks tell: which everybody fails, and which part good calls from poor ones."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from scoring.card import Dimension
from scoring.rubric import CRITERIA
from simulator.progress.numbers import mean_of, share_of
from simulator.session.attempt import Attempt, Played
from simulator.session.brief import BITS
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


@dataclass(slots=True)
class _Rows:
    """The calls of one scenario, as little of each as the figures need; 36 bytes a call."""

    newest: Played
    newest_at: float = 0.0
    totals: array[float] = field(default_factory=lambda: array("d"))
    opened: array[float] = field(default_factory=lambda: array("d"))
    people: array[int] = field(default_factory=lambda: array("L"))
    """Numbers of the people."""
    told: array[int] = field(default_factory=lambda: array("Q"))
    """One bit a criterion that could be told, in the rubric's order."""
    shown: array[int] = field(default_factory=lambda: array("Q"))
    """One bit a criterion whose every check was met."""


class CheckCounter:
    """Takes attempts one by one and keeps of each only what the figures of the scenarios need."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: dict[str, _Rows] = {}
        self._people: dict[str, int] = {}

    def add(self, attempt: Attempt) -> None:
        """Count an attempt; one that counts in no statistic is left out."""
        if not attempt.counts or attempt.total is None:
            return
        rows = self._rows.setdefault(attempt.scenario.id, _Rows(newest=attempt.scenario))
        opened = attempt.opened_at.timestamp()
        rows.totals.append(attempt.total)
        rows.opened.append(opened)
        rows.people.append(self._people.setdefault(attempt.alias, len(self._people)))
        rows.told.append(attempt.brief.told)
        rows.shown.append(attempt.brief.shown)
        if opened >= rows.newest_at:
            rows.newest, rows.newest_at = attempt.scenario, opened

    def join(self, other: CheckCounter) -> None:
        """Take in what another counted; nobody is counted in both."""
        known = len(self._people)
        self._people.update((alias, number + known) for alias, number in other._people.items())
        for scenario_id, theirs in other._rows.items():
            rows = self._rows.setdefault(scenario_id, _Rows(newest=theirs.newest))
            rows.people.extend(number + known for number in theirs.people)
            for column in ("totals", "opened", "told", "shown"):
                getattr(rows, column).extend(getattr(theirs, column))
            if theirs.newest_at >= rows.newest_at:
                rows.newest, rows.newest_at = theirs.newest, theirs.newest_at

    def figures(self) -> tuple[ScenarioFigures, ...]:
        """Return the figures of all scenarios, by title."""
        ranks = {self._people[alias]: rank for rank, alias in enumerate(sorted(self._people))}
        found = (_figures(rows, ranks) for rows in self._rows.values())
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


def _figures(rows: _Rows, ranks: Mapping[int, int]) -> ScenarioFigures:
    scenario, totals = rows.newest, rows.totals
    # Equal totals stand by time and name, so that the halves are the same however the calls came in.
    order = sorted(range(len(totals)), key=lambda n: ranks[rows.people[n]])
    for column in (rows.opened, totals):  # one after the other: a key of three parts takes four times the memory
        order.sort(key=column.__getitem__)
    bits = tuple(array("Q", [column[n] for n in order]) for column in (rows.told, rows.shown))
    asked: dict[int, int] = {}
    for person, told in zip(rows.people, rows.told, strict=True):
        asked[person] = asked.get(person, 0) | told
    checks = (_check(criterion, bits, list(asked.values())) for criterion in CRITERIA)
    return ScenarioFigures(
        scenario_id=scenario.id,
        title=scenario.title,
        difficulty=scenario.difficulty,
        calls=len(totals),
        people=len(asked),
        total=mean_of(totals),
        checks=tuple(check for check in checks if check is not None),
    )


def _check(criterion: str, bits: Sequence[array[int]], asked: Sequence[int]) -> CheckFigures | None:
    """Return the figures of a criterion over the calls of one scenario.

    Args:
        criterion: which.
        bits: what could be told in each call, then what each showed; from the lowest total upwards.
        asked: of each person, what could be told in some of the own calls.
    """
    bit = BITS[criterion]
    found = [shown & bit for told, shown in zip(*bits, strict=True) if told & bit]
    shown = share_of(len(found) - found.count(0), len(found))
    if shown is None:
        return None
    people = sum(1 for told in asked if told & bit)
    judged = len(found) >= LEAST_CALLS and people >= LEAST_PEOPLE
    parts = _parts(found) if judged else None
    return CheckFigures(
        criterion=criterion,
        title=CRITERIA[criterion].title,
        dimension=CRITERIA[criterion].dimension,
        calls=len(found),
        people=people,
        shown=shown,
        parts=parts,
        remark=_remark(shown.value, parts),
    )


def _parts(found: Sequence[int]) -> float:
    """Return the difference between the halves by total; of an odd number the one in the middle is left out.

    Args:
        found: whether each call showed it, 0 for those that did not, from the lowest total to the highest.
    """
    half = len(found) // 2
    return (found[:half].count(0) - found[-half:].count(0)) / half


def _remark(shown: float, parts: float | None) -> Remark:
    if parts is None:
        return ""
    if shown <= FAILED_BY_ALL:
        return "almost everybody fails it"
    if shown >= PASSED_BY_ALL:
        return "almost everybody passes it"
    return "does not part good from poor" if parts < PARTS_NOT else ""
