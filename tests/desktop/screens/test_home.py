"""The library: read after the first frame, searched, opened by key and mouse."""

from __future__ import annotations

import pygame

from simulator.desktop.app import Window
from simulator.desktop.screens.home import Home
from simulator.desktop.widgets.blocks import Card
from tests.desktop.desks import LONG_TITLE, SmallDesk
from tests.desktop.hand import Hand


def titles(hand: Hand) -> list[str]:
    assert isinstance(hand.screen, Home)
    return [block.label for block in hand.screen.library.blocks if isinstance(block, Card)]


def panel_title(hand: Hand) -> str:
    return "" if hand.screen.dialog is None else hand.screen.dialog.title


def test_the_first_frame_does_not_wait_for_the_library(dummy_drivers: None) -> None:
    desk = SmallDesk()
    window = Window(desk)
    window.open_first()
    window.draw()
    assert desk.asked == 0
    hand = Hand(window)
    hand.settle()
    assert desk.asked == 1
    assert titles(hand) == ["A small case", LONG_TITLE]
    window.close()


def test_search_keeps_what_has_all_words(hand: Hand) -> None:
    hand.key(pygame.K_f, mod=pygame.KMOD_CTRL)
    hand.type("long ostley")
    assert titles(hand) == [LONG_TITLE]
    hand.key(pygame.K_ESCAPE)
    assert len(titles(hand)) == 2


def test_a_scenario_that_cannot_be_opened_says_why(hand: Hand) -> None:
    hand.key(pygame.K_DOWN, pygame.K_RETURN)
    assert panel_title(hand) == "There is no such scenario."
    hand.key(pygame.K_ESCAPE)
    assert panel_title(hand) == ""
    assert hand.focused() == "library"


def test_a_card_is_opened_with_the_mouse(hand: Hand) -> None:
    assert isinstance(hand.screen, Home)
    hand.click(hand.screen.library.rect_of(0).center)
    assert hand.on == "Briefing"
    hand.click_on("back")
    assert hand.on == "Home"


def test_the_window_can_open_with_a_briefing(dummy_drivers: None) -> None:
    desk = SmallDesk()
    desk.first_scenario = "small"
    window = Window(desk)
    window.open_first()
    hand = Hand(window)
    hand.settle()
    hand.settle()
    assert hand.on == "Briefing"
    window.close()
