"""Reads scored calls without their words: for progress, reports and overviews of many thousand calls."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, Select, and_, func, select
from sqlalchemy.sql.elements import ColumnElement

from simulator.session.attempt import Attempt, Played
from simulator.session.brief import CardBrief, brief_from_json
from simulator.storage.database import Database
from simulator.storage.tables import calls, cards, events, people, scenarios


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """What was found."""

    attempts: tuple[Attempt, ...]
    """Oldest first; forks of a call among them."""
    unreadable: tuple[str, ...]
    """Ids of calls whose card or scenario is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOverview:
    """One line of a team's overview."""

    alias: str
    calls: int
    """Scored calls without forks."""
    first_at: datetime
    last_at: datetime
    total: float | None
    empathy: float | None
    accuracy: float | None
    follow_through: float | None
    """Means over the newest card of each call; None where nothing was assessed."""


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
    with database.reading() as connection:
        found = tuple(_read(connection, {}, broken, aliases, since))
    return Attempts(attempts=found, unreadable=tuple(broken))


def each_person(database: Database) -> Iterator[list[Attempt]]:
    """Yield the attempts of each person, oldest first, people by name; one person at a time is in memory.

    Calls that cannot be read are left out; people without attempts too.

    Raises:
        JournalError: the database cannot be read.
    """
    played: dict[str, Played | None] = {}
    with database.reading() as connection:
        names = connection.execute(select(people.c.alias).order_by(people.c.alias)).scalars().all()
        for name in names:
            if found := list(_read(connection, played, [], [str(name)], None)):
                yield found


def _read(
    connection: Connection,
    played: dict[str, Played | None],
    broken: list[str],
    aliases: Sequence[str] | None,
    since: datetime | None,
) -> Iterator[Attempt]:
    """Yield attempts; what cannot be read goes to `broken`, and each scenario is parsed once into `played`."""
    closings = _closings(connection, aliases, since)
    for row in _newest(connection.execute(_select(aliases, since))):
        if row.scenario_hash not in played:
            played[row.scenario_hash] = _played(connection, row.scenario_hash)
        scenario, brief = played[row.scenario_hash], _brief(row.brief)
        if scenario is None or brief is None:
            broken.append(row.call_id)
            continue
        yield _attempt(row, scenario, brief, closings.get(row.call_id, (False, None)))


def overview(database: Database, *, since: datetime | None = None) -> tuple[PersonOverview, ...]:
    """Return how much everybody has practised and the means of their scores, by name; computed by the database.

    Raises:
        JournalError: the database cannot be read.
    """
    wanted: list[ColumnElement[bool]] = [calls.c.parent_id.is_(None), cards.c.id.not_in(_superseded())]
    if since is not None:
        wanted.append(calls.c.opened_at >= since)
    means = (func.avg(cards.c[name]).label(name) for name in ("total", "empathy", "accuracy", "follow_through"))
    query = (
        select(
            people.c.alias,
            func.count().label("calls"),
            func.min(calls.c.opened_at).label("first_at"),
            func.max(calls.c.opened_at).label("last_at"),
            *means,
        )
        .join(calls, calls.c.person_id == people.c.id)
        .join(cards, cards.c.call_id == calls.c.id)
        .where(*wanted)
        .group_by(people.c.alias)
        .order_by(people.c.alias)
    )
    with database.reading() as connection:
        return tuple(PersonOverview(**dict(row)) for row in connection.execute(query).mappings())


def _superseded() -> Select[tuple[str]]:
    """Return the query of the cards that a newer one of the same call stands for; most calls have one card only."""
    older, newer = cards.alias("older"), cards.alias("newer")
    several = select(cards.c.call_id).group_by(cards.c.call_id).having(func.count() > 1).subquery()
    later = and_(
        newer.c.call_id == older.c.call_id,
        (newer.c.created_at > older.c.created_at)
        | ((newer.c.created_at == older.c.created_at) & (newer.c.id > older.c.id)),
    )
    query = select(older.c.id).join(several, several.c.call_id == older.c.call_id)
    return query.where(select(newer.c.id).where(later).exists())


def _filters(aliases: Sequence[str] | None, since: datetime | None) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if aliases is not None:
        wanted.append(people.c.alias.in_(list(aliases)))
    if since is not None:
        wanted.append(calls.c.opened_at >= since)
    return wanted


def _select(aliases: Sequence[str] | None, since: datetime | None) -> Select[tuple[object, ...]]:
    return (
        select(
            calls.c.id.label("call_id"),
            calls.c.scenario_hash,
            people.c.alias,
            calls.c.mode,
            calls.c.language,
            calls.c.twist,
            calls.c.opened_at,
            calls.c.parent_id,
            cards.c.last_seq,
            cards.c.scorers,
            cards.c.rubric_hash,
            cards.c.empathy,
            cards.c.accuracy,
            cards.c.follow_through,
            cards.c.total,
            cards.c.brief,
        )
        .join(people, people.c.id == calls.c.person_id)
        .join(cards, cards.c.call_id == calls.c.id)
        .where(*_filters(aliases, since))
        .order_by(calls.c.opened_at, calls.c.id, cards.c.created_at, cards.c.id)
    )


def _newest(rows: Iterable[Row[tuple[object, ...]]]) -> Iterator[Row[tuple[object, ...]]]:
    """Yield of the rows of each call, which stand together, the last."""
    kept: Row[tuple[object, ...]] | None = None
    for row in rows:
        if kept is not None and kept.call_id != row.call_id:
            yield kept
        kept = row
    if kept is not None:
        yield kept


def _attempt(
    row: Row[tuple[object, ...]], scenario: Played, brief: CardBrief, closing: tuple[bool, int | None]
) -> Attempt:
    return Attempt(
        call_id=row.call_id,
        alias=row.alias,
        scenario=scenario,
        mode=row.mode,
        language=row.language,
        twist=row.twist,
        opened_at=row.opened_at,
        parent_id=row.parent_id,
        last_seq=row.last_seq,
        scorers=row.scorers,
        rubric_hash=row.rubric_hash,
        empathy=row.empathy,
        accuracy=row.accuracy,
        follow_through=row.follow_through,
        total=row.total,
        brief=brief,
        abandoned=closing[0],
        csat=closing[1],
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


def _closings(
    connection: Connection, aliases: Sequence[str] | None, since: datetime | None
) -> dict[str, tuple[bool, int | None]]:
    """Return of the calls that were abandoned, or whose customer was asked, these two things."""
    told = events.c.body.like('%"abandoned"%') | events.c.body.like('%"csat"%')
    query = (
        select(events.c.call_id, events.c.body)
        .join(calls, calls.c.id == events.c.call_id)
        .join(people, people.c.id == calls.c.person_id)
        .join(cards, and_(cards.c.call_id == events.c.call_id, cards.c.last_seq == events.c.seq))
        .where(*_filters(aliases, since), told)
    )
    return {row.call_id: closing_in(row.body) for row in connection.execute(query)}


def closing_in(body: str) -> tuple[bool, int | None]:
    """Return what the body of a closing event says: whether the call was left, and the customer's mark from 1 to 5."""
    try:
        closing = json.loads(body)
        mark = (closing.get("survey") or {}).get("csat")
        left = closing.get("reason") == "abandoned"
    except (ValueError, AttributeError):
        return False, None
    return left, mark if isinstance(mark, int) and 1 <= mark <= 5 else None
