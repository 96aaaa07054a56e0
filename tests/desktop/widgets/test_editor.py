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


def compose(hand: Hand, text: str) -> None:
    hand.window.take([pygame.Event(pygame.TEXTEDITING, text=text, start=0, length=len(text))])
    hand.settle()


def test_a_composed_syllable_stands_at_the_caret_and_the_candidates_beside_it(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type("Hello  Ann")
    editor.writing.place(6)
    hand.settle()
    before = editor.caret_rect()
    compose(hand, "한")
    assert (editor.text, editor.composition) == ("Hello  Ann", "한")
    assert editor.caret_rect().left > before.left
    assert editor.caret_rect().top == before.top
    hand.type("한")
    assert (editor.text, editor.composition) == ("Hello 한 Ann", "")


def test_composing_takes_the_place_of_what_is_selected_and_can_be_undone(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type("Hello Dana")
    editor.writing.select_word(7)
    compose(hand, "ㅎ")
    compose(hand, "하")
    hand.type("하")
    assert editor.text == "Hello 하"
    hand.key(pygame.K_z, pygame.K_z, mod=pygame.KMOD_CTRL)
    assert editor.text == "Hello Dana"


def test_what_is_composed_is_kept_when_the_mouse_takes_the_keyboard_elsewhere(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.key(pygame.K_F3)
    hand.key(pygame.K_ESCAPE)
    hand.type("네 ")
    compose(hand, "알")
    hand.click_on("search")
    assert editor.text == "네 알"
    hand.type("알")
    search = hand.widget("search")
    assert isinstance(search, Editor)
    assert search.text == "", "an input method that commits late must not type into another field"
    hand.type("알")
    assert search.text == "알"


def test_what_is_composed_is_kept_when_the_window_loses_the_keyboard(hand: Hand) -> None:
    editor = editor_of(hand)
    compose(hand, "꼭")
    hand.window.take([pygame.Event(pygame.WINDOWFOCUSLOST)])
    assert (editor.text, editor.composition) == ("꼭", "")


def test_decomposed_jamo_of_an_input_method_are_composed(hand: Hand) -> None:
    editor = editor_of(hand)
    compose(hand, "\u1112\u1161\u11ab")
    assert editor.composition == "한"


def test_a_double_click_selects_a_word_a_triple_one_the_paragraph_and_dragging_goes_by_words(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type("One two-three.")
    hand.key(pygame.K_RETURN, mod=pygame.KMOD_SHIFT)
    hand.type("Four five")
    hand.settle()
    at = (editor.rect.left + 60, editor.rect.top + 18)
    hand.click(at)
    hand.click(at)
    assert editor.writing.selected == "two"
    hand.click(at)
    assert editor.writing.selected == "One two-three."
    far = (editor.rect.right - 40, editor.rect.top + 40)
    editor.press(at, clicks=2)
    editor.drag(far)
    assert editor.writing.selected == "two-three.\nFour five"


def test_page_keys_and_the_older_clipboard_keys_work(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type(LONG)
    hand.key(pygame.K_PAGEUP, pygame.K_PAGEUP, pygame.K_PAGEUP)
    assert editor.writing.caret < len(LONG) // 2
    hand.key(pygame.K_a, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_DELETE, mod=pygame.KMOD_SHIFT)
    assert editor.text == ""
    hand.key(pygame.K_INSERT, mod=pygame.KMOD_SHIFT)
    assert editor.text == LONG


def test_end_stops_before_the_space_at_which_a_line_was_wrapped(hand: Hand) -> None:
    editor = editor_of(hand)
    hand.type(LONG)
    hand.key(pygame.K_HOME, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_END)
    row = editor.caret_rect()
    assert editor.text[editor.writing.caret] == " "
    hand.key(pygame.K_HOME)
    assert editor.writing.caret == 0
    assert editor.caret_rect().top == row.top


def test_no_key_is_lost_when_many_come_between_two_frames(hand: Hand) -> None:
    editor = editor_of(hand)
    text = "Quick hands type faster than frames are drawn, 그래도 한 글자도 잃지 않습니다. " * 12
    hand.window.take([pygame.Event(pygame.TEXTINPUT, text=char) for char in text])
    assert editor.text == text
