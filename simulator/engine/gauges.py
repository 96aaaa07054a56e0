"""Mood, patience, trust and loyalty: small integers from 0 to 100, each change with its cause.

The numbers are design choices (rubric, part 5), to be tuned by play. Charm does not outrun reliability: no gain lifts
mood more than 20 above trust. The third gain from one cause gives a quarter. Resistance has inertia: who is angry, or
was hurt a turn ago, is lifted half as far. After a broken word trust comes back half as fast, until a word is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from scoring.model import DueStatus
from simulator.engine.events import Levels
from simulator.engine.let_down import is_wary
from simulator.engine.state import CallState, Change, changed
from simulator.scenario.model import Scenario
from simulator.scenario.persona import Move
from simulator.scenario.remembering import Growing

Feeling = Literal["calm", "annoyed", "angry"]
MOOD_OVER_TRUST = 20
ANGRY_BELOW = 25
HURT = -12
"""A loss of mood from which one needs a turn to recover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """What something does to patience, mood, trust and loyalty."""

    what: str
    patience: int = 0
    mood: int = 0
    trust: int = 0
    loyalty: int = 0
    move: Move | None = None
    """The move of the trainee that does it; a persona may take it otherwise."""
    steady: bool = False
    """A gain arrives in full however often it comes."""


_EMPATHY = {
    3: Pull(what="felt understood", patience=4, mood=8, trust=3, move="understood"),
    2: Pull(what="was treated kindly", patience=1, mood=3, trust=1),
    1: Pull(what="heard nothing that was meant for them", patience=-2, mood=-2, trust=-1),
    0: Pull(what="was treated without respect", patience=-15, mood=-20, trust=-12),
}
_ACCURACY = {
    3: Pull(what="got a full and clear answer", patience=2, mood=3, trust=6),
    2: Pull(what="got an answer", mood=1, trust=2),
}
FOUND_OUT = {
    1: Pull(what="found out that an answer did not hold", patience=-3, mood=-3, trust=-10),
    0: Pull(what="found out that an answer was wrong", patience=-6, mood=-8, trust=-25),
}
"""An answer that a fact denies pulls only when the customer finds out, which is later: when they come back."""
_FOLLOW_THROUGH = {
    3: Pull(what="knows who does what by when", patience=5, mood=5, trust=8),
    2: Pull(what="knows the next step", patience=2, mood=2, trust=3),
    1: Pull(what="was left with a vague next step", patience=-3, mood=-2, trust=-5),
    0: Pull(what="was left hanging", patience=-8, mood=-6, trust=-15),
}
BLAMED = Pull(what="was blamed or mocked", patience=-15, mood=-25, trust=-20, move="blamed")
SLIGHTED = Pull(what="was brushed off", patience=-8, mood=-12, trust=-8, move="dismissed")
WENT_BACK = Pull(what="heard a promise taken back", patience=-3, mood=-6, trust=-8)
WENT_BACK_ONCE = "went_back"
"""Mark of a call in which that was felt."""
STOCK_AGAIN = Pull(what="heard a second stock phrase", patience=-3, mood=-4, trust=-4, move="stock_phrase")
ASKED_AGAIN = Pull(what="was asked again for what they had given", patience=-8, mood=-6, trust=-4, move="asked_again")
SILENCE = Pull(what="was left in silence", patience=-9, mood=-4, trust=-4, move="silence")
LATE_DAY = Pull(what="waited a working day longer for an answer", patience=-6, mood=-4, trust=-6, move="silence")
LATE_ANSWER = Pull(what="had no full answer in the time for it", patience=-6, mood=-4, trust=-6)
NONSENSE = Pull(what="got a message without sense", patience=-8, mood=-4, trust=-4, move="nonsense")
FOREIGN = Pull(what="got a message in another language", patience=-4, mood=-2, move="other_language")
COLD_TRANSFER = Pull(what="was passed on without a word", patience=-12, mood=-8, trust=-10, move="transferred")
OPTIONS = Pull(what="was given real options", patience=4, mood=4, trust=4, move="options_offered")
COMPENSATED = Pull(what="got something for the trouble", patience=2, mood=5, trust=3, move="compensated")
BOUGHT_OFF = Pull(what="was offered a present before being heard", mood=-2, trust=-5)
PIECEMEAL = Pull(what="got an answer to a part of what was asked", patience=-4, mood=-2, trust=-3)
EMPTY_APOLOGY = Pull(what="was told sorry and saw nothing happen", patience=-4, mood=-3, trust=-3)
BOUNDARY = Pull(what="was calmly shown a limit", patience=3, mood=-1, trust=2, move="boundary")
WARNED_FOR_NOTHING = Pull(what="was warned without a cause", patience=-8, mood=-12, trust=-8)
WARM_TRANSFER = Pull(what="was passed on with an introduction", patience=-3, trust=2, move="transferred")


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
    return "annoyed" if mood >= ANGRY_BELOW else "angry"


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


