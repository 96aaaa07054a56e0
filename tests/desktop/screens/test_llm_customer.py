"""The desk while an LLM words the customer's lines: its badge, what it has to say, and frames that are never late."""

from __future__ import annotations

import statistics
import time
from collections import deque
from collections.abc import Callable

import pygame
import pytest

from simulator.desktop.app import Window
from simulator.desktop.screens.call import Call
from simulator.engine.events import Mode
from simulator.session.ports import Notice, Voice
from simulator.session.runner import Runner
from tests.cases import small_scenario
from tests.customers import fake_endpoint as fake
from tests.customers.calls import voice_on
from tests.customers.fake_endpoint import Line, Request, serving
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand
from tests.fakes import SlowVoice, header

FRAME_MS = 33.0
"""Thirty frames a second."""


class Report:
    """A voice that has something to say about itself."""

    badge = "LLM: llm.example tiny"

    def __init__(self, *notices: Notice) -> None:
        self._notices = deque(notices)

    def news(self) -> Notice | None:
        return self._notices.popleft() if self._notices else None


def drawn_texts(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return all lines of text that one frame draws."""
    painter = hand.window.painter
    texts: list[str] = []
    draw: Callable[..., object] = painter.line

    def noted(text: str, *rest: object, **more: object) -> object:
        texts.append(text)
        return draw(text, *rest, **more)

    monkeypatch.setattr(painter, "line", noted)
    hand.window.draw()
    return texts


def test_the_badge_stands_in_the_header_while_it_is_on(
    hand: Hand, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.take_call()
    assert not any("LLM" in text for text in drawn_texts(hand, monkeypatch))
    desk.voice_report = Report()
    assert any("LLM: llm.example tiny" in text for text in drawn_texts(hand, monkeypatch))


def test_what_the_voice_has_to_say_is_shown_and_the_call_goes_on(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    desk.voice_report = Report(Notice(message="llm.example rejected the key.", hint="Set another key."))
    hand.settle()
    assert isinstance(hand.screen, Call)
    assert "rejected the key" in hand.screen.flash[0]
    assert "goes on as scripted" in hand.screen.flash[0]
    hand.type("Hello Ann.")
    hand.key(pygame.K_RETURN)
    assert hand.screen.view.turn == 1


def is_typing(hand: Hand) -> bool:
    assert isinstance(hand.screen, Call)
    return hand.screen.view.typing


def frames_with(voice: Voice, most: int) -> list[float]:
    """Return how long frames take, in milliseconds, while the customer is about to speak."""

    class SlowDesk(SmallDesk):
        def start(self, scenario_id: str, *, mode: Mode, guided: bool = False) -> Runner:
            return Runner.start(small_scenario(), header(), voice=voice, clock=self.clock, journal=None)

    window = Window(SlowDesk())
    window.open_first()
    hand = Hand(window)
    hand.settle()
    hand.take_call()
    frames: list[float] = []
    while is_typing(hand) and len(frames) < most:
        start = time.perf_counter()
        window.take(pygame.event.get())
        window.draw()
        frames.append((time.perf_counter() - start) * 1000)
        time.sleep(0.016)
    window.close()
    return frames


def test_no_frame_is_late_while_a_slow_endpoint_drips() -> None:
    def drips(line: Line, request: Request) -> None:
        line.head(kind="text/event-stream")
        while line.rest(0.01):
            line.write(fake.event(fake.chunk("a ")))

    quiet = statistics.median(frames_with(SlowVoice(), 40))
    with serving(drips) as endpoint, voice_on(endpoint.base_url, deadline_s=3) as voice:
        dripping = frames_with(voice, 200)
    assert len(dripping) > 10
    # On a machine that has other things to do, a frame may take longer; then it does so without an endpoint as well.
    assert statistics.median(dripping) < max(FRAME_MS, 2 * quiet)
