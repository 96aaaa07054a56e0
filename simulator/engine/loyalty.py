"""What a call leaves behind: how attached the customer is afterwards, each step with its cause.

Loyalty moves when the call is closed, and no more than five points upwards in one call: a recovery must not teach that
failures are good for loyalty (rubric, part 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.engine import gauges
from simulator.engine.abuse import ended_by_the_book
from simulator.engine.conditions import is_solved
from simulator.engine.deceiving import believed_wrongly
from simulator.engine.gauges import Pull, pulled
from simulator.engine.let_down import broken_duties, broken_words
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario

MOST_GAIN = 5
LOYAL_TRUST, LOYAL_MOOD, LOST_TRUST = 65, 55, 25
WORD_BROKEN, DUTY_BROKEN = -12, -6
"""For each word that was broken, and for each thing that was owed without a word."""
WRONG = 0
"""Level of an answer that is wrong; what is merely short of something does not last."""


def settled_loyalty(scenario: Scenario, state: CallState) -> CallState:
    """Return the closed call with what it did to the customer's loyalty; a call without a word does nothing."""
    if state.turn == 0 or ended_by_the_book(state):
        return state
    before = state.loyalty
    for pull in _pulls(scenario, state):
        room = max(0, before + MOST_GAIN - state.loyalty)
        gain = min(pull.loyalty, room)
        if gain:
            state = pulled(state, Pull(what=pull.what, loyalty=gain))
    return state


def is_lost(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the customer goes elsewhere: the matter is open, and trust or patience is at its end."""
    return not is_solved(scenario, state) and (state.trust < LOST_TRUST or state.patience <= 0)


def is_won(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the customer is loyal: the matter is solved, trust and mood are high, no promise is broken."""
    solved = is_solved(scenario, state)
    broken = broken_words(state) or broken_duties(state)
    return solved and not broken and state.trust >= LOYAL_TRUST and state.mood >= LOYAL_MOOD


def _pulls(scenario: Scenario, state: CallState) -> Iterator[Pull]:
    """Yield the losses first, so that they are not hidden by the limit of what can be gained."""
    solved = is_solved(scenario, state)
    if is_lost(scenario, state):
        yield Pull(what="went away with the matter open", loyalty=-25)
    elif not solved:
        yield Pull(what="has the matter still open", loyalty=-5)
    yield from _let_downs(scenario, state)
    if any(item.status == "kept" and item.source == "reply" for item in state.due):
        yield Pull(what="saw a promise kept", loyalty=2)
    if is_won(scenario, state):
        yield Pull(what="was put right in a way worth telling", loyalty=4)
    elif solved:
        yield Pull(what="has what they came for", loyalty=1)


def _let_downs(scenario: Scenario, state: CallState) -> Iterator[Pull]:
    if any(change.what in (gauges.BLAMED.what, gauges.SLIGHTED.what) for change in state.changes):
        yield Pull(what="does not forget the tone", loyalty=-10)
    if words := broken_words(state):
        yield Pull(what="was let down on a promise", loyalty=WORD_BROKEN * len(words))
    if duties := broken_duties(state):
        yield Pull(what="did not hear what they were owed", loyalty=DUTY_BROKEN * len(duties))
    if WRONG in believed_wrongly(scenario, state).values():
        yield Pull(what="found out later that an answer was wrong", loyalty=-8)
