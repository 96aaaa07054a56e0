"""What is PostgreSQL's own: who migrates at once takes turns, a failed migration is undone, reads are steady."""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from simulator.session.ports import JournalError
from simulator.storage.database import connect
from simulator.storage.schema import MIGRATIONS, bring_up_to_date
from simulator.storage.store import Store, open_store
from simulator.storage.tables import REVISIONS
from tests.postgres import Server
from tests.storage.golden import FOLDER
from tests.storage.samples import a_header, a_journal, play
from tests.storage.test_golden import check_whole, laid

pytestmark = pytest.mark.needs("postgres")
FAILING = '''"""Add a column, then fail."""
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{last}"
def upgrade() -> None:
    op.add_column("calls", sa.Column("extra", sa.Text))
    op.execute("insert into nothing values (1)")
'''


@pytest.fixture
def place(server: Server) -> str:
    """Return the address of an empty database."""
    return server.new_database()


def _open(address: str) -> list[str]:
    with closing(open_store(address)) as store:
        return [call.header.call_id for call in store.headers()]


def test_programs_that_make_the_tables_at_once_take_turns(place: str) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(_open, [place] * 4)) == [[], [], [], []]


def test_programs_that_migrate_an_old_database_at_once_take_turns(place: str) -> None:
    laid(place, FOLDER / "0001.sql")
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        assert [len(found) for found in pool.map(_open, [place] * 4)] == [3, 3, 3, 3]
    with closing(open_store(place)) as store:
        check_whole(store)


def test_a_failed_migration_leaves_the_database_as_it_was(store: Store, tmp_path: Path) -> None:
    header = play(a_journal(store))
    migrations = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    text = FAILING.format(last=REVISIONS[-1])
    (migrations / "versions" / "r9999_extra.py").write_text(text, encoding="utf-8")
    with pytest.raises(JournalError):
        bring_up_to_date(store.database, revisions=(*REVISIONS, "9999"), migrations=migrations)
    with store.database.reading() as connection:
        query = "select column_name from information_schema.columns where table_name = 'calls'"
        assert "extra" not in connection.exec_driver_sql(query).scalars().all()
    assert store.verify(header.call_id) == []


def test_one_reading_sees_one_state_though_others_write_meanwhile(store: Store, place: str) -> None:
    play(a_journal(store), 1)
    with closing(open_store(place)) as other, store.database.reading() as connection:
        before = connection.exec_driver_sql("select count(*) from events").scalar_one()
        play(a_journal(other), 2)
        assert connection.exec_driver_sql("select count(*) from events").scalar_one() == before
    assert len(store.headers()) == 2
    assert store.load(a_header(2).call_id).events


def test_a_server_that_does_not_answer_is_one_line_without_a_password() -> None:
    with pytest.raises(JournalError, match="does not answer") as caught:
        open_store("postgresql://ann:secret@127.0.0.1:1/rapport")
    assert "secret" not in caught.value.message + caught.value.hint
    assert "\n" not in caught.value.message


def test_connecting_alone_asks_the_server_nothing() -> None:
    assert connect("postgresql://ann@127.0.0.1:1/rapport").path is None
