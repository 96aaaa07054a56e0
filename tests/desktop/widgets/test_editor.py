"""The editor in a call: keys, clipboard, mouse, long texts."""

from __future__ import annotations

import pygame

from simulator.desktop.widgets.editor import Editor
from tests.desktop.hand import Hand

LONG = "This is a message that is so long that it takes more than one line in the editor of the window. " * 6


def editor_of(hand: Hand) -> Editor:
    hand.take_call()
    editor = hand.widget("editor")
    assert isinstance(editor, Editor)
    return editor


def test_cut_and_paste_go_through_the_clipboard(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type("안녕 Ann")
    hand.key(pygame.K_a, pygame.K_x, mod=pygame.KMOD_CTRL)
    assert editor.text == ""
    hand.key(pygame.K_v, pygame.K_v, mod=pygame.KMOD_CTRL)
    assert editor.text == "안녕 Ann안녕 Ann"
    hand.key(pygame.K_z, mod=pygame.KMOD_CTRL)
    assert editor.text == "안녕 Ann"


def test_up_and_down_go_by_the_lines_on_the_screen(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type(LONG)
    before = editor.writing.caret
    hand.key(pygame.K_UP, pygame.K_UP)
    above = editor.writing.caret
    assert above < before
    hand.key(pygame.K_DOWN)
    assert above < editor.writing.caret < before


def test_the_caret_stays_in_sight_in_a_long_text(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type(LONG)
    assert editor.rect.contains(editor.caret_rect())
    hand.key(pygame.K_HOME, mod=pygame.KMOD_CTRL)
    assert editor.writing.caret == 0
    assert editor.rect.contains(editor.caret_rect())


def test_dragging_the_mouse_selects(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type("Hello Ann")
    left, right = (editor.rect.left + 15, editor.rect.top + 18), (editor.rect.right - 15, editor.rect.top + 18)
    hand.window.take(
        [
            pygame.Event(pygame.MOUSEBUTTONDOWN, pos=left, button=1, touch=False),
            pygame.Event(pygame.MOUSEMOTION, pos=right, rel=(1, 0), buttons=(1, 0, 0), touch=False),
            pygame.Event(pygame.MOUSEBUTTONUP, pos=right, button=1, touch=False),
        ]
    )
    assert editor.writing.selected == "Hello Ann"


def test_no_key_is_taken_while_a_syllable_is_composed(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type("Hello")
    hand.window.take([pygame.Event(pygame.TEXTEDITING, text="ㅎ", start=0, length=1)])
    hand.key(pygame.K_RETURN)
    assert editor.text == "Hello"
    hand.window.take([pygame.Event(pygame.TEXTEDITING, text="", start=0, length=0)])
    hand.key(pygame.K_RETURN)
    assert editor.text == ""
