"""What is called harder is harder: the measured figures bear out the difficulty that a case declares."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from simulator.scenario.load import load_scenario
from tests.effort import count
from tests.scenarios.hardness import Hardness, measure, measured_homes, written

HOMES = measured_homes()
ALLOWED = 3
"""Points by which a figure may have moved since the page was written: a better reader moves it a little."""


def of_difficulty(difficulty: int) -> list[Hardness]:
    return [each for each in written().values() if each.difficulty == difficulty]


def test_the_page_has_figures_for_every_case_that_can_be_measured() -> None:
    declared = {home.name: load_scenario(home).difficulty for home in HOMES}
    assert {name: each.difficulty for name, each in written().items()} == declared


def test_the_harder_cases_leave_less_patience_and_less_to_who_knows_the_answer_by_heart() -> None:
    easy, hard = of_difficulty(1), of_difficulty(2)
    assert mean(each.patience for each in hard) < mean(each.patience for each in easy) - 5
    assert mean(each.remembered for each in hard) < mean(each.remembered for each in easy)


def test_no_case_of_difficulty_2_is_as_easy_as_the_easy_ones_in_both() -> None:
    patience = mean(each.patience for each in of_difficulty(1))
    remembered = mean(each.remembered for each in of_difficulty(1))
    easy = [
        name
        for name, each in written().items()
        if each.difficulty == 2 and each.patience >= patience and each.remembered >= remembered
    ]
    assert easy == []


def test_no_case_of_difficulty_1_is_as_hard_as_the_hard_ones_in_both() -> None:
    patience = mean(each.patience for each in of_difficulty(2))
    remembered = mean(each.remembered for each in of_difficulty(2))
    hard = [
        name
        for name, each in written().items()
        if each.difficulty == 1 and each.patience <= patience and each.remembered <= remembered
    ]
    assert hard == []


@pytest.mark.parametrize("home", HOMES[:: count(9, 1)], ids=lambda home: home.name)
def test_the_page_says_what_is_measured(home: Path) -> None:
    said, found = written()[home.name], measure(home)
    assert found.patience == pytest.approx(said.patience, abs=ALLOWED)
    assert found.remembered == pytest.approx(said.remembered, abs=ALLOWED)
