"""The command line where something is missing, unwritable, stale or odd."""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simulator.cli import FramesOnly
from tests.shell import PLAY, ROOT, Shell, assert_complaint, play, process


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


def test_a_display_that_nobody_serves_is_told_and_nothing_hangs(
    data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    done = process(
        "play", "late_parcel", RAPPORT_HOME=str(data_home), DISPLAY=":77", XDG_RUNTIME_DIR=str(data_home.parent)
    )
    assert done.returncode == 2
    assert done.stderr.startswith("rapport: ")
    assert "--terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_slip_in_the_name_is_told_before_a_missing_display(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    assert_complaint(shell("play", "late_parcle"), "late_parcle", "late_parcel")


@pytest.mark.parametrize("name", ["", " ", "x" * 5000, "x" * 5000 + ".yaml", "y/" + "x" * 5000])
def test_a_name_that_no_scenario_can_have_is_one_line(shell: Shell, name: str) -> None:
    assert_complaint(shell("play", name, "--terminal"), "scenario list")
    assert_complaint(shell("scenario", "check", name), "scenario list")


@pytest.mark.parametrize("args", [("play", "late_parcel", "--terminal"), ("demo",)])
def test_a_seed_beyond_what_the_journal_keeps_is_refused(shell: Shell, args: tuple[str, ...]) -> None:
    assert_complaint(shell(*args, "--seed", str(2**63)), "--seed")
    assert play(shell, "--seed", str(2**63 - 1)).events()[0]["seed"] == 2**63 - 1


def test_a_call_goes_on_when_the_trainee_cannot_be_remembered(shell: Shell, data_home: Path) -> None:
    (data_home / "state.json").mkdir(parents=True)
    play(shell, "--trainee", "kim")
    listed = json.loads(shell("calls", "list", "--format", "json").out)
    assert [(call["trainee"], call["state"]) for call in listed] == [("kim", "completed")]


OF_THE_CARD = (
    "card_id",
    "total",
    "empathy",
    "accuracy",
    "follow_through",
    "last_seq",
    "scorers",
    "rubric_hash",
    "brief",
)


@pytest.mark.parametrize("command", ["list", "show"])
def test_a_closed_call_without_its_card_gets_it(shell: Shell, data_home: Path, command: str) -> None:
    events = play(shell).events()
    with closing(sqlite3.connect(data_home / "journal.db")) as connection, connection:
        connection.execute("update results set " + ", ".join(f"{name} = null" for name in OF_THE_CARD))
        connection.execute("delete from cards")
    call_id = str(events[0]["call_id"])
    shell("calls", command, *([call_id] if command == "show" else []))
    with closing(sqlite3.connect(data_home / "journal.db")) as connection:
        assert connection.execute("select total from cards").fetchall() == [(events[-1]["total"],)]
    assert shell("calls", "verify").status == 0


def test_a_bad_alias_names_where_it_stands(shell: Shell, data_home: Path) -> None:
    data_home.mkdir()
    (data_home / "config.toml").write_text('trainee = "Dana W."\n', encoding="utf-8")
    assert_complaint(shell(*PLAY), "Dana W.", "config.toml")
    (data_home / "state.json").write_text('{"trainee": ["x"]}', encoding="utf-8")
    assert_complaint(shell(*PLAY), "state.json")
    assert_complaint(shell("calls", "list", "--trainee", "Dana W."), "alias")


def test_the_demonstration_needs_no_play_of_a_pack(shell: Shell, data_home: Path) -> None:
    own = data_home / "packs" / "late_parcel" / "scenario.yaml"
    own.parent.mkdir(parents=True)
    own.write_bytes((ROOT / "scenarios" / "late_parcel" / "scenario.yaml").read_bytes())
    ran = shell("demo")
    assert ran.status == 0, ran.err
    assert "Score card" in ran.out
    assert "the shipped scenario is played" in ran.err


def test_scoring_answers_blank_lines_and_takes_a_byte_order_mark(shell: Shell) -> None:
    ran = shell("score", typed='\ufeff{"id": "a", "reply": "Hello"}\n\n{"id": "b", "reply": "Hello"}\n')
    assert [event["id"] for event in ran.events()] == ["a", None, "b"]
    assert ["error" in event for event in ran.events()] == [False, True, False]
    assert ran.status == 1


def test_scenarios_that_cannot_be_played_are_told_beside_the_list(shell: Shell, data_home: Path) -> None:
    assert shell("scenario", "list").err == ""
    broken = data_home / "packs" / "broken" / "scenario.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("format: 1\nid: broken\n", encoding="utf-8")
    ran = shell("scenario", "list")
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert "1 scenario cannot be played" in ran.err
    assert "rapport scenario check" in ran.err


def _quote_the_trainee() -> None:
    try:
        int("my secret words")
    except ValueError as error:
        raise LookupError("my secret words") from error


def test_the_log_of_a_fault_holds_no_word_of_the_trainee() -> None:
    with pytest.raises(LookupError, match="my secret words") as raised:
        _quote_the_trainee()
    info = (raised.type, raised.value, raised.tb)
    text = FramesOnly("%(message)s").format(logging.LogRecord("x", logging.ERROR, "x", 1, "a fault", (), info))
    assert text.startswith("a fault\nbuiltins.LookupError\n")
    assert "builtins.ValueError" in text
    assert "my secret words" not in text.replace('("my secret words")', "")
    assert Path(__file__).name in text
