"""A call between two requests: what cannot be stored is not lost; a slow customer is waited for, but not long."""

from __future__ import annotations

import pytest

from simulator.browser.sitting import Sitting
from simulator.session.clocks import MonotonicClock, SteppedClock
from simulator.session.ports import JournalError
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, FullJournal, SlowVoice, header


def sat(journal: FullJournal, voice: SlowVoice, real: SteppedClock | MonotonicClock) -> Sitting:
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=journal)
    return Sitting(runner, clock, real)


def test_a_reply_that_cannot_be_stored_stays_in_its_field() -> None:
    voice = SlowVoice()
    journal = FullJournal(room=2)
    sitting = sat(journal, voice, SteppedClock(OPENED_AT))
    voice.ready = True
    sitting.look()
    with pytest.raises(JournalError, match="disk is full"):
        sitting.reply("Hello, what can I do for you?", said=0)
    assert sitting.draft == "Hello, what can I do for you?"
    assert sitting.said == 0
    journal.room = 10
    sitting.reply(sitting.draft, said=0)
    assert (sitting.draft, sitting.said) == ("", 1)


def test_a_slow_customer_is_waited_for_but_not_long_and_costs_no_time() -> None:
    voice = SlowVoice()
    sitting = sat(FullJournal(room=100), voice, MonotonicClock())
    sitting.wait(0.12)
    assert sitting.runner.state.awaiting
    assert sitting.runner.now() == 0
    voice.ready = True
    sitting.wait(5.0)
    assert not sitting.runner.state.awaiting
    assert len(sitting.runner.state.transcript) == 1
