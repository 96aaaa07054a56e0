"""What reports ask of a call's newest card, beside its result: cards lie far apart, each behind its long body."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COPIED = ("last_seq", "scorers", "rubric_hash", "brief")


def upgrade() -> None:
    """Add the columns to `results` and fill them from the cards that the rows name."""
    op.add_column("results", sa.Column("last_seq", sa.Integer))
    for name in ("scorers", "rubric_hash", "brief"):
        op.add_column("results", sa.Column(name, sa.Text))
    results = sa.table("results", sa.column("card_id"), *(sa.column(name) for name in _COPIED))
    cards = sa.table("cards", sa.column("id"), *(sa.column(name) for name in _COPIED))
    values = {
        name: sa.select(cards.c[name]).where(cards.c.id == results.c.card_id).scalar_subquery() for name in _COPIED
    }
    op.execute(results.update().where(results.c.card_id.is_not(None)).values(values))
