"""What a model is asked: short, everything quoted, and nothing that may not be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.customers.completion import Ask, estimated_tokens
from simulator.customers.prompt import RULES, customer_prompt, persona_of, quoted
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.effects import Speak
from simulator.scenario.load import load_play, load_scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.ports import Utterance
from simulator.session.runner import Runner
from tests.fakes import OPENED_AT, header

HOME = Path(__file__).parents[2] / "scenarios" / "late_parcel"


class Noting(ScriptedVoice):
    """Says the author's lines and keeps what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.speaks: list[Speak] = []

    def begin(self, speak: Speak) -> None:
        self.speaks.append(speak)
        super().begin(speak)

    def poll(self) -> Utterance | None:
        return super().poll()


@pytest.fixture(scope="module")
def asked() -> list[tuple[Speak, Ask]]:
    """Return all that is asked for in the gold play."""
    scenario, play = load_scenario(HOME), load_play(HOME / "plays" / "good.yaml")
    voice, clock = Noting(), SteppedClock(OPENED_AT)
    runner = Runner.start(scenario, header(seed=play.seed), voice=voice, clock=clock, journal=None)
    for line in play.inputs:
        if not (line.get("do") == "end" and runner.state.phase == "between"):
            feed(runner, clock, line)
    persona = persona_of(runner.scenario)
    return [(s, customer_prompt(persona, s.brief, s.guard.keep, max_tokens=120)) for s in voice.speaks]


def test_a_prompt_has_at_most_600_tokens(asked: list[tuple[Speak, Ask]]) -> None:
    assert len(asked) > 4
    assert max(sum(estimated_tokens(said.content) for said in ask.messages) for _, ask in asked) <= 600


def test_no_prompt_holds_what_may_not_be_told_yet(asked: list[tuple[Speak, Ask]]) -> None:
    looked_for = 0
    for speak, ask in asked:
        sent = " ".join(said.content for said in ask.messages)
        visible = " ".join((speak.brief.authored, *(line.text for line in speak.brief.heard)))
        for form in speak.guard.untold:
            if len(form) > 3 and form not in visible:
                looked_for += 1
                assert form not in sent
    assert looked_for > 50


def test_the_mood_is_exactly_that_of_the_state(asked: list[tuple[Speak, Ask]]) -> None:
    for speak, ask in asked:
        assert f"Mood: {speak.brief.feeling} ({speak.brief.mood} of 100)" in ask.messages[0].content


def test_the_rules_come_first_and_the_roles_alternate(asked: list[tuple[Speak, Ask]]) -> None:
    for _, ask in asked:
        assert [said.role for said in ask.messages] == ["system", "user"]
        assert ask.messages[0].content.startswith(RULES[0])


def test_a_quoted_text_stays_on_its_line_and_within_its_marks() -> None:
    assert quoted('a "b"\n\u2028c\t{d}') == '"a \\"b\\" c {d}"'