def only_gains(pull: Pull) -> Pull:
    """Return the pull without its losses: an unsure reading never costs."""
    return replace(pull, patience=max(0, pull.patience), mood=max(0, pull.mood), trust=max(0, pull.trust))


def taken(scenario: Scenario, state: CallState, pull: Pull) -> CallState:
    """Return the state after a pull as this customer takes it; a persona may take a move otherwise than others do."""
    effect = None if pull.move is None else scenario.customer.moves.get(pull.move)
    if effect is None:
        return pulled(state, pull)
    own = Pull(
        what=effect.because or pull.what,
        patience=effect.patience,
        mood=effect.mood,
        trust=effect.trust,
        loyalty=pull.loyalty,
        move=pull.move,
    )
    return pulled(state, own)


def pulled(state: CallState, pull: Pull) -> CallState:
    """Return the state after a pull, with the change that it really made."""
    patience = _clamped(state.patience + pull.patience)
    trust = _clamped(state.trust + _trust_gain(state, pull.trust))
    mood = _clamped(state.mood + pull.mood) if pull.mood <= 0 else _lifted(state, pull, trust)
    loyalty = _clamped(state.loyalty + pull.loyalty)
    change = Change(
        at_ms=state.at_ms,
        turn=state.turn,
        what=pull.what,
        mood=mood - state.mood,
        patience=patience - state.patience,
        trust=trust - state.trust,
        loyalty=loyalty - state.loyalty,
    )
    if not (change.mood or change.patience or change.trust or change.loyalty):
        return state
    changes = (*state.changes, change)
    return changed(state, mood=mood, patience=patience, trust=trust, loyalty=loyalty, changes=changes)


def pulled_once(state: CallState, pull: Pull, mark: str) -> CallState:
    """Return the state after a pull that is felt once in a call, which `mark` keeps."""
    return state if mark in state.fired else pulled(changed(state, fired=(*state.fired, mark)), pull)


def _trust_gain(state: CallState, trust: int) -> int:
    """Return how much of a change of trust arrives: a loss in full, a gain by half with somebody who was let down."""
    return (trust + 1) // 2 if trust > 0 and is_wary(state) else trust


def _lifted(state: CallState, pull: Pull, trust: int) -> int:
    """Return the mood after a gain, which never leads far above trust."""
    most = min(100, trust + MOOD_OVER_TRUST)
    return state.mood if state.mood >= most else min(most, state.mood + _mood_gain(state, pull))


def _mood_gain(state: CallState, pull: Pull) -> int:
    """Return how much of a gain arrives: only a part where it is no news, or meets resistance."""
    if pull.steady:
        return pull.mood
    gain = pull.mood // 4 if _has_gained_twice(state, pull.what) else pull.mood
    return (gain + 1) // 2 if _resists(state) else gain


def _resists(state: CallState) -> bool:
    if state.mood < ANGRY_BELOW:
        return True
    for change in reversed(state.changes):
        if not 0 < state.turn - 1 <= change.turn:
            return False
        if change.mood <= HURT and change.turn == state.turn - 1:
            return True
    return False


def _has_gained_twice(state: CallState, what: str) -> bool:
    return _GAINS(state.changes).get(what, 0) >= 2


def _count_gain(gains: dict[str, int], change: Change) -> None:
    if change.mood > 0:
        gains[change.what] = gains.get(change.what, 0) + 1


_GAINS: Growing[Change, dict[str, int]] = Growing({}, _count_gain, dict.copy)
"""How often each cause has lifted the mood."""


def _clamped(value: int) -> int:
    return min(100, max(0, value))
