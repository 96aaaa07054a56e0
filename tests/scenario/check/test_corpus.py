"""The corpus of broken scenarios: what the check says of each must be exactly what is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.check.corpus import Broken, corpus, expected, said_of
from tests.scenario.check.samples import write_long

CORPUS = corpus()
EXPECTED = expected()


@pytest.mark.parametrize("broken", CORPUS, ids=lambda broken: broken.name.replace(" ", "_"))
def test_a_broken_scenario_gets_exactly_its_lines(broken: Broken, tmp_path: Path) -> None:
    assert said_of(broken, tmp_path / "cases") == EXPECTED[broken.name]


def test_there_are_at_least_120_and_each_has_something_wrong() -> None:
    assert len(CORPUS) >= 120
    assert {broken.name for broken in CORPUS} == EXPECTED.keys()
    assert [name for name, lines in EXPECTED.items() if lines == [""]] == []


def test_the_long_scenario_that_they_are_made_from_is_sound(tmp_path: Path) -> None:
    sound = Broken(name="sound", whole="long", change=lambda text: text)
    assert said_of(sound, tmp_path / "cases") == []
    assert write_long(tmp_path / "again").is_dir()
