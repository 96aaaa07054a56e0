"""The page of the library at a glance says what the files say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.scenario.load import load_scenario
from simulator.scenario.tongue import welcome_of
from tests.scenarios.test_every_line import HOMES, ROOT

PAGE = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = {found[1]: found[0] for found in re.finditer(r"^\| `(\w+)`: .*$", PAGE, re.MULTILINE)}


def test_the_page_has_a_row_for_every_scenario_and_no_other() -> None:
    assert sorted(ROWS) == sorted(home.name for home in HOMES)


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_what_the_scenario_is(name: str) -> None:
    scenario = load_scenario(ROOT / name)
    cells = [cell.strip() for cell in ROWS[name].strip("| ").split(" | ")]
    twists = len([twist for twist in scenario.twists if twist != "plain"])
    language = {"en": "", "ko": " (Korean)", "it": " (Italian)"}[scenario.language]
    assert cells == [
        f"`{name}`: {scenario.title}{language}",
        scenario.channel,
        str(scenario.difficulty),
        ", ".join(f"`{skill}`" for skill in scenario.skills),
        str(scenario.minutes),
        str(twists) if twists else "none",
    ]


def test_the_learning_path_names_scenarios_that_are_there_the_easy_ones_first() -> None:
    path = PAGE.partition("## The first week")[2]
    steps = [re.findall(r"\*\*`(\w+)`\*\*", line) for line in path.splitlines() if re.match(r"\d\. ", line)]
    difficulties = [max(load_scenario(ROOT / name).difficulty for name in names) for names in steps]
    assert steps[0] == ["welcome"]
    assert len(steps) >= 5
    assert difficulties == sorted(difficulties)


@pytest.mark.parametrize("home", HOMES, ids=lambda home: home.name)
def test_every_scenario_but_a_welcome_has_three_twists_or_more(home: Path) -> None:
    scenario = load_scenario(home)
    twists = [twist for twist in scenario.twists if twist != "plain"]
    assert len(twists) >= 3 or scenario.id == welcome_of(scenario.language)
