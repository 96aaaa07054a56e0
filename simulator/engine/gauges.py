"""Mood, patience and trust: small integers from 0 to 100, each change with its cause.

The numbers are design choices (rubric, part 5), to be tuned by play. Charm does not outrun reliability: mood never
stands more than 20 above trust. The third gain from one cause gives a quarter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from scoring.model import DueStatus
from simulator.engine.clock import duration_ms
from simulator.engine.events import Levels
from simulator.engine.state import CallState, Change
from simulator.scenario.model import Queue

Feeling = Literal["calm", "annoyed", "angry"]
MOOD_OVER_TRUST = 20
FREE_WAIT_MS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """What something does to patience, mood and trust."""

    what: str
    patience: int = 0
    mood: int = 0
    trust: int = 0


_EMPATHY = {
    3: Pull(what="felt understood", patience=4, mood=8, trust=3),
    2: Pull(what="was treated kindly", patience=1, mood=3, trust=1),
    1: Pull(what="heard nothing that was meant for them", patience=-2, mood=-2, trust=-1),
    0: Pull(what="was treated without respect", patience=-15, mood=-20, trust=-12),
}
_ACCURACY = {
    3: Pull(what="got a full and clear answer", patience=2, mood=3, trust=6),
    2: Pull(what="got an answer", mood=1, trust=2),
}
"""A wrong answer pulls only when the customer finds out, which is later than this contact."""
_FOLLOW_THROUGH = {
    3: Pull(what="knows who does what by when", patience=5, mood=5, trust=8),
    2: Pull(what="knows the next step", patience=2, mood=2, trust=3),
    1: Pull(what="was left with a vague next step", patience=-3, mood=-2, trust=-5),
    0: Pull(what="was left hanging", patience=-8, mood=-6, trust=-15),
}
BLAMED = Pull(what="was blamed or mocked", patience=-15, mood=-25, trust=-20)
SLIGHTED = Pull(what="was brushed off", patience=-8, mood=-12, trust=-8)
WENT_BACK = Pull(what="heard a promise taken back", patience=-3, mood=-6, trust=-8)
STOCK_AGAIN = Pull(what="heard a second stock phrase", patience=-3, mood=-4, trust=-4)
ASKED_AGAIN = Pull(what="was asked again for what they had given", patience=-8, mood=-6, trust=-4)
SILENCE = Pull(what="was left in silence", patience=-9, mood=-4, trust=-4)
NONSENSE = Pull(what="got a message without sense", patience=-8, mood=-4, trust=-4)
FOREIGN = Pull(what="got a message in another language", patience=-4, mood=-2)
COLD_TRANSFER = Pull(what="was passed on without a word", patience=-12, mood=-8, trust=-10)
WARM_TRANSFER = Pull(what="was passed on with an introduction", patience=-3, trust=2)


_KEPT = Pull(what="was given what was promised", mood=6, trust=12)
_LATE = Pull(what="was given what was promised, but late", patience=-5, mood=-6, trust=-10)
_BROKEN = Pull(what="was promised something that did not come", patience=-15, mood=-20, trust=-35)
_UNTOLD = Pull(what="did not hear what they were owed", patience=-7, mood=-10, trust=-17)
"""What was owed and not promised in so many words weighs half."""
_OF_SETTLING: dict[DueStatus, Pull] = {"kept": _KEPT, "late": _LATE, "broken": _BROKEN}


def pulls_of_settling(source: str, status: DueStatus, what: str) -> tuple[Pull, ...]:
    """Return what the settling of an item does to the customer.

    Args:
        source: where the item came from.
        status: as what it was settled.
        what: the act or phrase of the item, for the cause.
    """
    pull = _UNTOLD if status == "broken" and source == "obligation" else _OF_SETTLING.get(status)
    return () if pull is None else (replace(pull, what=f"{pull.what} ({what.replace('_', ' ')})"),)


def afresh(state: CallState, patience: int) -> CallState:
    """Return the state at the beginning of another contact: patience has had time to recover, mood and trust last.

    Args:
        state: the call.
        patience: what the customer began with.
    """
    return pulled(state, Pull(what="had time to calm down", patience=max(0, patience - state.patience)))


def feeling_of(mood: int) -> Feeling:
    """Return the word for a mood."""
    if mood >= 50:
        return "calm"
    return "annoyed" if mood >= 25 else "angry"


def pulls_of_levels(levels: Levels, *, insulted: bool) -> tuple[Pull, ...]:
    """Return what the levels of a reply do; after an insult nobody listens, and it is charged once, as an insult."""
    if insulted:
        return ()
    found = [
        _EMPATHY.get(levels.empathy) if levels.empathy is not None else None,
        _ACCURACY.get(levels.accuracy) if levels.accuracy is not None else None,
        _FOLLOW_THROUGH.get(levels.follow_through) if levels.follow_through is not None else None,
    ]
    return tuple(pull for pull in found if pull is not None)


def pull_of_queue(queue: Queue) -> Pull | None:
    """Return what the wait before the first word does: nothing for 60 s, then a price for every further minute.

    A wait that nobody announced weighs half as much again; one that was announced truly weighs less (rubric, part 5).
    """
    waited = duration_ms(queue.waited)
    minutes = max(0, waited - FREE_WAIT_MS) // 60_000
    if not minutes:
        return None
    kept = bool(queue.told) and duration_ms(queue.told) >= waited
    tenths = 7 if kept else 10 if queue.told else 15
    return Pull(
        what=f"waited {waited // 60_000} min",
        patience=-(3 * minutes * tenths // 10),
        mood=-(2 * minutes * tenths // 10),
        trust=-(minutes * tenths // 10),
    )


def only_gains(pull: Pull) -> Pull:
    """Return the pull without its losses: an unsure reading never costs."""
    return replace(pull, patience=max(0, pull.patience), mood=max(0, pull.mood), trust=max(0, pull.trust))


def pulled(state: CallState, pull: Pull) -> CallState:
    """Return the state after a pull, with the change that it really made."""
    mood_gain = pull.mood // 4 if pull.mood > 0 and _has_gained_twice(state, pull.what) else pull.mood
    patience = _clamped(state.patience + pull.patience)
    trust = _clamped(state.trust + pull.trust)
    mood = _clamped(state.mood + mood_gain)
    if mood_gain > 0:
        mood = max(state.mood, min(mood, trust + MOOD_OVER_TRUST))
    change = Change(
        at_ms=state.at_ms,
        turn=state.turn,
        what=pull.what,
        mood=mood - state.mood,
        patience=patience - state.patience,
        trust=trust - state.trust,
    )
    if not (change.mood or change.patience or change.trust):
        return state
    return replace(state, mood=mood, patience=patience, trust=trust, changes=(*state.changes, change))


def _has_gained_twice(state: CallState, what: str) -> bool:
    gains = (change for change in reversed(state.changes) if change.what == what and change.mood > 0)
    return len(tuple(islice(gains, 2))) == 2


def _clamped(value: int) -> int:
    return min(100, max(0, value))
