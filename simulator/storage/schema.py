"""Opens a database and brings it to the newest schema; alembic is imported only when there is something to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect

from simulator.session.ports import JournalError
from simulator.storage.database import Database, connect, connect_sealed, is_sealed
from simulator.storage.tables import REVISIONS

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(where: str | Path, *, for_reading: bool = False) -> Database:
    """Open the database at a path or PostgreSQL URL; a new one gets its tables, an older one is migrated.

    Args:
        where: path of an SQLite file, or a PostgreSQL URL.
        for_reading: nothing will be stored, so that a file which cannot be written will do too.

    Raises:
        JournalError: it cannot be read or made, is damaged, or belongs to a newer or another program.
    """
    sealed = for_reading and isinstance(where, Path) and is_sealed(where)
    database = connect_sealed(Path(where)) if sealed else connect(where)
    try:
        bring_up_to_date(database)
    except JournalError:
        database.engine.dispose()
        raise
    return database


def bring_up_to_date(
    database: Database, *, revisions: Sequence[str] = REVISIONS, migrations: Path = MIGRATIONS
) -> None:
    """Make the tables of a new database, or migrate an older one; a current one is only looked at.

    Before an SQLite file with data in it is migrated, it is copied; when that fails, the copy is put back.

    Raises:
        JournalError: the database is newer than this program, of another program, damaged, or cannot be written.
    """
    with database.reading() as connection:
        revision = _revision(connection, database)
    if revision == revisions[-1]:
        return
    if revision is not None and revision not in revisions:
        raise JournalError(
            f"The journal {database.name} was written by a newer Rapport.", "Install that one; nothing was changed."
        )
    with _kept(database if revision is not None else None):
        _migrate(database, migrations)


def _revision(connection: Connection, database: Database) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
        return str(found[0]) if found else None
    if tables:
        raise JournalError(
            f"The file {database.name} belongs to another program.", "Set RAPPORT_HOME to another folder."
        )
    return None


def _migrate(database: Database, migrations: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    # Rebuilding a table that others refer to would delete their rows while foreign keys are enforced.
    loose = connect(database.path, foreign_keys=False) if database.path else database
    try:
        with loose.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if database.path and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise JournalError(
                    f"The journal {database.name} could not be brought up to date.", "It is as it was before."
                )
    finally:
        if loose is not database:
            loose.engine.dispose()


@contextmanager
def _kept(database: Database | None) -> Iterator[None]:
    """Copy the SQLite file for as long as the block runs and put the copy back if it fails."""
    if database is None or database.path is None:
        yield
        return
    copy = database.path.with_name(f"{database.path.name}.before-migration")
    with database.plainly():
        _copy(database.path, copy)
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            with database.plainly():
                _copy(copy, database.path)
        copy.unlink()


def _copy(source: Path, target: Path) -> None:
    # SQLite's own copying takes the write-ahead log along and respects the locks of other windows.
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
