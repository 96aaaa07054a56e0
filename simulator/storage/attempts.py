"""Reads scored calls without their words: for progress, reports and overviews of many thousand calls."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    Select,
    String,
    bindparam,
    case,
    cast,
    func,
    select,
    type_coerce,
)
from sqlalchemy.sql.elements import ColumnElement

from simulator.session.attempt import Attempt, CaseMean, OpenCall, PersonCalls, Played
from simulator.session.brief import CardBrief, brief_from_json
from simulator.storage.database import Database
from simulator.storage.results import SCORES
from simulator.storage.tables import calls, people, results, scenarios

_AT_ONCE = 1000
Rows = CursorResult[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """What was found."""

    attempts: tuple[Attempt, ...]
    """Oldest first; forks of a call among them."""
    unreadable: tuple[str, ...]
    """Ids of calls whose card or scenario is damaged."""
    open_calls: tuple[OpenCall, ...] = ()
    """Calls that were begun and not closed, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOverview:
    """One line of a team's overview."""

    alias: str
    calls: int
    """Calls that count: closed, scored, neither left nor rewound from another."""
    left: int
    """Calls that were left before their end."""
    open: int
    """Calls that are not closed."""
    first_at: datetime
    last_at: datetime
    """When the first and the latest of all these were opened."""
    total: float | None
    empathy: float | None
    accuracy: float | None
    follow_through: float | None
    """Means over the newest card of each call that counts; None where nothing was assessed."""


def find_attempts(
    database: Database, *, aliases: Sequence[str] | None = None, since: datetime | None = None
) -> Attempts:
    """Return the scored calls with the newest card of each.

    Args:
        database: the calls.
        aliases: only these trainees; None for all.
        since: only calls opened from then on, aware.

    Raises:
        JournalError: the database cannot be read.
    """
    broken: list[str] = []
    wanted = _filters(aliases, since)
    with database.reading() as connection:
        found = tuple(_read(connection, {}, broken, connection.execute(_select().where(*wanted))))
        unfinished = tuple(_open_calls(connection, connection.execute(_select_open().where(*wanted))))
    return Attempts(attempts=found, unreadable=tuple(broken), open_calls=unfinished)


def names_of_people(database: Database) -> tuple[str, ...]:
    """Return everybody's name, sorted; people without calls too.

    Raises:
        JournalError: the database cannot be read.
    """
    with database.reading() as connection:
        return tuple(sorted(str(name) for name in connection.execute(select(people.c.alias)).scalars()))


def each_person(database: Database, aliases: Sequence[str] | None = None) -> Iterator[PersonCalls]:
    """Yield the calls of each person, people by name; one person at a time is in memory.

    Calls that cannot be read are left out; people without calls too.

    Args:
        database: the calls.
        aliases: only these trainees, in this order; None for all, by name.

    Raises:
        JournalError: the database cannot be read.
    """
    played: dict[str, Played | None] = {}
    names = names_of_people(database) if aliases is None else aliases
    own = people.c.alias == bindparam("name")  # one query for all: to build it takes longer than to ask it
    scored, begun = _select().where(own), _select_open().where(own)
    with database.reading() as connection:
        for name in names:
            attempts = tuple(_read(connection, played, [], connection.execute(scored, {"name": name})))
            unfinished = tuple(_open_calls(connection, connection.execute(begun, {"name": name})))
            if attempts or unfinished:
                yield PersonCalls(alias=name, attempts=attempts, open_calls=unfinished)


def _read(connection: Connection, played: dict[str, Played | None], broken: list[str], rows: Rows) -> Iterator[Attempt]:
    """Yield attempts; what cannot be read goes to `broken`, and each scenario is parsed once into `played`."""
    # Taken apart in one step: by name, the columns of a hundred thousand rows take a second.
    # Many at once for the same reason.
    for part in rows.partitions(_AT_ONCE):
        for call_id, scenario_hash, text, *rest in part:
            if scenario_hash not in played:
                played[scenario_hash] = _played(connection, scenario_hash)
            scenario, brief = played[scenario_hash], _brief(text)
            if scenario is None or brief is None:
                broken.append(_hyphenated(call_id))
            else:
                yield _attempt(_hyphenated(call_id), scenario, brief, rest)


def overview(database: Database, *, since: datetime | None = None) -> tuple[PersonOverview, ...]:
    """Return how much everybody has practised and the means of their scores, by name; computed by the database.

    Raises:
        JournalError: the database cannot be read.
    """
    own = (
        select(
            results.c.person_id,
            func.count(results.c.total).label("calls"),
            func.sum(case((results.c.state == "abandoned", 1), else_=0)).label("left"),
            func.sum(case((results.c.state == "open", 1), else_=0)).label("open"),
            func.min(results.c.opened_at).label("first_at"),
            func.max(results.c.opened_at).label("last_at"),
            *(func.avg(results.c[name]).label(name) for name in SCORES),
        )
        .where(results.c.parent_id.is_(None), *([] if since is None else [results.c.opened_at >= since]))
        .group_by(results.c.person_id)
        .subquery()
    )
    told = [column for column in own.c if column.name != "person_id"]
    query = select(people.c.alias, *told).join(own, own.c.person_id == people.c.id).order_by(people.c.alias)
    with database.reading() as connection:
        return tuple(PersonOverview(**dict(row)) for row in connection.execute(query).mappings())


