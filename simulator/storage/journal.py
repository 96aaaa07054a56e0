"""Keeps calls in the database as they are played: one commit per event, and nothing is ever changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from scoring.card import ScoreCard
from simulator.engine.events import EVENT_VERSION, CallClosed, Event
from simulator.scenario.codec import dump_scenario
from simulator.scenario.model import Scenario
from simulator.session.brief import brief_of, brief_to_json
from simulator.session.ports import CallHeader, JournalError
from simulator.session.record import RecordError, canonical, card_to_json, event_to_json, first_link, link
from simulator.storage.database import Database
from simulator.storage.ids import uuid7
from simulator.storage.results import renew_result, result_row
from simulator.storage.rows import call_row, checked_id, header_of, insert_new
from simulator.storage.tables import calls, cards, events, outbox, people, results, scenarios


class SqlJournal:
    """A `simulator.session.ports.Journal` over a database; use one per window."""

    def __init__(
        self,
        database: Database,
        *,
        now: Callable[[], datetime],
        chance: Callable[[int], bytes] = os.urandom,
    ) -> None:
        """Keep calls in `database`.

        Args:
            database: an opened one (`simulator.storage.store.open_store(...).database`).
            now: gives the real time, UTC, aware.
            chance: gives so many random bytes, for ids.
        """
        self._database = database
        self._now = now
        self._chance = chance
        self._last: dict[str, tuple[int, str]] = {}

    def open(self, header: CallHeader, scenario: Scenario) -> None:
        """Store the call's header and the exact scenario.

        Raises:
            JournalError: it could not be stored.
        """
        if checked_id(header.call_id) != header.call_id:
            raise JournalError(f"`{header.call_id}` is no id of a call.", f"Write `{checked_id(header.call_id)}`.")
        with self._database.writing() as connection:
            if connection.execute(select(calls.c.id).where(calls.c.id == header.call_id)).first():
                hint = "Give another one, or go on with it: `rapport calls resume`."
                raise JournalError(f"A call with the id {header.call_id} is stored already.", hint)
            insert_new(connection, scenarios, _scenario_row(header, scenario))
            person_id = self._person(connection, header)
            connection.execute(calls.insert().values(call_row(header, person_id)))
            connection.execute(results.insert().values(result_row(header, person_id, None, None)))
            connection.execute(outbox.insert().values(call_id=header.call_id, seq=0, kind="call"))
        self._last[header.call_id] = (-1, first_link(header))

    def append(self, call_id: str, seq: int, event: Event) -> None:
        """Store one event durably before it returns.

        Raises:
            JournalError: it could not be stored: read-only, full, damaged, or another window was first.
        """
        try:
            body = event_to_json(event)
        except RecordError as error:
            raise JournalError(error.message, error.hint) from error
        try:
            with self._database.writing() as connection:
                before = self._link_before(connection, call_id, seq)
                after = link(before, body)
                row = {"call_id": call_id, "seq": seq, "at_ms": event.at_ms, "kind": event.kind}
                connection.execute(events.insert().values(**row, version=EVENT_VERSION, body=body, link=after))
                connection.execute(outbox.insert().values(call_id=call_id, seq=seq, kind="event"))
                if isinstance(event, CallClosed):
                    renew_result(connection, call_id)
        except JournalError as error:
            self._last.pop(call_id, None)
            if isinstance(error.__cause__, IntegrityError):
                raise _taken(call_id) from error
            raise
        self._last[call_id] = (seq, after)

    def card(self, call_id: str, last_seq: int, card: ScoreCard) -> None:
        """Store the score card over the events up to `last_seq`; the same card again changes nothing.

        Raises:
            JournalError: it could not be stored.
        """
        created_at = self._now()
        row = {
            "id": uuid7(created_at, self._chance(10)),
            "call_id": call_id,
            "last_seq": last_seq,
            "scorers": canonical(dict(card.scorers)),
            "rubric_hash": card.rubric_hash,
            "created_at": created_at,
            "empathy": card.empathy.score,
            "accuracy": card.accuracy.score,
            "follow_through": card.follow_through.score,
            "total": card.total,
            "brief": brief_to_json(brief_of(card)),
            "body": card_to_json(card),
        }
        with self._database.writing() as connection:
            insert_new(connection, cards, row)
            renew_result(connection, call_id)
            insert_new(connection, outbox, {"call_id": call_id, "seq": last_seq, "kind": "card"})

    def _person(self, connection: Connection, header: CallHeader) -> str:
        row = {"id": uuid7(header.opened_at, self._chance(10)), "alias": header.alias}
        insert_new(connection, people, row)
        return str(connection.execute(select(people.c.id).where(people.c.alias == header.alias)).scalar_one())

    def _link_before(self, connection: Connection, call_id: str, seq: int) -> str:
        known, before = self._last.get(call_id, (None, ""))
        if known == seq - 1:
            return before
        if seq == 0:
            return first_link(header_of(connection, call_id))
        previous = select(events.c.link).where(events.c.call_id == call_id, events.c.seq == seq - 1)
        found = connection.execute(previous).scalar_one_or_none()
        if found is None:
            raise JournalError(f"The call {call_id} has no event {seq - 1}.", "Resume it from what is stored.")
        return str(found)


def _taken(call_id: str) -> JournalError:
    return JournalError(
        f"Another window went on with the call {call_id}.",
        "Go on there, or close it and run `rapport calls resume` here. Nothing that was stored is lost.",
    )


def _scenario_row(header: CallHeader, scenario: Scenario) -> dict[str, object]:
    body = dump_scenario(scenario)
    return {"hash": header.scenario_hash, "id": scenario.id, "format": scenario.format, "body": body}
