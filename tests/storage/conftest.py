"""A store in a place of its own: an SQLite file, and a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.storage.store import Store, open_store
from tests.postgres import Server, running

Place = Path | str


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the journal lies; it is not there yet."""
    return tmp_path / "data" / "journal.db"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Give a PostgreSQL server for all tests of this process."""
    with running() as started:
        yield started


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgres"))])
def place(request: pytest.FixtureRequest) -> Place:
    """Return the place of a new database: the path of a file, or the address of an empty PostgreSQL database."""
    if request.param == "sqlite":
        found: Path = request.getfixturevalue("file")
        return found
    started: Server = request.getfixturevalue("server")
    return started.new_database()


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Give a new store."""
    opened = open_store(place)
    yield opened
    opened.close()
