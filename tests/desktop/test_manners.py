"""Manners: a dropped file is played, a picture is kept, a pause costs nothing, rest draws nothing, keys are few."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame

from scoring.model import SelfRating
from simulator.desktop.screens.call import Call
from simulator.desktop.screens.rating import Rating
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.lines import Waiting
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand


def test_a_scenarios_file_dropped_on_the_window_is_briefed(hand: Hand) -> None:
    hand.window.take([pygame.Event(pygame.DROPFILE, file="/somewhere/scenario.yaml")])
    hand.settle()
    assert hand.on == "Briefing"


def test_a_dropped_file_that_is_none_says_so(hand: Hand) -> None:
    hand.window.take([pygame.Event(pygame.DROPFILE, file="missing")])
    hand.settle()
    assert hand.screen.dialog is not None
    assert hand.screen.dialog.title == "There is no such scenario."


def test_a_picture_of_the_window_is_kept_by_one_key(hand: Hand, desk: SmallDesk, tmp_path: Path) -> None:
    desk.pictures = tmp_path
    hand.key(pygame.K_F12)
    picture = pygame.image.load(tmp_path / "picture.png")
    assert picture.get_size() == hand.window._window.size
    assert "picture.png" in hand.window.toast.text


def test_no_room_for_a_picture_becomes_a_panel(hand: Hand) -> None:
    hand.key(pygame.K_F12)
    assert hand.screen.dialog is not None
    assert hand.screen.dialog.title == "There is no room for pictures."


def test_a_pause_stops_the_clock_and_costs_nothing(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    runner = desk.runners[0]
    hand.key(pygame.K_p, mod=pygame.KMOD_CTRL)
    assert runner.state.resting
    before = (runner.state.mood, runner.state.patience, runner.now())
    desk.clock.advance(10 * 60_000)
    hand.window.take([])
    assert (runner.state.mood, runner.state.patience, runner.now()) == before
    hand.key(pygame.K_RETURN)
    assert hand.screen.dialog is None
    assert not runner.state.resting


def test_a_call_that_rests_is_found_resting(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.key(pygame.K_p, mod=pygame.KMOD_CTRL)
    hand.window.home()
    hand.settle()
    hand.key(pygame.K_RETURN)
    assert hand.on == "Call"
    assert hand.screen.dialog is not None
    assert hand.screen.dialog.title == "Paused"


def test_at_rest_nothing_is_drawn(hand: Hand) -> None:
    hand.take_call()
    hand.settle()
    before = hand.window._dirty
    for _ in range(20):
        hand.window.take([])
    assert (before, hand.window._dirty) == (False, False)


def test_typing_draws_the_editor_alone_and_a_step_of_the_call_everything(hand: Hand) -> None:
    hand.take_call()
    editor = hand.widget("editor").rect
    hand.window.take([pygame.Event(pygame.TEXTINPUT, text="a")])
    assert hand.window._damage is not None
    assert hand.window._damage.contains(editor)
    assert hand.window._damage.height < 260
    hand.window.take([pygame.Event(pygame.KEYDOWN, key=pygame.K_F6, mod=0, unicode="", scancode=0)])
    assert hand.window._damage is None


def test_drawing_a_part_gives_the_same_picture_as_drawing_all(hand: Hand) -> None:
    hand.take_call()
    for event in (
        pygame.Event(pygame.TEXTINPUT, text="Hello Ann, 안녕하세요"),
        pygame.Event(pygame.KEYDOWN, key=pygame.K_LEFT, mod=pygame.KMOD_SHIFT, unicode="", scancode=0),
        pygame.Event(pygame.TEXTEDITING, text="한", start=0, length=1),
    ):
        hand.window.take([event])
        assert hand.window._damage is not None
        hand.window.draw()
        surface = hand.window._window.get_surface()
        part = pygame.image.tobytes(surface, "RGB")
        hand.window._soil()
        hand.window.draw()
        assert pygame.image.tobytes(surface, "RGB") == part


def test_a_customer_who_takes_time_is_seen_to_and_can_be_hurried(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    assert isinstance(hand.screen, Call)
    hand.screen.view = replace(hand.screen.view, typing=True)
    hand.screen._fill_transcript()
    last = hand.screen.transcript.blocks[-1]
    assert isinstance(last, Waiting)
    assert last.label == "Ann Lee is writing"
    hand.key(pygame.K_RETURN)
    assert desk.hurried == 1


def ends(hand: Hand) -> int:
    """End the contact, and let the day pass that is on the list; return how many keys the end took."""
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)
    while isinstance(hand.screen, Call) and hand.screen.view.between and hand.screen.view.between.next_when:
        hand.key(pygame.K_RETURN)
    return 2


def test_from_the_last_line_to_playing_again_six_keys_are_enough(hand: Hand, desk: SmallDesk) -> None:
    desk.owes = False
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN)
    pressed = ends(hand)
    assert hand.on == "Rating", "with nothing left to do, the end of the contact leads to the rating"
    for key in (pygame.K_4, pygame.K_2, pygame.K_3, pygame.K_r):
        hand.key(key)
        hand.settle()
        pressed += 1
    assert pressed <= 6
    assert hand.on == "Call"
    assert len(desk.runners) == 2
    first = desk.runners[0].state
    assert first.phase == "closed"
    assert first.self_rating == SelfRating(empathy=75, accuracy=25, follow_through=50)


def test_no_rating_is_chosen_for_anybody_and_none_is_needed(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    assert isinstance(hand.screen, Rating)
    assert [slider.value for slider in hand.screen.sliders] == [None, None, None]
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    assert hand.screen.sliders[0].value is None, "the key that ends a contact rates nothing"
    hand.key(pygame.K_RETURN)
    assert hand.on == "Rating", "Enter alone rates nothing"
    assert "Empathy" in hand.screen.note
    hand.key(pygame.K_RETURN)
    assert hand.on == "Debrief"
    assert desk.runners[0].state.self_rating is None


def test_a_rating_that_was_begun_is_not_dropped_by_enter(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.key(pygame.K_5, pygame.K_RETURN, pygame.K_RETURN)
    assert hand.on == "Rating"
    hand.key(pygame.K_LEFT, pygame.K_TAB, pygame.K_END, pygame.K_RETURN)
    assert hand.on == "Debrief"
    assert desk.runners[0].state.self_rating == SelfRating(empathy=100, accuracy=45, follow_through=100)


def test_the_letter_of_a_command_is_no_text_even_when_the_keys_are_up_again(hand: Hand) -> None:
    hand.take_call()
    editor = hand.widget("editor")
    assert isinstance(editor, Editor)
    ctrl = pygame.KMOD_LCTRL
    hand.window.take(
        [
            pygame.Event(pygame.KEYDOWN, key=pygame.K_LCTRL, mod=ctrl, unicode="", scancode=0),
            pygame.Event(pygame.KEYDOWN, key=pygame.K_1, mod=ctrl, unicode="1", scancode=0),
            pygame.Event(pygame.TEXTINPUT, text="1"),
            pygame.Event(pygame.KEYUP, key=pygame.K_1, mod=ctrl, unicode="1", scancode=0),
            pygame.Event(pygame.KEYUP, key=pygame.K_LCTRL, mod=0, unicode="", scancode=0),
            pygame.Event(pygame.TEXTINPUT, text="a"),
        ]
    )
    assert editor.text == "a"


def test_what_an_input_method_commits_after_its_own_command_is_kept(hand: Hand) -> None:
    hand.take_call()
    editor = hand.widget("editor")
    assert isinstance(editor, Editor)
    toggle = pygame.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=pygame.KMOD_LCTRL, unicode=" ", scancode=0)
    hand.window.take([toggle, pygame.Event(pygame.TEXTINPUT, text="한"), pygame.Event(pygame.TEXTINPUT, text="b")])
    assert editor.text == "한b"


def test_signs_that_are_written_with_alt_and_ctrl_are_text(hand: Hand) -> None:
    hand.take_call()
    editor = hand.widget("editor")
    assert isinstance(editor, Editor)
    both = pygame.KMOD_LCTRL | pygame.KMOD_RALT
    at = pygame.Event(pygame.KEYDOWN, key=pygame.K_q, mod=both, unicode="@", scancode=0)
    hand.window.take([at, pygame.Event(pygame.TEXTINPUT, text="@")])
    assert editor.text == "@"
