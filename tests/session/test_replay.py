"""A record folds to the state of the live call, and says so."""

from __future__ import annotations

from dataclasses import replace

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import CallClosed
from simulator.session.clocks import SteppedClock
from simulator.session.replay import differs_from_live, fold, stamped
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


def closed() -> Runner:
    runner = Runner.start(
        small_scenario(), header(), voice=ScriptedVoice(), clock=SteppedClock(OPENED_AT), journal=None
    )
    runner.reply("Hello Ann, what is your order number? I will call you tomorrow at 11:00.")
    runner.abandon()
    return runner


def test_the_closing_holds_the_digest_of_the_live_state() -> None:
    runner = closed()
    last = runner.events[-1]
    assert isinstance(last, CallClosed)
    assert last.digest == stamped(runner.state)
    assert differs_from_live(fold(runner.scenario, runner.events), runner.events) is False


def test_an_event_that_was_changed_leads_to_another_state() -> None:
    runner = closed()
    reply = next(n for n, event in enumerate(runner.events) if event.kind == "trainee_replied")
    changed = [*runner.events]
    changed[reply] = replace(changed[reply], at_ms=changed[reply].at_ms + 5_000)
    assert differs_from_live(fold(runner.scenario, changed), changed) is True


def test_a_record_of_before_or_of_other_rules_is_not_compared() -> None:
    runner = closed()
    *events, last = runner.events
    assert isinstance(last, CallClosed)
    for digest in ("", "0:abc"):
        record = [*events, replace(last, digest=digest)]
        assert differs_from_live(fold(runner.scenario, record), record) is None
