"""One row a call with how it ended and what it came to, so that an overview reads no events and no cards."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_SCORES = ("total", "empathy", "accuracy", "follow_through")


def upgrade() -> None:
    """Make the table `results`, fill it from the calls, their last events and newest cards, and add its indexes."""
    results = op.create_table(
        "results",
        sa.Column("call_id", _id(), sa.ForeignKey("calls.id"), primary_key=True),
        sa.Column("person_id", _id(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("parent_id", _id(), sa.ForeignKey("calls.id")),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("csat", sa.Integer),
        sa.Column("card_id", _id(), sa.ForeignKey("cards.id")),
        *(sa.Column(name, sa.Float) for name in _SCORES),
    )
    _fill(results)
    op.create_index("ix_results_person", "results", ["person_id", "parent_id", "opened_at", "state", *_SCORES])
    op.create_index("ix_results_opened", "results", ["opened_at", "person_id", "parent_id", "state", *_SCORES])
    missing = sa.text("card_id IS NULL")
    op.create_index("ix_results_unscored", "results", ["state"], sqlite_where=missing, postgresql_where=missing)


def _id() -> sa.Uuid[str]:
    return sa.Uuid(as_uuid=False)


def _fill(results: sa.Table) -> None:
    bind = op.get_bind()
    columns = ("person_id", "opened_at", "parent_id")
    calls = sa.table("calls", sa.column("id", _id()), *(sa.column(name) for name in columns))
    last = "00000000-0000-0000-0000-000000000000"
    while True:
        query = sa.select(calls).where(calls.c.id > last).order_by(calls.c.id).limit(_AT_ONCE)
        found = bind.execute(query).all()
        if not found:
            return
        last = found[-1].id
        endings, newest = _endings(bind, [row.id for row in found]), _newest(bind, [row.id for row in found])
        rows = [
            {
                "call_id": row.id,
                "person_id": row.person_id,
                "opened_at": row.opened_at,
                "parent_id": row.parent_id,
                **endings.get(row.id, {"state": "open", "csat": None}),
                **newest.get(row.id, dict.fromkeys(("card_id", *_SCORES))),
            }
            for row in found
        ]
        for row in rows:
            if row["state"] == "abandoned":
                row.update(dict.fromkeys(_SCORES))
        bind.execute(_plain(results).insert(), rows)


def _plain(results: sa.Table) -> sa.TableClause:
    """Return the table without the types of ids and moments, whose values go over from `calls` as they are stored."""
    names = [column.name for column in results.columns if column.name not in ("call_id", "card_id")]
    return sa.table(
        "results",
        sa.column("call_id", _id()),
        sa.column("card_id", _id()),
        *(sa.column(name) for name in names),
    )


def _endings(bind: sa.Connection, ids: list[str]) -> dict[str, dict[str, object]]:
    """Return of the closed ones among some calls what their closing event says."""
    events = sa.table("events", sa.column("call_id", _id()), sa.column("kind"), sa.column("body"))
    query = sa.select(events).where(events.c.call_id.in_(ids), events.c.kind == "call_closed")
    return {row.call_id: _ending(row.body) for row in bind.execute(query)}


def _ending(body: str) -> dict[str, object]:
    try:
        closing = json.loads(body)
        mark = (closing.get("survey") or {}).get("csat")
        left = closing.get("reason") == "abandoned"
    except (ValueError, AttributeError):
        return {"state": "completed", "csat": None}
    told = isinstance(mark, int) and 1 <= mark <= 5
    return {"state": "abandoned" if left else "completed", "csat": mark if told else None}


def _newest(bind: sa.Connection, ids: list[str]) -> dict[str, dict[str, object]]:
    """Return of the scored ones among some calls the newest card."""
    names = ("created_at", *_SCORES)
    cards = sa.table("cards", sa.column("id", _id()), sa.column("call_id", _id()), *(sa.column(n) for n in names))
    query = sa.select(cards).where(cards.c.call_id.in_(ids)).order_by(cards.c.created_at, cards.c.id)
    return {
        row.call_id: {"card_id": row.id, **{name: getattr(row, name) for name in _SCORES}}
        for row in bind.execute(query)
    }
