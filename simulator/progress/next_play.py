"""What to play next, and why: what was not shown the last time, what should come again, what was never tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean

from scoring.rubric import CRITERIA
from simulator.progress.skills import is_due
from simulator.scenario.tongue import ENGLISH, OTHER, OWN, SHARED, is_for_others, rank, welcome_in
from simulator.session.attempt import Attempt
from simulator.session.standing import Playable, Skill, Suggestion

MOST = 3
GOOD = 75.0
"""A mean total at which the next difficulty is in reach: the band "skilled"."""
HARDEST = 4
_OPEN, _DUE, _NEVER_SEEN, _NEVER_PLAYED, _JUST_PLAYED, _TOO_HARD, _TOO_EASY = 3.0, 2.0, 0.5, 1.0, 2.5, 2.0, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A scenario with what speaks for it."""

    scenario: Playable
    weight: float
    skill: str
    why: str


def next_plays(
    attempts: Sequence[Attempt],
    skills: Sequence[Skill],
    library: Sequence[Playable],
    now: datetime,
    *,
    language: str = ENGLISH,
) -> tuple[Suggestion, ...]:
    """Return at most three cases to play next: those in the trainee's language first, of them the most useful.

    Who has no call that counts begins with the welcome.

    Args:
        attempts: the trainee's that count, oldest first.
        skills: what they come to.
        library: what can be played.
        now: the moment, aware.
        language: in which the trainee reads the window; who reads it in English may well talk in another one.
    """
    spoken = {attempt.language for attempt in attempts} if language == ENGLISH else {language}
    known = {each.id for each in library}
    library = [each for each in library if not is_for_others(each.id, each.language, language, known)]
    ranks = {each.id: rank(each.language, spoken or {language}) for each in library}
    if language != ENGLISH:
        ranks |= {each.id: SHARED for each in library if ranks[each.id] == OWN and _just_played(each, attempts, now)}
    choice = [each for each in library if ranks[each.id] < OTHER] or list(library)
    reach = _reach(attempts)
    wanted = [_wanted(each, attempts, skills, reach, now) for each in choice]
    first = "" if attempts else welcome_in(language, known)
    wanted.sort(
        key=lambda each: (
            each.scenario.id != first,
            ranks[each.scenario.id],
            -each.weight,
            each.scenario.difficulty,
            each.scenario.id,
        )
    )
    return tuple(_suggestion(each) for each in wanted[:MOST])


def _reach(attempts: Sequence[Attempt]) -> int:
    """Return the difficulty in reach: one above the hardest in which the latest five calls were good on average."""
    reach = 1
    for difficulty in range(1, HARDEST):
        totals = [a.total for a in attempts if a.scenario.difficulty == difficulty and a.total is not None][-5:]
        if totals and fmean(totals) >= GOOD:
            reach = difficulty + 1
    return reach


def _just_played(scenario: Playable, attempts: Sequence[Attempt], now: datetime) -> bool:
    return any(each.scenario.id == scenario.id and now - each.opened_at < timedelta(days=1) for each in attempts)


def _wanted(
    scenario: Playable, attempts: Sequence[Attempt], skills: Sequence[Skill], reach: int, now: datetime
) -> _Wanted:
    known = {skill.criterion: skill for skill in skills}
    trained = [known[name] for name in scenario.skills if name in known]
    unseen = [name for name in scenario.skills if name not in known and name in CRITERIA]
    open_now = [skill for skill in trained if skill.state == "open"]
    due = [skill for skill in trained if is_due(skill, now)]
    weight = _OPEN * len(open_now) + _DUE * len(due) + _NEVER_SEEN * len(unseen)
    plays = [attempt for attempt in attempts if attempt.scenario.id == scenario.id]
    weight += _NEVER_PLAYED if not plays else 0.0
    if _just_played(scenario, plays, now):
        weight -= _JUST_PLAYED
    over = scenario.difficulty - reach
    weight -= _TOO_HARD * over if over > 0 else -_TOO_EASY * over
    skill, why = _why(open_now, due, unseen, plays, now) if attempts else ("", "Begin here: a case to start with.")
    return _Wanted(scenario=scenario, weight=weight, skill=skill, why=why)


def _why(
    open_now: Sequence[Skill], due: Sequence[Skill], unseen: Sequence[str], plays: Sequence[Attempt], now: datetime
) -> tuple[str, str]:
    new = " You have not played it yet." if not plays else ""
    if open_now:
        skill = max(open_now, key=lambda each: (each.calls - each.shown, each.criterion))
        return skill.criterion, f"It trains “{skill.title}”, which your latest call with it did not show.{new}"
    if due:
        skill = min(due, key=lambda each: (each.due_at, each.criterion))
        days = (now - skill.last_at).days
        ago = "a day" if days <= 1 else f"{days} days"
        return skill.criterion, f"“{skill.title}” was last shown {ago} ago: time to show it again.{new}"
    if unseen:
        return unseen[0], f"It asks for “{CRITERIA[unseen[0]].title}”, which no call of yours has called for.{new}"
    if not plays:
        return "", "You have not played it yet."
    return "", f"You last played it {max(1, (now - plays[-1].opened_at).days)} days ago."


def _suggestion(wanted: _Wanted) -> Suggestion:
    scenario = wanted.scenario
    return Suggestion(
        scenario_id=scenario.id,
        title=scenario.title,
        difficulty=scenario.difficulty,
        minutes=scenario.minutes,
        skill=wanted.skill,
        why=wanted.why,
    )
