"""Who comes back: customers of earlier days to whom something was promised; pure, derived from the calls alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from simulator.session.attempt import Attempt

MOST = 3
UNKEPT = ("broken", "late", "open", "vague")
"""What became of a promise that a customer comes back for."""
KEPT = ("kept", "renegotiated")


def who_comes_back(attempts: Sequence[Attempt], now: datetime) -> tuple[Attempt, ...]:
    """Return the calls of earlier days whose customers come back today, those with an unkept promise first.

    A customer remembers the latest call of their case; who has been met again since has nothing left to come back for.

    Args:
        attempts: the trainee's, oldest first.
        now: the moment, aware, in the trainee's zone: its day is today.
    """
    latest = {attempt.scenario.id: attempt for attempt in attempts if attempt.parent_id is None}
    earlier = [
        attempt
        for attempt in latest.values()
        if attempt.counts and attempt.opened_at.astimezone(now.tzinfo).date() < now.date()
    ]
    owed = [attempt for attempt in earlier if _count(attempt, UNKEPT)]
    content = [attempt for attempt in earlier if not _count(attempt, UNKEPT) and _count(attempt, KEPT)]
    newest = [sorted(group, key=lambda attempt: attempt.opened_at, reverse=True) for group in (owed, content)]
    return tuple(attempt for group in newest for attempt in group)[:MOST]


def _count(attempt: Attempt, statuses: Sequence[str]) -> int:
    return sum(attempt.promises.get(status, 0) for status in statuses)
