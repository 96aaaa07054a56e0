"""At every size each widget lies inside the window, none lies on another, and Tab reaches all of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pygame
import pytest

from tests.desktop.hand import Hand


def to_today(hand: Hand) -> None:
    assert hand.on == "Today"


def to_briefing(hand: Hand) -> None:
    hand.key(pygame.K_RETURN)


def to_call(hand: Hand) -> None:
    hand.take_call()


def to_knowledge(hand: Hand) -> None:
    hand.take_call()
    hand.key(pygame.K_F3)


def to_rating(hand: Hand) -> None:
    hand.take_call()
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN, pygame.K_RETURN)
    assert hand.on == "Rating"


def to_debrief(hand: Hand) -> None:
    to_rating(hand)
    hand.key(pygame.K_RETURN)
    assert hand.on == "Debrief"


WAYS = [to_today, to_briefing, to_call, to_knowledge, to_rating, to_debrief]
SIZES = [(960, 600), (1280, 720), (1920, 1080)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", WAYS)
def test_widgets_lie_inside_the_window_and_beside_each_other(
    hand: Hand, way: Callable[[Hand], None], size: tuple[int, int]
) -> None:
    way(hand)
    painter = hand.window.painter
    painter.surface = pygame.Surface(size)
    area = painter.surface.get_rect()
    hand.screen.draw(painter, area)
    rects = {node.id: pygame.Rect(node.rect) for node in hand.screen.tree()}
    assert rects
    for id_, rect in rects.items():
        assert rect.width > 0, id_
        assert rect.height > 0, id_
        assert area.contains(rect), id_
    for (first, one), (second, other) in combinations(rects.items(), 2):
        assert not one.colliderect(other), (first, second)


@pytest.mark.parametrize("way", WAYS)
def test_tab_reaches_every_widget_and_comes_round(hand: Hand, way: Callable[[Hand], None]) -> None:
    way(hand)
    able = [widget.id for widget in hand.screen.active() if widget.can_focus]
    first = hand.focused()
    seen = []
    for _ in able:
        seen.append(hand.focused())
        hand.key(pygame.K_TAB)
    assert sorted(seen) == sorted(able)
    assert hand.focused() == first
    hand.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    assert hand.focused() == seen[-1]


@pytest.mark.parametrize("size", SIZES)
def test_words_on_buttons_fit(hand: Hand, size: tuple[int, int]) -> None:
    hand.take_call()
    painter = hand.window.painter
    painter.surface = pygame.Surface(size)
    hand.screen.draw(painter, painter.surface.get_rect())
    from simulator.desktop.theme import SMALL_STRONG
    from simulator.desktop.widgets.button import Button, Tab

    for widget in hand.screen.widgets:
        if isinstance(widget, Tab) and widget.visible:
            assert painter.type.width(widget.label, SMALL_STRONG) <= widget.rect.width, widget.id
        elif isinstance(widget, Button) and widget.visible:
            assert widget.wanted_width(painter) <= widget.rect.width, widget.id
