"""The progress screen: where a trainee stands in words, and the calls as points over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from simulator.session.attempt import Attempt
from simulator.session.standing import Standing
from simulator.view.standing import StandingView, show_standing

MOST_POINTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPoint:
    """One call of the trainee."""

    call_id: str
    title: str
    opened_at: datetime
    total: float
    empathy: float | None
    accuracy: float | None
    follow_through: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """What the progress screen shows."""

    standing: StandingView
    calls: tuple[CallPoint, ...]
    """Those that count, oldest first; the latest ones only."""
    goal: str
    """The next goal in one sentence, or ""."""


def show_progress(standing: Standing, attempts: Sequence[Attempt], now: datetime) -> ProgressView:
    """Return where a trainee stands.

    Args:
        standing: what progress came to.
        attempts: the trainee's, oldest first.
        now: the moment, aware.
    """
    counted = [attempt for attempt in attempts if attempt.counts and attempt.alias == standing.alias]
    return ProgressView(
        standing=show_standing(standing, now),
        calls=tuple(_point(attempt) for attempt in counted[-MOST_POINTS:]),
        goal=goal_of(standing),
    )


def goal_of(standing: Standing) -> str:
    """Return the next goal of one's own, never against others; "" while nothing can be said."""
    growing = sorted((s for s in standing.skills if s.state == "growing"), key=lambda s: -s.streak)
    if growing:
        skill = growing[0]
        left = max(1, 3 - skill.streak)
        return f"Show “{skill.title}” in {left} more {'call' if left == 1 else 'calls'}: then it is solid."
    still = [skill for skill in standing.skills if skill.state == "open"]
    if still:
        return f"Show “{still[0].title}” in your next call."
    if standing.best is not None and standing.best.total is not None:
        return f"Beat your own best of {standing.best.total:.0f}, or keep what is solid alive."
    return ""


def _point(attempt: Attempt) -> CallPoint:
    return CallPoint(
        call_id=attempt.call_id,
        title=attempt.scenario.title,
        opened_at=attempt.opened_at,
        total=attempt.total or 0.0,
        empathy=attempt.empathy,
        accuracy=attempt.accuracy,
        follow_through=attempt.follow_through,
    )
