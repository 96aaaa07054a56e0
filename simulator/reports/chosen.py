"""Which calls of the week deserve a conversation, and what deserves to be said; it knows no words of a call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from simulator.progress.skills import is_shown
from simulator.reports.questions import BROKEN_PROMISE
from simulator.session.attempt import Attempt

WEEK = timedelta(days=7)
MOST = 3
"""So many conversations at most, and so many good words."""
LEAST_FOR_A_BEST = 3
"""A best call is worth a word from this call on."""
OFTEN = 2
"""A miss without harm is worth a conversation when it came up in so many calls of the week."""

WELL = 85
"""A call with so many points has no miss that needs a conversation, unless it did harm."""

Why = Literal["cap", "harmful", "promise", "often"]
_WEIGHTS: dict[Why, float] = {"cap": 1000, "harmful": 500, "promise": 300, "often": 100}
"""What is graver comes first; points and repetition decide among equals."""
Praise = Literal["shown at last", "best so far", "strong moment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation worth having."""

    attempt: Attempt
    why: Why
    what: str
    """A criterion, the code of a critical error, or `broken_promise`."""
    turn: int
    """0 where only the words of the call tell it (a broken promise)."""
    times: int
    """In how many of the person's calls of the week it came up."""
    calls: int
    """How many calls of the week the person has."""
    weight: float
    others: tuple[str, ...] = ()
    """Who else had the same this week, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodWord:
    """Something that went well and deserves to be said."""

    attempt: Attempt
    praise: Praise
    what: str
    """The criterion that was met."""
    turn: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The seven days that the head of the report is about."""

    attempts: tuple[Attempt, ...]
    since: datetime
    until: datetime
    past: bool
    """Nobody has played in the last seven days, so that it is an earlier week."""


def week_of(attempts: Sequence[Attempt], now: datetime) -> Week | None:
    """Return the last seven days, or, when nobody has played in them, those up to the latest call; None without calls.

    Args:
        attempts: attempts of all people, oldest first.
        now: the moment, aware.
    """
    counted = [attempt for attempt in attempts if attempt.counts and attempt.opened_at <= now]
    if not counted:
        return None
    until = now
    past = counted[-1].opened_at <= now - WEEK
    if past:
        until = counted[-1].opened_at
    since = until - WEEK
    return Week(attempts=tuple(a for a in counted if a.opened_at > since), since=since, until=until, past=past)


def talks_of(week: Week) -> tuple[Talk, ...]:
    """Return the conversations worth having, at most three, one a person, by name.

    Each is about another thing, as long as there are other things; who else had the same is named beside it.
    """
    found = {
        alias: sorted((talk for a in mine for talk in _talks(a, mine)), key=_order, reverse=True)
        for alias, mine in _by_person(week.attempts).items()
    }
    ordered = sorted((talk for talks in found.values() for talk in talks), key=_order, reverse=True)
    chosen: list[Talk] = []
    for fresh in (True, False):
        for talk in ordered:
            named = any(each.attempt.alias == talk.attempt.alias for each in chosen)
            known = any(each.what == talk.what for each in chosen)
            if len(chosen) < MOST and not named and not (fresh and known):
                chosen.append(talk)
    return tuple(
        replace(
            talk, others=tuple(sorted(n for n, talks in found.items() if _has(talks, talk) and n != talk.attempt.alias))
        )
        for talk in sorted(chosen, key=lambda talk: talk.attempt.alias)
    )


def _has(talks: Sequence[Talk], like: Talk) -> bool:
    return any(talk.what == like.what and talk.why == like.why for talk in talks)


