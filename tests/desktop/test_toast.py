"""A word at the lower edge goes away by itself."""

from __future__ import annotations

import pygame
import pytest

from simulator.desktop.text import Typesetter
from simulator.desktop.theme import SMALL_STRONG, THEMES, Metrics
from simulator.desktop.ticks import ticks_ms
from simulator.desktop.toast import SHOWN_MS, Toast
from simulator.settings import shipped_assets
from tests.desktop.hand import Hand


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


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.3, 1.5, 2.0])
def test_a_box_has_room_for_the_words_that_it_was_made_for(hand: Hand, scale: float) -> None:
    painter = hand.window.painter
    metrics = Metrics(scale=scale)
    assets = shipped_assets()
    assert assets is not None
    painter.restyle(THEMES["light"], metrics, Typesetter(assets / "fonts", metrics))
    toast = Toast()
    for word in ("Risposto", "Type", "AVATAR", "Nuovo messaggio", "새 메시지", "Picked up"):
        toast.show(word, "volume-2")
        box = toast.rect(painter, pygame.Rect(0, 0, 1280, 720), in_bar=(1000, 34))
        lines = (box.height - painter.px(22)) // painter.type.line_height(SMALL_STRONG)
        wide = box.width - 2 * painter.px(20) - painter.px(26)
        assert len(painter.type.wrap(word, SMALL_STRONG, wide)) == lines
