"""Measures store and report with many calls: `python benchmarks/records.py [--calls 100000] [--database sqlite]`.

It builds a journal of made calls of 12 turns, then reads it as a team's lead does, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.storage.store import Store
    from tests.journals.maker import Plan

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TURNS = 12
CALLS_EACH = 200
TEAM = 50
"""People of the report that is timed, with `CALLS_EACH` calls each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measurement beside its budget."""

    what: str
    value: float
    unit: str
    budget: float | None
    note: str = ""


def main() -> None:
    """Measure on the databases that were asked for and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--journal", type=Path, help="SQLite: keep the large journal here, and use it when it is there")
    wanted = parser.parse_args()
    for name in ("sqlite", "postgresql"):
        if wanted.database in (name, "both"):
            with _places(name) as places:
                print(f"{name}, {wanted.calls} calls of {TURNS} turns; load {os.getloadavg()[0]:.1f}")
                for figure in measure(places, wanted.calls, wanted.journal if name == "sqlite" else None):
                    _show(figure)


def _show(figure: Figure) -> None:
    budget = "" if figure.budget is None else f"budget {figure.budget:g} {figure.unit}"
    sign = "!!" if figure.budget is not None and figure.value > figure.budget else "  "
    print(f"{sign} {figure.what:<46} {figure.value:10.2f} {figure.unit:<3} {budget:<16} {figure.note}", flush=True)


@contextmanager
def _places(name: str) -> Iterator[Callable[[], Path | str]]:
    """Give what makes a new, empty place for a database."""
    with tempfile.TemporaryDirectory() as folder:
        if name == "sqlite":
            numbers = iter(range(10))
            yield lambda: Path(folder) / f"journal{next(numbers)}.db"
            return
        from tests.postgres import running

        with running() as server:
            yield server.new_database


def measure(place: Callable[[], Path | str], calls: int, journal: Path | None = None) -> Iterator[Figure]:
    """Yield the figures of one kind of database.

    Args:
        place: gives the place of a new one.
        calls: how many calls the large journal holds.
        journal: where that is or will be kept; a new place without it.
    """
    from simulator.storage.store import open_store
    from tests.journals.maker import a_plan

    plan = a_plan(max(1, calls // CALLS_EACH), min(calls, CALLS_EACH), turns=TURNS, days=365)
    there = journal is not None and journal.exists()
    where = journal or place()
    store = open_store(where)
    if not there:
        yield _filled(store, plan)
    yield from _read(store, plan)
    with tempfile.TemporaryDirectory() as folder:
        yield _workbook(store, where, Path(folder) / "report.xlsx", calls)
    store.close()
    yield from _report(place)


def _filled(store: Store, plan: Plan) -> Figure:
    from simulator.storage.bulk import keep_records
    from tests.journals.maker import many_calls

    start = time.perf_counter()
    kept, _ = keep_records(store.database, many_calls(plan, distinct=min(20, plan.calls_each)))
    took = time.perf_counter() - start
    if store.database.path is None:
        _analyse(store)
    with store.database.reading() as connection:
        events = connection.exec_driver_sql("select count(*) from events").scalar_one()
    note = f"{kept} calls, {events} events"
    return Figure(what="journal made and kept", value=took, unit="s", budget=None, note=note)


def _analyse(store: Store) -> None:
    """Let PostgreSQL count its rows, as its own housekeeping does within a minute."""
    with store.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def _read(store: Store, plan: Plan) -> Iterator[Figure]:
    from simulator.storage.attempts import find_attempts, overview

    month = plan.until - timedelta(days=30)
    someone = plan.people[len(plan.people) // 2].alias
    (call_id, *_) = (attempt.call_id for attempt in find_attempts(store.database, aliases=[someone]).attempts)
    yield _timed("overview of the team", lambda: overview(store.database), 200)
    yield _timed("overview of the last 30 days", lambda: overview(store.database, since=month), None)
    yield _timed("one call opened", lambda: store.load(call_id), 10)
    yield _timed("one person's attempts", lambda: find_attempts(store.database, aliases=[someone]), None)
    yield _timed("calls without a score card looked for", store.without_card, None)


def _workbook(store: Store, place: Path | str, path: Path, calls: int) -> Figure:
    from simulator.cli_report import processes_for
    from simulator.progress.difficulty import measured
    from simulator.reports.crew import Source, gather_from
    from simulator.reports.sheet import write_gathered
    from simulator.storage.attempts import case_means, names_of_people
    from tests.journals.maker import UNTIL

    before, processes = _peak(), processes_for(calls)
    start, worked = time.perf_counter(), _work()
    hard = measured(case_means(store.database))
    source = Source(place=place, aliases=names_of_people(store.database), since=None)
    parts = gather_from(source, path.parent, now=UNTIL, difficulty=hard, processes=processes)
    write_gathered(path, parts, now=UNTIL)
    took = time.perf_counter() - start
    note = (
        f"read and written in {_work() - worked:.1f} s of work by {processes} processes, "
        f"{path.stat().st_size / 1e6:.1f} MB; peak memory grew by {_peak() - before:.0f} MB"
        f" ({resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB in a helping process)"
    )
    return Figure(what=f"workbook of {calls} rows", value=took, unit="s", budget=10 * calls / 100_000, note=note)


def _work() -> float:
    """Return the seconds that processors have worked for this process and those that it started and that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _report(place: Callable[[], Path | str]) -> Iterator[Figure]:
    from simulator.cli_report import loader
    from simulator.reports.team import team_report
    from simulator.reports.team_page import report_page
    from simulator.storage.attempts import find_attempts
    from simulator.storage.bulk import keep_records
    from simulator.storage.store import open_store
    from tests.journals.maker import UNTIL, a_plan, many_calls

    store = open_store(place())
    keep_records(store.database, many_calls(a_plan(TEAM, CALLS_EACH, turns=TURNS, days=180), distinct=30))
    if store.database.path is None:
        _analyse(store)
    samples: list[float] = []
    work: list[float] = []
    html = ""
    for _ in range(4):
        start, worked = time.perf_counter(), time.process_time()
        attempts, load = find_attempts(store.database).attempts, loader(store)
        html = report_page(team_report(attempts, now=UNTIL, load=load), load)
        samples.append(time.perf_counter() - start)
        work.append(time.process_time() - worked)
    store.close()
    what = f"report of {TEAM} people x {CALLS_EACH} calls"
    note = f"median of 4 ({statistics.median(work):.2f} s of work); first {samples[0]:.2f} s: parsers are built then"
    yield Figure(what=what, value=statistics.median(samples), unit="s", budget=2, note=note)
    yield Figure(what="its size", value=len(html.encode()) / 1e6, unit="MB", budget=2)


def _timed(what: str, act: Callable[[], object], budget: float | None, times: int = 15) -> Figure:
    act()
    samples: list[float] = []
    worked = time.process_time()
    for _ in range(times):
        start = time.perf_counter()
        act()
        samples.append((time.perf_counter() - start) * 1000)
    work = (time.process_time() - worked) * 1000 / times
    note = f"median of {times} ({work:.1f} ms of work in this process); worst {max(samples):.1f} ms"
    return Figure(what=what, value=statistics.median(samples), unit="ms", budget=budget, note=note)


def _peak() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
