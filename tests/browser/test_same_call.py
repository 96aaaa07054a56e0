"""A call on the pages comes to the same state as the same inputs in the terminal's protocol."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.customers.scripted import ScriptedVoice
from simulator.scenario.load import load_scenario
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.practice import rest
from simulator.session.runner import NotNow, Runner
from simulator.settings import shipped_scenarios
from simulator.wishes import Wishes
from tests import effort
from tests.browser.visitor import CASE, Visitor
from tests.fakes import OPENED_AT, header

REPLIES = (
    "Hello Dana, I am sorry that you had to wait. I will find out where your lamp is.",
    "I will call you back today by 17:00.",
    "That is not my fault. Calm down!",
    "What would help you most: a new lamp, or the money back?",
    "한글도 씁니다.",
)
INPUTS = st.one_of(
    st.tuples(st.just("reply"), st.sampled_from(REPLIES)),
    st.tuples(st.just("note"), st.just("The lamp is late.")),
    st.tuples(st.just("hold"), st.just("2")),
    st.tuples(st.just("hint"), st.just("")),
    st.tuples(st.just("rest"), st.just("")),
    st.tuples(st.just("look"), st.just("")),
)
PAUSES = st.sampled_from((0, 3, 20, 75, 200, 420))


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One input after a pause."""

    pause_s: int
    do: str
    what: str


MOVES = st.lists(
    st.builds(lambda pause, pair: Move(pause_s=pause, do=pair[0], what=pair[1]), PAUSES, INPUTS), max_size=6
)


def on_pages(home: Path, moves: list[Move]) -> Runner:
    visitor = Visitor(home, wishes=Wishes(seed=7, twist="plain", recorded=False))
    visitor.enter()
    call = visitor.take()
    runner = visitor.app.sitting(call[7:]).runner
    for move in moves:
        visitor.clock.advance(move.pause_s * 1000)
        sitting = visitor.app.sitting(call[7:])
        said, done = str(sitting.said), str(sitting.done)
        if move.do == "reply":
            visitor.post(f"{call}/reply", text=move.what, said=said)
        elif move.do == "note":
            visitor.post(f"{call}/act/note", done=done, **{"arg.text": move.what})
        elif move.do == "hold":
            visitor.post(f"{call}/act/hold", done=done, **{"arg.minutes": move.what, "arg.reason": "to look"})
        elif move.do == "look":
            visitor.get(f"{call}/news")
        else:
            visitor.post(f"{call}/{'pause' if move.do == 'rest' else move.do}")
            if move.do == "rest":
                visitor.post(f"{call}/back")
    return runner


def line_of(move: Move) -> dict[str, object]:
    """Return the same input as an object of the terminal's protocol."""
    lines: dict[str, dict[str, object]] = {
        "reply": {"do": "reply", "text": move.what},
        "note": {"do": "note", "text": move.what},
        "hold": {"do": "act", "name": "hold", "args": {"minutes": 2, "reason": "to look"}},
        "hint": {"do": "hint"},
        "rest": {"do": "rest"},
        "look": {"do": "wait", "seconds": 0},
    }
    return lines[move.do]


def in_terminal(scenario: Scenario, moves: list[Move]) -> Runner:
    clock = SteppedClock(OPENED_AT)
    runner = Runner.start(scenario, header(seed=7), voice=ScriptedVoice(), clock=clock, journal=None)
    for move in moves:
        with suppress(NotNow):  # the contact is over: the pages say so, too, and nothing happens
            feed(runner, clock, {**line_of(move), "after_s": move.pause_s})
        if runner.state.resting:
            rest(runner, back=True)
    return runner


@settings(
    max_examples=effort.count(8, 200),
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # a failing call is short enough as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moves=MOVES)
def test_the_same_inputs_lead_to_the_same_state(data_home: Path, moves: list[Move]) -> None:
    shipped = shipped_scenarios()
    assert shipped is not None
    pages, terminal = on_pages(data_home, moves), in_terminal(load_scenario(shipped / CASE), moves)
    assert pages.events == terminal.events
    assert pages.state.digest() == terminal.state.digest()
