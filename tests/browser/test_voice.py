"""The customer's voice on the page of settings: consent first, a try, and switching it on and off."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from simulator.browser.web import read_request
from simulator.casting import Casting
from simulator.llm_settings import consents
from simulator.view.speaker import TrialView
from tests.browser.visitor import HOST, Visitor
from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import serving
from tests.test_cli_llm import REMOTE, SECRET, set_up


@pytest.fixture(autouse=True)
def _nothing_ambient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "RAPPORT_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)


def test_without_settings_the_page_says_that_nothing_leaves_the_computer(visitor: Visitor) -> None:
    visitor.get("/settings")
    assert "Nothing leaves this computer. No LLM is set up." in visitor.words
    assert "/settings/try" not in visitor.page


def test_the_page_names_the_host_before_anything_can_be_sent_there(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINE", SECRET)
    folder = visitor.workplace.folder
    set_up(folder.path, REMOTE, api_key_env="MINE")
    visitor.get("/settings")
    assert "llm.example, model tiny" in visitor.words
    assert "Key: environment, MINE" in visitor.words
    assert "What you type in a call is sent to llm.example" in visitor.words
    assert "/settings/try" not in visitor.page
    visitor.post("/settings/try")
    assert "nobody has agreed" in visitor.words
    visitor.post("/settings/voice", llm="yes", host="other.example")
    assert "is at llm.example by now. Nothing was agreed to." in visitor.words
    assert consents(folder) == ()
    visitor.get("/settings")
    visitor.post("/settings/voice", llm="yes", host=visitor.hidden("host"))
    assert consents(folder) == ("llm.example",)
    assert "/settings/try" in visitor.page
    visitor.post("/settings/voice", llm="no")
    assert consents(folder) == ()
    assert SECRET not in visitor.page


def test_a_try_tells_what_the_endpoint_can_do(visitor: Visitor) -> None:
    with serving(fake.saying(fake.line_json("How can I <b>help</b> you?"))) as endpoint:
        set_up(visitor.workplace.folder.path, endpoint.base_url)
        visitor.post("/settings/try")
    assert "Models there: tiny, big" in visitor.words
    assert "It answers as json_schema." in visitor.words
    assert "How can I &lt;b&gt;help&lt;/b&gt; you?" in visitor.page
    assert "The check turned it down: it is not plain text." in visitor.words
    visitor.post("/settings/try")
    assert "cannot be reached" in visitor.words


def test_other_pages_are_answered_during_a_try_and_its_time_costs_no_customer_anything(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.get("/shift/briefing?shift=three_lamps")
    visitor.post("/shift/begin", shift="three_lamps", once=visitor.hidden("once"))
    answered = threading.Event()

    def look() -> None:
        visitor.app.answer(read_request("GET", "/help", {"host": HOST, "cookie": visitor.cookie}, b""))
        answered.set()

    def slow() -> TrialView:
        visitor.clock.advance(70_000)
        threading.Thread(target=look, daemon=True).start()
        return TrialView(problem="" if answered.wait(10) else "Nobody was answered.")

    monkeypatch.setattr(visitor.desk, "try_speaker", slow)
    visitor.post("/settings/try")
    assert answered.is_set()
    assert "Nobody was answered." not in visitor.words
    visitor.get("/shift")
    assert "1 · Dana Whitfield Waits 0:00" in visitor.words


@pytest.mark.parametrize("settings", ["", f'base_url = "{REMOTE}"\nmodel = "tiny"\n'])
def test_the_page_switches_off_an_llm_that_cannot_speak(data_home: Path, settings: str) -> None:
    visitor = Visitor(data_home)
    folder = visitor.workplace.folder
    visitor.workplace.casting = Casting(folder, {})
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.config.write_text(f"[llm]\nenabled = true\n{settings}")
    visitor.enter()
    visitor.get("/settings")
    assert "no call can begin until" in visitor.words
    assert "Nothing leaves this computer" not in visitor.words
    assert 'name="llm" value="no"' in visitor.page
    visitor.post("/settings/voice", llm="no")
    assert "no call can begin until" not in visitor.words
    assert visitor.take()


def test_a_slip_in_the_settings_file_is_one_line_on_the_page_of_settings(visitor: Visitor) -> None:
    config = visitor.workplace.folder.config
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[llm]\nmodle = "tiny"\n')
    visitor.get("/settings")
    assert "has no setting 'modle'. There are: " in visitor.words
    assert "Language of the pages" in visitor.words
    visitor.post("/settings", theme="dark")
    assert "Saved." in visitor.words
