"""The business ledger of a call: what the customer is worth, what goodwill cost, who leaves and who is told about it.

Service is revenue kept; giving too much is a cost like any other. The shares are design choices, and say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.engine.conditions import is_solved
from simulator.engine.loyalty import is_lost, is_won
from simulator.engine.state import CallState, Done
from simulator.scenario.model import Scenario

COMPENSATE = "compensate"
TELLS_FRIENDS, TELLS_OFF = 2, -5
"""How many others hear of a call that was put right well, and of one after which the customer left."""
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
        tells=TELLS_FRIENDS if is_won(scenario, state) else TELLS_OFF if is_lost(scenario, state) else 0,
        overgiven=goodwill > 0 and goodwill > value * _at_risk(scenario) / 100,
    )


def churn_of(scenario: Scenario, state: CallState) -> int:
    """Return how likely the customer leaves, in per cent: from loyalty and trust, and from an open matter."""
    if is_lost(scenario, state):
        return MOST
    open_matter = 0 if is_solved(scenario, state) else 20
    return min(MOST, max(LEAST, 70 - (2 * state.loyalty + state.trust) // 3 + open_matter))


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
