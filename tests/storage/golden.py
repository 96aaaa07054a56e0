"""The golden journals: a whole database as each revision of the tables left it; later versions bring each up to date.

Run as a module, it writes that of the newest revision: what `rapport demo` plays, and two small calls. The older ones
stay as they are.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.cli import run
from simulator.storage.store import open_store
from simulator.storage.tables import REVISIONS
from tests.storage.samples import a_card, a_journal, play

FOLDER = Path(__file__).parents[1] / "golden" / "journals"
ORDER = ("scenarios", "people", "calls", "events", "cards", "results", "reviews", "outbox", "tombstones")
"""Tables in an order in which their rows can be inserted."""


def dumped() -> str:
    """Return a journal of today as SQL."""
    with TemporaryDirectory() as home:
        os.environ["RAPPORT_HOME"] = home
        if run(["demo"]):
            raise RuntimeError("the demonstration did not run")
        file = Path(home) / "journal.db"
        with closing(open_store(file)) as store:
            journal = a_journal(store)
            journal.card(play(journal, 1).call_id, 6, a_card())
            play(journal, 2, alias="sam", until=4)
        with closing(sqlite3.connect(file)) as connection:
            return "\n".join(connection.iterdump()) + "\n"


def insertions(dump: str) -> list[str]:
    """Return the statements of a dump that insert rows, in an order that foreign keys allow, for any database."""
    found = [line for line in _statements(dump) if line.startswith("INSERT INTO ")]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(dump)
        columns = {table: [row[1] for row in connection.execute(f"pragma table_info({table})")] for table in ORDER}
    return [
        line.replace(" VALUES", f" ({', '.join(columns[table])}) VALUES", 1)
        for table in ORDER
        for line in found
        if line.startswith(f'INSERT INTO "{table}"')
    ]


def _statements(dump: str) -> list[str]:
    found, part = [], ""
    for line in dump.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    return found


if __name__ == "__main__":
    path = FOLDER / f"{REVISIONS[-1]}.sql"
    path.write_text(dumped(), encoding="utf-8")
    sys.stdout.write(f"{path}\n")
