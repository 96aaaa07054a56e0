"""Rows of the tables to values and back, in the words that SQLite and PostgreSQL share."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from simulator.session.ports import CallHeader, JournalError
from simulator.session.record import CardEntry, Entry
from simulator.storage.tables import calls, cards, events, people, scenarios


def insert_new(connection: Connection, table: Table, row: Mapping[str, object]) -> None:
    """Insert a row unless it is there already."""
    if connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(table).values(row).on_conflict_do_nothing())
    else:
        connection.execute(sqlite.insert(table).values(row).on_conflict_do_nothing())


def checked_id(call_id: str) -> str:
    """Return the id of a call in its usual form.

    Raises:
        JournalError: it is no UUID.
    """
    try:
        return str(UUID(call_id))
    except ValueError as error:
        raise JournalError(f"`{call_id}` is no id of a call.", "`rapport calls list` shows them all.") from error


def call_row(header: CallHeader, person_id: str) -> dict[str, object]:
    """Return the row of a call."""
    return {
        "id": header.call_id,
        "scenario_hash": header.scenario_hash,
        "person_id": person_id,
        "mode": header.mode,
        "language": header.language,
        "seed": header.seed,
        "twist": header.twist,
        "opened_at": header.opened_at,
        "parent_id": header.parent_id,
        "parent_seq": header.parent_seq,
    }


def select_headers() -> Select[tuple[object, ...]]:
    """Return the query whose rows are the fields of `CallHeader`."""
    return (
        select(
            calls.c.id.label("call_id"),
            calls.c.scenario_hash,
            scenarios.c.id.label("scenario_id"),
            people.c.alias,
            calls.c.mode,
            calls.c.language,
            calls.c.seed,
            calls.c.twist,
            calls.c.opened_at,
            calls.c.parent_id,
            calls.c.parent_seq,
        )
        .join(scenarios, scenarios.c.hash == calls.c.scenario_hash)
        .join(people, people.c.id == calls.c.person_id)
    )


def header_of(connection: Connection, call_id: str) -> CallHeader:
    """Return the stored header of a call.

    Raises:
        JournalError: there is no such call.
    """
    query = select_headers().where(calls.c.id == checked_id(call_id))
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise JournalError(f"There is no call {call_id}.", "`rapport calls list` shows them all.")
    return CallHeader(**dict(row))


def entries_of(connection: Connection, call_id: str) -> tuple[Entry, ...]:
    """Return the stored events of a call in order."""
    query = select(events.c.seq, events.c.at_ms, events.c.kind, events.c.version, events.c.body, events.c.link).where(
        events.c.call_id == call_id
    )
    return tuple(Entry(**dict(row)) for row in connection.execute(query.order_by(events.c.seq)).mappings())


def cards_of(connection: Connection, call_id: str) -> tuple[CardEntry, ...]:
    """Return the stored score cards of a call, oldest first."""
    query = select(cards.c.last_seq, cards.c.created_at, cards.c.body).where(cards.c.call_id == call_id)
    rows = connection.execute(query.order_by(cards.c.created_at, cards.c.id)).mappings()
    return tuple(CardEntry(**dict(row)) for row in rows)
