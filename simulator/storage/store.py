"""Finds, lists, reads and checks the calls that are stored; writing is the journal's matter."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Column, ColumnElement, Connection, and_, func, select

from scoring.card import ScoreCard
from simulator.engine.events import CallClosed, Event
from simulator.errors import UserError
from simulator.scenario.codec import parse_scenario_body
from simulator.scenario.model import Scenario
from simulator.scenario.resolve import resolve
from simulator.session.chain import flaws
from simulator.session.ports import CallHeader
from simulator.session.record import Record, RecordError, card_from_json, event_from_json, events_of
from simulator.session.replay import differs_from_live, fold
from simulator.storage.database import Database
from simulator.storage.results import is_result_true
from simulator.storage.rows import cards_of, checked_id, entries_of, header_of, select_headers
from simulator.storage.schema import open_database
from simulator.storage.tables import calls, cards, events, people, results, scenarios

Standing = Literal["open", "completed", "abandoned", "damaged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCall:
    """One line of the list of calls."""

    header: CallHeader
    last_seq: int
    """Number of the last event; -1 when none was stored."""
    closed: Standing
    """How it ended; "damaged" when its last event cannot be read."""
    total: float | None
    """Total of the newest score card; None without one, or when nothing was assessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One call as it was stored."""

    header: CallHeader
    scenario: Scenario
    """As authored: placeholders not filled."""
    events: tuple[Event, ...]
    cards: tuple[ScoreCard, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The calls in one database."""

    database: Database

    def headers(self, alias: str | None = None) -> list[StoredCall]:
        """Return all calls, newest first, of everybody or of one trainee.

        Raises:
            JournalError: the database cannot be read.
        """
        query = select_headers().order_by(calls.c.opened_at.desc(), calls.c.id.desc())
        if alias is not None:
            query = query.where(people.c.alias == alias)
        with self.database.reading() as connection:
            found = [CallHeader(**dict(row)) for row in connection.execute(query).mappings()]
            ends, totals = _ends(connection, alias), _totals(connection, alias)
        return [_stored(header, ends.get(header.call_id), totals.get(header.call_id)) for header in found]

    def played(self, alias: str, scenario_id: str) -> list[CallHeader]:
        """Return the headers of a trainee's calls of one scenario, newest first; nothing else is read.

        Raises:
            JournalError: the database cannot be read.
        """
        query = select_headers().where(people.c.alias == alias, scenarios.c.id == scenario_id)
        query = query.order_by(calls.c.opened_at.desc(), calls.c.id.desc())
        with self.database.reading() as connection:
            return [CallHeader(**dict(row)) for row in connection.execute(query).mappings()]

    def record(self, call_id: str) -> Record:
        """Return one call as text, exactly as it is stored.

        Raises:
            JournalError: there is no such call, or the database cannot be read.
        """
        with self.database.reading() as connection:
            header = header_of(connection, call_id)
            body = connection.execute(select(scenarios.c.body).where(scenarios.c.hash == header.scenario_hash))
            return Record(
                header=header,
                scenario=str(body.scalar_one()),
                entries=entries_of(connection, header.call_id),
                cards=cards_of(connection, header.call_id),
            )

    def load(self, call_id: str) -> StoredRecord:
        """Return one call, parsed; the chain is checked by `verify` only.

        Raises:
            JournalError: there is no such call, or the database cannot be read.
            RecordError: what is stored of it is damaged, or newer than this program.
        """
        record = self.record(call_id)
        try:
            scenario = parse_scenario_body(record.scenario)
        except ValueError as error:
            raise RecordError("The scenario of this call cannot be read.", "It was damaged or edited.") from error
        return StoredRecord(
            header=record.header,
            scenario=scenario,
            events=events_of(record),
            cards=tuple(card_from_json(card.body) for card in record.cards),
        )

    def verify(self, call_id: str) -> list[str]:
        """Return what is wrong with a stored call, one sentence each; empty when it is whole.

        Raises:
            JournalError: there is no such call, or the database cannot be read.
        """
        record = self.record(call_id)
        found = flaws(record)
        with self.database.reading() as connection:
            if not is_result_true(connection, record.header.call_id):
                found.append("What overviews keep of this call is not what its events and score cards say.")
        if hashlib.sha256(record.scenario.encode()).hexdigest() != record.header.scenario_hash:
            found.append("The scenario of this call was changed.")
        for card in record.cards:
            try:
                card_from_json(card.body)
            except RecordError as error:
                found.append(error.message)
        return found or self._folds_otherwise(call_id)

    def _folds_otherwise(self, call_id: str) -> list[str]:
        """Return that a call with a whole chain comes to another state than the live one, if it does."""
        stored = self.load(call_id)
        header = stored.header
        scenario = resolve(stored.scenario, seed=header.seed, twist=header.twist)
        if not stored.events or not differs_from_live(fold(scenario, stored.events), stored.events):
            return []
        return ["Its events lead to another state than the one in which it was closed."]

    def find(self, prefix: str) -> str:
        """Return the id of the one call whose id begins so; hyphens do not matter.

        Raises:
            UserError: no call, or more than one, begins so.
            JournalError: the database cannot be read.
        """
        digits = prefix.replace("-", "").lower()
        if not digits or len(digits) > 32 or set(digits) - set("0123456789abcdef"):
            raise UserError(f"`{prefix}` is no id of a call.", "`rapport calls list` shows them all.")
        lowest, highest = checked_id(digits.ljust(32, "0")), checked_id(digits.ljust(32, "f"))
        with self.database.reading() as connection:
            query = select(calls.c.id).where(calls.c.id >= lowest, calls.c.id <= highest)
            found = [str(row) for row in connection.execute(query.order_by(calls.c.id).limit(2)).scalars()]
        if not found:
            raise UserError(f"No call begins with `{prefix}`.", "`rapport calls list` shows them all.")
        if len(found) > 1:
            raise UserError(f"More than one call begins with `{prefix}`.", "Give more of the id.")
        return found[0]

    def without_card(self) -> list[str]:
        """Return the ids of closed calls that have no score card.

        Raises:
            JournalError: the database cannot be read.
        """
        query = select(results.c.call_id).where(results.c.card_id.is_(None), results.c.state != "open")
        with self.database.reading() as connection:
            # Sorted here: asked to sort, SQLite walks through all calls by their ids instead of the index of these few.
            return sorted(str(row) for row in connection.execute(query).scalars())

    def damages(self) -> list[str]:
        """Return what the database finds wrong with its own file; reads all of it.

        Raises:
            JournalError: the database cannot be read at all.
        """
        if self.database.path is None:
            return []
        with self.database.reading() as connection:
            lines = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
        return [str(line) for line in lines if line != "ok"]

    def close(self) -> None:
        """Let go of the database."""
        self.database.engine.dispose()


