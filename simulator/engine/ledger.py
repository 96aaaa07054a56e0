"""The ledger: turns commitments and obligations into dated items; the only place where one is made or settled."""

from __future__ import annotations

from dataclasses import replace

from scoring.reading.items import Pledge, Reading
from simulator.engine.clock import due_at, iso
from simulator.engine.signals import SURE
from simulator.engine.state import CallState, DueItem
from simulator.scenario.model import Scenario

OWED = frozenset({"agent", "company", "carrier"})
INSTANT = frozenset({"check", "verify", "wait", "note"})
"""Acts that are done within the contact; without a time they are no promise for later."""


def with_pledges(state: CallState, reading: Reading) -> CallState:
    """Return the state with the commitments of a reply as items, each act and time once."""
    for pledge in reading.promised:
        owed = pledge.confidence >= SURE and pledge.actor in OWED
        if owed and not _is_instant(pledge) and not _is_offer(pledge, reading):
            state = _with(state, _item(state, pledge))
    return state


def with_obligations(scenario: Scenario, state: CallState) -> CallState:
    """Return the state with what the case itself makes due, once the contact is over."""
    for owed in scenario.obligations:
        if all(item.id != owed.id for item in state.due):
            item = DueItem(
                id=owed.id,
                who="agent",
                what=owed.what,
                due=iso(due_at(scenario, owed.due)),
                status="open",
                source="obligation",
                turn=0,
            )
            state = replace(state, due=(*state.due, item))
    return state


def _is_instant(pledge: Pledge) -> bool:
    return (pledge.act in INSTANT or not pledge.act) and pledge.due is None


def _is_offer(pledge: Pledge, reading: Reading) -> bool:
    """Tell whether what reads like a promise is one of the things offered to choose from."""
    return pledge.due is None and any(offer.act == pledge.act and offer.confidence >= SURE for offer in reading.offered)


def _item(state: CallState, pledge: Pledge) -> DueItem:
    dated = pledge.firm and pledge.due is not None and not pledge.due.unclear
    when = "" if pledge.due is None else pledge.due.at or pledge.due.text
    return DueItem(
        id=f"d{sum(item.source == 'reply' for item in state.due) + 1}",
        who=pledge.actor,
        what=pledge.act or "promise",
        due=when,
        status="open" if dated else "vague",
        source="reply",
        turn=state.turn,
    )


def _with(state: CallState, new: DueItem) -> CallState:
    """Return the state with an item; one that was vague gets its time, a repeated one stays single."""
    for number, item in enumerate(state.due):
        if (item.source, item.who, item.what) != ("reply", new.who, new.what):
            continue
        if item.due == new.due or new.status == "vague":
            return state
        if item.status == "vague":
            dated = replace(item, due=new.due, status="open")
            return replace(state, due=(*state.due[:number], dated, *state.due[number + 1 :]))
    return replace(state, due=(*state.due, new))
