"""The command line: exit statuses, one-line complaints, and what each command leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.shell import HELLO, PLAY, ROOT, WHOLE, Shell, assert_complaint, play, process


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


def test_help_imports_neither_pygame_nor_a_database() -> None:
    code = "import sys; from simulator.cli import run; run(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    imported = done.stdout.splitlines()[-1]
    for name in ("pygame", "sqlalchemy", "alembic", "pydantic", "yaml", "openai", "jinja2"):
        assert f"'{name}'" not in imported


@pytest.mark.parametrize("args", [[], ["play"], ["demo"], ["scenario"], ["score"], ["calls"], ["doctor"]])
def test_every_command_explains_itself(shell: Shell, args: list[str]) -> None:
    ran = shell(*args, "--help")
    assert ran.status == 0
    assert "Usage: rapport" in ran.out


def test_an_unknown_scenario_names_the_nearest(shell: Shell) -> None:
    assert_complaint(shell("play", "late_percel", "--terminal"), "late_percel", "late_parcel")


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["play", "--nonsense"], "--nonsense"),
        (["dance"], "dance"),
        (["play", "late_parcel", "--terminal", "--twist", "plane"], "plain"),
        (["play", "late_parcel", "--terminal", "--language", "ko"], "English"),
        (["play", "late_parcel", "--terminal", "--call-id", "7"], "UUID"),
        (["play", "late_parcel", "--terminal", "--trainee", "Dana W."], "alias"),
        (["play", "late_parcel", "--terminal", "--seed", "-1"], "--seed"),
        (["play", "late_parcel", "--json"], "--terminal"),
        (["play", "--terminal"], "scenario list"),
        (["play", "no/such/file.yaml", "--terminal"], "file.yaml"),
        (["calls", "show", "ffff"], "calls list"),
        (["calls", "resume", "xyz"], "calls list"),
        (["demo", "nowhere"], "nowhere"),
    ],
)
def test_what_a_user_gets_wrong_is_one_line_and_status_2(shell: Shell, args: Sequence[str], word: str) -> None:
    assert_complaint(shell(*args), word)


def test_without_a_display_the_terminal_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert_complaint(shell("play", "late_parcel"), "display", "--terminal")
    assert_complaint(shell(), "display", "--terminal")


def test_a_played_call_is_listed_shown_and_whole(shell: Shell) -> None:
    events = play(shell, "--trainee", "kim").events()
    call_id = str(events[0]["call_id"])
    listed = json.loads(shell("calls", "list", "--format", "json").out)
    assert [(call["call_id"], call["trainee"], call["state"]) for call in listed] == [(call_id, "kim", "completed")]
    assert listed[0]["total"] == events[-1]["total"]
    shown = shell("calls", "show", call_id[:13])
    assert shown.status == 0
    assert "Where is my parcel?" in shown.out
    assert "Score card" in shown.out
    assert "── Tue 3 Mar" in shown.out
    body = json.loads(shell("calls", "show", call_id, "--format", "json").out)
    assert body["card"]["total"] == events[-1]["total"]
    assert [event["seq"] for event in body["events"]] == list(range(len(body["events"])))
    assert shell("calls", "verify").status == 0


def test_the_trainee_is_remembered(shell: Shell) -> None:
    play(shell)
    play(shell, "--trainee", "kim")
    play(shell)
    listed = json.loads(shell("calls", "list", "--format", "json").out)
    assert [call["trainee"] for call in listed] == ["kim", "kim", "me"]


def test_the_demonstration_does_not_become_the_trainee(shell: Shell, tmp_path: Path) -> None:
    assert shell("demo", "--output", str(tmp_path / "page.html")).status == 0
    play(shell)
    listed = json.loads(shell("calls", "list", "--format", "json").out)
    assert [call["trainee"] for call in listed] == ["me", "demo"]


def test_the_same_seed_gives_the_same_bytes_but_for_the_id(shell: Shell) -> None:
    first, second = (play(shell).out for _ in range(2))
    ids = [str(json.loads(text.splitlines()[0])["call_id"]) for text in (first, second)]
    assert ids[0] != ids[1]
    assert first.replace(ids[0], "X") == second.replace(ids[1], "X")


def test_the_id_can_be_given_once(shell: Shell) -> None:
    given = "019a1b2c-0000-7000-8000-000000000001"
    assert play(shell, "--call-id", given).events()[0]["call_id"] == given
    assert_complaint(shell(*PLAY, "--call-id", given, typed=WHOLE), given)


def test_without_a_record_nothing_is_stored(shell: Shell, data_home: Path) -> None:
    assert play(shell, "--no-record").events()[0]["call_id"] is None
    assert not (data_home / "journal.db").exists()
    assert not (data_home / "state.json").exists()


def test_a_drawn_seed_is_told(shell: Shell) -> None:
    ran = shell("play", "late_parcel", "--terminal", "--json", "--no-record", typed=WHOLE)
    assert isinstance(ran.events()[0]["seed"], int)


def test_a_record_replays_to_the_same_state(shell: Shell) -> None:
    call_id = str(play(shell).events()[0]["call_id"])
    ran = shell("calls", "replay", call_id)
    assert ran.status == 0
    assert "Folded again: the same state." in ran.out
    assert ran.out.count("as today") == 3


def test_a_closed_call_is_not_resumed(shell: Shell) -> None:
    call_id = str(play(shell).events()[0]["call_id"])
    assert_complaint(shell("calls", "resume", call_id, "--terminal", "--json"), "closed")


def test_a_changed_event_is_found(shell: Shell, data_home: Path) -> None:
    import sqlite3

    call_id = str(play(shell).events()[0]["call_id"])
    connection = sqlite3.connect(data_home / "journal.db")
    with connection:
        connection.execute("update events set body = replace(body, 'Hello Dana', 'Hello Anna')")
    connection.close()
    ran = shell("calls", "verify", call_id)
    assert ran.status == 1
    assert call_id in ran.out


def test_a_damaged_journal_is_told_and_kept(shell: Shell, data_home: Path) -> None:
    data_home.mkdir(parents=True)
    (data_home / "journal.db").write_bytes(b"this is no database, but somebody's letter" * 100)
    assert_complaint(shell("calls", "list"), "journal.db")
    assert (data_home / "journal.db").read_bytes().startswith(b"this is no database")


def test_scenarios_are_listed_for_people_and_programs(shell: Shell) -> None:
    assert "late_parcel" in shell("scenario", "list").out
    (entry,) = [
        each for each in json.loads(shell("scenario", "list", "--format", "json").out) if each["id"] == "late_parcel"
    ]
    wanted = "id title language languages channel difficulty skills minutes labels status hash path"
    assert list(entry) == wanted.split()


def test_a_broken_scenario_shows_every_problem_with_its_place(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "broken" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text("format: 1\nid: broken\ntitel: A typo\nchannel: fax\n", encoding="utf-8")
    ran = shell("scenario", "check", str(path))
    assert ran.status == 1
    assert f"{path}:3:1: " in ran.out
    assert f"{path}:4:" in ran.out
    problems = json.loads(shell("scenario", "check", str(path), "--format", "json").out)
    assert {"file", "line", "column", "code", "message", "remedy"} <= problems[0].keys()
    assert len(problems) == len(ran.out.splitlines())
    assert_complaint(shell("play", str(path), "--terminal"), "scenario check")


def test_the_shipped_scenarios_have_no_problems(shell: Shell) -> None:
    ran = shell("scenario", "check")
    assert ran.status == 0
    assert [line for line in ran.out.splitlines() if not line.endswith("(note)")] == []


def test_scoring_answers_line_for_line_whatever_is_wrong(shell: Shell) -> None:
    ran = shell("score", typed='{"id": "a", "reply": "I will call you at 5."}\nrubbish\n{"id": "b", "reply": ""}\n')
    assert ran.status == 1
    first, second, third = ran.events()
    assert (first["id"], third["id"]) == ("a", "b")
    assert "error" in second
    assert shell("score", typed='{"reply": "Hello"}\n').status == 0


def test_the_demonstration_prints_the_card_and_writes_the_page(shell: Shell, tmp_path: Path, data_home: Path) -> None:
    page = tmp_path / "out" / "page.html"
    ran = shell("demo", "--output", str(page))
    assert ran.status == 0
    assert "Score card" in ran.out
    assert str(page) in ran.out
    assert "default-src 'none'" in page.read_text(encoding="utf-8")
    shell("demo", "--seed", "3")
    assert len(list((data_home / "reports").glob("*.html"))) == 1


def test_a_page_that_cannot_be_written_is_told(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert_complaint(shell("demo", "--output", str(tmp_path / "file" / "page.html")), "--output")


def test_an_open_call_goes_on_where_it_was_left(data_home: Path) -> None:
    command = [sys.executable, "-m", "simulator", *PLAY]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "RAPPORT_HOME": str(data_home)}
    child = subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(HELLO)
    child.stdin.flush()
    seen = [json.loads(child.stdout.readline()) for _ in range(4)]
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    call_id = seen[0]["call_id"]
    done = process(
        "calls", "resume", call_id, "--terminal", "--json", typed='{"do": "end"}\n', RAPPORT_HOME=str(data_home)
    )
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[:4] == seen
    assert events[-1]["event"] == "card"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = (
        f'"{sys.executable}" -m simulator scenario list --format json | head -c 1 >/dev/null; echo "${{PIPESTATUS[0]}}"'
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], env=environ, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("0", "")


def _hears_interrupts() -> None:
    """Undo what a shell does to commands in its background, whose children are deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_leaves_the_call_open_and_says_how_to_go_on(data_home: Path) -> None:
    command = [sys.executable, "-m", "simulator", "play", "late_parcel", "--terminal", "--seed", "7"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "RAPPORT_HOME": str(data_home)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environ, stdin=pipe, stdout=pipe, stderr=pipe, text=True, preexec_fn=_hears_interrupts
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        while "Where is my parcel?" not in child.stdout.readline():
            assert child.poll() is None
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=20) == 130
        told = child.stderr.read()
    assert "rapport calls resume" in told
    assert "Traceback" not in told


def test_a_data_folder_that_cannot_be_made_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_HOME", "/proc/rapport-home")
    assert_complaint(shell(*PLAY, typed=WHOLE), "RAPPORT_HOME")
    assert_complaint(shell("calls", "list"), "RAPPORT_HOME")
    assert shell(*PLAY, "--no-record", typed=WHOLE).status == 0
