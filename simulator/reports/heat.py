"""The heat map: how often each person showed each skill, as numbers and shades; too few calls are no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.card import Dimension
from scoring.rubric import CRITERIA
from simulator.progress.numbers import share_of
from simulator.session.standing import Skill, Standing

LEAST = 3
"""Under so many calls a cell stays empty."""
_SHADES = (0.2, 0.4, 0.6, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One skill."""

    criterion: str
    title: str
    dimension: Dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How often one person showed one skill."""

    percent: int | None
    """Per cent of the calls in which it could be told; None under three."""
    shown: int
    calls: int
    low: int
    high: int
    """The 95 % interval of that."""
    shade: int
    """0 (never) to 4 (nearly always)."""
    criterion: str
    call_id: str
    """The latest of these calls, or ""."""
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """Persons by skills."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    """Alias and cells, by name."""


def heat_of(standings: Sequence[Standing]) -> Heat:
    """Return the heat map of some people; skills for which nobody has enough calls are left out."""
    by_person = {standing.alias: {skill.criterion: skill for skill in standing.skills} for standing in standings}
    seen = {name for skills in by_person.values() for name, skill in skills.items() if skill.calls >= LEAST}
    columns = tuple(
        Column(criterion=each.id, title=each.title, dimension=each.dimension)
        for each in CRITERIA.values()
        if each.id in seen
    )
    rows = tuple(
        (alias, tuple(_cell(column.criterion, skills.get(column.criterion)) for column in columns))
        for alias, skills in sorted(by_person.items())
    )
    return Heat(columns=columns, rows=rows)


def _cell(criterion: str, skill: Skill | None) -> Cell:
    if skill is None or skill.calls < LEAST:
        calls, shown = (0, 0) if skill is None else (skill.calls, skill.shown)
        return Cell(
            percent=None, shown=shown, calls=calls, low=0, high=0, shade=0, criterion=criterion, call_id="", turn=0
        )
    share = share_of(skill.shown, skill.calls)
    assert share is not None  # three calls are some
    return Cell(
        percent=round(100 * share.value),
        shown=skill.shown,
        calls=skill.calls,
        low=round(100 * share.low),
        high=round(100 * share.high),
        shade=sum(share.value >= border for border in _SHADES),
        criterion=criterion,
        call_id=skill.last_call,
        turn=skill.last_turn,
    )
