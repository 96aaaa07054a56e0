"""Mastery of each criterion, and when it should come again (rubric, part 6: after about 1, 3 and 7 days)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from scoring.rubric import CRITERIA
from simulator.session.attempt import Attempt
from simulator.session.brief import BITS, Checks
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
    told = [attempt.brief.told for attempt in attempts]
    found = 0
    for bits in told:
        found |= bits
    return tuple(_skill(criterion, attempts, told) for criterion in CRITERIA if found & BITS[criterion])


def is_shown(checks: Checks) -> bool:
    """Tell whether a call shows a skill: every check of it was met."""
    met, missed, harmful, _ = checks  # in one step: a report asks this a million times
    return met > 0 and not missed and not harmful


def is_due(skill: Skill, now: datetime) -> bool:
    """Tell whether a skill that was shown should come again."""
    return skill.state != "open" and now >= skill.due_at


def _skill(criterion: str, attempts: Sequence[Attempt], told: Sequence[int]) -> Skill:
    """Return a skill over the attempts in which it could be told; `told` are the bits of these attempts."""
    bit = BITS[criterion]
    seen = [attempt for attempt, bits in zip(attempts, told, strict=True) if bits & bit]
    shown = [attempt.brief.shown & bit for attempt in seen]
    streak = next((back for back, each in enumerate(reversed(shown)) if not each), len(shown))
    latest = seen[-1]
    days = RETURN_DAYS[min(streak, len(RETURN_DAYS)) - 1] if streak else 0
    return Skill(
        criterion=criterion,
        title=CRITERIA[criterion].title,
        dimension=CRITERIA[criterion].dimension,
        state=_state(seen[len(seen) - streak :]),
        calls=len(seen),
        shown=len(shown) - shown.count(0),
        streak=streak,
        last_at=latest.opened_at,
        due_at=latest.opened_at + timedelta(days=days),
        last_call=latest.call_id,
        last_turn=latest.brief.checks[criterion].turn,
    )


def _state(run: Sequence[Attempt]) -> SkillState:
    """Return the state of a skill that the latest calls, those of `run`, have shown."""
    if not run:
        return "open"
    if len(run) < SOLID_STREAK:
        return "growing"
    cases = {(attempt.scenario.id, attempt.twist) for attempt in run}
    return "solid" if len(cases) >= SOLID_CASES else "growing"
