"""What alembic runs to bring a database up to date, over the connection that `simulator.storage.schema` hands it."""

from __future__ import annotations

from alembic import context

from simulator.storage.tables import metadata

ADVISORY_LOCK = 0x52617070


def migrate() -> None:
    """Run the revisions in the caller's transaction; on PostgreSQL one program at a time."""
    connection = context.config.attributes["connection"]
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


migrate()  # alembic's contract: the file does its work when it is loaded
