"""Every customer of the library has words of their own: whoever reads a line should know who says it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from simulator.scenario.load import load_scenario

ROOT = Path(__file__).parent.parent.parent / "scenarios"
HOMES = sorted(path.parent for path in ROOT.glob("*/scenario.yaml"))
ANYBODY_MAY_SAY = 2
"""So many words may be the same with two people: "Yes." and "All right." belong to nobody."""


def test_no_two_customers_share_a_temperament() -> None:
    sharing: dict[str, list[str]] = defaultdict(list)
    for home in HOMES:
        sharing[load_scenario(home).customer.temperament].append(home.name)
    assert [homes for homes in sharing.values() if len(homes) > 1] == []


def test_no_two_customers_share_a_line() -> None:
    speakers: dict[str, set[str]] = defaultdict(set)
    for home in HOMES:
        scenario = load_scenario(home)
        for reaction in scenario.temperament.reactions.values():
            for text in (*reaction.says, *reaction.heated, *reaction.warm):
                speakers[bare(text)].add(home.name)
    shared = {text: names for text, names in speakers.items() if len(names) > 1}
    assert {text: names for text, names in shared.items() if len(text.split()) > ANYBODY_MAY_SAY} == {}


def bare(text: str) -> str:
    """Return the words alone: case, stops and marks make no other line of it."""
    return " ".join(re.findall(r"[\w{}']+", text.casefold()))
