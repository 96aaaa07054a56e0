"""What a player shows of a call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.model import Queue
from simulator.scenario.packs import CaseAction, CaseArticle
from simulator.scenario.world import Manners
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from simulator.view.briefing import show_briefing
from simulator.view.call import show_call
from simulator.view.debrief import show_debrief
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


@pytest.fixture
def runner() -> Runner:
    scenario = small_scenario()
    with_look_up = replace(scenario, actions=(*scenario.actions, CaseAction(id="look_up", result="Open.")))
    return Runner.start(with_look_up, header(), voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None)


def test_the_briefing_tells_how_long_the_customer_has_waited() -> None:
    waited = show_briefing(small_scenario(queue=Queue(waited="6m", told="2m")), "practice").waited
    assert waited == "The customer has been waiting for 6 min after being told 2 min."
    assert show_briefing(small_scenario(), "practice").waited == ""


def test_an_e_mail_has_the_subject_that_the_author_wrote_else_the_title_of_the_case(runner: Runner) -> None:
    assert show_call(runner.scenario, runner.state).subject == "A small case"
    written = replace(runner.scenario, manners=Manners(subject="Second mail"))
    assert show_call(written, runner.state).subject == "Second mail"


def test_the_record_is_empty_until_it_was_looked_up(runner: Runner) -> None:
    assert show_call(runner.scenario, runner.state).record == ()
    runner.act("look_up", {})
    assert show_call(runner.scenario, runner.state).record == (("Order", "123"),)


def test_the_desk_offers_standard_actions_and_the_cases_own(runner: Runner) -> None:
    names = [action.name for action in show_call(runner.scenario, runner.state).actions]
    assert names == [
        *("look_up", "replace", "pay", "note", "hold", "kb_search"),
        *("warn", "end_contact", "task", "tag_cause"),
    ]


def test_what_the_customer_understood_quotes_the_trainees_words(runner: Runner) -> None:
    text = "Hello Ann, what is your order number?"
    runner.reply(text)
    (asked,) = [item for item in show_call(runner.scenario, runner.state).understood if item.kind == "asked"]
    assert asked.what == "order number"
    assert asked.quote in text
    assert asked.sure


def test_an_assessment_does_not_show_what_was_understood(runner: Runner) -> None:
    runner.reply("Hello Ann, what is your order number?")
    opened = replace(runner.state.opened, mode="assessment")
    assert show_call(runner.scenario, replace(runner.state, opened=opened)).understood == ()


def test_gauges_are_numbers_only_at_the_first_difficulty(runner: Runner) -> None:
    assert show_call(runner.scenario, runner.state).gauges == {"mood": 50, "patience": 60, "trust": 50}
    assert show_call(replace(runner.scenario, difficulty=2), runner.state).gauges is None


def test_a_page_shows_its_version_and_since_when_it_holds(runner: Runner) -> None:
    dated = CaseArticle(id="rule", title="Rule", text="Two years.", version="2026-02", valid_from="2026-03-01")
    plain = CaseArticle(id="other", title="Other", text="No rule.")
    view = show_call(replace(runner.scenario, own_articles=(dated, plain)), runner.state)
    assert [page.text for page in view.articles] == [
        "Version 2026-02 · In force from 2026-03-01\n\nTwo years.",
        "No rule.",
    ]


def test_a_customer_who_has_left_can_no_longer_be_written_to(runner: Runner) -> None:
    left = replace(runner.state, phase="between", ended_by="customer")
    view = show_call(runner.scenario, left)
    assert not view.can_reply
    assert view.notice == "Ann Lee has left the conversation."


def test_the_debrief_shows_scores_turns_ending_and_the_curve_with_its_causes(runner: Runner) -> None:
    runner.reply("Hello Ann, what is your order number?")
    runner.act("replace", {"place": "home"})
    runner.reply("I have sent you a new one.")
    runner.end()
    runner.next()
    runner.rate(None)
    assert runner.card is not None
    view = show_debrief(runner.scenario, runner.state, runner.card, call_id=None, saved=False)
    assert view.ending_text == "Ann has her kettle."
    assert view.total == runner.card.total
    assert [turn.number for turn in view.turns] == [1, 2]
    assert view.curve[0].cause == "Start"
    assert (view.curve[-1].mood, view.curve[-1].trust) == (runner.state.mood, runner.state.trust)
    points = sum(finding.points for turn in view.turns for finding in turn.findings)
    points += sum(finding.points for finding in view.call_findings)
    assert round(points, 1) == runner.card.uncapped


def test_a_wait_begins_anew_in_every_contact(runner: Runner) -> None:
    begun = runner.state.transcript[0].at_ms
    assert show_call(runner.scenario, runner.state).waits_since_ms == begun
    later = replace(runner.state, scene="next_day")
    assert show_call(runner.scenario, later).waits_since_ms is None, "what was said in another contact is past"
    relaxed = replace(runner.state, opened=replace(runner.state.opened, timers="relaxed"))
    patience = show_call(runner.scenario, runner.state).patience_ms
    assert show_call(runner.scenario, relaxed).patience_ms > patience > 0
    nobody_counts = replace(runner.state, opened=replace(runner.state.opened, timers="off"))
    assert show_call(runner.scenario, nobody_counts).waits_since_ms is None
