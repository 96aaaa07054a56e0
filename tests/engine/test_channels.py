"""Clocks of a channel: usual, as the case says, relaxed, and by working days."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from scoring.model import Channel
from simulator.engine.channels import open_time, profile_of, working_days, working_end, working_ms
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step, wake_at
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import read_hours
from simulator.scenario.world import Clocks, Manners
from tests.cases import opened, small_scenario, spoken

at = datetime.fromisoformat
HOURS = read_hours({"mon-fri": "09:00-17:00"}, ("2026-03-09",))
FRIDAY = at("2026-03-06 16:00")
HOUR = 3_600_000


def heard(scenario: Scenario) -> CallState:
    state = open_call(scenario, opened()).state
    return step(scenario, state, spoken(state)).state


@pytest.mark.parametrize(("channel", "silence_s"), [("chat", 90), ("phone", 45), ("social", 1800)])
def test_each_channel_has_a_silence_of_its_own(channel: Channel, silence_s: int) -> None:
    scenario = replace(small_scenario(), channel=channel)
    assert wake_at(scenario, heard(scenario)) == silence_s * 1000


def test_the_case_may_say_otherwise() -> None:
    scenario = replace(small_scenario(), clocks=Clocks(silence="10s", hold="5m"), manners=Manners(public=True, words=9))
    state = heard(scenario)
    profile = profile_of(scenario, state)
    assert wake_at(scenario, state) == 10_000
    assert (profile.hold, profile.public, profile.words, profile.first_reply) == ("5m", True, 9, "45s")


def test_by_mail_a_day_is_a_working_day_over_weekend_and_holiday() -> None:
    assert working_end(HOURS, FRIDAY, 24 * HOUR) == at("2026-03-10 16:00")
    assert working_end(HOURS, FRIDAY, 2 * HOUR) == at("2026-03-10 10:00")
    assert working_days(HOURS, FRIDAY, at("2026-03-11 15:00")) == 1


def test_time_is_counted_only_while_the_desk_is_open() -> None:
    assert working_ms(HOURS, FRIDAY, at("2026-03-10 10:00")) == 2 * HOUR
    assert open_time(read_hours({"mon": "closed"}), FRIDAY, at("2026-03-07 00:00") - FRIDAY) is None
