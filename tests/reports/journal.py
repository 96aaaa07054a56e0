"""A made journal in a store, and what the report makes of it, for the tests of the report's parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.cli_report import loader
from simulator.reports.monday import Load
from simulator.reports.team import TeamReport, team_report
from simulator.reports.team_page import ROOM, report_page
from simulator.session.attempt import Attempt
from simulator.storage.attempts import find_attempts
from simulator.storage.store import Store, open_store
from tests.journals.kept import keep
from tests.journals.maker import UNTIL, a_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A stored journal."""

    store: Store
    attempts: tuple[Attempt, ...]
    load: Load

    def report(self, alias: str | None = None) -> TeamReport:
        """Return the report of everybody or of one person, as of the end of the journal."""
        people = None if alias is None else {alias}
        return team_report(self.attempts, now=UNTIL, load=self.load, people=people)

    def page(self, alias: str | None = None, *, room: int = ROOM) -> str:
        """Return the page of that report."""
        return report_page(self.report(alias), self.load, room=room)


@contextmanager
def made_journal(folder: Path, *, people: int = 7, calls_each: int = 14) -> Iterator[Journal]:
    """Give a journal of some people in a folder."""
    store = open_store(folder / "journal.db")
    keep(store, a_plan(people, calls_each))
    yield Journal(store=store, attempts=find_attempts(store.database).attempts, load=loader(store))
    store.close()
