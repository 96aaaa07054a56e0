"""`rapport play` of a shift: the shipped shifts play from lines of JSON, and each call is recorded by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simulator.casting import Casting
from simulator.settings import DataFolder
from simulator.window import WindowDesk
from simulator.workplace import Workplace
from tests.shell import Shell, assert_complaint

FIRST = "Hello Dana, six minutes in the queue, I'm sorry. Your order number?"
PLAY = (
    {"do": "reply", "call": 1, "text": FIRST, "after_s": 20},
    {"do": "wait", "seconds": 45},
    {"do": "reply", "call": 2, "text": FIRST, "after_s": 5},
    {"do": "reply", "text": "To whom?"},
    {"do": "wait", "seconds": 200},
)


@pytest.fixture
def shell(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsysbinary, monkeypatch)


def test_a_shift_plays_from_lines_and_leaves_a_record_of_each_call(shell: Shell) -> None:
    ran = shell(
        "play",
        "busy_afternoon",
        "--terminal",
        "--json",
        "--seed",
        "3",
        typed="".join(f"{json.dumps(x)}\n" for x in PLAY),
    )
    assert ran.status == 0
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert [event["seq"] for event in events] == list(range(len(events)))
    assert [event["call"] for event in events if event["event"] == "opened"] == [1, 2]
    assert [event["call"] for event in events if event["event"] == "bulletin"] == [1, 2]
    assert [event["message"] for event in events if event["event"] == "problem"] == ["Which call?"]
    assert sorted(event["call"] for event in events if event["event"] == "card") == [1, 2]
    assert events[-1]["event"] == "shift_closed"
    assert events[-1]["pairs"][0]["calls"] == [1, 2]
    listed = json.loads(shell("calls", "list", "--format", "json").out)
    assert [call["scenario"] for call in listed] == ["late_parcel", "late_parcel"]


THREE: tuple[dict[str, object], ...] = (
    {"do": "reply", "call": 1, "text": f"{FIRST} I will call you tomorrow at 11:00.", "after_s": 25},
    {"do": "wait", "seconds": 100},
    {"do": "reply", "call": 3, "text": "A refund reaches your card within 3 to 5 working days.", "after_s": 5},
    {"do": "wait", "seconds": 60},
    {"do": "reply", "call": 3, "text": "A refund reaches your card within 3 to 5 working days.", "after_s": 5},
    {"do": "reply", "call": 2, "text": "A refund reaches your card within 6 to 8 working days.", "after_s": 5},
    {"do": "end", "call": 1},
    {"do": "next", "call": 1},
    {"do": "next", "call": 1},
)


def test_a_rule_changes_while_three_are_on_the_desk_and_one_comes_back_for_a_broken_word(shell: Shell) -> None:
    typed = "".join(f"{json.dumps(x)}\n" for x in THREE)
    ran = shell("shift", "three_lamps", "--terminal", "--json", "--seed", "7", "--no-record", typed=typed)
    assert ran.status == 0
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert [event["call"] for event in events if event["event"] == "opened"] == [1, 2, 3]
    assert sorted(event["call"] for event in events if event["event"] == "bulletin") == [1, 2, 3]
    levels = [(e["call"], e["levels"]["accuracy"]) for e in events if e["event"] == "trainee" and e["call"] > 1]
    assert levels[0] == (3, 3)
    assert levels[1][1] < 2  # the same words, after the rule has changed
    assert levels[2] == (2, 3)
    (back,) = [event for event in events if event["event"] == "scene"]
    assert (back["call"], back["id"]) == (1, "no_call")
    broken = [e for e in events if e["event"] == "due" and e["status"] == "broken" and e["what"] == "call_back"]
    assert [event["call"] for event in broken] == [1]
    assert events[-1]["pairs"][0]["calls"] == [1, 2]


def test_what_is_for_a_single_call_has_no_place_in_a_shift(shell: Shell) -> None:
    ran = shell("play", "busy_afternoon", "--terminal", "--json", "--twist", "plain")
    assert_complaint(ran, "calls of its own", "--twist")


@pytest.mark.parametrize("command", ["shift", "play"])
def test_a_person_plays_a_shift_at_the_terminal(command: str, data_home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "simulator", command, "busy_afternoon", "--terminal", "--seed", "3", "--no-record"],
        input=f"{FIRST}\n/wait 60\n/2\n{FIRST}\n",
        env={**os.environ, "RAPPORT_HOME": str(data_home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    assert "A busy afternoon: the shift" in ran.stdout
    assert ran.stdout.count("── Score card") == 2


def test_a_damaged_shift_is_told_in_one_line(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "shift.yaml").write_text("format: 1\nid: x\n", encoding="utf-8")
    assert shell("play", str(tmp_path), "--terminal", "--json").status == 2


def test_shifts_are_listed_and_a_wrong_name_says_where(shell: Shell) -> None:
    listed = shell("shift")
    assert listed.status == 0
    assert "busy_afternoon  A busy afternoon (2 calls, about 12 min)" in listed.out
    assert_complaint(shell("shift", "nowhere"), "nowhere", "rapport shift")


def test_a_shift_in_the_terminal_wants_lines_and_in_the_window_a_display(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    assert_complaint(shell("shift", "busy_afternoon"), "display")
    assert_complaint(shell("play", "busy_afternoon"), "display")
    assert_complaint(shell("shift", "busy_afternoon", "--seed", "3"), "--terminal")


def test_the_windows_shift_has_a_briefing_two_customers_and_records(data_home: Path) -> None:
    workplace = Workplace(DataFolder(path=data_home), alias="sam", casting=Casting(DataFolder(path=data_home), {}))
    desk = WindowDesk(workplace)
    desk.remember({"motion": False})
    briefing = desk.shift_briefing("busy_afternoon")
    assert (briefing.calls, [title for title, _ in briefing.cases]) == (2, ["The parcel that never came"])
    work = desk.shift("busy_afternoon")
    work.clock.advance(61_000)
    work.tick()
    assert [call.runner.scenario.customer.name for call in work.calls] == ["Dana Whitfield", "Priya Oakley"]
    spoken = " ".join(message.text for message in work.calls[1].runner.state.transcript)
    assert "Dana" not in spoken
    work.close()
    ids = [call.header.call_id for call in workplace.store.headers("sam")]
    assert sorted(ids) == sorted(call.runner.header.call_id for call in work.calls)
    workplace.store.close()


def played(shell: Shell, shift: str, lines: tuple[dict[str, object], ...]) -> list[dict[str, Any]]:
    typed = "".join(f"{json.dumps(x)}\n" for x in lines)
    ran = shell("shift", shift, "--terminal", "--json", "--seed", "7", "--no-record", typed=typed)
    assert ran.status == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def said_by(events: list[dict[str, Any]], call: int) -> str:
    """Return all that the customer of a call says."""
    return " ".join(each["text"] for each in events if each["event"] == "customer" and each["call"] == call)


KOREAN_HELLO = "안녕하세요, 또박신발입니다. 다른 사이즈가 가서 당황하셨겠어요. 성함이 어떻게 되세요?"
KOREAN_FAULT = (
    "확인했습니다. 저희 쪽 실수로 다른 사이즈가 나갔습니다. 죄송합니다. 오후 {}시 전에 접수하면 오늘 출고됩니다."
)
KOREAN: tuple[dict[str, object], ...] = (
    {"do": "reply", "call": 1, "text": KOREAN_HELLO, "after_s": 20},
    {"do": "wait", "seconds": 45},
    {"do": "reply", "call": 2, "text": KOREAN_HELLO, "after_s": 10},
    {"do": "wait", "seconds": 50},
    {"do": "reply", "call": 3, "text": KOREAN_HELLO, "after_s": 10},
    {"do": "wait", "seconds": 50},
    {"do": "reply", "call": 1, "text": KOREAN_FAULT.format(2), "after_s": 10},
    {"do": "reply", "call": 2, "text": KOREAN_FAULT.format(1), "after_s": 10},
)


def test_three_koreans_have_names_of_their_own_and_the_news_moves_the_last_hour(shell: Shell) -> None:
    events = played(shell, "three_trainers", KOREAN)
    for call, name in ((1, "문새봄"), (2, "배한결"), (3, "서다온")):
        others = {"새봄", "한결", "다온"} - {name[1:]}
        assert name in said_by(events, call)
        assert not any(other in said_by(events, call) for other in others)
    hours = [e["levels"]["accuracy"] for e in events if e["event"] == "trainee" and "출고됩니다" in e["text"]]
    assert hours == [1, 3], "two o'clock was right before the news"
    assert events[-1]["pairs"][0]["calls"] == [1, 2]


ITALIAN: tuple[dict[str, object], ...] = (
    {"do": "reply", "call": 1, "text": "Buongiorno avvocato. Mi dà il codice impianto e il CAP?", "after_s": 20},
    {"do": "act", "call": 1, "name": "look_up", "args": {"impianto": "CM-51930"}},
    {"do": "act", "call": 1, "name": "verify_identity", "args": {"cap": "20144"}},
    {"do": "reply", "call": 1, "text": "Sente odore di gas? E chi c'è in casa con Lei?", "after_s": 20},
    {"do": "act", "call": 1, "name": "tecnico_sera", "args": {"diritto": "gratuito"}},
    {"do": "act", "call": 1, "name": "sms_tecnico", "args": {"when": "16:20"}},
    {
        "do": "reply",
        "call": 1,
        "text": "Il tecnico viene stasera entro le 21. Alle 16:20 Le arriva un SMS.",
        "after_s": 9,
    },
    {"do": "end", "call": 1},
    {"do": "wait", "seconds": 200},
    {"do": "reply", "call": 2, "text": "Buongiorno avvocato. Mi dice il Suo nome?", "after_s": 5},
    {"do": "wait", "seconds": 100},
    {"do": "next", "call": 1},
    {"do": "next", "call": 1},
    {"do": "reply", "call": 1, "text": "Lasci libero mezzo metro davanti alla caldaia, e prepari il libretto."},
    {"do": "reply", "call": 1, "text": "Mi correggo: un metro libero davanti alla caldaia, non mezzo."},
)


def test_two_italian_lawyers_are_served_by_one_rule_and_what_they_prepare_changes(shell: Shell) -> None:
    events = played(shell, "two_lawyers", ITALIAN)
    assert "Riva" in said_by(events, 1)
    assert "Costa" not in said_by(events, 1)
    assert "Costa" in said_by(events, 2)
    assert "Riva" not in said_by(events, 2)
    assert [e["id"] for e in events if e["event"] == "scene"] == ["sms_arrivato"]
    metres = [e["levels"]["accuracy"] for e in events if e["event"] == "trainee" and "metro" in e["text"]]
    assert metres == [0, 3], "half a metre was right before the news"
    assert events[-1]["pairs"][0]["calls"] == [1, 2]
