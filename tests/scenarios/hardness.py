"""How hard the cases are, by calls; `python -m tests.scenarios.hardness` writes it into the page of the library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from simulator.locale import LANGUAGES
from simulator.rehearsal.bots import bots_named
from simulator.rehearsal.plays import inputs_for
from simulator.rehearsal.stage import act_out, perform
from simulator.rehearsal.trial import patience_of
from simulator.scenario.load import load_play, load_scenario
from simulator.scenario.resolve import PLAIN_TWIST
from simulator.scenario.tongue import welcome_of

ROOT = Path(__file__).parent.parent.parent / "scenarios"
PAGE = ROOT / "README.md"
WON_BY_EVERYBODY = tuple(welcome_of(language) for language in LANGUAGES)
"""Have no twists and are meant to be won: they are measured beside nothing."""
ROW = re.compile(r"^\| `(\w+)` \| (\d) \| (\d+) \| (\d+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardness:
    """What a case leaves to those who do it well, and what it gives to those who do it by heart."""

    difficulty: int
    patience: int
    """The least that the customer of the expert bot has."""
    remembered: int
    """What the good play of the plain case gets in the other twists, on the average."""


def measure(home: Path) -> Hardness:
    """Play a case: once by the expert bot, and its good play in every twist for which it was not written."""
    scenario = load_scenario(home)
    expert = bots_named(["expert"])[0]
    call = act_out(scenario, expert.actor, seed=1, twist=PLAIN_TWIST, between=expert.between)
    good = load_play(home / "plays" / "good.yaml")
    totals = [
        perform(scenario, inputs_for(good, scenario, twist=twist), seed=good.seed, twist=twist).card.total or 0.0
        for twist in scenario.twists
        if twist != good.twist
    ]
    return Hardness(difficulty=scenario.difficulty, patience=min(patience_of(call)), remembered=round(mean(totals)))


def written() -> dict[str, Hardness]:
    """Return what the page of the library says."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    return {
        name: Hardness(difficulty=int(difficulty), patience=int(patience), remembered=int(remembered))
        for name, difficulty, patience, remembered in rows
    }


def measured_homes() -> list[Path]:
    """Return the folders of the cases that are measured."""
    return sorted(path.parent for path in ROOT.glob("*/scenario.yaml") if path.parent.name not in WON_BY_EVERYBODY)


def renew() -> None:
    """Measure every case and put the rows into the page."""
    found = {home.name: measure(home) for home in measured_homes()}
    ordered = sorted(found.items(), key=lambda each: (each[1].difficulty, -each[1].patience, each[0]))
    rows = [f"| `{name}` | {each.difficulty} | {each.patience} | {each.remembered} |" for name, each in ordered]
    text = PAGE.read_text(encoding="utf-8")
    head = "| Scenario | Difficulty | Patience left | By heart |\n|---|---|---|---|\n"
    before, _, after = text.partition(head)
    PAGE.write_text(before + head + "\n".join(rows) + "\n\n" + after[after.index("\n\n") + 2 :], encoding="utf-8")


if __name__ == "__main__":
    renew()
