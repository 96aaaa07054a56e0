"""The corpus of broken scenarios: one thing is changed in a small case, and the messages must be exactly these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from simulator.scenario.load import check_scenario
from simulator.scenario.problems import CODES
from tests.scenario.casebook import change, lines, write_case

CORPUS = Path(__file__).parent / "broken"
ELSEWHERE = {"Y101", "Y105", "Y107", "R314", "R315", "L401"}
"""Codes that need more than one changed text: see `test_strict_yaml.py`, `test_compose.py` and `test_library.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One case of the corpus."""

    name: str
    file: str
    replace: str
    by: str
    says: list[str]


def corpus() -> Iterator[Broken]:
    for path in sorted(CORPUS.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Broken(**case)


CASES = list(corpus())


@pytest.mark.parametrize("case", CASES, ids=[case.name.replace(" ", "_") for case in CASES])
def test_a_broken_scenario_gets_exactly_its_messages(case: Broken, tmp_path: Path) -> None:
    file = write_case(tmp_path / "cases")
    change(tmp_path / "cases" / case.file, case.replace, case.by)
    checked = check_scenario(file)
    assert lines(checked.problems, tmp_path / "cases") == case.says
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    assert (checked.scenario is None) == bool(errors)


def test_every_code_stands_in_the_corpus() -> None:
    found = {said.split(": ", 1)[1].split(" ", 1)[0] for case in CASES for said in case.says}
    assert found | ELSEWHERE == set(CODES)


def test_no_message_speaks_as_a_programmer() -> None:
    said = " ".join(line.lower() for case in CASES for line in case.says)
    for word in ("pydantic", "literal", "dict", "tuple", "string", "integer", "boolean", "valid ", "mapping", "token"):
        assert f" {word}" not in said, word
