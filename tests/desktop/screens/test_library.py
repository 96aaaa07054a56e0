"""The library: searched by words, and narrowed by channel, difficulty, skill and progress."""

from __future__ import annotations

from dataclasses import replace

import pygame

from simulator.desktop.screens.library import Library
from simulator.desktop.widgets.blocks import Card, Option
from simulator.sayings import told
from simulator.view.briefing import skill_title
from tests.desktop.desks import LONG_TITLE
from tests.desktop.hand import Hand


def library(hand: Hand) -> Library:
    if hand.on != "Library":
        hand.key(pygame.K_F2)
        hand.settle()
    assert isinstance(hand.screen, Library)
    return hand.screen


def titles(hand: Hand) -> list[str]:
    return [block.label for block in library(hand).scenarios.blocks if isinstance(block, Card)]


def test_search_keeps_what_has_all_words(hand: Hand) -> None:
    assert len(titles(hand)) == 2
    hand.key(pygame.K_f, mod=pygame.KMOD_CTRL)
    hand.type("long ostley")
    assert titles(hand) == [LONG_TITLE]
    hand.key(pygame.K_ESCAPE)
    assert len(titles(hand)) == 2
    hand.key(pygame.K_ESCAPE)
    assert hand.on == "Today"


def test_enter_in_the_search_opens_what_was_found(hand: Hand) -> None:
    library(hand)
    hand.key(pygame.K_f, mod=pygame.KMOD_CTRL)
    hand.type("small")
    hand.key(pygame.K_RETURN)
    assert hand.on == "Briefing"


def test_skills_stand_in_the_order_of_their_titles_and_a_choice_outlives_the_language(hand: Hand) -> None:
    screen = library(hand)
    assert screen._shelf is not None
    skills = ("names_impact", "respect", "tells_what_was_done", "answers_need")
    entries = [replace(entry, skills=skills) for entry in screen._shelf.entries]
    screen._show(replace(screen._shelf, entries=entries))

    def options() -> tuple[list[str], str]:
        block = next(block for block in screen.filters.blocks if block.id == "filter:skill")
        assert isinstance(block, Option)
        return list(block.values[1:]), block.values[block.chosen]

    for language in ("en", "it", "ko"):
        hand.window.prefer(language=language)
        titles, chosen = options()
        assert titles == sorted(titles)
        if language == "en":
            screen._filter("skill", screen._skills())(1)
            wanted = screen.wanted.skill
        else:
            assert chosen == told(skill_title(wanted))
    hand.window.prefer(language="en")


def test_a_filter_is_turned_with_the_arrows(hand: Hand) -> None:
    screen = library(hand)
    hand.click_on("filters")
    hand.key(pygame.K_HOME, pygame.K_RIGHT)
    assert screen.wanted.channel == 1
    assert len(titles(hand)) == 2
    hand.key(pygame.K_RIGHT)
    assert titles(hand) == []
    hand.key(pygame.K_LEFT, pygame.K_LEFT)
    assert len(titles(hand)) == 2


def test_a_narrow_window_shows_the_filters_in_place_of_the_scenarios(hand: Hand) -> None:
    screen = library(hand)
    assert not screen.unfold.visible
    hand.window.prefer(text=200)
    hand.settle()
    assert not screen.filters.visible
    hand.click_on("filtering")
    assert (hand.focused(), screen.scenarios.visible) == ("filters", False)
    hand.key(pygame.K_RIGHT, pygame.K_RIGHT)  # the phone; both cases are chats
    assert screen.unfold.label == "Show 0"
    hand.key(pygame.K_ESCAPE)
    assert screen.scenarios.visible
    assert titles(hand) == []
    hand.key(pygame.K_ESCAPE)
    assert len(titles(hand)) == 2


def test_a_filter_that_is_longer_than_its_row_is_read_in_two_lines(hand: Hand) -> None:
    option = Option(
        "filter", "Trains", "", ("All", "Ammette l'errore e non incolpa proprio nessuno"), 0, lambda _: None
    )
    painter = hand.window.painter
    short, long = option._chips(painter, pygame.Rect(0, 0, 240, 0))
    assert painter.px(34) == short.height < long.height
    assert long.right <= 240
