"""Practice at the terminal: hints, a turn taken again, a new try, a rest; as protocol and for people."""

from __future__ import annotations

import json
from collections.abc import Iterator

from simulator.session.clocks import SteppedClock
from simulator.session.ports import Notice
from simulator.terminal.machine import play_lines
from tests.terminal.desk import TODAY, begin, drive, play

HELLO = {"do": "reply", "text": "Hello Dana, six minutes in the queue: I'm sorry. Your order number?", "after_s": 20}
BLAME = {"do": "reply", "text": "You should have chosen express.", "after_s": 20}


class LateReport:
    badge = "LLM"
    due = False

    def news(self) -> Notice | None:
        due, self.due = self.due, False
        return Notice(message="The key was rejected.", hint="Set another key.") if due else None


def test_a_new_try_goes_on_in_the_same_output_with_other_values() -> None:
    events = drive(HELLO, {"do": "retry"}, HELLO)
    opened = [event for event in events if event["event"] == "opened"]
    assert len(opened) == 2
    assert opened[0]["seed"] != opened[1]["seed"]
    assert [event["reason"] for event in events if event["event"] == "closed"] == ["abandoned", "abandoned"]
    assert [event["seq"] for event in events] == list(range(len(events)))


def test_what_the_voice_says_about_itself_is_told_in_a_new_try_too() -> None:
    report = LateReport()
    clock = SteppedClock(TODAY)
    out: list[str] = []

    def lines() -> Iterator[bytes]:
        yield json.dumps({"do": "retry"}).encode()
        report.due = True
        yield json.dumps(HELLO).encode()

    play_lines(begin(clock), clock, lines(), out.append, recorded=False, report=report)
    events = [json.loads(line) for line in out]
    last = max(place for place, event in enumerate(events) if event["event"] == "opened")
    assert [event["message"] for event in events[last:] if event["event"] == "notice"] == ["The key was rejected."]


def test_a_new_try_may_come_after_the_end() -> None:
    done = ({"do": "end"}, *({"do": "next"},) * 6, {"do": "end"})
    events = drive(HELLO, *done, {"do": "retry"})
    assert [event["event"] for event in events].count("opened") == 2


def test_what_both_futures_share_is_told_once() -> None:
    events = drive(HELLO, BLAME, {"do": "rewind", "turn": 2}, HELLO)
    kinds = [event["event"] for event in events]
    assert kinds.count("opened") == 1
    assert kinds.count("trainee") == 3
    assert kinds[-1] == "beside"
    beside = events[-1]
    assert isinstance(beside["first"], dict)
    assert isinstance(beside["again"], dict)
    assert beside["first"]["lines"][0]["text"] == BLAME["text"]
    assert beside["again"]["lines"][0]["text"] == HELLO["text"]
    assert beside["first"]["mood"] < beside["again"]["mood"]


def test_a_turn_that_is_no_number_is_a_problem_and_the_call_goes_on() -> None:
    events = drive(HELLO, {"do": "rewind", "turn": "two"}, {"do": "rewind", "turn": 9}, HELLO)
    assert [event["event"] for event in events].count("problem") == 2
    assert [event["event"] for event in events].count("trainee") == 2


def test_a_person_gets_hints_rest_and_both_futures() -> None:
    typed = ("/hint", str(HELLO["text"]), str(BLAME["text"]), "/rest", "/rewind 2", "I see. Let me look.", "/end")
    shown, runner = play(*typed, *("/next",) * 6, "/end")
    assert "Say that you know." in shown
    assert "You are having a rest." in shown
    assert "Turn 2 again" in shown
    assert "Two futures from turn 2 on" in shown
    assert runner.state.hints == ("wait",)
    assert "1 hint was taken" in shown


def test_a_person_may_begin_anew() -> None:
    shown, runner = play(str(HELLO["text"]), "/retry", str(HELLO["text"]))
    assert shown.count("The parcel that never came") == 2
    assert runner.state.turn == 1
