"""Opens the database and says in one plain line what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from simulator.session.ports import JournalError

WRITING = "rapport_writing"
"""Execution option of a connection that is going to write."""
_BUSY_SECONDS = 10
_CACHE_KB = 16_384
"""Holds the index that an overview of a team's calls reads, which SQLite's own 2 MB do not; taken as it is used."""
_KEPT = "Nothing that was stored is lost."


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A place for calls: an SQLite file, or a PostgreSQL database (team server only)."""

    engine: Engine
    path: Path | None
    """The SQLite file; None for PostgreSQL."""

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return str(self.path) if self.path else self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that reads one consistent state.

        Raises:
            JournalError: the database cannot be read.
        """
        # PostgreSQL shows each query another state unless it is told not to; SQLite never does.
        steady = {} if self.path is not None else {"isolation_level": "REPEATABLE READ"}
        with self.plainly(), self.engine.connect() as plain:
            connection = plain.execution_options(**steady)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are on disk when the block ends, or not made at all.

        Raises:
            JournalError: the changes could not be stored.
        """
        # SQLite must know at BEGIN that the transaction will write: a lock taken later fails instead of waiting.
        with self.plainly(), self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                yield connection

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Turn what the driver reports into a `JournalError` for the user."""
        try:
            yield
        except DBAPIError as error:
            raise self._told(error.orig if error.orig is not None else error, error) from error
        except (sqlite3.Error, OSError, OverflowError) as error:
            raise self._told(error, None) from error

    def _told(self, error: BaseException, wrapped: DBAPIError | None) -> JournalError:
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None:
            message, hint = _SQLITE.get(code & 0xFF, _OTHER)
        elif isinstance(error, OSError):
            message, hint = _SQLITE[sqlite3.SQLITE_CANTOPEN]
        elif isinstance(wrapped, OperationalError):
            message, hint = "The database {name} does not answer.", "Check the address and that it runs."
        else:
            message, hint = _OTHER
        return JournalError(message.format(name=self.name), hint)


_WRITABLE = "Make the file and its folder writable, or set RAPPORT_HOME to another folder. " + _KEPT
_ASIDE = "Move it to another place; Rapport then begins a new one. It was not changed."
_SQLITE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_ERROR: ("The journal {name} lacks tables that it should have.", _ASIDE),
    sqlite3.SQLITE_PERM: ("The journal {name} cannot be opened.", _WRITABLE),
    sqlite3.SQLITE_BUSY: ("The journal {name} is kept busy by another program.", "Close that one, then try again."),
    sqlite3.SQLITE_LOCKED: ("The journal {name} is kept busy by another program.", "Close that one, then try again."),
    sqlite3.SQLITE_READONLY: ("The journal {name} cannot be written.", _WRITABLE),
    sqlite3.SQLITE_IOERR: (
        "The disk does not take the journal {name}: it is full or faulty.",
        "Free some space, then try again. " + _KEPT,
    ),
    sqlite3.SQLITE_CORRUPT: ("The journal {name} is damaged.", _ASIDE),
    sqlite3.SQLITE_FULL: ("The disk is full: the journal {name} cannot grow.", "Free some space. " + _KEPT),
    sqlite3.SQLITE_CANTOPEN: ("The journal {name} cannot be opened.", _WRITABLE),
    sqlite3.SQLITE_NOTADB: ("The journal {name} is no database, or a damaged one.", _ASIDE),
}
_OTHER = ("The journal {name} did not take the data.", "Run `rapport doctor`. " + _KEPT)


def connect(where: str | Path, *, foreign_keys: bool = True) -> Database:
    """Return the database at a path or URL; nothing is opened yet, but the folder is made.

    Args:
        where: path of an SQLite file, or a PostgreSQL URL.
        foreign_keys: False only while tables are rebuilt.

    Raises:
        JournalError: the folder cannot be made, or the URL is none that Rapport can use.
    """
    text = str(where)
    if "://" in text:
        return Database(engine=_server(text), path=None)
    path = Path(where)
    url = URL.create("sqlite", database=text)
    database = Database(engine=create_engine(url, connect_args={"timeout": _BUSY_SECONDS}), path=path)
    with database.plainly():
        path.parent.mkdir(parents=True, exist_ok=True)
    _tune(database.engine, foreign_keys=foreign_keys)
    return database


def is_sealed(path: Path) -> bool:
    """Tell whether a file is there but it, or the folder that its write-ahead log would need, cannot be written."""
    return os.access(path, os.R_OK) and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def connect_sealed(path: Path) -> Database:
    """Return the database in a file that cannot be written; only reading works, and leaves nothing beside it."""
    # A file without a log can be taken as it stands; with one, SQLite must be let to read that as well.
    log = path.with_name(f"{path.name}-wal")
    with_log = log.exists() and log.stat().st_size > 0
    address = f"{path.resolve().as_uri()}?mode=ro" + ("" if with_log else "&immutable=1")

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)
        connection.isolation_level = None  # as in `_tune`
        return connection

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=opened)
    return Database(engine=engine, path=path)


def _server(text: str) -> Engine:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise JournalError("The address of the database is none.", _ADDRESS) from error
    if url.get_backend_name() != "postgresql":
        raise JournalError(f"Rapport does not keep calls in {url.get_backend_name()}.", _ADDRESS)
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"))
    except ModuleNotFoundError as error:
        raise JournalError("The driver for PostgreSQL is missing.", "Install the extra `team`.") from error


_ADDRESS = "Write it like postgresql://name@host/rapport, or give the path of a file."


def _tune(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own BEGIN is never IMMEDIATE: `begin` below sends ours
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
            connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        except sqlite3.Error:
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
