"""The window's desk with an LLM: its first line is asked for while the briefing is read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.casting import Casting
from simulator.settings import DataFolder
from simulator.window import WindowDesk
from simulator.workplace import Workplace
from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import FakeEndpoint, serving
from tests.test_cli_llm import set_up


@pytest.fixture
def endpoint(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "RAPPORT_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    with serving(fake.answer) as served:
        set_up(data_home, served.base_url)
        yield served


def desk_of(home: Path, wanted: str = "llm") -> WindowDesk:
    folder = DataFolder(path=home)
    casting = Casting(folder, {}, wanted=wanted)  # type: ignore[arg-type]  # one of the two words
    return WindowDesk(Workplace(folder, alias="me", casting=casting))


def waited(endpoint: FakeEndpoint, count: int) -> bool:
    for _ in range(400):
        if len(endpoint.asked) >= count:
            return True
        time.sleep(0.02)
    return False


def test_the_first_line_is_asked_for_while_the_briefing_is_read_and_only_once(
    endpoint: FakeEndpoint, data_home: Path
) -> None:
    desk = desk_of(data_home)
    desk.briefing("late_parcel")
    assert waited(endpoint, 1)
    time.sleep(0.3)
    runner = desk.start("late_parcel", mode="practice")
    while runner.state.awaiting:
        runner.tick()
        time.sleep(0.01)
    assert runner.state.transcript[-1].voice == "llm"
    assert len(endpoint.asked) == 1
    assert desk.voice_report is not None
    assert desk.voice_report.badge == f"LLM: 127.0.0.1:{endpoint.port} tiny"


def test_another_scenario_or_mode_than_that_of_the_briefing_has_a_customer_of_its_own(
    endpoint: FakeEndpoint, data_home: Path
) -> None:
    desk = desk_of(data_home)
    desk.briefing("late_parcel")
    assert waited(endpoint, 1)
    runner = desk.start("late_parcel", mode="assessment")
    while runner.state.awaiting:
        runner.tick()
        time.sleep(0.01)
    assert runner.header.mode == "assessment"
    assert len(endpoint.asked) == 2


def test_with_the_scripted_customer_nothing_is_asked_for(endpoint: FakeEndpoint, data_home: Path) -> None:
    desk = desk_of(data_home, "scripted")
    desk.briefing("late_parcel")
    assert desk.voice_report is None
    assert endpoint.requests == []


def test_a_second_try_is_known_as_one_in_another_window_too(data_home: Path) -> None:
    desk = desk_of(data_home, "scripted")
    desk.remember({"motion": False})
    runner = desk.start("welcome", mode="practice")
    runner.reply("Hello Percy, a moment please.")
    again = desk.rewind(runner, 1)
    left = desk.fork_of(again)
    assert left is not None
    assert (left.turn, left.number, left.first.said) == (1, 2, "Hello Percy, a moment please.")
    later = desk_of(data_home, "scripted")
    found = later.fork_of(later.resume(again.header.call_id))
    assert found is not None
    assert (found.turn, found.first.said) == (1, "Hello Percy, a moment please.")
    assert later.fork_of(runner) is None


def test_a_customer_who_comes_back_quotes_the_promise_in_the_first_line(data_home: Path) -> None:
    desk = desk_of(data_home, "scripted")
    desk.remember({"motion": False})
    runner = desk.start("late_parcel", mode="practice")
    runner.reply("I will call you tomorrow at 11:00, Dana.")
    runner.abandon()
    back = f"again:{runner.header.call_id}"
    briefing = desk.briefing(back)
    assert "I will call you tomorrow at 11:00" in briefing.text
    call = desk.start(back, mode="practice")
    assert "I will call you tomorrow at 11:00" in call.state.transcript[0].text
    assert call.header.scenario_id == "late_parcel"
    assert call.header.scenario_hash != runner.header.scenario_hash
