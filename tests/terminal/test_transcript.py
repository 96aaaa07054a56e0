"""A call that is read again stands in the order of time, under its days, with what was done at the desk."""

from __future__ import annotations

from simulator.terminal.paper import Paper
from simulator.terminal.transcript import transcript_text
from simulator.view.call import show_call
from tests.terminal.desk import play


def test_what_was_said_and_done_stands_in_order_under_its_days() -> None:
    _, runner = play("/act look_up 48213", "Hello Dana, I will call you tomorrow at 11:00.", "/end", "/next", "Hello.")
    lines = transcript_text(show_call(runner.scenario, runner.state), Paper(width=100)).splitlines()
    days = [line for line in lines if line.startswith("── ") and line.endswith(" Mar")]
    assert days == ["── Tue 3 Mar", "── Wed 4 Mar"]
    first_reply = next(n for n, line in enumerate(lines) if line.endswith(" You"))
    done = next(n for n, line in enumerate(lines) if line.endswith(" Done at the desk"))
    assert done < first_reply < lines.index(days[1])
    assert "Look up an order: " in lines[done + 1]
