"""The tables of the records: calls, events, cards, and what later work adds to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _id() -> sa.Uuid[str]:
    return sa.Uuid(as_uuid=False)


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables of the journal; those of the team server alone come with the team server."""
    _what_was_played()
    _events()
    _cards()
    _reviews()
    _exchange()


def _what_was_played() -> None:
    op.create_table(
        "scenarios",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("format", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", _id(), primary_key=True),
        sa.Column("alias", sa.String(32), nullable=False, unique=True),
    )
    op.create_table(
        "calls",
        sa.Column("id", _id(), primary_key=True),
        sa.Column("scenario_hash", sa.String(64), sa.ForeignKey("scenarios.hash"), nullable=False),
        sa.Column("person_id", _id(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("twist", sa.Text, nullable=False),
        sa.Column("opened_at", _moment(), nullable=False),
        sa.Column("parent_id", _id(), sa.ForeignKey("calls.id")),
        sa.Column("parent_seq", sa.Integer),
    )
    op.create_index("ix_calls_person", "calls", ["person_id", "opened_at"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("call_id", _id(), sa.ForeignKey("calls.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("link", sa.String(64), nullable=False),
    )


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", _id(), primary_key=True),
        sa.Column("call_id", _id(), sa.ForeignKey("calls.id"), nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("scorers", sa.Text, nullable=False),
        sa.Column("rubric_hash", sa.String(64), nullable=False),
        sa.Column("created_at", _moment(), nullable=False),
        sa.Column("empathy", sa.Float),
        sa.Column("accuracy", sa.Float),
        sa.Column("follow_through", sa.Float),
        sa.Column("total", sa.Float),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("call_id", "last_seq", "scorers", "rubric_hash", name="uq_cards_call"),
    )


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", _id(), primary_key=True),
        sa.Column("card_id", _id(), sa.ForeignKey("cards.id"), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("criterion", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(16)),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", _moment(), nullable=False),
    )
    op.create_index("ix_reviews_card", "reviews", ["card_id"])


def _exchange() -> None:
    op.create_table(
        "outbox",
        sa.Column("call_id", _id(), sa.ForeignKey("calls.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), primary_key=True),
    )
    op.create_table(
        "tombstones",
        sa.Column("person_id", _id(), primary_key=True),
        sa.Column("at", _moment(), nullable=False),
    )
