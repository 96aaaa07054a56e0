"""A page with twenty thousand bubbles: only what is in sight is drawn, and it stays at its end."""

from __future__ import annotations

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.widgets.page import Block, Page
from tests.desktop.hand import Hand

HIGH = 40


class Plain(Block):
    """Counts how often it was drawn."""

    def __init__(self) -> None:
        """Begin undrawn."""
        self.drawn = 0

    def height(self, painter: Painter, width: int) -> int:
        return HIGH

    def draw(self, painter: Painter, rect: pygame.Rect, *, chosen: bool, hovered: bool) -> None:
        self.drawn += 1


def test_only_blocks_in_sight_are_drawn_and_the_end_is_kept(hand: Hand) -> None:
    painter = hand.window.painter
    page = sticking()
    blocks = [Plain() for _ in range(20_000)]
    page.show(blocks)
    page.draw(painter, focused=False)
    assert sum(block.drawn for block in blocks) <= 8
    assert blocks[-1].drawn == 1
    assert page.wheel(5)
    page.draw(painter, focused=False)
    before = page.offset
    page.show([*blocks, Plain()])
    page.draw(painter, focused=False)
    assert page.offset == before


def sticking() -> Page:
    """Return an empty page that keeps what came last in sight, 400 by 300 pixels."""
    page = Page("page", "Page", gap=10, sticks=True)
    page.rect = pygame.Rect(0, 0, 400, 300)
    return page


class Tall(Plain):
    """Has no room in the page."""

    def height(self, painter: Painter, width: int) -> int:
        return 500


class Line(Tall):
    """Comes in the place of another kind of block."""


class Foot(Plain):
    """Stands under what came last."""

    is_foot = True


def test_what_came_last_is_read_from_its_beginning_and_who_scrolls_on_gets_to_the_end(hand: Hand) -> None:
    painter = hand.window.painter
    page = sticking()
    first, tall, foot = [Plain() for _ in range(9)], Tall(), Foot()
    page.show(first)
    page.draw(painter, focused=False)
    assert page.rect_of(8).bottom == page.rect.bottom
    page.show([*first, tall, foot])
    page.draw(painter, focused=False)
    assert page.rect_of(10).bottom == page.rect.bottom, "the dots of who types stay in sight"
    page.show([*first, tall])
    page.draw(painter, focused=False)
    assert page.rect_of(9).bottom == page.rect.bottom, "nothing new has come"
    page.show([*first, Line()])
    page.draw(painter, focused=False)
    assert page.rect_of(9).top == page.rect.top
    assert page.wheel(-50)
    page.draw(painter, focused=False)
    assert page.rect_of(9).bottom == page.rect.bottom, "it does not jump back to the beginning"
    page.show([*page.blocks, Plain(), Plain()])
    page.draw(painter, focused=False)
    assert page.rect_of(11).bottom == page.rect.bottom, "what has room is shown whole, at the end"


class Own(Tall):
    """Was written by who reads the page."""

    is_own = True


def test_an_answer_is_in_sight_when_it_comes_together_with_the_own_message(hand: Hand) -> None:
    painter = hand.window.painter
    page = sticking()
    page.show([Plain(), Own(), Plain()])
    page.draw(painter, focused=False)
    assert page.rect_of(2).bottom == page.rect.bottom
    page.show([*page.blocks, Own()])
    page.draw(painter, focused=False)
    assert page.rect_of(3).bottom == page.rect.bottom, "nobody reads their own words from the beginning"


def test_arrows_go_through_what_can_be_pressed_and_bring_it_into_sight(hand: Hand) -> None:
    pressed: list[int] = []
    blocks = [Plain() for _ in range(30)]
    blocks[25].on_press = lambda: pressed.append(25)
    blocks[3].on_press = lambda: pressed.append(3)
    page = Page("page", "Page", gap=10)
    page.rect = pygame.Rect(0, 0, 400, 300)
    page.show(blocks)
    page.draw(hand.window.painter, focused=True)
    for key in (pygame.K_RETURN, pygame.K_DOWN, pygame.K_RETURN):
        assert page.key(pygame.Event(pygame.KEYDOWN, key=key, mod=0))
    assert pressed == [3, 25]
    page.draw(hand.window.painter, focused=True)
    assert page.rect.contains(page.rect_of(25))


def test_who_comes_back_to_the_top_finds_the_first_chosen_and_in_sight(hand: Hand) -> None:
    blocks = [Plain() for _ in range(30)]
    for block in blocks:
        block.on_press = lambda: None
    page = Page("page", "Page", gap=10)
    page.rect = pygame.Rect(0, 0, 400, 300)
    page.show(blocks)
    page.draw(hand.window.painter, focused=True)
    for _ in range(20):
        page.key(pygame.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0))
    page.draw(hand.window.painter, focused=True)
    page.to_top()
    page.draw(hand.window.painter, focused=True)
    assert page.chosen == 0
    assert page.rect.contains(page.rect_of(0))


def test_blocks_that_are_only_made_anew_move_nothing(hand: Hand) -> None:
    painter = hand.window.painter
    page = sticking()
    page.show([*(Plain() for _ in range(9)), Tall()])
    page.draw(painter, focused=False)
    page.wheel(-50)
    page.draw(painter, focused=False)
    end = page.offset
    page.show([*(Plain() for _ in range(9)), Tall()])
    page.draw(painter, focused=False)
    assert page.offset == end
