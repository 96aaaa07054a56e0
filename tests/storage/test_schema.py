"""The tables come from the revisions; an old database is copied first and put back when a revision fails."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateTable

from simulator.session.ports import JournalError
from simulator.storage.database import connect
from simulator.storage.schema import MIGRATIONS, bring_up_to_date
from simulator.storage.store import Store, open_store
from simulator.storage.tables import REVISIONS, metadata
from tests.storage.samples import a_header, a_journal, play, some_events


@pytest.fixture
def place(file: Path) -> Path:
    """Return the place of a new database: these tests are about files."""
    return file


REVISION = '''"""Add a column."""
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{newest}"
def upgrade() -> None:
    with op.batch_alter_table("calls") as batch:
        batch.add_column(sa.Column("extra", sa.Text))
    {last}
'''


def _with_revision(folder: Path, last: str) -> Path:
    migrations = folder / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "r9999_extra.py").write_text(
        REVISION.format(last=last, newest=REVISIONS[-1]), encoding="utf-8"
    )
    return migrations


def _columns(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[1] for row in connection.execute("pragma table_info(calls)")]


def test_the_revisions_make_exactly_the_tables_that_the_program_knows(store: Store) -> None:
    with store.database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_the_list_of_revisions_is_that_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_the_tables_can_be_written_for_postgresql() -> None:
    dialect = PGDialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its constructor without types
    written = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables]
    assert any("opened_at TIMESTAMP WITH TIME ZONE NOT NULL" in table for table in written)
    assert any("call_id UUID NOT NULL" in table for table in written)


def test_a_current_database_opens_without_alembic(store: Store, file: Path) -> None:
    header = play(a_journal(store))
    program = (
        "import sys\nfrom simulator.storage.store import open_store\n"
        "store = open_store(sys.argv[1])\nprint(store.headers()[0].header.call_id, 'alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program, file], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [header.call_id, "False"]


def test_a_migration_keeps_the_calls_and_leaves_no_copy(store: Store, file: Path, tmp_path: Path) -> None:
    header = play(a_journal(store))
    migrations = _with_revision(tmp_path, "")
    bring_up_to_date(store.database, revisions=(*REVISIONS, "9999"), migrations=migrations)
    assert "extra" in _columns(file)
    assert store.load(header.call_id).events == some_events()
    assert not list(file.parent.glob("*before*"))


def test_a_failed_migration_leaves_the_database_as_it_was(store: Store, file: Path, tmp_path: Path) -> None:
    header = play(a_journal(store))
    migrations = _with_revision(tmp_path, 'op.execute("insert into nothing values (1)")')
    with pytest.raises(JournalError):
        bring_up_to_date(store.database, revisions=(*REVISIONS, "9999"), migrations=migrations)
    assert "extra" not in _columns(file)
    assert store.verify(header.call_id) == []
    a_journal(store).open(a_header(5), store.load(header.call_id).scenario)
    bring_up_to_date(store.database)


def test_what_a_failed_migration_committed_is_taken_back(store: Store, file: Path, tmp_path: Path) -> None:
    header = play(a_journal(store))
    last = 'op.get_bind().connection.commit(); op.get_bind().connection.execute("begin"); raise ValueError("no")'
    with pytest.raises(ValueError, match="no"):
        bring_up_to_date(store.database, revisions=(*REVISIONS, "9999"), migrations=_with_revision(tmp_path, last))
    assert "extra" not in _columns(file)
    assert store.load(header.call_id).events == some_events()


def test_a_database_of_a_newer_program_is_left_alone(store: Store, file: Path) -> None:
    play(a_journal(store))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update alembic_version set version_num = '99999'")
    before = file.read_bytes()
    with pytest.raises(JournalError, match="newer Rapport"):
        open_store(file)
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("create table recipes (name text)")
    with pytest.raises(JournalError, match="belongs to another program"):
        open_store(file)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == [("recipes",)]


def _open_and_play(file: str, window: int) -> None:
    with closing(open_store(file)) as store:
        journal = a_journal(store)
        for number in range(5):
            play(journal, 10 * window + number, alias=f"trainee_{window % 2}")


def test_many_windows_can_make_the_database_at_once_and_play_in_it(file: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        list(pool.map(_open_and_play, [str(file)] * 8, range(8)))
    with closing(open_store(file)) as store:
        assert [call.closed for call in store.headers()] == ["completed"] * 40
        assert [flaw for call in store.headers() for flaw in store.verify(call.header.call_id)] == []


def test_a_path_with_odd_signs_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "50% of #1? äöü 한글" / "journal.db"
    store = open_store(file)
    play(a_journal(store))
    store.close()
    assert file.is_file()


def test_opening_says_nothing_to_the_log_of_the_user(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    open_store(file).close()
    assert caplog.records == []


def test_a_database_without_its_tables_is_named_as_damaged(store: Store, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("drop table cards")
    with pytest.raises(JournalError, match="lacks tables") as caught:
        store.headers()
    assert isinstance(caught.value.__cause__, OperationalError)


def test_connecting_alone_opens_nothing(file: Path) -> None:
    connect(file)
    assert file.parent.is_dir()
    assert not file.exists()


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("mysql://root:secret@here/calls", "in mysql"),
        ("://secret", "is none"),
        ("postgresql://a:secret@b:x/c", "is none"),
    ],
)
def test_an_address_that_is_no_postgresql_is_refused_without_showing_a_password(address: str, what: str) -> None:
    with pytest.raises(JournalError, match=what) as caught:
        open_store(address)
    assert "secret" not in caught.value.message + caught.value.hint
