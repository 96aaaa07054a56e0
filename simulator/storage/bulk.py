"""Takes whole recorded calls into the database many at a time: calls from elsewhere, each with its chain as it is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from itertools import islice

from sqlalchemy import Connection, select

from simulator.session.brief import brief_of, brief_to_json
from simulator.session.ports import CallHeader
from simulator.session.record import CardEntry, Record, canonical, card_from_json
from simulator.storage.database import Database
from simulator.storage.ids import uuid7
from simulator.storage.results import result_row
from simulator.storage.rows import call_row, checked_id, insert_new
from simulator.storage.tables import calls, cards, events, people, results, scenarios

AT_ONCE = 500
"""So many calls are one transaction."""
Row = dict[str, object]


def keep_records(
    database: Database, records: Iterable[Record], *, chance: Callable[[int], bytes] = os.urandom
) -> tuple[int, int]:
    """Store calls that were recorded elsewhere; those that are there already are left as they are.

    Args:
        database: where they go.
        records: the calls; a parent stands before its forks. Their chains are not checked here.
        chance: gives so many random bytes, for ids.

    Returns:
        How many were stored, and how many were there before.

    Raises:
        JournalError: they could not be stored; a part of `AT_ONCE` calls is stored whole or not at all.
        RecordError: a score card cannot be read.
    """
    stored = known = 0
    stream = iter(records)
    briefs: dict[str, tuple[Row, str]] = {}
    while part := list(islice(stream, AT_ONCE)):
        with database.writing() as connection:
            ids = [checked_id(record.header.call_id) for record in part]
            there = {str(row) for row in connection.execute(select(calls.c.id).where(calls.c.id.in_(ids))).scalars()}
            new = [record for record in part if record.header.call_id not in there]
            if new:
                _insert(connection, new, chance, briefs)
        stored, known = stored + len(new), known + len(part) - len(new)
    return stored, known


def _insert(
    connection: Connection, records: list[Record], chance: Callable[[int], bytes], briefs: dict[str, tuple[Row, str]]
) -> None:
    for record in {record.header.scenario_hash: record for record in records}.values():
        insert_new(connection, scenarios, _scenario_row(record))
    persons = {header.alias: _person(connection, header, chance) for header in (record.header for record in records)}
    connection.execute(calls.insert(), [call_row(r.header, persons[r.header.alias]) for r in records])
    rows = [_event_row(record, place) for record in records for place in range(len(record.entries))]
    if rows:
        connection.execute(events.insert(), rows)
    kept = {r.header.call_id: [_card_row(r.header, card, chance, briefs) for card in r.cards] for r in records}
    if scored := [row for found in kept.values() for row in found]:
        connection.execute(cards.insert(), scored)
    outcomes = [_result_row(r, persons[r.header.alias], kept[r.header.call_id]) for r in records]
    connection.execute(results.insert(), outcomes)


def _person(connection: Connection, header: CallHeader, chance: Callable[[int], bytes]) -> str:
    insert_new(connection, people, {"id": uuid7(header.opened_at, chance(10)), "alias": header.alias})
    return str(connection.execute(select(people.c.id).where(people.c.alias == header.alias)).scalar_one())


def _scenario_row(record: Record) -> Row:
    body = json.loads(record.scenario)
    return {
        "hash": record.header.scenario_hash,
        "id": record.header.scenario_id,
        "format": body["format"],
        "body": record.scenario,
    }


def _event_row(record: Record, place: int) -> Row:
    entry = record.entries[place]
    return {
        "call_id": record.header.call_id,
        "seq": entry.seq,
        "at_ms": entry.at_ms,
        "kind": entry.kind,
        "version": entry.version,
        "body": entry.body,
        "link": entry.link,
    }


def _result_row(record: Record, person_id: str, kept: list[Row]) -> Row:
    closing = next((entry.body for entry in record.entries if entry.kind == "call_closed"), None)
    newest = max(kept, key=lambda row: (row["created_at"], row["id"]), default=None)
    return result_row(record.header, person_id, closing, newest)


def _card_row(
    header: CallHeader, entry: CardEntry, chance: Callable[[int], bytes], briefs: dict[str, tuple[Row, str]]
) -> Row:
    """Return the row of a card; equal bodies are parsed once."""
    if entry.body not in briefs:
        if len(briefs) > 10_000:
            briefs.clear()
        card = card_from_json(entry.body)
        scores: Row = {
            "scorers": canonical(dict(card.scorers)),
            "rubric_hash": card.rubric_hash,
            "empathy": card.empathy.score,
            "accuracy": card.accuracy.score,
            "follow_through": card.follow_through.score,
            "total": card.total,
        }
        briefs[entry.body] = scores, brief_to_json(brief_of(card))
    scores, brief = briefs[entry.body]
    return {
        "id": uuid7(entry.created_at, chance(10)),
        "call_id": header.call_id,
        "last_seq": entry.last_seq,
        "created_at": entry.created_at,
        **scores,
        "brief": brief,
        "body": entry.body,
    }
