"""The tables as the program sees them; alembic revisions make them, nothing here does."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""The alembic revisions, oldest first; a test compares them with the migrations."""

metadata = MetaData()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment of real time, stored in UTC; refuses times without a zone, which SQLite would take silently."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC.

        Raises:
            ValueError: it has no zone.
        """
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a moment of real time needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id() -> Uuid[str]:
    return Uuid(as_uuid=False)


scenarios = Table(
    "scenarios",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("id", Text, nullable=False),
    Column("format", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
people = Table(
    "people",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("alias", String(32), nullable=False, unique=True),
)
calls = Table(
    "calls",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("scenario_hash", String(64), ForeignKey("scenarios.hash"), nullable=False),
    Column("person_id", _id(), ForeignKey("people.id"), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("language", String(16), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("twist", Text, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("parent_id", _id(), ForeignKey("calls.id")),
    Column("parent_seq", Integer),
)
events = Table(
    "events",
    metadata,
    Column("call_id", _id(), ForeignKey("calls.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("link", String(64), nullable=False),
)
cards = Table(
    "cards",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("call_id", _id(), ForeignKey("calls.id"), nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("scorers", Text, nullable=False),
    Column("rubric_hash", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("empathy", Float),
    Column("accuracy", Float),
    Column("follow_through", Float),
    Column("total", Float),
    Column("brief", Text, nullable=False, server_default=""),
    Column("body", Text, nullable=False),
    UniqueConstraint("call_id", "last_seq", "scorers", "rubric_hash", name="uq_cards_call"),
)
results = Table(
    "results",
    metadata,
    Column("call_id", _id(), ForeignKey("calls.id"), primary_key=True),
    Column("person_id", _id(), ForeignKey("people.id"), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("parent_id", _id(), ForeignKey("calls.id")),
    Column("state", String(16), nullable=False),
    Column("csat", Integer),
    Column("card_id", _id(), ForeignKey("cards.id")),
    Column("total", Float),
    Column("empathy", Float),
    Column("accuracy", Float),
    Column("follow_through", Float),
    Column("last_seq", Integer),
    Column("scorers", Text),
    Column("rubric_hash", Text),
    Column("brief", Text),
)
outbox = Table(
    "outbox",
    metadata,
    Column("call_id", _id(), ForeignKey("calls.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), primary_key=True),
)
reviews = Table(
    "reviews",
    metadata,
    Column("id", _id(), primary_key=True),
    Column("card_id", _id(), ForeignKey("cards.id"), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("criterion", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("verdict", String(16)),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
tombstones = Table(
    "tombstones",
    metadata,
    Column("person_id", _id(), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)
Index("ix_calls_person", calls.c.person_id, calls.c.opened_at, calls.c.parent_id, calls.c.id)
Index("ix_calls_opened", calls.c.opened_at)
Index(
    "ix_calls_parent",
    calls.c.parent_id,
    sqlite_where=calls.c.parent_id.is_not(None),
    postgresql_where=calls.c.parent_id.is_not(None),
)
Index(
    "ix_cards_scores",
    cards.c.call_id,
    cards.c.created_at,
    cards.c.id,
    cards.c.total,
    cards.c.empathy,
    cards.c.accuracy,
    cards.c.follow_through,
)
Index("ix_reviews_card", reviews.c.card_id)
_SCORES = (results.c.state, results.c.total, results.c.empathy, results.c.accuracy, results.c.follow_through)
Index("ix_results_person", results.c.person_id, results.c.parent_id, results.c.opened_at, *_SCORES)
Index("ix_results_opened", results.c.opened_at, results.c.person_id, results.c.parent_id, *_SCORES)
Index(
    "ix_results_unscored",
    results.c.state,
    sqlite_where=results.c.card_id.is_(None),
    postgresql_where=results.c.card_id.is_(None),
)
