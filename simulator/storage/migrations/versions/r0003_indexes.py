"""Indexes that answer an overview by themselves: of calls all that it asks for, of forks only the forks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes of calls anew."""
    op.drop_index("ix_calls_person", "calls")
    op.drop_index("ix_calls_parent", "calls")
    op.create_index("ix_calls_person", "calls", ["person_id", "opened_at", "parent_id", "id"])
    forks = sa.text("parent_id IS NOT NULL")
    op.create_index("ix_calls_parent", "calls", ["parent_id"], sqlite_where=forks, postgresql_where=forks)
