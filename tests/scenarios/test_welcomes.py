"""A beginner wins the first call in three minutes, in every language of the window, and the careless do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.locale import LANGUAGES
from simulator.rehearsal.plays import play_files, run_play
from simulator.scenario.load import load_play, load_scenario
from simulator.scenario.model import Scenario
from simulator.scenario.tongue import welcome_of
from tests.scenarios.test_every_line import ROOT

THREE_MINUTES_MS = 180_000


def welcome(language: str) -> tuple[Path, Scenario]:
    home = ROOT / welcome_of(language)
    return home, load_scenario(home)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_good_play_wins_within_three_minutes(language: str) -> None:
    home, scenario = welcome(language)
    performance = run_play(home / "plays" / "good.yaml", scenario).performance
    assert performance.state.ending == "loyal"
    assert performance.state.at_ms <= THREE_MINUTES_MS


@pytest.mark.parametrize(("language", "play"), [("ko", "first_day"), ("it", "primo_giorno")])
def test_a_first_day_in_short_words_with_slips_wins_within_three_minutes(language: str, play: str) -> None:
    home, scenario = welcome(language)
    performance = run_play(home / "plays" / f"{play}.yaml", scenario).performance
    assert performance.state.ending == "loyal"
    assert performance.state.at_ms <= THREE_MINUTES_MS
    assert (performance.card.total or 0) >= 70


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_welcomes_ask_for_the_same_and_are_of_other_people_and_shops(language: str) -> None:
    _, scenario = welcome(language)
    others = [welcome(each)[1] for each in LANGUAGES if each != language]
    assert (scenario.minutes, scenario.difficulty, len(scenario.required)) == (3, 1, 1)
    assert {other.skills for other in others} == {scenario.skills}
    assert scenario.customer.name not in {other.customer.name for other in others}
    assert scenario.company.name not in {other.company.name for other in others}
    assert scenario.starts[:10] not in {other.starts[:10] for other in others}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_play_that_wins_a_welcome_gives_the_whole_day_that_the_desk_shows(language: str) -> None:
    home, scenario = welcome(language)
    fact = next(fact for fact in scenario.facts if fact.id == scenario.scoring.must_say[0])
    days = [day.casefold() for day in (fact.value, *fact.values)]
    assert len(play_files(home)) >= 7
    wins = [each for each in map(load_play, play_files(home)) if each.expect.ending == "loyal"]
    assert len(wins) >= 3
    for play in wins:
        said = " ".join(str(each["text"]) for each in play.inputs if each["do"] == "reply").casefold()
        assert any(day in said for day in days), play
