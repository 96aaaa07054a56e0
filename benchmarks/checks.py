"""Measures `rapport scenario check`: a thousand scenarios at once, and one long one."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from pathlib import Path

from simulator.scenario.check.examine import examine, examine_all

ROOT = Path(__file__).resolve().parent.parent
LONG = ROOT / "scenarios" / "late_parcel" / "scenario.yaml"
SHORT = ROOT / "tests" / "scenario" / "check" / "sample" / "sample_case" / "scenario.yaml"
MANY = 1000
ONE_LONG_IN = 5
"""Of so many scenarios one is as long as the shipped one; the others are short."""


def write_scenarios(folder: Path) -> list[Path]:
    """Write a thousand different scenarios that share their packs; return their folders."""
    for packs in ("companies", "temperaments"):
        shutil.copytree(ROOT / "scenarios" / packs, folder / packs)
    shutil.copytree(SHORT.parent.parent / "companies", folder / "companies", dirs_exist_ok=True)
    long, short = LONG.read_text(encoding="utf-8"), SHORT.read_text(encoding="utf-8")
    found = []
    for number in range(MANY):
        name = f"case_{number:04}"
        text = long if number % ONE_LONG_IN == 0 else short
        old = "late_parcel" if text is long else "sample_case"
        changed = text.replace(f"id: {old}", f"id: {name}", 1).replace("48213", str(10_000 + number))
        (folder / name).mkdir()
        (folder / name / "scenario.yaml").write_text(changed, encoding="utf-8")
        found.append(folder / name)
    return found


def many(paths: list[Path], kept: Path, *, processes: int = 2) -> tuple[float, str]:
    """Return the seconds that a thousand scenarios take, and a remark.

    Args:
        paths: the scenarios.
        kept: the file of what earlier checks came to; it may be missing.
        processes: how many work at the same time.
    """
    start, worked = time.perf_counter(), _worked()
    examined = examine_all(paths, processes=processes, kept=kept)
    took, worked = time.perf_counter() - start, _worked() - worked
    errors = sum(problem.severity == "error" for each in examined for problem in each.problems)
    return took, f"{processes} processes, {worked:.1f} s of work; {MANY // ONE_LONG_IN} long ones; {errors} errors"


def _worked() -> float:
    """Return the processor seconds of this process and of those that it has started."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def one(times: int = 15) -> tuple[float, str]:
    """Return the milliseconds that the shipped scenario takes after start-up, and a remark."""
    examine(LONG)
    samples = []
    for _ in range(times):
        start = time.perf_counter()
        examine(LONG)
        samples.append((time.perf_counter() - start) * 1000)
    lines = len(LONG.read_text(encoding="utf-8").splitlines())
    return statistics.median(samples), f"{lines} lines, its packs and plays; worst {max(samples):.0f} ms"
