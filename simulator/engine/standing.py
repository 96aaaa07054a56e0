"""How an item of the ledger stands, followed through the promises that took its place."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.engine.calendar import deadline_ms
from simulator.engine.state import CallState, DueItem
from simulator.scenario.model import Scenario

DONE = ("kept", "late")


def latest(state: CallState, name: str) -> Iterator[DueItem]:
    """Yield what an id, or an act that was promised, stands for now: the items, or those that took their place."""
    for item in state.due:
        if item.id == name or (item.source == "reply" and item.what == name):
            yield from _followed(state, item)


def is_done(state: CallState, name: str) -> bool:
    """Tell whether what is owed under an id was done, in time or late."""
    return any(item.status in DONE for item in latest(state, name))


def is_owed(scenario: Scenario, state: CallState, name: str) -> bool:
    """Tell whether what is owed under an id was not done yet; a promise is owed from the moment when it falls due."""
    return any(
        item.status == "broken"
        or (item.status == "open" and (item.source != "reply" or _has_come(scenario, state, item)))
        for item in latest(state, name)
    )


def _has_come(scenario: Scenario, state: CallState, item: DueItem) -> bool:
    deadline = deadline_ms(scenario, item)
    return deadline is not None and deadline <= state.at_ms


def moves_of(state: CallState, item: DueItem) -> int:
    """Return how often what an item stands for was moved before."""
    before = next((other for other in state.due if other.id == item.replaces), None)
    return 0 if before is None else 1 + moves_of(state, before)


def _followed(state: CallState, item: DueItem) -> Iterator[DueItem]:
    heirs = [other for other in state.due if other.replaces and other.replaces in (item.id, item.with_item)]
    if item.status not in ("renegotiated", "released") or not heirs:
        yield item
        return
    for heir in heirs:
        yield from _followed(state, heir)