def open_store(where: str | Path, *, for_reading: bool = False) -> Store:
    """Open the calls at a path or PostgreSQL URL; a new database gets its tables, an older one is migrated.

    Args:
        where: path of an SQLite file, or a PostgreSQL URL.
        for_reading: nothing will be stored, so that a file which cannot be written will do too.

    Raises:
        JournalError: it cannot be read or made, is damaged, or belongs to a newer or another program.
    """
    return Store(database=open_database(where, for_reading=for_reading))


def _of(alias: str | None, call_id: Column[str]) -> list[ColumnElement[bool]]:
    """Return the condition that a row is of one trainee's call; none for everybody's."""
    if alias is None:
        return []
    own = select(calls.c.id).join(people, people.c.id == calls.c.person_id).where(people.c.alias == alias)
    return [call_id.in_(own)]


def _ends(connection: Connection, alias: str | None) -> dict[str, tuple[int, Standing]]:
    last = (
        select(events.c.call_id, func.max(events.c.seq).label("seq"))
        .where(*_of(alias, events.c.call_id))
        .group_by(events.c.call_id)
        .subquery()
    )
    here = and_(events.c.call_id == last.c.call_id, events.c.seq == last.c.seq)
    query = select(events.c.call_id, events.c.seq, events.c.kind, events.c.version, events.c.body).join(last, here)
    return {
        row.call_id: (row.seq, _standing(row.kind, row.version, row.body)) for row in connection.execute(query).all()
    }


def _standing(kind: str, version: int, body: str) -> Standing:
    if kind != "call_closed":
        return "open"
    try:
        event = event_from_json(kind, version, body)
    except RecordError:
        return "damaged"
    return event.reason if isinstance(event, CallClosed) else "open"


def _totals(connection: Connection, alias: str | None) -> dict[str, float | None]:
    query = select(cards.c.call_id, cards.c.total).where(*_of(alias, cards.c.call_id))
    query = query.order_by(cards.c.created_at, cards.c.id)
    return {row.call_id: row.total for row in connection.execute(query).all()}


def _stored(header: CallHeader, end: tuple[int, Standing] | None, total: float | None) -> StoredCall:
    last_seq, closed = end if end else (-1, "open")
    return StoredCall(header=header, last_seq=last_seq, closed=closed, total=total)
