"""A text under the hand: caret, selection, undo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.desktop.widgets.writing import LONGEST_TEXT, Writing


def test_typing_replaces_the_selection() -> None:
    writing = Writing("Hello Dana")
    writing.select_word(7)
    assert writing.selected == "Dana"
    writing.insert("Ann")
    assert (writing.text, writing.caret) == ("Hello Ann", 9)


def test_undo_takes_back_a_word_and_redo_brings_it_again() -> None:
    writing = Writing()
    for char in "one two":
        writing.insert(char)
    writing.undo()
    assert writing.text == "one "
    writing.undo()
    writing.undo()
    assert writing.text == ""
    for _ in range(3):
        writing.redo()
    assert writing.text == "one two"


def test_decomposed_syllables_are_composed() -> None:
    writing = Writing()
    writing.insert("\u1112\u1161\u11ab")
    assert writing.text == "한"


def test_deleting_a_word_stops_at_its_edge() -> None:
    writing = Writing("I am sorry for that")
    writing.delete(forward=False, word=True)
    assert writing.text == "I am sorry for "
    writing.place(0)
    writing.delete(forward=True, word=True)
    assert writing.text == "am sorry for "


def test_the_caret_never_stands_inside_an_emoji_with_its_colour() -> None:
    writing = Writing("👍🏽")
    writing.move(forward=False)
    assert writing.caret == 0


def test_a_single_line_takes_no_newline_and_a_text_has_an_end() -> None:
    writing = Writing(multiline=False)
    writing.insert("a\r\nb")
    assert writing.text == "a b"
    writing.insert("x" * (LONGEST_TEXT + 5))
    assert len(writing.text) == LONGEST_TEXT


@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from(["<", ">", "<w", ">w", "u", "r", "all"]))))
def test_whatever_is_done_caret_and_anchor_stay_in_the_text(steps: list[str]) -> None:
    writing = Writing()
    for step in steps:
        if step in ("<", ">", "<w", ">w"):
            writing.move(forward=step[0] == ">", word=step.endswith("w"), select=len(steps) % 2 == 0)
        elif step == "all":
            writing.select_all()
        elif step in ("u", "r"):
            (writing.undo if step == "u" else writing.redo)()
        else:
            writing.insert(step)
        assert 0 <= writing.caret <= len(writing.text)
        assert 0 <= writing.anchor <= len(writing.text)
