"""The one delete: all that is stored about a trainee, with a tombstone so that no late sync brings it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Delete, delete, func, select

from simulator.storage.database import Database
from simulator.storage.tables import calls, cards, events, outbox, people, results, reviews, scenarios, tombstones


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What there is about a trainee."""

    person_id: str
    call_ids: tuple[str, ...]
    events: int
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What somebody wrote about a score card of a trainee."""

    call_id: str
    turn: int
    criterion: str
    kind: str
    verdict: str | None
    reason: str
    author: str
    at: datetime


def stored_about(database: Database, alias: str) -> Stored | None:
    """Return what there is about a trainee, or None when the name is not known.

    Raises:
        JournalError: the database cannot be read.
    """
    with database.reading() as connection:
        return _stored(connection, alias)


def reviews_of(database: Database, alias: str) -> tuple[Review, ...]:
    """Return what was written about a trainee's score cards, oldest first.

    Raises:
        JournalError: the database cannot be read.
    """
    query = (
        select(
            calls.c.id.label("call_id"),
            *(reviews.c[name] for name in ("turn", "criterion", "kind", "verdict", "reason", "author", "at")),
        )
        .join(cards, cards.c.id == reviews.c.card_id)
        .join(calls, calls.c.id == cards.c.call_id)
        .join(people, people.c.id == calls.c.person_id)
        .where(people.c.alias == alias)
        .order_by(reviews.c.at, reviews.c.id)
    )
    with database.reading() as connection:
        return tuple(Review(**dict(row)) for row in connection.execute(query).mappings())


def forget(database: Database, alias: str, now: datetime) -> Stored | None:
    """Delete all that is stored about a trainee and leave a tombstone; None when the name is not known.

    In an SQLite file the deleted bytes are overwritten, and the write-ahead log is emptied.

    Args:
        database: the calls.
        alias: the trainee.
        now: the moment, aware.

    Raises:
        JournalError: the database cannot be written; then nothing was deleted.
    """
    with database.writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        found = _stored(connection, alias)
        if found is None:
            return None
        for statement in _deletes(found.person_id):
            connection.execute(statement)
        connection.execute(tombstones.insert().values(person_id=found.person_id, at=now))
    _empty_log(database)
    return found


def _stored(connection: Connection, alias: str) -> Stored | None:
    person_id = connection.execute(select(people.c.id).where(people.c.alias == alias)).scalar_one_or_none()
    if person_id is None:
        return None
    own = select(calls.c.id).where(calls.c.person_id == person_id)
    counted = {
        table.name: connection.execute(
            select(func.count()).select_from(table).where(table.c.call_id.in_(own))
        ).scalar_one()
        for table in (events, cards)
    }
    ids = tuple(str(row) for row in connection.execute(own.order_by(calls.c.id)).scalars())
    return Stored(person_id=str(person_id), call_ids=ids, events=counted["events"], cards=counted["cards"])


def _deletes(person_id: str) -> tuple[Delete, ...]:
    own = select(calls.c.id).where(calls.c.person_id == person_id)
    return (
        delete(reviews).where(reviews.c.card_id.in_(select(cards.c.id).where(cards.c.call_id.in_(own)))),
        delete(results).where(results.c.person_id == person_id),
        delete(cards).where(cards.c.call_id.in_(own)),
        delete(outbox).where(outbox.c.call_id.in_(own)),
        delete(events).where(events.c.call_id.in_(own)),
        delete(calls).where(calls.c.person_id == person_id),
        delete(people).where(people.c.id == person_id),
        # A customer who comes back quotes the trainee: the case of such a call holds their words, too.
        delete(scenarios).where(scenarios.c.hash.not_in(select(calls.c.scenario_hash))),
    )


def _empty_log(database: Database) -> None:
    """Write the log of an SQLite file into it and empty it; another window that reads meanwhile only delays that."""
    if database.path is None:
        return
    with database.plainly(), database.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None  # a connection that is open has one
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
