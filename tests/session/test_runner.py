"""One call at work: stored before it is acted on, on a clock that stands still while the customer is about to speak."""

from __future__ import annotations

import pytest

from scoring.model import SelfRating
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import CustomerSpoke, TraineeReplied
from simulator.session.clocks import SteppedClock
from simulator.session.ports import JournalError
from simulator.session.replay import fold
from simulator.session.runner import BadAction, NotNow, Runner
from tests.cases import small_scenario, world_scenario
from tests.fakes import OPENED_AT, FullJournal, MemoryJournal, SlowVoice, header


def started(journal: MemoryJournal | None = None) -> tuple[Runner, SteppedClock]:
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=ScriptedVoice(), clock=clock, journal=journal)
    return runner, clock


def played(journal: MemoryJournal | None = None) -> Runner:
    runner, clock = started(journal)
    clock.advance(20_000)
    runner.reply("Hello Ann, what is your order number?")
    runner.act("replace", {"place": "home"})
    clock.advance(30_000)
    runner.reply("I have sent you a new one to your home.")
    runner.end()
    runner.next()
    runner.rate(SelfRating(empathy=70, accuracy=80, follow_through=60))
    return runner


def test_a_call_goes_from_opening_to_card() -> None:
    runner = played()
    assert runner.state.phase == "closed"
    assert runner.state.ending == "glad"
    assert runner.card is not None
    assert runner.card.self_rating == SelfRating(empathy=70, accuracy=80, follow_through=60)


def test_what_is_stored_folds_to_the_same_state() -> None:
    journal = MemoryJournal()
    runner = played(journal)
    assert fold(runner.scenario, journal.events).digest() == runner.state.digest()
    assert journal.cards == [runner.card]


def test_the_same_inputs_give_the_same_events() -> None:
    assert played().events == played().events


def test_what_cannot_be_stored_does_not_happen_and_can_be_tried_again() -> None:
    journal = FullJournal(room=2)
    runner, _ = started(journal)
    before = runner.state
    with pytest.raises(JournalError):
        runner.reply("Hello?")
    assert runner.state == before
    journal.room = 100
    runner.reply("Hello?")
    assert runner.state.turn == 1


def test_the_clock_stands_still_while_the_customer_is_about_to_speak() -> None:
    voice, clock = SlowVoice(), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    clock.advance(600_000)
    voice.ready = True
    assert runner.tick()
    assert runner.state.at_ms == 0
    clock.advance(7_000)
    voice.ready = False
    runner.reply("Hello Ann.")
    assert runner.state.at_ms == 7_000


def test_a_second_message_before_the_customer_speaks_belongs_to_the_same_turn() -> None:
    voice, clock = SlowVoice(), SteppedClock(OPENED_AT)
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None)
    voice.ready = True
    runner.tick()
    voice.ready = False
    runner.reply("Hello Ann.")
    runner.reply("What is your order number?")
    voice.ready = True
    runner.tick()
    assert runner.state.turn == 1
    assert sum(isinstance(event, CustomerSpoke) for event in runner.events) == 2
    assert sum(isinstance(event, TraineeReplied) for event in runner.events) == 2


def test_a_resumed_call_asks_again_for_what_was_awaited() -> None:
    journal, voice, clock = MemoryJournal(), SlowVoice(), SteppedClock(OPENED_AT)
    Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=journal)
    again = Runner.resume(
        small_scenario(), header(), journal.events, voice=ScriptedVoice(), clock=clock, journal=journal
    )
    assert again.state.transcript[-1].speaker == "customer"
    assert not again.state.awaiting


def test_a_closed_call_cannot_be_resumed() -> None:
    runner = played()
    with pytest.raises(NotNow):
        Runner.resume(
            small_scenario(),
            header(),
            runner.events,
            voice=ScriptedVoice(),
            clock=SteppedClock(OPENED_AT),
            journal=None,
        )


def test_the_customer_asks_into_the_silence_at_the_right_moment() -> None:
    runner, clock = started()
    assert runner.wake_in_ms() == 90_000
    clock.advance(89_999)
    assert not runner.tick()
    clock.advance(1)
    assert runner.tick()
    assert runner.state.transcript[-1].text.startswith("silence")


def test_nobody_reads_a_reply_after_the_end() -> None:
    runner, _ = started()
    runner.end()
    with pytest.raises(NotNow):
        runner.reply("Hello?")


@pytest.mark.parametrize(("name", "args"), [("dance", {}), ("replace", {}), ("pay", {"amount": "much"})])
def test_a_wrong_action_is_refused_and_stores_nothing(name: str, args: dict[str, str]) -> None:
    runner, _ = started()
    before = runner.events
    with pytest.raises(BadAction):
        runner.act(name, args)
    assert runner.events == before


def test_an_abandoned_call_is_scored_over_what_there_is() -> None:
    runner, _ = started()
    runner.reply("Hello Ann, what is your order number?")
    runner.abandon()
    assert runner.state.closed == "abandoned"
    assert runner.card is not None
    assert len(runner.card.turns) == 1


def test_a_disputed_reading_is_stored_with_its_turn() -> None:
    runner, _ = started()
    runner.reply("Hello Ann, what is your order number?")
    runner.dispute(1, "asked: order number")
    assert [(d.turn, d.what) for d in runner.state.disputes] == [(1, "asked: order number")]
    with pytest.raises(NotNow):
        runner.dispute(5, "")


def test_nothing_is_stored_behind_the_end_of_a_call() -> None:
    runner, _ = started()
    runner.reply("Hello Ann, what is your order number?")
    runner.abandon()
    before = runner.events
    with pytest.raises(NotNow):
        runner.dispute(1, "")
    assert runner.events == before


def test_an_answer_that_could_not_be_stored_is_said_once_there_is_room() -> None:
    journal = FullJournal(room=3)
    runner, clock = started(journal)
    runner.reply("Hello Ann, what is your order number?")
    assert runner.state.awaiting
    with pytest.raises(JournalError):
        runner.tick()
    journal.room = 100
    clock.advance(60_000)
    assert runner.tick()
    assert runner.state.transcript[-1].text == "It is 123."


def test_a_relative_time_counts_from_the_moment_of_the_reply() -> None:
    runner, clock = started()
    clock.advance(360_000)
    runner.reply("I will call you back in 10 minutes.")
    assert [item.due for item in runner.state.due] == ["2026-03-03T15:46"]


def test_a_call_that_was_left_between_two_contacts_goes_on_there() -> None:
    journal, scenario = MemoryJournal(), world_scenario()
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(scenario, header(), voice=ScriptedVoice(), clock=clock, journal=journal)
    runner.reply("I will call you tomorrow at 11:00.")
    runner.end()
    runner.next()
    later = SteppedClock(OPENED_AT)
    later.advance(86_400_000)
    again = Runner.resume(scenario, header(), journal.events, voice=ScriptedVoice(), clock=later, journal=journal)
    assert (again.state.phase, again.state.at_ms) == ("between", runner.state.at_ms)
    later.advance(3_600_000)
    again.act("call_back", {"when": "11:00"})
    assert again.state.due[0].status == "kept"
    again.next()
    assert again.state.scene == "kept"


def test_between_two_contacts_the_clock_stands_still() -> None:
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(world_scenario(), header(), voice=ScriptedVoice(), clock=clock, journal=None)
    runner.reply("I will call you tomorrow at 11:00.")
    runner.end()
    before = runner.state.at_ms
    clock.advance(86_400_000)
    runner.note("asked the workshop")
    assert runner.state.at_ms == before
    runner.next()
    assert runner.state.at_ms == 70_200_000
