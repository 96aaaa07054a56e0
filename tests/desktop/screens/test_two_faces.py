"""The window follows a call that is answered elsewhere: on a page beside it, by another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from scoring.model import SelfRating
from simulator.desktop.screens.call import Call, open_screen
from simulator.session.shared import SharedRunner
from tests.desktop.hand import Hand


def elsewhere(hand: Hand, step: Callable[[], object]) -> None:
    """Do a step as the other face does it, on its own thread; then let the window look."""
    other = threading.Thread(target=step)
    other.start()
    other.join()
    hand.settle()


def phase(runner: SharedRunner) -> str:
    return runner.state.phase


def test_the_window_follows_a_whole_call_that_is_answered_elsewhere(hand: Hand) -> None:
    hand.take_call()
    assert isinstance(hand.screen, Call)
    runner = SharedRunner.of(hand.screen.runner)
    open_screen(hand.window, runner)
    hand.settle()
    hand.type("Half a mess")
    elsewhere(hand, lambda: runner.reply("Hello, this is said on the page."))
    assert isinstance(hand.screen, Call)
    assert "Hello, this is said on the page." in [line.text for line in hand.screen._lines]
    assert hand.screen.editor.text == "Half a mess"
    while phase(runner) in ("contact", "between"):
        elsewhere(hand, runner.end if phase(runner) == "contact" else runner.next)
    assert hand.on == "Rating"
    elsewhere(hand, lambda: runner.rate(SelfRating(empathy=70, accuracy=60, follow_through=50)))
    assert hand.on == "Debrief"
