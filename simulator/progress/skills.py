"""Mastery of each criterion, and when it should come again (rubric, part 6: after about 1, 3 and 7 days)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from scoring.rubric import CRITERIA
from simulator.session.attempt import Attempt
from simulator.session.brief import Checks
from simulator.session.standing import Skill, SkillState

RETURN_DAYS = (1, 3, 7, 21)
"""Days until a skill comes again after it was shown once, twice, three times, more often in a row."""
SOLID_STREAK = 3
SOLID_CASES = 2
"""A solid skill was shown three times in a row, in at least two cases or twists."""


def skills_of(attempts: Sequence[Attempt]) -> tuple[Skill, ...]:
    """Return the skills of one trainee that could be told in some call, in the rubric's order.

    Args:
        attempts: those that count, oldest first.
    """
    seen: dict[str, list[tuple[Attempt, Checks]]] = {}
    for attempt in attempts:
        for criterion, checks in attempt.brief.checks.items():
            seen.setdefault(criterion, []).append((attempt, checks))
    return tuple(_skill(criterion, seen[criterion]) for criterion in CRITERIA if criterion in seen)


def is_shown(checks: Checks) -> bool:
    """Tell whether a call shows a skill: every check of it was met."""
    return checks.met > 0 and not checks.missed and not checks.harmful


def is_due(skill: Skill, now: datetime) -> bool:
    """Tell whether a skill that was shown should come again."""
    return skill.state != "open" and now >= skill.due_at


def _skill(criterion: str, seen: list[tuple[Attempt, Checks]]) -> Skill:
    latest, checks = seen[-1]
    run = [attempt for attempt, _ in takewhile(lambda each: is_shown(each[1]), reversed(seen))]
    days = RETURN_DAYS[min(len(run), len(RETURN_DAYS)) - 1] if run else 0
    return Skill(
        criterion=criterion,
        title=CRITERIA[criterion].title,
        dimension=CRITERIA[criterion].dimension,
        state=_state(run),
        calls=len(seen),
        shown=sum(is_shown(each) for _, each in seen),
        streak=len(run),
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
