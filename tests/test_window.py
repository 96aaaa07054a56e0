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
