"""A word at the lower edge goes away by itself."""

from __future__ import annotations

from simulator.desktop.ticks import ticks_ms
from simulator.desktop.toast import SHOWN_MS, Toast


def test_a_word_goes_away_when_its_time_is_over() -> None:
    at = [1000]
    toast = Toast(lambda: at[0])
    assert toast.left_ms() is None
    toast.show("New message")
    at[0] += SHOWN_MS - 1
    assert not toast.tick()
    assert toast.left_ms() == 1
    at[0] += 1
    assert toast.tick()
    assert toast.text == ""


def test_the_clock_runs_although_pygame_was_never_started() -> None:
    assert ticks_ms() > 0
