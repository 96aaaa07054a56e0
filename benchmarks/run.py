"""Prints the figures that a player feels, each beside its budget: `python benchmarks/run.py`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
REPLY = (
    "Six days late, and then six minutes with us: I'm sorry, Dana. A parcel counts as lost after 5 working days. "
    "I will call you tomorrow at 11:00. What is your order number?"
)
FORBIDDEN = ("pygame", "sqlalchemy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measurement."""

    what: str
    value: float
    unit: str
    budget: float | None
    note: str = ""


def main() -> None:
    """Measure everything and print a table."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "RAPPORT_HOME": home, "PYTHONPATH": str(ROOT), "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        figures.append(_help(environ))
        figures.append(_imports(environ))
        figures.append(_first_frame(environ))
        figures += _inside(Path(home))
        figures += _checks(Path(home) / "scenarios")
        figures += _world()
    width = max(len(figure.what) for figure in figures)
    for figure in figures:
        budget = "" if figure.budget is None else f"budget {figure.budget:g} {figure.unit}"
        sign = "!!" if figure.budget is not None and not figure.value <= figure.budget else "  "
        print(f"{sign} {figure.what.ljust(width)}  {figure.value:9.2f} {figure.unit:<3} {budget:<16} {figure.note}")


def _help(environ: dict[str, str]) -> Figure:
    """Importing `simulator.cli` and showing the help, inside a fresh process; the interpreter's start not counted."""
    code = (
        "import time; start = time.perf_counter(); from simulator.cli import run; run(['--help']); "
        "import sys; sys.stderr.write(str((time.perf_counter() - start) * 1000))"
    )
    times = [float(_python(["-c", code], environ).stderr) for _ in range(7)]
    return Figure(what="rapport --help (imports and text)", value=statistics.median(times), unit="ms", budget=150)


def _imports(environ: dict[str, str]) -> Figure:
    code = "import sys; from simulator.cli import run; run(['--help']); sys.stderr.write('\\n'.join(sys.modules))"
    modules = _python(["-c", code], environ).stderr.split()
    heavy = sorted({name.partition(".")[0] for name in modules} & {*FORBIDDEN, "pydantic", "yaml", "alembic", "jinja2"})
    note = f"heavy ones: {', '.join(heavy)}" if heavy else "neither pygame nor SQLAlchemy"
    return Figure(what="modules imported by rapport --help", value=len(modules), unit="", budget=None, note=note)


def _first_frame(environ: dict[str, str]) -> Figure:
    """A whole process, from its start to the first interactive frame; warm: the first of six is not counted."""
    dummy = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "RAPPORT_FIRST_FRAME": "exit"}
    times: list[float] = []
    for _ in range(6):
        start = time.perf_counter()
        done = _python(["-m", "simulator"], {**environ, **dummy})
        times.append((time.perf_counter() - start) * 1000)
        if done.returncode:
            note = (done.stderr.strip().splitlines() or ["no window"])[-1]
            return Figure(what="window to first frame", value=float("nan"), unit="ms", budget=1000, note=note)
    own = done.stdout.strip().replace("\n", " ")
    median = statistics.median(times[1:])
    return Figure(what="window to first frame", value=median, unit="ms", budget=1000, note=f"median of 5; {own}")


def _inside(home: Path) -> list[Figure]:
    from scoring.assess import rate_turn, read
    from simulator.customers.scripted import ScriptedVoice
    from simulator.engine.events import TimePassed
    from simulator.scenario.load import load_scenario
    from simulator.session.case import as_case, turn_of
    from simulator.session.clocks import MonotonicClock, SteppedClock
    from simulator.session.runner import Runner
    from simulator.storage.journal import SqlJournal
    from simulator.storage.store import open_store
    from simulator.wishes import Wishes, new_header

    start = time.perf_counter()
    store = open_store(home / "bench.db")
    opening = (time.perf_counter() - start) * 1000
    scenario = load_scenario(ROOT / "scenarios" / "late_parcel")
    clock = SteppedClock(MonotonicClock().today())
    journal = SqlJournal(store.database, now=clock.today)
    header = new_header(scenario, Wishes(seed=7, twist="plain"), alias="bench", clock=clock)
    runner = Runner.start(scenario, header, voice=ScriptedVoice(), clock=clock, journal=journal)
    turn = turn_of(runner.scenario, runner.state, 1, more=(REPLY, 0))
    case = as_case(runner.scenario, runner.state)
    events = iter(range(len(runner.events), 10_000))

    def append() -> None:
        journal.append(header.call_id, next(events), TimePassed(kind="time_passed", at_ms=0))

    figures = [
        Figure(what="new journal opened (with its tables)", value=opening, unit="ms", budget=None),
        _timed("one reading of a reply", lambda: read(REPLY, language="en"), 50, 10),
        _timed("one turn rated", lambda: rate_turn(case, turn), 50, 20),
        _timed("one event stored (on disk)", append, 200, 5),
    ]
    store.close()
    return figures


def _checks(folder: Path) -> list[Figure]:
    from benchmarks.checks import MANY, many, one, write_scenarios

    folder.mkdir()
    paths, kept = write_scenarios(folder), folder / "checks.json"
    single, about_one = one()
    whole, about_all = many(paths, kept)
    again, about_again = many(paths, kept)
    return [
        Figure(what="one scenario checked", value=single, unit="ms", budget=150, note=about_one),
        Figure(what=f"{MANY} scenarios checked", value=whole, unit="s", budget=20, note=about_all),
        Figure(what=f"{MANY} unchanged ones once more", value=again, unit="s", budget=None, note=about_again),
    ]


def _world() -> list[Figure]:
    from benchmarks.world import CALLS, TURNS, bot_calls, one_step

    late, about_late = one_step()
    calls, about_calls = bot_calls()
    return [
        Figure(what=f"one step with {TURNS} turns behind", value=late, unit="ms", budget=1, note=about_late),
        Figure(what=f"{CALLS} calls of a bot, with scores", value=calls, unit="s", budget=60, note=about_calls),
    ]


def _timed(what: str, act: Callable[[], object], times: int, budget: float) -> Figure:
    act()
    samples: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        samples.append((time.perf_counter() - start) * 1000)
    worst = sorted(samples)[int(times * 0.95) - 1]
    return Figure(what=what, value=statistics.median(samples), unit="ms", budget=budget, note=f"95 %: {worst:.2f} ms")


def _python(args: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args], env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


if __name__ == "__main__":
    main()
