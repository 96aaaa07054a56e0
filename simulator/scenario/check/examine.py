"""Runs every check of the table on scenarios: what the loader found, and what only the whole of a case shows."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from simulator.errors import Problem
from simulator.scenario.check.case import Case
from simulator.scenario.check.kept import Kept, Result, fingerprint
from simulator.scenario.check.packs import check_pack, check_part, is_part, kind_of, scenario_of_play
from simulator.scenario.check.table import FINDERS, TABLE
from simulator.scenario.load import SCENARIO_FILE, check_scenario
from simulator.scenario.problems import in_order

MANY = 24
"""From this number of files on, a second process pays."""
PORTIONS = 16
"""Parts of the files that each process gets one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the check of one scenario came to."""

    path: Path
    problems: tuple[Problem, ...]
    """Errors, warnings and notes, in the order of the files."""
    files: tuple[Path, ...]
    """The files that it was made of, with its plays and translations."""


def examine(path: Path) -> Examined:
    """Return all that is to be said about a scenario; never raises for what is in its files.

    Args:
        path: the file, or the folder that holds `scenario.yaml`; a play, a company, a temperament or a shift.
    """
    if path.is_file() and path.name != SCENARIO_FILE:
        kind, scenario = kind_of(path), scenario_of_play(path)
        if is_part(path):
            return Examined(path=path, problems=in_order(check_part(path)), files=(path,))
        if kind is not None:
            found = [_graded(problem) for problem in check_pack(path, kind)]
            return Examined(path=path, problems=in_order(found), files=(path,))
        if scenario is not None:
            whole = examine(scenario)
            own = tuple(p for p in whole.problems if Path(p.file).resolve() == path.resolve())
            return Examined(path=path, problems=own, files=whole.files)
    return _examined(path)


def _examined(path: Path) -> Examined:
    checked = check_scenario(path)
    file = checked.files[0]
    if checked.record is None:
        return Examined(path=path, problems=checked.problems, files=checked.files)
    case = Case(checked.record, file=file, loaded=checked)
    found = [_graded(problem) for finder in FINDERS for problem in finder(case)]
    return Examined(path=path, problems=in_order(found), files=(*checked.files, *case.beside))


def examine_all(paths: Sequence[Path], *, processes: int = 1, kept: Path | None = None) -> tuple[Examined, ...]:
    """Return what is to be said about scenarios, in the order in which they are named.

    Args:
        paths: files or folders.
        processes: how many may work at the same time; more than one only pays for many files.
        kept: the file that keeps what earlier checks of many files came to; None to check everything anew.
    """
    if kept is None or len(paths) < MANY:
        return _anew(paths, processes)
    results = Kept(kept)
    prints = {path: fingerprint(path) for path in paths}
    known = {path: found for path in paths if (found := results.get(prints[path])) is not None}
    fresh = {each.path: each for each in _anew([path for path in paths if path not in known], processes)}
    for path, each in fresh.items():
        results.put(prints[path], Result(problems=each.problems, files=tuple(map(str, each.files))))
    results.save()
    return tuple(fresh.get(path) or _again(path, known[path]) for path in paths)


def _again(path: Path, result: Result) -> Examined:
    return Examined(path=path, problems=result.problems, files=tuple(map(Path, result.files)))


def _anew(paths: Sequence[Path], processes: int) -> tuple[Examined, ...]:
    if processes < 2 or len(paths) < MANY:
        return tuple(examine(path) for path in paths)
    size = max(1, len(paths) // (processes * PORTIONS))
    portions = [paths[start : start + size] for start in range(0, len(paths), size)]
    with ProcessPoolExecutor(processes, initializer=gc.disable) as pool:
        return tuple(chain.from_iterable(pool.map(_examine_portion, portions)))


def _examine_portion(paths: Sequence[Path]) -> tuple[Examined, ...]:
    """Return what is to be said about a few scenarios, in a process that looks for what to throw away only behind them.

    Each scenario makes so many small things that looking in between would take a seventh of the time.
    """
    found = tuple([examine(path) for path in paths])
    gc.collect()
    return found


def all_problems(examined: Iterable[Examined]) -> tuple[Problem, ...]:
    """Return the problems of several scenarios, those of a shared pack once."""
    return in_order(problem for each in examined for problem in each.problems)


def _graded(problem: Problem) -> Problem:
    """Return a problem with the severity of its code, unless its finder has made a note of it."""
    entry = TABLE.get(problem.code)
    if entry is None or problem.severity != "error" or entry.severity == "error":
        return problem
    return replace(problem, severity=entry.severity)
