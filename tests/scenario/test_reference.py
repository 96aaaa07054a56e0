"""The page of the format is current, and what it shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoring.assess import assess
from simulator.scenario.load import check_scenario, load_play, load_scenario
from simulator.scenario.problems import CODES
from simulator.scenario.reference import with_reference
from simulator.session.case import as_case
from tests.scenario.casebook import lines
from tests.scenario.test_standard import SMALLEST, played

PAGE = Path(__file__).parents[2] / "docs" / "scenarios.md"
TEXT = PAGE.read_text(encoding="utf-8")
TUTORIAL = TEXT.partition("## Reference")[0]
EXAMPLE = (SMALLEST / "leaking_kettle" / "scenario.yaml").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL)
RENEW = "from pathlib import Path; from simulator.scenario.reference import renew; renew(Path('docs/scenarios.md'))"


def test_the_reference_is_made_from_the_fields_as_they_are_now() -> None:
    assert with_reference(TEXT) == TEXT, f'renew it with: python -c "{RENEW}"'


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the marks"):
        with_reference("# Writing scenarios\n")


def test_the_example_of_the_tutorial_is_the_tested_file() -> None:
    assert EXAMPLE in SNIPPETS


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: text.split(":")[0].strip("# "))
def test_a_piece_of_the_tutorial_fits_into_its_example(snippet: str, tmp_path: Path) -> None:
    file = tmp_path / "packs" / "leaking_kettle" / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(_joined(snippet), encoding="utf-8")
    errors = [problem for problem in check_scenario(file).problems if problem.severity == "error"]
    assert lines(tuple(errors), tmp_path) == []


def _joined(snippet: str) -> str:
    """Return the example with the keys of a piece in place of its own."""
    keys = set(re.findall(r"^([a-z_]+):", snippet, re.MULTILINE))
    keys |= {"opening"} if "beats" in keys else set()
    if snippet == EXAMPLE:
        return snippet
    kept = [part for part in re.split(r"^(?=[a-z_]+:)", EXAMPLE, flags=re.MULTILINE) if part.split(":")[0] not in keys]
    needs = {"values": "  weeks: {any: [2, 3, 5]}\n", "twists": ""}
    lid = "  - {id: sell_lid, title: Sell a lid, means: [replace]}\n"
    text = "".join(kept).replace("actions:\n", f"actions:\n{lid}")
    return text + snippet + "".join(more for key, more in needs.items() if key in keys)


def test_the_play_of_the_tutorial_comes_to_what_it_expects(tmp_path: Path) -> None:
    (text,) = re.findall(r"```\n(format: 1\nscenario: .*?)```", TUTORIAL, re.DOTALL)
    file = tmp_path / "good.yaml"
    file.write_text(text, encoding="utf-8")
    play = load_play(file)
    scenario = load_scenario(SMALLEST / play.scenario)
    runner = played(SMALLEST / play.scenario, *play.inputs, seed=play.seed)
    card = assess(as_case(runner.scenario, runner.state))
    assert scenario.id == play.scenario
    assert runner.state.ending == play.expect.ending
    low, high = play.expect.score["total"]
    assert card.total is not None
    assert low <= card.total <= high
    assert tuple(error.code for error in card.caps) == play.expect.critical


def test_the_page_names_no_code_that_there_is_not() -> None:
    assert set(re.findall(r"\b[YSRL]\d{3}\b", TUTORIAL)) <= set(CODES)
