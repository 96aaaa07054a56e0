"""Checks the hash chain of a stored call and says which event was changed, taken out or moved."""

from __future__ import annotations

from simulator.engine.events import EVENT_VERSION, CallOpened
from simulator.errors import UserError
from simulator.session.record import Entry, Record, event_from_json, event_to_json, first_link, link


def flaws(record: Record) -> list[str]:
    """Return what is wrong with a stored call, one sentence each; empty when the chain holds.

    Events that were cut off at the end are not noticed: a call may end anywhere.
    """
    found = _gaps(record)
    at_ms = 0
    for place, entry in enumerate(record.entries):
        found += _broken_link(record, place)
        found += _unreadable(record, entry)
        if entry.at_ms < at_ms:
            found.append(f"Event {entry.seq} lies before the event ahead of it in time.")
        at_ms = max(at_ms, entry.at_ms)
    last = record.entries[-1].seq if record.entries else -1
    found += [
        f"A score card is over event {card.last_seq}, which is not there."
        for card in record.cards
        if card.last_seq > last
    ]
    return found


def _gaps(record: Record) -> list[str]:
    there = {entry.seq for entry in record.entries}
    missing = [seq for seq in range(max(there, default=-1) + 1) if seq not in there]
    return [f"Event {seq} is missing." for seq in missing] if there else ["The call has no events."]


def _broken_link(record: Record, place: int) -> list[str]:
    entry = record.entries[place]
    before = {-1: first_link(record.header)} | {other.seq: other.link for other in record.entries}
    if entry.seq - 1 not in before or link(before[entry.seq - 1], entry.body) == entry.link:
        return []
    for seq, previous in before.items():
        if link(previous, entry.body) == entry.link:
            return [f"Event {entry.seq} was moved: it belongs after {_name(seq)}."]
    if entry.seq == 0:
        return ["Event 0 was changed, or the call's scenario, seed, mode or time of opening was."]
    return [f"Event {entry.seq} was changed, or an event before it was taken out."]


def _name(seq: int) -> str:
    return "the opening" if seq < 0 else f"what is now event {seq}"


def _unreadable(record: Record, entry: Entry) -> list[str]:
    try:
        event = event_from_json(entry.kind, entry.version, entry.body)
    except UserError as error:
        return [f"Event {entry.seq}: {error.message}"]
    if entry.version == EVENT_VERSION and event_to_json(event) != entry.body:
        return [f"Event {entry.seq} holds something that its kind does not have."]
    if event.at_ms != entry.at_ms:
        return [f"Event {entry.seq} is stored under another time than its own."]
    if isinstance(event, CallOpened) != (entry.seq == 0):
        return [f"Event {entry.seq} is `{event.kind}`, which cannot stand there."]
    header = record.header
    if isinstance(event, CallOpened) and (event.seed, event.twist, event.mode, event.language) != (
        header.seed,
        header.twist,
        header.mode,
        header.language,
    ):
        return ["Event 0 and the call's header do not agree about seed, twist, mode or language."]
    return []
