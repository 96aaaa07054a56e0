"""Several processes gather the same workbook as one, and what goes wrong in them is told as if there were one."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from simulator.errors import UserError
from simulator.progress.difficulty import measured
from simulator.reports.crew import Source, gather_from
from simulator.reports.sheet import write_gathered
from simulator.session.ports import JournalError
from simulator.storage.attempts import case_means, each_person, names_of_people
from simulator.storage.store import Store, open_store
from simulator.storage.tables import results
from tests.journals.maker import UNTIL
from tests.reports.journal import Journal, made_journal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with made_journal(tmp_path_factory.mktemp("journal"), people=5, calls_each=9) as made:
        yield made


def _sheets(store: Store, folder: Path, processes: int, since: datetime | None = None) -> dict[str, list[object]]:
    assert store.database.path is not None
    folder.mkdir()
    source = Source(place=store.database.path, aliases=names_of_people(store.database), since=since)
    hard = measured(case_means(store.database))
    parts = gather_from(source, folder, now=UNTIL, difficulty=hard, processes=processes)
    assert len(parts) == processes
    write_gathered(folder / "report.xlsx", parts, now=UNTIL)
    workbook = openpyxl.load_workbook(folder / "report.xlsx")
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets}


def test_two_processes_write_the_same_workbook_as_one(journal: Journal, tmp_path: Path) -> None:
    alone, together = (_sheets(journal.store, tmp_path / str(n), n) for n in (1, 2))
    assert alone == together
    assert len(alone["Attempts"]) == 46
    assert [row[0] for row in alone["People"][1:]] == sorted({row[1] for row in alone["Attempts"][1:]})  # type: ignore[index]  # rows
    assert len(alone["Checks"]) > 20


def test_only_calls_from_a_day_on_are_gathered(journal: Journal, tmp_path: Path) -> None:
    since = UNTIL - timedelta(days=14)
    sheets = _sheets(journal.store, tmp_path / "some", 1, since)
    wanted = [attempt.call_id for attempt in journal.attempts if attempt.opened_at >= since]
    assert 0 < len(wanted) < 45
    assert sorted(row[0] for row in sheets["Attempts"][1:]) == sorted(wanted)  # type: ignore[index]  # rows


def test_only_the_people_asked_for_are_read_in_their_order(journal: Journal) -> None:
    names = names_of_people(journal.store.database)
    assert [person.alias for person in each_person(journal.store.database, names[3:1:-1])] == [names[3], names[2]]


def test_what_is_wrong_with_the_journal_comes_back_from_another_process(tmp_path: Path) -> None:
    damaged = tmp_path / "journal.db"
    damaged.write_bytes(b"no database at all, but long enough to be read as one" * 40)
    source = Source(place=damaged, aliases=("ann", "ben"), since=None)
    with pytest.raises(JournalError, match="is no database"):
        gather_from(source, tmp_path, now=UNTIL, difficulty=measured(()), processes=2)


class Deadly(datetime):
    """A moment that ends the process which compares a call with it, as a system short of memory does."""

    def __le__(self, other: object) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return True


def test_a_process_that_was_killed_at_work_is_told_in_one_line(journal: Journal, tmp_path: Path) -> None:
    assert journal.store.database.path is not None
    names = names_of_people(journal.store.database)
    source = Source(place=journal.store.database.path, aliases=names, since=Deadly(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(UserError, match="was ended") as told:
        gather_from(source, tmp_path, now=UNTIL, difficulty=measured(()), processes=2)
    assert "try again" in told.value.hint
    assert multiprocessing.active_children() == []


@pytest.fixture
def disturbed(journal: Journal, tmp_path: Path) -> Iterator[Callable[[str], tuple[int, str, Path]]]:
    """Give what runs `rapport report --xlsx` over an older workbook, with something that happens to it."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    assert journal.store.database.path is not None
    with (
        closing(sqlite3.connect(journal.store.database.path)) as old,
        closing(sqlite3.connect(home / "journal.db")) as new,
    ):
        old.backup(new)
    book = tmp_path / "book.xlsx"
    book.write_text("the workbook of last week")

    def run(what: str) -> tuple[int, str, Path]:
        command = [sys.executable, "-m", "tests.reports.interrupted", what, "report", "--xlsx", "-o", str(book)]
        environ = {**os.environ, "RAPPORT_HOME": str(home), "TMPDIR": str(temporary)}
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, env=environ, cwd=ROOT, stdout=pipe, stderr=subprocess.STDOUT, text=True, start_new_session=True
        ) as child:
            told, _ = child.communicate(timeout=60)  # ends once no process holds the pipe any more
        return child.returncode, told, temporary

    yield run
    assert book.read_text() == "the workbook of last week"
    assert [path.name for path in tmp_path.iterdir() if "draft" in path.name] == []


Disturbed = Callable[[str], tuple[int, str, Path]]


def test_ctrl_c_ends_all_processes_with_one_line_and_leaves_no_half_file(disturbed: Disturbed) -> None:
    status, told, temporary = disturbed("ctrl-c")
    assert status == 130
    assert told.strip().splitlines() == [f"rapport: interrupted; {temporary.parent / 'book.xlsx'} was not written."]
    assert list(temporary.iterdir()) == []


def test_the_processes_end_with_the_one_that_began_them(disturbed: Disturbed) -> None:
    status, told, _ = disturbed("killed")
    assert status == -signal.SIGKILL
    assert "Traceback" not in told


def test_the_processes_read_while_another_window_writes(journal: Journal, tmp_path: Path) -> None:
    database = journal.store.database
    assert database.path is not None
    source = Source(place=database.path, aliases=names_of_people(database), since=None)
    with database.writing() as connection:
        connection.execute(results.update().values(csat=5))
        parts = gather_from(source, tmp_path, now=UNTIL, difficulty=measured(()), processes=2)
        connection.rollback()
    assert sum(part.attempt_rows for part in parts) == len(journal.attempts)


def test_another_window_can_write_while_calls_are_read_and_the_reader_keeps_its_state(journal: Journal) -> None:
    database = journal.store.database
    people = each_person(database)
    first = next(people)
    with database.writing() as connection:
        marks = {row.call_id: row.csat for row in connection.execute(select(results.c.call_id, results.c.csat))}
        connection.execute(results.update().values(csat=5))
    seen = {attempt.call_id: attempt.csat for person in (first, *people) for attempt in person.attempts}
    assert seen == {call_id: marks[call_id] for call_id in seen}
    assert {attempt.csat for person in each_person(database) for attempt in person.attempts} == {5}
    with database.writing() as connection:
        for call_id, mark in marks.items():
            connection.execute(results.update().where(results.c.call_id == call_id).values(csat=mark))


def test_an_error_of_the_journal_can_be_handed_over_whole() -> None:
    again = pickle.loads(pickle.dumps(JournalError("What.", "Do this.")))
    assert (again.message, again.hint) == ("What.", "Do this.")


def test_the_journal_can_be_opened_twice_at_once(journal: Journal) -> None:
    assert journal.store.database.path is not None
    other = open_store(journal.store.database.path)
    assert [call.alias for call in each_person(other.database)] == list(names_of_people(journal.store.database))
    other.close()
