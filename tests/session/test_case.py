"""What scoring gets to see of a call."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.abuse import BY_THE_BOOK
from simulator.session.case import as_case
from simulator.session.clocks import SteppedClock
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


@pytest.fixture
def runner() -> Runner:
    voice, clock = ScriptedVoice(), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    runner.reply("Hello Ann, what is your order number?")
    runner.act("replace", {"place": "home"})
    runner.reply("I have sent you a new one.")
    return runner


def test_a_turn_holds_the_customers_words_the_reply_and_what_went_before(runner: Runner) -> None:
    first, second = as_case(runner.scenario, runner.state).turns
    assert first.customer in ("Where is it?", "So, where is it?")
    assert first.history == ()
    assert second.customer == "It is 123."
    assert [said.text for said in second.history] == [first.customer, first.reply]


def test_the_log_of_a_turn_goes_up_to_its_reply(runner: Runner) -> None:
    first, second = as_case(runner.scenario, runner.state).turns
    assert first.actions == ()
    assert second.actions is not None
    assert [(done.name, done.means, done.turn) for done in second.actions] == [("replace", ("replace",), 2)]


def test_facts_that_only_the_customer_knows_are_not_for_checking(runner: Runner) -> None:
    assert [fact.id for fact in as_case(runner.scenario, runner.state).facts] == ["price"]


def test_a_solved_matter_counts_and_a_repeated_question_costs(runner: Runner) -> None:
    runner.reply("And what is your order number?")
    runner.end()
    runner.next()
    runner.rate(None)
    outcomes = as_case(runner.scenario, runner.state).outcomes
    assert [(outcome.code, outcome.points) for outcome in outcomes] == [("issue_solved", 3), ("repeat_question", -2)]


def test_ending_the_contact_with_the_matter_open_is_a_breach() -> None:
    voice, clock = ScriptedVoice(), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    runner.reply("Hello Ann, what is your order number?")
    runner.end()
    runner.next()
    runner.rate(None)
    assert [breach.code for breach in as_case(runner.scenario, runner.state).breaches] == ["abandoned_issue"]
    walked_out = replace(runner.state, ended_by="customer")
    assert as_case(runner.scenario, walked_out).breaches == ()


def test_a_promise_that_nobody_can_keep_puts_nobody_in_charge_of_an_open_matter() -> None:
    voice, clock = ScriptedVoice(), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    runner.reply("Hello Ann, I will call you back tomorrow at 11:00.")
    runner.end()
    runner.next()
    runner.rate(None)
    (word, *_) = runner.state.due
    broken = replace(runner.state, due=(replace(word, status="broken"),))
    assert as_case(runner.scenario, broken).breaches == ()
    impossible = replace(runner.state, due=(replace(word, status="broken", keepable=False),))
    assert [breach.code for breach in as_case(runner.scenario, impossible).breaches] == ["abandoned_issue"]


def test_a_matter_left_open_costs_a_contact_unless_it_is_in_other_hands_or_abuse_ended_the_talk() -> None:
    voice, clock = ScriptedVoice(), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    runner.reply("Hello Ann, I will call you back.")
    assert as_case(runner.scenario, runner.state).outcomes == ()
    runner.end()
    runner.next()
    runner.rate(None)
    left = [(each.code, each.points) for each in as_case(runner.scenario, runner.state).outcomes]
    assert ("issue_open", -4) in left
    handed = replace(runner.state, handed_ms=runner.state.at_ms)
    by_the_book = replace(runner.state, ended_by="trainee", fired=(*runner.state.fired, BY_THE_BOOK))
    for state in (handed, by_the_book):
        assert "issue_open" not in [each.code for each in as_case(runner.scenario, state).outcomes]