def case_means(database: Database) -> tuple[CaseMean, ...]:
    """Return what everybody got in each scenario on average, by name; computed by the database.

    Raises:
        JournalError: the database cannot be read.
    """
    counted = (results.c.parent_id.is_(None), results.c.total.is_not(None))
    total, number = func.sum(results.c.total).label("total"), func.count().label("calls")
    own = (
        select(results.c.person_id, calls.c.scenario_hash, total, number)
        .join(calls, calls.c.id == results.c.call_id)
        .where(*counted)
        .group_by(results.c.person_id, calls.c.scenario_hash)
        .subquery()
    )
    query = (
        select(
            people.c.alias,
            scenarios.c.id,
            func.sum(own.c.total).label("total"),
            func.sum(own.c.calls).label("calls"),
        )
        .join(people, people.c.id == own.c.person_id)
        .join(scenarios, scenarios.c.hash == own.c.scenario_hash)
        .group_by(people.c.alias, scenarios.c.id)
        .order_by(people.c.alias, scenarios.c.id)
    )
    with database.reading() as connection:
        return tuple(
            CaseMean(alias=row.alias, scenario_id=row.id, total=row.total / int(row.calls), calls=int(row.calls))
            for row in connection.execute(query)
        )


def _filters(aliases: Sequence[str] | None, since: datetime | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if aliases is not None:
        wanted.append(people.c.alias.in_(list(aliases)))
    if since is not None:
        wanted.append(results.c.opened_at >= since)
    return wanted


def _select() -> Select[tuple[Any, ...]]:
    """Return the query whose rows begin with id, scenario and brief, and go on as `_attempt` takes them."""
    return (
        select(
            _as_text(results.c.call_id),
            calls.c.scenario_hash,
            results.c.brief,
            people.c.alias,
            calls.c.mode,
            calls.c.language,
            calls.c.twist,
            type_coerce(results.c.opened_at, String),
            _as_text(results.c.parent_id),
            results.c.state,
            results.c.csat,
            results.c.last_seq,
            results.c.scorers,
            results.c.rubric_hash,
            *(results.c[name] for name in SCORES),
        )
        .join(calls, calls.c.id == results.c.call_id)
        .join(people, people.c.id == results.c.person_id)
        .where(results.c.card_id.is_not(None))
        .order_by(results.c.opened_at, results.c.call_id)
    )


def _as_text(column: Column[str]) -> ColumnElement[str]:
    """Return an id as the database writes it: parsed as one first, those of a large report take a second."""
    return cast(column, String(36))


def _hyphenated(digits: str) -> str:
    """Return an id in its usual form; SQLite keeps it without hyphens, PostgreSQL writes them."""
    if len(digits) != 32:
        return digits
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _moment(stored: str | datetime) -> datetime:
    """Return a moment as the driver gives it, in UTC: the type of the column takes five times as long for SQLite's."""
    if isinstance(stored, str):
        return datetime.fromisoformat(f"{stored}+00:00")
    return stored.astimezone(UTC)


def _select_open() -> Select[tuple[Any, ...]]:
    """Return the query for calls that are not closed."""
    return (
        select(
            results.c.call_id, people.c.alias, calls.c.scenario_hash, scenarios.c.id, calls.c.mode, results.c.opened_at
        )
        .join(calls, calls.c.id == results.c.call_id)
        .join(scenarios, scenarios.c.hash == calls.c.scenario_hash)
        .join(people, people.c.id == results.c.person_id)
        .where(results.c.card_id.is_(None), results.c.state == "open", results.c.parent_id.is_(None))
        .order_by(results.c.opened_at, results.c.call_id)
    )


def _open_calls(connection: Connection, rows: Rows) -> Iterator[OpenCall]:
    for row in rows:
        played = _played(connection, row.scenario_hash)
        yield OpenCall(
            call_id=row.call_id,
            alias=row.alias,
            scenario_id=row.id,
            title=row.id if played is None else played.title,
            mode=row.mode,
            opened_at=row.opened_at,
        )


def _attempt(call_id: str, scenario: Played, brief: CardBrief, rest: Sequence[Any]) -> Attempt:
    alias, mode, language, twist, opened_at, parent_id, state, csat, last_seq, scorers, rubric_hash, *scores = rest
    total, empathy, accuracy, follow_through = scores
    return Attempt(
        call_id=call_id,
        alias=alias,
        scenario=scenario,
        mode=mode,
        language=language,
        twist=twist,
        opened_at=_moment(opened_at),
        parent_id=None if parent_id is None else _hyphenated(parent_id),
        last_seq=last_seq,
        scorers=scorers,
        rubric_hash=rubric_hash,
        empathy=empathy,
        accuracy=accuracy,
        follow_through=follow_through,
        total=total,
        brief=brief,
        abandoned=state == "abandoned",
        csat=csat,
    )


def _brief(text: str) -> CardBrief | None:
    try:
        return brief_from_json(text)
    except ValueError:
        return None


def _played(connection: Connection, scenario_hash: str) -> Played | None:
    body = connection.execute(select(scenarios.c.body).where(scenarios.c.hash == scenario_hash)).scalar_one()
    try:
        parsed: Mapping[str, object] = json.loads(body)
        skills = parsed["skills"]
        difficulty = parsed["difficulty"]
        if not (isinstance(skills, list) and isinstance(difficulty, int)):
            return None
        return Played(
            hash=scenario_hash,
            id=str(parsed["id"]),
            title=str(parsed["title"]),
            channel=str(parsed["channel"]),
            difficulty=difficulty,
            skills=tuple(str(skill) for skill in skills),
        )
    except (ValueError, KeyError, TypeError):
        return None