def good_words_of(week: Week, attempts: Sequence[Attempt], talks: Sequence[Talk]) -> tuple[GoodWord, ...]:
    """Return what deserves to be said, at most three, one a person, by name; others than those to be talked to first.

    Args:
        week: the seven days.
        attempts: all attempts, oldest first, to know what is new.
        talks: the conversations that were chosen.
    """
    before = _by_person([attempt for attempt in attempts if attempt.counts])
    best: dict[str, GoodWord] = {}
    for alias, mine in _by_person(week.attempts).items():
        places = {attempt.call_id: place for place, attempt in enumerate(before[alias])}
        words = (word for attempt in mine for word in _good_words(attempt, before[alias][: places[attempt.call_id]]))
        found = max(words, key=lambda word: (word.weight, word.attempt.opened_at), default=None)
        if found is not None:
            best[alias] = found
    talked = {talk.attempt.alias for talk in talks}
    chosen = sorted(best.values(), key=lambda word: (word.attempt.alias in talked, -word.weight))[:MOST]
    return tuple(sorted(chosen, key=lambda word: word.attempt.alias))


def _by_person(attempts: Sequence[Attempt]) -> dict[str, list[Attempt]]:
    found: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        found.setdefault(attempt.alias, []).append(attempt)
    return found


def _order(talk: Talk) -> tuple[float, datetime, str]:
    return talk.weight, talk.attempt.opened_at, talk.attempt.call_id


def _talks(attempt: Attempt, mine: Sequence[Attempt]) -> Iterator[Talk]:
    def talk(why: Why, what: str, turn: int, times: int, weight: float) -> Talk:
        weight += 6 * (times - 1)
        return Talk(attempt=attempt, why=why, what=what, turn=turn, times=times, calls=len(mine), weight=weight)

    for cap in attempt.brief.caps:
        if cap.certain:
            times = sum(any(c.code == cap.code and c.certain for c in other.brief.caps) for other in mine)
            yield talk("cap", cap.code, cap.turn, times, _WEIGHTS["cap"] + 100 - cap.cap)
    if attempt.promises.get("broken"):
        times = sum(bool(other.promises.get("broken")) for other in mine)
        yield talk("promise", BROKEN_PROMISE, 0, times, _WEIGHTS["promise"])
    worst = attempt.brief.worst
    if worst is not None and worst.criterion in attempt.brief.checks:
        times = sum(_failed(other, worst.criterion) for other in mine)
        if worst.verdict == "harmful":
            yield talk("harmful", worst.criterion, worst.turn, times, _WEIGHTS["harmful"] - worst.points)
        elif times >= OFTEN and (attempt.total or 0.0) < WELL:
            yield talk("often", worst.criterion, worst.turn, times, _WEIGHTS["often"] - worst.points)


def _failed(attempt: Attempt, criterion: str) -> bool:
    checks = attempt.brief.checks.get(criterion)
    return checks is not None and checks.missed + checks.harmful > 0


def _good_words(attempt: Attempt, earlier: Sequence[Attempt]) -> Iterator[GoodWord]:
    best = attempt.brief.best
    if any(cap.certain for cap in attempt.brief.caps):
        return  # praise beside a critical error of the same call would be heard as irony
    if best is None or best.criterion not in attempt.brief.checks:
        return
    for criterion, checks in attempt.brief.checks.items():
        if is_shown(checks) and (tries := _tries_in_vain(earlier, criterion)) >= OFTEN:
            weight = 60.0 + min(tries, 10)
            yield GoodWord(attempt=attempt, praise="shown at last", what=criterion, turn=checks.turn, weight=weight)
    total = attempt.total or 0.0
    if len(earlier) >= LEAST_FOR_A_BEST - 1 and all(total > (a.total or 0.0) for a in earlier):
        yield GoodWord(
            attempt=attempt, praise="best so far", what=best.criterion, turn=best.turn, weight=40 + total / 10
        )
    yield GoodWord(attempt=attempt, praise="strong moment", what=best.criterion, turn=best.turn, weight=best.points)


def _tries_in_vain(earlier: Sequence[Attempt], criterion: str) -> int:
    """Return in how many earlier calls a skill was called for, or 0 when one of them showed it."""
    tries = 0
    for attempt in reversed(earlier):
        checks = attempt.brief.checks.get(criterion)
        if checks is not None:
            if is_shown(checks):
                return 0
            tries += 1
    return tries
