"""A call that is read again stands in the order of time, under its days, with what was done at the desk."""

from __future__ import annotations

from dataclasses import replace

from simulator.terminal.paper import Paper
from simulator.terminal.transcript import transcript_text
from simulator.view.call import show_call
from tests.terminal.desk import play
from tests.terminal.test_plain import WHOLE


def test_what_was_said_and_done_stands_in_order_under_its_days() -> None:
    _, runner = play("/act look_up 48213", *WHOLE)
    lines = transcript_text(show_call(runner.scenario, runner.state), Paper(width=100)).splitlines()
    days = [line for line in lines if line.startswith("── ") and line.endswith(" Mar")]
    assert days == ["── Tue 3 Mar", "── Wed 4 Mar"]
    first_reply = next(n for n, line in enumerate(lines) if line.endswith(" You"))
    done = next(n for n, line in enumerate(lines) if line.endswith(" Done at the desk"))
    assert done < first_reply < lines.index(days[1])
    assert "Look up an order: " in lines[done + 1]


def test_in_one_moment_the_customer_opens_then_comes_what_was_done_then_the_reply_that_tells_of_it() -> None:
    _, runner = play("/act look_up 48213", *WHOLE)
    view = show_call(runner.scenario, runner.state)
    at_once = replace(
        view,
        lines=tuple(replace(line, at_ms=0) for line in view.lines[:2]),
        log=tuple(replace(row, at_ms=0) for row in view.log[:1]),
    )
    heads = [
        line.split(maxsplit=1)[1]
        for line in transcript_text(at_once, Paper(width=100)).splitlines()
        if line[:1].isdigit()
    ]
    assert heads == [view.lines[0].name, "Done at the desk", "You"]
