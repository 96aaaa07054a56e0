"""What the standard gives is enough: a complete scenario needs at most forty lines, and plays to a good end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.compose import STANDARD
from simulator.scenario.load import check_scenario, load_scenario
from simulator.scenario.moments import MOMENTS
from simulator.scenario.resolve import resolve
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.runner import Runner
from simulator.settings import shipped_scenarios
from tests.fakes import OPENED_AT, header

SMALLEST = Path(__file__).parent / "smallest"
SHIPPED = shipped_scenarios()
assert SHIPPED is not None
LANGUAGES = sorted(path.stem for path in (SHIPPED / STANDARD).glob("*.yaml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_the_ordinary_desk_answers_for_no_firm(language: str) -> None:
    assert load_scenario(small(language)).company.firm == ""


def small(language: str) -> Path:
    name = "leaking_kettle" if language == "en" else f"leaking_kettle_{language}"
    return SMALLEST / name / "scenario.yaml"


def played(path: Path, *replies: Mapping[str, object], seed: int = 1) -> Runner:
    clock = SteppedClock(OPENED_AT)
    lines: list[Mapping[str, object]] = [*replies, {"do": "end"}, {"do": "next"}, {"do": "end"}]
    runner = Runner.start(load_scenario(path), header(seed=seed), voice=ScriptedVoice(), clock=clock, journal=None)
    for line in lines:
        if runner.state.phase != "closed":
            feed(runner, clock, line)
    return runner


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_of_forty_lines_is_complete(language: str) -> None:
    text = small(language).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    assert max(len(line) for line in text.splitlines()) <= 120
    assert [str(problem) for problem in check_scenario(small(language)).problems] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standard_has_a_company_a_temperament_concerns_and_endings(language: str) -> None:
    scenario = load_scenario(small(language))
    assert scenario.temperament.language == language
    assert set(scenario.temperament.reactions) == set(MOMENTS)
    assert {"look_up", "call_back", "escalate", "transfer_warm"} <= {action.id for action in scenario.company.actions}
    assert [beat.id for beat in scenario.beats] == ["opening", "remedy", "certainty"]
    assert [ending.id for ending in scenario.endings] == ["loyal", "lukewarm", "unresolved", "churned"]


def test_a_small_scenario_plays_to_a_good_ending() -> None:
    runner = played(
        small("en"),
        {"do": "reply", "text": "A leak so soon is a nuisance, Ada, I'm sorry. When do you need the kettle by?"},
        {"do": "act", "name": "look_up", "args": {"reference": "K-7731"}},
        {"do": "act", "name": "replace_kettle"},
        {"do": "reply", "text": "The kettle has a warranty of 2 years, so I have sent you a new one at no cost."},
        {"do": "act", "name": "call_back", "args": {"when": "2026-03-04 11:00"}},
        {"do": "reply", "text": "I will call you tomorrow at 11:00 to check that it has arrived."},
        {"do": "reply", "text": "You are welcome. Goodbye!"},
    )  # fmt: skip
    assert runner.state.ending == "loyal"
    assert "remedy" in runner.state.over


def test_a_small_scenario_plays_to_a_bad_ending_when_nothing_is_done() -> None:
    runner = played(small("en"), {"do": "reply", "text": "That is your own fault."}, {"do": "wait", "seconds": 600})
    assert runner.state.ending == "churned"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_small_scenario_comes_to_an_end_with_words_for_everything(language: str) -> None:
    runner = played(small(language), *({"do": "reply", "text": text} for text in ("?", "xyz", "1", "...", "ok")))
    assert runner.state.phase == "closed"
    assert runner.state.ending


@pytest.mark.parametrize(
    ("language", "openings"),
    [
        ("en", {"My kettle leaks. I've had it for 2 weeks.", "My kettle leaks. I've had it for 3 weeks."}),
        ("ko", {"전기포트가 새요. 산 지 3주밖에 안 됐는데요.", "물병이 새요. 산 지 2주밖에 안 됐는데요."}),
        (
            "it",
            {"La teiera perde acqua. Ce l'ho da 1 settimana.", "L'annaffiatoio perde acqua. Ce l'ho da 3 settimane."},
        ),
    ],
)
def test_a_value_takes_the_form_of_its_place_in_every_language(language: str, openings: set[str]) -> None:
    scenario = load_scenario(small(language))
    said = {resolve(scenario, seed=seed, twist="plain").beats[0].says[0] for seed in range(80)}
    assert openings <= said
    assert not any("{" in text for text in said)
