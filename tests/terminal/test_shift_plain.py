"""A person plays a shift at the terminal: one customer in front, the others are heard of, and all is summed up."""

from __future__ import annotations

import pytest

from simulator.cli_shift import begin_shift
from simulator.session.clocks import DeskClock, SteppedClock
from simulator.session.shift import ShiftDesk
from simulator.settings import data_folder
from simulator.terminal.paper import Paper
from simulator.terminal.shift_plain import ShiftPlayer
from simulator.wishes import Wishes
from simulator.workplace import Workplace
from tests.terminal.desk import TODAY, Typed

HELLO = "Hello, six minutes in the queue, I'm sorry. What is your order number?"
GONE = ("/end", "/end")


def play(*lines: str | None, echoes: bool = False) -> tuple[str, ShiftDesk]:
    real = SteppedClock(TODAY)
    clock = DeskClock(real)
    desk = begin_shift(Workplace(data_folder(), alias="me"), "busy_afternoon", clock, Wishes(seed=3, recorded=False))
    shown: list[str] = []
    typed = Typed(lines, real, echoes=echoes)
    ShiftPlayer(desk, clock, typed, shown.append, Paper(width=100), saved=False).play()
    return "".join(shown), desk


def said(desk: ShiftDesk, number: int) -> list[str]:
    return [m.text for m in desk.call(number).runner.state.transcript if m.speaker == "agent"]


def test_who_comes_in_beside_is_told_and_answered_in_turn() -> None:
    text, desk = play(HELLO, "/wait 60", "/2", HELLO, "/1", "One moment, please.")
    assert "Priya Oakley comes in on chat. /2 turns there." in text
    assert said(desk, 1) == [HELLO, "One moment, please."]
    assert said(desk, 2) == [HELLO]


def test_what_others_write_is_mentioned_once() -> None:
    text, _ = play(HELLO, "/wait 60", "/wait 100", HELLO)
    mentioned = [line for line in text.splitlines() if line.startswith("· 2 Priya Oakley: ")]
    assert len(mentioned) == len(set(mentioned)) > 1


def test_the_desk_shows_who_waits() -> None:
    text, _ = play("/wait 70", "/desk")
    rows = [
        line.split() for line in text.splitlines() if "Dana Whitfield  chat" in line or "Priya Oakley    chat" in line
    ]
    assert [row[0] for row in rows] == ["→", "2"]
    assert "waits" in rows[0]


def test_when_one_call_is_done_the_next_customer_is_in_front() -> None:
    text, desk = play("/wait 60", HELLO, *GONE, HELLO)
    assert desk.call(1).runner.state.phase == "closed"
    assert said(desk, 2) == [HELLO]
    assert text.index("Score card") < text.index("── Priya Oakley")


def test_an_empty_desk_says_so_and_takes_the_next_one_at_once() -> None:
    text, desk = play(*GONE, "Hello?", "/next", HELLO, *GONE)
    assert text.count("Nobody is at the desk.") == 2
    assert said(desk, 2) == [HELLO]
    assert desk.is_over


def test_the_end_sums_up_times_and_the_pair() -> None:
    text, desk = play("/wait 60", HELLO, "/2", HELLO)
    assert desk.is_over
    end = text[text.index("A busy afternoon: the shift") :]
    assert "1 replies" in end
    assert "one case in different dress" in end


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("/3", "There is no call 3"),
        ("/rewind 1", "no /rewind in a shift"),
        ("/dek", "no command /dek"),
        ("/wait x", "no number"),
    ],
)
def test_a_slip_is_told_and_the_shift_goes_on(line: str, word: str) -> None:
    text, desk = play(line, HELLO)
    assert word in text
    assert said(desk, 1) == [HELLO]


def test_a_rest_stops_the_whole_desk() -> None:
    text, desk = play("/rest", None, None, HELLO)
    assert "Nobody waits while you rest." in text
    assert len(desk.calls) == 1
    assert said(desk, 1) == [HELLO]


def test_help_has_the_commands_of_a_shift_too() -> None:
    text, _ = play("/help")
    assert "/desk" in text[text.index("/kb") :]
