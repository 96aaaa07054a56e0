"""Several processes gather the same workbook as one, and what goes wrong in them is told as if there were one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from simulator.errors import UserError
from simulator.progress.difficulty import measured
from simulator.reports.crew import Source, gather_from
from simulator.reports.sheet import write_gathered
from simulator.session.ports import JournalError
from simulator.storage.attempts import case_means, each_person, names_of_people
from simulator.storage.store import Store, open_store
from tests.journals.maker import UNTIL
from tests.reports.journal import Journal, made_journal


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
    assert len(parts) == (1 if processes == 1 else 5)
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


def test_a_process_that_was_killed_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr("simulator.reports.crew.ProcessPoolExecutor.map", broken)
    source = Source(place=tmp_path / "journal.db", aliases=("ann", "ben"), since=None)
    with pytest.raises(UserError, match="was ended"):
        gather_from(source, tmp_path, now=UNTIL, difficulty=measured(()), processes=2)


def test_an_error_of_the_journal_can_be_handed_over_whole() -> None:
    again = pickle.loads(pickle.dumps(JournalError("What.", "Do this.")))
    assert (again.message, again.hint) == ("What.", "Do this.")


def test_the_journal_can_be_opened_twice_at_once(journal: Journal) -> None:
    assert journal.store.database.path is not None
    other = open_store(journal.store.database.path)
    assert [call.alias for call in each_person(other.database)] == list(names_of_people(journal.store.database))
    other.close()
