"""The debrief in words says whose words the customer spoke, and nothing of that where the script alone has spoken."""

from __future__ import annotations

from simulator.customers.scripted import ScriptedVoice
from simulator.session.ports import Voice
from simulator.terminal.paper import Paper
from simulator.terminal.scorecard import scorecard_text
from simulator.view.debrief import show_debrief
from tests.customers import fake_endpoint as fake
from tests.customers.calls import model_voice, whole_call
from tests.customers.stand_in import CONTENT, StandIn


def told(voice: Voice) -> str:
    runner = whole_call(voice)
    assert runner.card is not None
    view = show_debrief(runner.scenario, runner.state, runner.card, call_id=None, saved=False)
    return " ".join(scorecard_text(view, Paper()).split())


def test_a_scripted_call_says_nothing_of_words() -> None:
    assert "Whose words" not in told(ScriptedVoice())


def test_a_line_of_a_model_stands_beside_the_authors_with_what_was_turned_down() -> None:
    model = StandIn(fake.line_json("How can I \x1b[31mhelp you?"), fake.line_json("Well, where is it?"), CONTENT)
    text = told(model_voice(lambda: model, deadline_s=20))
    assert "before turn 1: the model's; the author's: “So, where is it?”" in text
    assert "The model's line was not shown: “How can I [31mhelp you?”" in text
    assert "before turn 2: the model's, word for word the author's" in text
    assert "\x1b" not in text
