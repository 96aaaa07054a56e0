"""The business ledger of a call: what the customer is worth, what goodwill cost, who leaves and who is told about it.

Service is revenue kept; giving too much is a cost like any other. The shares are design choices, and say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.engine.conditions import is_solved
from simulator.engine.let_down import broken_duties, broken_words
from simulator.engine.loyalty import is_lost, is_won
from simulator.engine.state import CallState, Done
from simulator.scenario.model import Scenario

COMPENSATE = "compensate"
TELLS_FRIENDS, TELLS_OFF, TELLS_LET_DOWN = 2, -5, -3
"""How many others hear of a call that was put right well, of one after which the customer left, of a broken word."""
WORD_BROKEN, DUTY_BROKEN = 15, 8
"""Per cent by which each makes it likelier that the customer leaves: to fail once puts further custom in doubt."""
LEAST, MOST = 2, 98


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one action cost."""

    action: str
    cost: float
    goodwill: bool
    """It was given for the trouble, not to settle the matter."""
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """One call in money; all sums are in the company's currency."""

    lifetime_value: float
    """What the customer would have spent."""
    churn: int
    """Per cent: how likely they leave."""
    kept: float
    """The part of the lifetime value that stays."""
    lost: float
    """The part that goes."""
    spent: tuple[Spent, ...]
    goodwill: float
    """What was given for the trouble."""
    cost: float
    """All that was spent, goodwill included."""
    net: float
    """What is kept, less what was spent."""
    tells: int
    """How many others hear of it: above 0 good things, below 0 bad ones."""
    overgiven: bool
    """Goodwill was given that is worth more than what the call put at risk."""


def business_of(scenario: Scenario, state: CallState) -> Business:
    """Return what a call means in money.

    Args:
        scenario: the case as played.
        state: the call, at its end.
    """
    value = float(scenario.customer.lifetime_value)
    churn = churn_of(scenario, state)
    spent = tuple(row for done in state.done if done.ok for row in _spent(scenario, done))
    goodwill = sum(row.cost for row in spent if row.goodwill)
    cost = sum(row.cost for row in spent)
    lost = round(value * churn / 100, 2)
    kept = round(value - lost, 2)
    return Business(
        lifetime_value=value,
        churn=churn,
        kept=kept,
        lost=lost,
        spent=spent,
        goodwill=round(goodwill, 2),
        cost=round(cost, 2),
        net=round(kept - cost, 2),
        tells=_tells(scenario, state),
        overgiven=goodwill > 0 and goodwill > value * _at_risk(scenario) / 100,
    )


def churn_of(scenario: Scenario, state: CallState) -> int:
    """Return how likely the customer leaves, in per cent: from loyalty, trust, broken words, an open matter."""
    if is_lost(scenario, state):
        return MOST
    open_matter = 0 if is_solved(scenario, state) else 20
    let_down = WORD_BROKEN * len(broken_words(state)) + DUTY_BROKEN * len(broken_duties(state))
    stays = min(MOST, max(LEAST, 70 - (2 * state.loyalty + state.trust) // 3 + open_matter))
    return min(MOST, stays + let_down)


def _tells(scenario: Scenario, state: CallState) -> int:
    if is_won(scenario, state):
        return TELLS_FRIENDS
    if is_lost(scenario, state):
        return TELLS_OFF
    return TELLS_LET_DOWN if broken_words(state) else 0


def _at_risk(scenario: Scenario) -> int:
    """Return how likely the customer would have left as they came, in per cent."""
    customer = scenario.customer
    return min(MOST, max(LEAST, 70 - (2 * customer.loyalty + customer.trust) // 3 + 20))


def _spent(scenario: Scenario, done: Done) -> tuple[Spent, ...]:
    for action in scenario.all_actions():
        if action.id == done.name:
            cost = action.cost + _number(done.args.get(action.costs, 0) if action.costs else 0)
            goodwill = COMPENSATE in action.means
            return (Spent(action=action.id, cost=cost, goodwill=goodwill, turn=done.turn),) if cost else ()
    return ()


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0.0
