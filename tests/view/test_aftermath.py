"""What stands after a call besides the scores, as players get it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import SelfRating
from simulator.customers.scripted import ScriptedVoice
from simulator.session.clocks import SteppedClock
from simulator.session.practice import rest, take_hint
from simulator.session.runner import Runner
from simulator.terminal.aftermath import aftermath_lines
from simulator.terminal.paper import Paper
from simulator.view.briefing import show_briefing
from simulator.view.call import show_call
from simulator.view.debrief import show_debrief
from simulator.view.values import DebriefView
from tests.cases import small_scenario
from tests.fakes import OPENED_AT, header


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock(OPENED_AT)


@pytest.fixture
def runner(clock: SteppedClock) -> Runner:
    return Runner.start(small_scenario(), header(), voice=ScriptedVoice(), clock=clock, journal=None)


def closed(runner: Runner, rating: SelfRating | None) -> DebriefView:
    runner.act("replace", {"place": "home"})
    runner.reply("I have sent you a new kettle, Ann.")
    if runner.state.phase == "contact":
        runner.end()
    runner.act("tag_cause", {"cause": "product"})
    while runner.state.phase == "between":
        runner.next()
    runner.rate(rating)
    assert runner.card is not None
    return show_debrief(runner.scenario, runner.state, runner.card, call_id=None, saved=False)


def test_three_views_of_a_call_stand_side_by_side(runner: Runner) -> None:
    view = closed(runner, SelfRating(empathy=0, accuracy=0, follow_through=0))
    assert view.gaps is not None
    assert view.survey is not None
    assert view.survey.csat is not None
    assert view.gaps.own == 0
    assert view.gaps.customer == (view.survey.csat - 1) * 25
    assert view.gaps.own_over_customer == -view.gaps.customer
    assert view.gaps.sentence == "The customer thinks better of this call than you do."


def test_without_an_own_rating_there_is_no_gap(runner: Runner) -> None:
    view = closed(runner, None)
    assert view.gaps is not None
    assert (view.gaps.own, view.gaps.own_over_customer, view.gaps.sentence) == (None, None, "")


def test_the_terminal_tells_all_of_it(runner: Runner) -> None:
    take_hint(runner)
    view = closed(runner, SelfRating(empathy=50, accuracy=50, follow_through=50))
    text = "\n".join(aftermath_lines(view, Paper(width=100)))
    for words in ("Ann Lee answered", "Satisfaction", "Three views", "Loyalty", "Your wrap-up", "1 hint was taken"):
        assert words in text
    assert view.wrap_up is not None
    assert view.wrap_up.cause == "Product or its quality"


def test_the_curve_of_loyalty_adds_up(runner: Runner) -> None:
    view = closed(runner, None)
    assert view.business is not None
    moved = sum(row.points for row in view.business.loyalty_because)
    assert view.business.loyalty_after == view.business.loyalty_before + moved


def test_an_assessment_is_called_unsupervised_wherever_it_is_named(runner: Runner) -> None:
    assert "unsupervised" in show_briefing(runner.scenario, "assessment").mode_text
    opened = replace(runner.state.opened, mode="assessment")
    call = show_call(runner.scenario, replace(runner.state, opened=opened))
    assert "unsupervised" in call.mode_text
    assert (call.can_hint, call.can_rewind) == (False, False)


def test_the_desk_shows_the_time_limits_that_run(runner: Runner, clock: SteppedClock) -> None:
    names = [limit.name for limit in show_call(runner.scenario, runner.state).clocks]
    assert names == ["first_reply", "silence"]
    runner.hold(2, "a look")
    (hold,) = show_call(runner.scenario, runner.state).clocks
    assert (hold.name, hold.left_ms) == ("hold", 135_000)
    assert show_call(runner.scenario, runner.state).on_hold
    rest(runner)
    view = show_call(runner.scenario, runner.state)
    assert (view.clocks, view.resting) == ((), True)
    assert "rest" in view.notice


def test_no_time_limits_are_shown_where_they_are_off(clock: SteppedClock) -> None:
    voice = ScriptedVoice()
    runner = Runner.start(small_scenario(), header(), voice=voice, clock=clock, journal=None, timers="off")
    assert show_call(runner.scenario, runner.state).clocks == ()
    assert show_call(runner.scenario, runner.state).timers == "off"


@pytest.mark.parametrize(("language", "named"), [("en", "English"), ("ko", "Korean"), ("it", "Italian"), ("fr", "")])
def test_a_language_that_no_native_speaker_has_checked_is_named(runner: Runner, language: str, named: str) -> None:
    closed(runner, None)
    assert runner.card is not None
    case = replace(runner.scenario, language=language)
    view = show_debrief(case, runner.state, runner.card, call_id=None, saved=False)
    told = f"No native speaker of {named} has checked the words of this case yet." if named else ""
    assert view.unchecked == told
    assert told in "\n".join(aftermath_lines(view, Paper(width=100)))
