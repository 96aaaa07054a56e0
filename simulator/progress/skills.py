"""Mastery of each criterion, and when it should come again (rubric, part 6: after about 1, 3 and 7 days)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scoring.rubric import CRITERIA
from simulator.session.attempt import Attempt
from simulator.session.brief import Checks
from simulator.session.standing import Skill, SkillState

RETURN_DAYS = (1, 3, 7, 21)
"""Days until a skill comes again after it was shown once, twice, three times, more often in a row."""
SOLID_STREAK = 3
SOLID_CASES = 2
"""A solid skill was shown three times in a row, in at least two cases or twists."""


@dataclass(slots=True)
class _Seen:
    """What the calls of one trainee say of a criterion, taken in one by one."""

    calls: int = 0
    shown: int = 0
    run: list[Attempt] = field(default_factory=list)
    """The latest calls that showed it, without a miss between them."""
    latest: tuple[Attempt, Checks] | None = None


def skills_of(attempts: Sequence[Attempt]) -> tuple[Skill, ...]:
    """Return the skills of one trainee that could be told in some call, in the rubric's order.

    Args:
        attempts: those that count, oldest first.
    """
    found: dict[str, _Seen] = {}
    for attempt in attempts:
        for criterion, checks in attempt.brief.checks.items():
            seen = found.get(criterion)
            if seen is None:
                seen = found[criterion] = _Seen()
            seen.calls += 1
            seen.latest = attempt, checks
            if is_shown(checks):
                seen.shown += 1
                seen.run.append(attempt)
            elif seen.run:
                seen.run.clear()
    return tuple(_skill(criterion, found[criterion]) for criterion in CRITERIA if criterion in found)


def is_shown(checks: Checks) -> bool:
    """Tell whether a call shows a skill: every check of it was met."""
    met, missed, harmful, _ = checks  # in one step: a report asks this a million times
    return met > 0 and not missed and not harmful


def is_due(skill: Skill, now: datetime) -> bool:
    """Tell whether a skill that was shown should come again."""
    return skill.state != "open" and now >= skill.due_at


def _skill(criterion: str, seen: _Seen) -> Skill:
    assert seen.latest is not None  # it is set with the first call
    latest, checks = seen.latest
    days = RETURN_DAYS[min(len(seen.run), len(RETURN_DAYS)) - 1] if seen.run else 0
    return Skill(
        criterion=criterion,
        title=CRITERIA[criterion].title,
        dimension=CRITERIA[criterion].dimension,
        state=_state(seen.run),
        calls=seen.calls,
        shown=seen.shown,
        streak=len(seen.run),
        last_at=latest.opened_at,
        due_at=latest.opened_at + timedelta(days=days),
        last_call=latest.call_id,
        last_turn=checks.turn,
    )


def _state(run: list[Attempt]) -> SkillState:
    if not run:
        return "open"
    cases = {(attempt.scenario.id, attempt.twist) for attempt in run}
    return "solid" if len(run) >= SOLID_STREAK and len(cases) >= SOLID_CASES else "growing"
