"""Calls in Korean and Italian: a model's line in another language is never shown, and one in theirs is."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.customers.budget import Budget, Limits
from simulator.customers.llm import Manner
from simulator.rehearsal.fidelity.play import Played, play_script
from simulator.rehearsal.fidelity.trainees import scripts
from simulator.scenario.load import load_play, load_scenario
from tests.customers import fake_endpoint as fake
from tests.customers.stand_in import CONTENT, StandIn

SCENARIOS = Path(__file__).parents[2] / "scenarios"
CALLS = {"ko": "other_shoes", "it": "avvocato_e_caldaia"}
FOREIGN = (
    "Where is it? I have been waiting for a long time and this is not what I wanted.",
    "¿Dónde está? Estoy esperando desde hace mucho tiempo y no es lo que yo quería.",
    "Wo ist es? Ich warte schon lange und das ist nicht das, was ich wollte.",
    "Où est-ce? J'attends depuis longtemps et ce n'est pas ce que je voulais avec vous.",
    "いつ届きますか。ずっと待っています。",
)
OTHERS = {
    "ko": "È da molto che aspetto, e questo non è quello che volevo. Dov'è?",
    "it": "언제 오나요? 오래 기다렸어요.",
}


def played(language: str, answer: str) -> Played:
    home = SCENARIOS / CALLS[language]
    scenario = load_scenario(home)
    assert scenario.language == language
    play = load_play(home / "plays" / "good.yaml")
    (script,) = scripts("good", tuple(dict(line) for line in play.inputs))
    manner = Manner(deadline_s=30)
    model = StandIn(answer)
    budget = Budget(Limits(call_tokens=10**7, call_requests=10**5))
    return play_script(scenario, script, play.seed, lambda: model, budget=budget, manner=manner)


@pytest.mark.parametrize("language", CALLS)
def test_a_model_that_keeps_to_the_language_words_every_line_and_changes_nothing(language: str) -> None:
    call = played(language, CONTENT)
    assert len(call.turns) > 3
    assert {turn.voice for turn in call.turns} == {"llm"}
    assert call.same


@pytest.mark.parametrize(
    ("language", "line"),
    [(language, line) for language in CALLS for line in (*FOREIGN, OTHERS[language])],
)
def test_no_line_in_another_language_is_ever_shown(language: str, line: str) -> None:
    call = played(language, fake.line_json(line))
    assert {turn.voice for turn in call.turns} == {"fallback"}
    for turn in call.turns:
        assert turn.shown == turn.authored
        assert all("language" in [flaw.code for flaw in attempt.flaws] for attempt in turn.attempts)
    assert call.same
