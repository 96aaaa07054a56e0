"""Measures whether memory stays flat while one process plays many calls: `python benchmarks/memory.py 10000`."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
BOT = "brusque"
CALLS, LOOKS = 10_000, 20
WARM = 0.25
"""Part of the calls after which every cache has had the time to fill; growth is counted from there."""
MOST_GROWTH = 10.0
"""Per cent that memory may grow by from there to the end."""


def main() -> None:
    """Play the calls, all scenarios in turn, print the memory as it goes, and end with 1 where it grows."""
    from simulator.rehearsal.bots import bots_named
    from simulator.rehearsal.stage import act_out
    from simulator.scenario.load import load_scenario
    from simulator.scenario.resolve import draw_twist

    calls = int(sys.argv[1]) if len(sys.argv) > 1 else CALLS
    scenarios = [load_scenario(file) for file in sorted((ROOT / "scenarios").glob("*/scenario.yaml"))]
    (bot,) = bots_named([BOT])
    start, looks = time.perf_counter(), []
    for number in range(calls):
        scenario = scenarios[number % len(scenarios)]
        act_out(scenario, bot.actor, seed=number, twist=draw_twist(scenario, number))
        if (number + 1) % max(1, calls // LOOKS) == 0:
            gc.collect()
            looks.append(resident_mb())
            print(f"{number + 1:6} calls  {looks[-1]:7.1f} MB  {time.perf_counter() - start:7.0f} s", flush=True)
    warm = looks[int(len(looks) * WARM)]
    growth = 100 * (looks[-1] - warm) / warm
    print(f"growth after the first {100 * WARM:.0f} %: {growth:.1f} % (budget {MOST_GROWTH:g} %)")
    sys.exit(1 if growth > MOST_GROWTH else 0)


def resident_mb() -> float:
    """Return what this process has in memory now, in megabytes; Linux only."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
