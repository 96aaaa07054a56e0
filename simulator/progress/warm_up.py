"""Which own replies are due for another wording: what was rewritten well, or shown since, rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from simulator.progress.skills import is_due
from simulator.session.drill import Moment, Rewritten
from simulator.session.standing import Skill


def due_moments(
    moments: Sequence[Moment], skills: Sequence[Skill], rewritten: Sequence[Rewritten], now: datetime
) -> tuple[Moment, ...]:
    """Return the moments that are worth another wording now, the costliest first, one for each check.

    A reply that was once rewritten so that its check was met does not come again; one that was tried in vain comes
    again the next day. A check that a later call has shown rests until it is due again (rubric, part 6).

    Args:
        moments: of the latest calls, newest first.
        skills: where the trainee stands.
        rewritten: what was rewritten in earlier warm-ups.
        now: the moment, in the trainee's zone.
    """
    known = {skill.criterion: skill for skill in skills}
    tried = {(each.call_id, each.criterion): each for each in rewritten}
    due = [each for each in moments if not _rests(each, tried, now) and _is_wanted(known.get(each.criterion), now)]
    found: dict[str, Moment] = {}
    for moment in sorted(due, key=lambda each: each.points):
        found.setdefault(moment.criterion, moment)
    return tuple(found.values())


def _rests(moment: Moment, tried: Mapping[tuple[str, str], Rewritten], now: datetime) -> bool:
    last = tried.get((moment.call_id, moment.criterion))
    return last is not None and (last.met or last.on >= now.date())


def _is_wanted(skill: Skill | None, now: datetime) -> bool:
    return skill is None or skill.state == "open" or is_due(skill, now)
