"""What comes first for whom by its language, and which welcome is whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.locale import LANGUAGES
from simulator.scenario.load import load_scenario
from simulator.scenario.tongue import is_for_others, rank, welcome_in, welcome_of

ROOT = Path(__file__).parent.parent.parent / "scenarios"
KNOWN = {"welcome", "welcome_ko", "late_parcel"}


def test_the_own_language_comes_before_english_and_english_before_the_others() -> None:
    assert sorted(["it", "en", "ko"], key=lambda language: rank(language, {"ko"})) == ["ko", "en", "it"]


def test_the_welcome_is_in_the_own_language_or_in_english_or_nowhere() -> None:
    assert welcome_in("ko", KNOWN) == "welcome_ko"
    assert welcome_in("it", KNOWN) == "welcome"
    assert welcome_in("en", KNOWN) == "welcome"
    assert welcome_in("ko", {"late_parcel"}) == ""


@pytest.mark.parametrize(
    ("case", "written_in", "read_in", "hidden"),
    [
        ("welcome", "en", "ko", True),
        ("welcome_ko", "ko", "ko", False),
        ("welcome_ko", "ko", "en", True),
        ("welcome", "en", "it", False),
        ("late_parcel", "en", "ko", False),
    ],
)
def test_a_welcome_is_for_others_only_where_there_is_an_own_one(
    case: str, written_in: str, read_in: str, hidden: bool
) -> None:
    assert is_for_others(case, written_in, read_in, KNOWN) is hidden


def test_a_case_that_is_called_like_a_welcome_in_another_language_is_any_case() -> None:
    assert not is_for_others("welcome_back", "en", "ko", {*KNOWN, "welcome_back"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_window_has_its_welcome_in_the_library(language: str) -> None:
    assert load_scenario(ROOT / welcome_of(language)).language == language
