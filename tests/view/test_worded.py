"""Whose words the customer spoke: both wordings, and why a model's line was not shown, in plain words."""

from __future__ import annotations

from typing import get_args

import pytest

from simulator.customers.check import RULEBOOK
from simulator.customers.completion import FaultKind
from simulator.customers.llm import LlmVoice
from simulator.customers.refusals import Idle
from simulator.customers.scripted import ScriptedVoice
from simulator.session.record import event_from_json, event_to_json
from simulator.session.runner import Runner
from simulator.view.after_values import WordedRow
from simulator.view.debrief import show_debrief
from simulator.view.values import DebriefView
from simulator.view.worded import REFUSALS
from tests.customers import fake_endpoint as fake
from tests.customers.calls import model_voice, whole_call
from tests.customers.stand_in import CONTENT, StandIn

FLIP = fake.line_json("How can I help you?")


def debrief_of(runner: Runner) -> DebriefView:
    assert runner.card is not None
    return show_debrief(runner.scenario, runner.state, runner.card, call_id=None, saved=False)


def rows_of(view: DebriefView) -> list[WordedRow]:
    return [row for turn in view.turns for row in turn.worded] + list(view.last_worded)


def voice_of(*answers: object) -> LlmVoice:
    model = StandIn(*answers)  # type: ignore[arg-type]  # passed on as given
    return model_voice(lambda: model, deadline_s=8)


def test_every_reason_has_its_words() -> None:
    codes = {*RULEBOOK, "empty", "format", *get_args(FaultKind), *get_args(Idle)}
    assert codes == {*REFUSALS}
    assert all(words.endswith(".") for words in REFUSALS.values())


def test_a_call_with_the_scripted_customer_says_nothing_of_it() -> None:
    assert rows_of(debrief_of(whole_call(ScriptedVoice()))) == []


def test_both_wordings_stand_there_where_a_model_has_spoken() -> None:
    words = "Well, where is it?"
    rows = rows_of(debrief_of(whole_call(voice_of(fake.line_json(words), CONTENT))))
    assert (rows[0].by_model, rows[0].shown) == (True, words)
    assert rows[0].authored not in ("", words)
    assert all(row.shown == row.authored for row in rows[1:])


def test_a_line_that_was_turned_down_stands_there_with_its_reasons_in_words() -> None:
    rows = rows_of(debrief_of(whole_call(voice_of(FLIP, CONTENT))))
    assert rows[0].by_model
    assert rows[0].refused[0].text == "How can I help you?"
    assert "The customer spoke like the agent." in rows[0].refused[0].why


def test_where_no_line_of_the_model_could_be_used_every_one_of_them_is_told() -> None:
    rows = rows_of(debrief_of(whole_call(voice_of(FLIP))))
    assert not any(row.by_model for row in rows)
    assert [len(row.refused) for row in rows][:3] == [2, 2, 2]
    assert rows[-1].refused[0].why == (REFUSALS["left_alone"],)
    assert all(row.shown == row.authored for row in rows)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Where is my fucking parcel?", ""),
        ("Where \x1b[31mis it\u202e? \u200bIt is late.", "Where [31mis it ? It is late."),
        ("How can I help you? " * 60, "…"),
    ],
)
def test_what_is_kept_of_a_line_is_plain_text_and_short_and_never_abuse(line: str, text: str) -> None:
    row = rows_of(debrief_of(whole_call(voice_of(fake.line_json(line), CONTENT))))[0]
    assert row.refused[0].why
    assert row.refused[0].text.endswith(text)
    assert len(row.refused[0].text) <= 300
    assert bool(row.refused[0].text) == bool(text)


def test_what_was_refused_is_in_the_record_and_comes_back_from_it() -> None:
    runner = whole_call(voice_of(FLIP, CONTENT))
    first = next(event for event in runner.events if event.kind == "customer_spoke")
    assert first.refused[0].why[0] == "role"
    assert event_from_json(first.kind, 3, event_to_json(first)) == first
