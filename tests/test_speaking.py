"""Who speaks for the customer, as the settings show it: nothing is sent before consent; a try tells what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.errors import UserError
from simulator.llm_settings import consents
from simulator.settings import DataFolder
from simulator.speaking import choose_speaker_at, speaker_at, try_speaker_at
from simulator.workplace import Workplace
from tests.customers import fake_endpoint as fake
from tests.customers.fake_endpoint import serving
from tests.test_cli_llm import REMOTE, SECRET, set_up


@pytest.fixture
def workplace(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "RAPPORT_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    return Workplace(DataFolder(path=data_home), alias="sam")


def test_without_settings_it_is_said_what_to_set(workplace: Workplace) -> None:
    assert "No LLM is set up." in speaker_at(workplace).problem
    with pytest.raises(UserError, match="No LLM is set up"):
        try_speaker_at(workplace)


def test_the_host_is_agreed_to_by_switching_it_on_and_that_is_taken_back_by_switching_it_off(
    workplace: Workplace, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(data_home, REMOTE, api_key_env="MINE")
    monkeypatch.setenv("MINE", SECRET)
    found = speaker_at(workplace)
    assert (found.host, found.agreed, found.llm, found.key) == ("llm.example", False, False, "environment, MINE")
    with pytest.raises(UserError, match="nobody has agreed"):
        try_speaker_at(workplace)
    choose_speaker_at(workplace, llm=True, host="llm.example")
    assert (speaker_at(workplace).agreed, speaker_at(workplace).llm) == (True, True)
    choose_speaker_at(workplace, llm=False)
    assert (speaker_at(workplace).agreed, speaker_at(workplace).llm) == (False, False)
    assert consents(workplace.folder) == ()
    assert SECRET not in str(found)


def test_a_try_tells_what_an_endpoint_can_do_and_keeps_what_was_learnt(workplace: Workplace, data_home: Path) -> None:
    def picky(line: fake.Line, request: fake.Request) -> None:
        if "response_format" in request.body:
            line.json(fake.error("response_format is unknown"), 400)
        else:
            fake.answer(line, request)

    with serving(picky) as endpoint:
        set_up(data_home, endpoint.base_url)
        assert speaker_at(workplace).local
        first, second = try_speaker_at(workplace), try_speaker_at(workplace)
    assert (first.form, first.requests, second.requests) == ("text", 3, 1)
    assert first.models == ("tiny", "big")
    assert "Where is it?" in first.line
    assert first.took_ms >= first.first_ms >= 0
    assert (first.problem, first.flaws, first.late) == ("", (), False)


def test_a_try_that_fails_says_what_to_do_and_not_the_key(
    workplace: Workplace, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINE", SECRET)
    with serving(fake.failing(401, fake.error(f"bad key {SECRET}"))) as endpoint:
        set_up(data_home, endpoint.base_url, api_key_env="MINE")
        found = try_speaker_at(workplace)
    assert "rejected the key. Set another key" in found.problem
    assert SECRET not in found.problem


@pytest.mark.parametrize(("settings", "problem"), [("", True), (f'base_url = "{REMOTE}"\nmodel = "tiny"\n', False)])
def test_an_llm_that_is_to_speak_and_cannot_is_told_and_can_be_switched_off(
    workplace: Workplace, data_home: Path, settings: str, problem: bool
) -> None:
    workplace.folder.config.parent.mkdir(parents=True, exist_ok=True)
    workplace.folder.config.write_text(f"[llm]\nenabled = true\n{settings}")
    found = speaker_at(workplace)
    assert (found.llm, found.blocked, bool(found.problem)) == (False, True, problem)
    choose_speaker_at(workplace, llm=False)
    assert not workplace.casting.is_llm()
    assert not speaker_at(workplace).blocked


def test_consent_is_to_the_host_that_was_shown_and_to_no_other(workplace: Workplace, data_home: Path) -> None:
    set_up(data_home, REMOTE)
    shown = speaker_at(workplace).host
    set_up(data_home, "https://elsewhere.example/v1")
    for host in (shown, ""):
        with pytest.raises(UserError, match=r"is at elsewhere\.example by now"):
            choose_speaker_at(workplace, llm=True, host=host)
    assert consents(workplace.folder) == ()
    assert not workplace.casting.is_llm()
    choose_speaker_at(workplace, llm=True, host=speaker_at(workplace).host)
    assert consents(workplace.folder) == ("elsewhere.example",)


@pytest.mark.parametrize("settings", ['colour = "red"', "deadline_s = 900", "enabled = maybe"])
def test_settings_that_cannot_be_read_are_the_speakers_problem(
    workplace: Workplace, data_home: Path, settings: str
) -> None:
    workplace.folder.config.parent.mkdir(parents=True, exist_ok=True)
    workplace.folder.config.write_text(f"[llm]\n{settings}\n")
    found = speaker_at(workplace)
    assert not found.llm
    assert "config.toml" in found.problem
