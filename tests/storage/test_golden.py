"""A journal that was written under any earlier revision of the tables opens, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from simulator.session.brief import brief_of
from simulator.storage.attempts import find_attempts
from simulator.storage.database import connect
from simulator.storage.schema import MIGRATIONS
from simulator.storage.store import Store, open_store
from simulator.storage.tables import REVISIONS
from tests.storage.conftest import Place
from tests.storage.golden import FOLDER, insertions

GOLDEN = sorted(FOLDER.glob("*.sql"))


def laid(place: Place, golden: Path) -> None:
    """Make the database as that revision left it."""
    dump = golden.read_text(encoding="utf-8")
    if isinstance(place, Path):
        place.parent.mkdir()
        with closing(sqlite3.connect(place)) as connection:
            connection.executescript(dump)
        return
    database = connect(place)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.writing() as connection_:
        config.attributes["connection"] = connection_
        command.upgrade(config, golden.stem)
        connection_.exec_driver_sql("SET LOCAL timezone TO 'UTC'")
        for statement in insertions(dump):
            connection_.exec_driver_sql(statement.replace("%", "%%"))
    database.engine.dispose()


def check_whole(store: Store) -> None:
    calls = store.headers()
    assert sorted(call.closed for call in calls) == ["completed", "completed", "open"]
    for call in calls:
        assert store.verify(call.header.call_id) == []
    found = find_attempts(store.database)
    assert found.unreadable == ()
    assert len(found.attempts) == 2
    for attempt in found.attempts:
        (card,) = store.load(attempt.call_id).cards
        assert attempt.brief == brief_of(card)
        assert attempt.total == card.total


def test_there_is_a_golden_journal_of_every_revision() -> None:
    assert tuple(path.stem for path in GOLDEN) == REVISIONS


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_journal_is_brought_up_to_date_with_all_its_calls(place: Place, golden: Path) -> None:
    laid(place, golden)
    with closing(open_store(place)) as store:
        check_whole(store)


def test_a_card_that_was_damaged_before_the_migration_stays_and_is_named(file: Path) -> None:
    laid(file, FOLDER / "0001.sql")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update cards set body = '[]' where total = 71.5")
    with closing(open_store(file)) as store:
        found = find_attempts(store.database)
        assert len(found.attempts) == 1
        assert len(found.unreadable) == 1
        assert "A score card cannot be read." in store.verify(found.unreadable[0])
