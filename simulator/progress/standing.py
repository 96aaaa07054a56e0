"""Derives where a trainee stands from the attempts alone; nothing of it is stored, and the moment is an argument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from scoring.card import DIMENSIONS, Dimension
from simulator.progress.difficulty import Difficulty, comparable, measure
from simulator.progress.evenness import consistency_of, trend_of
from simulator.progress.gap import gap_of
from simulator.progress.next_play import next_plays
from simulator.progress.numbers import mean_of
from simulator.progress.skills import skills_of
from simulator.scenario.tongue import ENGLISH
from simulator.session.attempt import Attempt, OpenCall
from simulator.session.standing import Estimate, Playable, Promises, Standing

LATEST = 10
"""Means are those of so many latest calls."""


def standing_of(
    alias: str,
    attempts: Sequence[Attempt],
    *,
    now: datetime,
    library: Sequence[Playable] = (),
    difficulty: Difficulty | None = None,
    open_calls: Sequence[OpenCall] = (),
    language: str = ENGLISH,
) -> Standing:
    """Return where a trainee stands.

    Args:
        alias: the trainee.
        attempts: attempts, oldest first, of this trainee and, for the difficulty of scenarios, of others.
        now: the moment, aware.
        library: what can be played next; nothing is suggested without it.
        difficulty: that of the scenarios, when it is known already.
        open_calls: calls that are not closed, of this trainee and of others.
        language: in which the trainee reads the window.
    """
    mine = [attempt for attempt in attempts if attempt.alias == alias]
    counted = [attempt for attempt in mine if attempt.counts]
    hard = measure(attempts) if difficulty is None else difficulty
    unfinished = [call for call in open_calls if call.alias == alias]
    stale = sum(call.is_left(now) for call in unfinished)
    compared = [total for _, total in comparable(counted, hard)]
    skills = skills_of(counted)
    return Standing(
        alias=alias,
        calls=len(counted),
        left=stale + sum(a.abandoned and a.parent_id is None for a in mine),
        open=len(unfinished) - stale,
        forks=sum(a.parent_id is not None for a in mine),
        first=counted[0] if counted else None,
        best=max(counted, key=lambda a: (a.total or 0.0, a.opened_at), default=None),
        latest=counted[-1] if counted else None,
        means=_means(counted),
        trend=trend_of(compared),
        consistency=consistency_of(counted, compared),
        gap=gap_of(counted),
        promises=promises_of(counted),
        skills=skills,
        next_plays=next_plays(counted, skills, library, now, language=language) if library else (),
    )


def promises_of(attempts: Sequence[Attempt]) -> Promises:
    """Return what became of the promises of some attempts."""
    counts = dict.fromkeys(("kept", "renegotiated", "late", "broken"), 0)
    for attempt in attempts:
        for status, count in attempt.promises.items():
            if status in counts:
                counts[status] += count
    return Promises(**counts)


def _means(attempts: Sequence[Attempt]) -> Mapping[Dimension, Estimate]:
    found: dict[Dimension, Estimate] = {}
    for dimension in DIMENSIONS:
        scores = [score for attempt in attempts if (score := attempt.score(dimension)) is not None]
        mean = mean_of(scores[-LATEST:])
        if mean is not None:
            found[dimension] = mean
    return found
