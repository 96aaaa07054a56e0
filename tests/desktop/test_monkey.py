"""A monkey at keyboard and mouse: whatever it does nothing breaks, and what it types into the reply is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pygame
import pytest

from simulator.desktop.screens.shift_briefing import open_shift
from simulator.desktop.widgets.editor import Editor
from simulator.session.replay import fold
from tests import effort
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand

KEYS = (
    *(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_TAB, pygame.K_SPACE, pygame.K_BACKSPACE, pygame.K_DELETE),
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_a, pygame.K_c, pygame.K_v, pygame.K_x, pygame.K_z, pygame.K_y),
    *(pygame.K_F1, pygame.K_F2, pygame.K_F3, pygame.K_F4, pygame.K_F5, pygame.K_F6, pygame.K_F7, pygame.K_F9),
    *(pygame.K_F10, pygame.K_p, pygame.K_r, pygame.K_PLUS, pygame.K_MINUS, pygame.K_0, pygame.K_f, pygame.K_PAUSE),
)
MODS = (0, 0, 0, 0, pygame.KMOD_CTRL, pygame.KMOD_SHIFT, pygame.KMOD_CTRL | pygame.KMOD_SHIFT, pygame.KMOD_ALT)
TEXTS = (
    "a",
    "Hello Ann, ",
    "주문 번호",
    "ß",
    "👍🏽",
    "\n",
    "x" * 90,
    "I will call you tomorrow. ",
    "\u1112\u1161\u11ab",
)
Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((960, 600), (1280, 720), (1600, 900))
SMALL: tuple[Size, ...] = ((640, 480), (800, 500), (1280, 720))
TEXT_SIZES = (80, 100, 150, 200)
LANGUAGES = ("en", "ko", "it")
THEMES = ("light", "dark", "contrast")
SEEN_BY_ANY_MONKEY = 4
"""Screens that even a short run gets to: a monkey that hangs in one of them tests little."""


def draws(seed: str) -> Iterator[int]:
    """Yield numbers that are the same for a seed every time."""
    number = 0
    while True:
        digest = hashlib.sha256(f"{seed}{number}".encode()).digest()
        yield from (int.from_bytes(digest[at : at + 4], "big") for at in range(0, 32, 4))
        number += 1


def some_event(draw: Iterator[int], size: tuple[int, int]) -> pygame.Event:
    kind = next(draw) % 10
    at = (next(draw) % size[0], next(draw) % size[1])
    if kind < 4:
        key, mod = KEYS[next(draw) % len(KEYS)], MODS[next(draw) % len(MODS)]
        return pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
    if kind == 4:
        return pygame.Event(pygame.KEYUP, key=KEYS[next(draw) % len(KEYS)], mod=0, unicode="", scancode=0)
    if kind == 5:
        return pygame.Event(pygame.TEXTINPUT, text=TEXTS[next(draw) % len(TEXTS)])
    if kind == 6:
        return pygame.Event(pygame.TEXTEDITING, text=("", "ㅎ", "하", "한")[next(draw) % 4], start=0, length=1)
    if kind == 7:
        button = pygame.MOUSEBUTTONDOWN if next(draw) % 2 else pygame.MOUSEBUTTONUP
        return pygame.Event(button, pos=at, button=1, touch=False)
    if kind == 8:
        return pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0), touch=False)
    return pygame.Event(pygame.MOUSEWHEEL, x=0, y=next(draw) % 7 - 3, precise_y=0.5, flipped=False, touch=False)


@pytest.mark.parametrize(
    ("seed", "sizes", "text_sizes", "events"),
    [
        ("monkey", SIZES, (100,), effort.count(5_000, 100_000)),
        ("small", SMALL, TEXT_SIZES, effort.count(1_500, 100_000)),
        ("tightest", SMALL[:1], (200,), effort.count(1_500, 50_000)),
    ],
)
def test_a_monkey_breaks_nothing(
    hand: Hand, seed: str, sizes: tuple[Size, ...], text_sizes: tuple[int, ...], events: int
) -> None:
    draw = draws(seed)
    seen: set[str] = set()
    for number in range(events):
        hand.window.take([some_event(draw, hand.window._window.size)])
        if number % 9 == 0:
            hand.window.draw()
            seen.add(hand.on)
        if number % 500 == 0:
            hand.window._window.size = sizes[next(draw) % len(sizes)]
            hand.window.prefer(
                text=text_sizes[next(draw) % len(text_sizes)],
                language=LANGUAGES[next(draw) % len(LANGUAGES)],
                theme=THEMES[next(draw) % len(THEMES)],
            )
    hand.settle()
    assert hand.screen.tree()
    assert len(seen) >= SEEN_BY_ANY_MONKEY


def test_a_monkey_breaks_nothing_in_a_shift(hand: Hand, desk: SmallDesk) -> None:
    open_shift(hand.window, "evening")
    hand.settle()
    hand.key(pygame.K_RETURN)
    assert hand.on == "Call"
    draw = draws("shift")
    for number in range(effort.count(2_000, 20_000)):
        event = some_event(draw, hand.window._window.size)
        if number % 11 == 0:
            key = (pygame.K_1, pygame.K_2, pygame.K_3, pygame.K_TAB)[next(draw) % 4]
            event = pygame.Event(pygame.KEYDOWN, key=key, mod=pygame.KMOD_CTRL, unicode="", scancode=0)
        hand.window.take([event])
        if number % 9 == 0:
            desk.clock.advance(next(draw) % 4_000)
            hand.window.draw()
    hand.settle()
    assert hand.screen.tree()
    for runner in desk.runners:
        assert fold(runner.scenario, runner.events).digest() == runner.state.digest()


def some_noise(draw: Iterator[int], size: Size) -> list[pygame.Event]:
    """Return what hands do beside typing, or an input method before it commits; none of it edits the text."""
    at = (next(draw) % size[0], next(draw) % size[1])
    kinds: tuple[list[pygame.Event], ...] = (
        [pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0), touch=False)],
        [pygame.Event(pygame.MOUSEWHEEL, x=0, y=next(draw) % 5 - 2, precise_y=0.5, flipped=False, touch=False)],
        [pygame.Event(pygame.TEXTEDITING, text=text, start=0, length=1) for text in ("ㅎ", "하", "")],
        [pygame.Event(pygame.KEYDOWN, key=pygame.K_LSHIFT, mod=pygame.KMOD_SHIFT, unicode="", scancode=0)],
        [pygame.Event(pygame.WINDOWEXPOSED)],
        [],
    )
    return kinds[next(draw) % len(kinds)]


def test_whatever_happens_between_two_letters_what_is_typed_into_the_reply_is_there(
    hand: Hand, desk: SmallDesk
) -> None:
    draw = draws("letters")
    hand.take_call()
    editor = hand.widget("editor")
    assert isinstance(editor, Editor)
    wanted = ""
    for number in range(effort.count(600, 20_000)):
        letter = "abc 한글é"[next(draw) % 7]
        wanted += letter
        size = hand.window._window.size
        typed = pygame.Event(pygame.TEXTINPUT, text=letter)
        hand.window.take([*some_noise(draw, size), typed, *some_noise(draw, size)])
        if number % 7 == 0:
            desk.clock.advance(next(draw) % 100)  # in all less than the customer waits
            hand.window.draw()
        if number % 150 == 0:
            hand.window._window.size = SMALL[next(draw) % len(SMALL)]
        if len(wanted) == 200:
            assert editor.text == wanted
            hand.key(pygame.K_a, mod=pygame.KMOD_CTRL)
            hand.key(pygame.K_BACKSPACE)
            wanted = ""
    assert editor.text == wanted
