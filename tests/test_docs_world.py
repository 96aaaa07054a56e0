"""Every example of docs/world.md is played as it stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.terminal.machine import play_lines
from tests.fakes import OPENED_AT, header

PAGE = Path(__file__).parent.parent / "docs" / "world.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^### (?P<title>.+?)\n.*?^```json in\n(?P<in>.*?)^```\n\n```json out\n(?P<out>.*?)^```", re.S | re.M
)
EXAMPLES = {found["title"]: (found["in"].splitlines(), found["out"].splitlines()) for found in EXAMPLE.finditer(TEXT)}


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """Return the case that stands on the page."""
    case = re.search(r"^```yaml\n(.*?)^```", TEXT, re.S | re.M)
    assert case is not None
    home = tmp_path_factory.mktemp("packs") / "leaking_kettle"
    home.mkdir()
    (home / "scenario.yaml").write_text(case[1], encoding="utf-8")
    return load_scenario(home)


def test_the_page_has_an_example_for_each_mechanism() -> None:
    assert len(EXAMPLES) == TEXT.count("```json in")
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_comes_out_as_it_stands_on_the_page(title: str, scenario: Scenario) -> None:
    given, expected = EXAMPLES[title]
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(scenario, header(seed=7), voice=ScriptedVoice(), clock=clock, journal=None)
    out: list[str] = []
    play_lines(runner, clock, [line.encode() for line in given], out.append, recorded=False)
    events = iter([json.loads(line) for line in out])
    for line in expected:
        wanted = json.loads(line)
        assert any(fits(wanted, event) for event in events), line


def fits(wanted: object, found: object) -> bool:
    """Tell whether a value holds all that the page shows of it."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(key in found and fits(value, found[key]) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(fits, wanted, found))
    return wanted == found
