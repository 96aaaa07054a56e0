"""A whole call in the window, by keys and by mouse, with what can go wrong in it."""

from __future__ import annotations

from dataclasses import replace

import pygame

from simulator.desktop.screens.call import Call
from simulator.desktop.screens.debrief import Debrief
from simulator.desktop.widgets.beside import Beside
from simulator.desktop.widgets.blocks import Bubble, Card
from simulator.desktop.widgets.dialog import Dialog
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Page
from simulator.session.preview import Reloaded
from simulator.view.values import CapView
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand


def call_of(hand: Hand) -> Call:
    assert isinstance(hand.screen, Call)
    return hand.screen


def text_in(hand: Hand, id_: str) -> str:
    widget = hand.widget(id_)
    assert isinstance(widget, Editor)
    return widget.text


def page(hand: Hand, id_: str) -> Page:
    widget = hand.widget(id_)
    assert isinstance(widget, Page)
    return widget


def test_a_whole_call_is_played_with_the_keyboard_only(hand: Hand) -> None:
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN)
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)
    assert call_of(hand).view.phase == "between"
    assert call_of(hand).go_on.label == "Go on to tomorrow 11:00"
    hand.key(pygame.K_RETURN)
    assert call_of(hand).go_on.label == "Finish"
    hand.key(pygame.K_RETURN)
    assert hand.on == "Rating"
    hand.key(pygame.K_RIGHT, pygame.K_TAB, pygame.K_LEFT, pygame.K_TAB, pygame.K_5)
    assert isinstance(hand.screen, Debrief)
    rating = hand.screen.view.self_rating
    assert rating == {"empathy": 55, "accuracy": 45, "follow_through": 100}
    hand.key(pygame.K_ESCAPE)
    assert hand.on == "Today"


def test_a_sent_message_stands_in_the_transcript_and_leaves_the_editor(hand: Hand) -> None:
    hand.take_call()
    hand.type("Hello Ann.")
    hand.click_on("send")
    bubbles = [block.label for block in page(hand, "transcript").blocks if isinstance(block, Bubble)]
    assert "You: Hello Ann." in bubbles
    assert text_in(hand, "editor") == ""


def test_shift_and_enter_begin_a_new_line_and_send_nothing(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Hello")
    hand.key(pygame.K_RETURN, mod=pygame.KMOD_SHIFT)
    assert text_in(hand, "editor") == "Hello\n"
    assert desk.runners[0].state.turn == 0


def test_what_cannot_be_stored_becomes_a_panel_and_the_text_stays(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    desk.journal.room = 0
    hand.type("Hello Ann.")
    hand.key(pygame.K_RETURN)
    dialog = hand.screen.dialog
    assert dialog is not None
    assert (dialog.title, dialog.text) == ("The disk is full.", "Make room and try again.")
    hand.key(pygame.K_RETURN)
    assert text_in(hand, "editor") == "Hello Ann."
    desk.journal.room = 1000
    hand.key(pygame.K_RETURN)
    assert desk.runners[0].state.turn == 1


def test_an_action_asks_for_what_it_needs_and_shows_its_result(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.key(pygame.K_F4)
    names = [block.id for block in page(hand, "side").blocks]
    hand.key(*[pygame.K_DOWN] * names.index("action:note"), pygame.K_RETURN)
    hand.click_on("do")
    dialog = hand.screen.dialog
    assert dialog is not None
    assert dialog.problem == "Still to fill in: text."
    hand.click_on("field:text")
    hand.type("Sent a new one.")
    hand.key(pygame.K_RETURN)
    assert hand.screen.dialog is None
    assert desk.runners[0].state.done[-1].args == {"text": "Sent a new one."}
    assert "Noted." in call_of(hand).flash[0]


def test_a_refused_action_says_so_in_its_form_and_what_was_entered_stays(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.key(pygame.K_F4)
    names = [block.id for block in page(hand, "side").blocks]
    hand.key(*[pygame.K_DOWN] * names.index("action:hold"), pygame.K_RETURN)
    hand.type("soon")
    hand.key(pygame.K_RETURN)
    dialog = hand.screen.dialog
    assert dialog is not None
    assert "must be a number" in dialog.problem
    assert text_in(hand, "field:minutes") == "soon"
    assert desk.runners[0].state.done == ()


def test_a_trainee_can_dispute_how_a_message_was_understood(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN, pygame.K_F2)
    assert hand.focused() == "ok"
    hand.click_on("dispute")
    assert [dispute.turn for dispute in desk.runners[0].state.disputes] == [1]
    assert not hand.widget("dispute").enabled


def test_leaving_keeps_the_call_open_and_it_can_be_resumed(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Hello Ann.")
    hand.key(pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_RETURN)
    assert hand.on == "Today"
    assert desk.runners[0].state.phase == "contact"
    hand.key(pygame.K_RETURN)
    assert hand.on == "Call"
    assert call_of(hand).view.turn == 1


def test_the_knowledge_base_is_searched_while_typing(hand: Hand) -> None:
    hand.take_call()
    hand.key(pygame.K_F3)
    assert hand.focused() == "search"
    hand.type("zebra")
    assert [block.label for block in page(hand, "side").blocks] == ["No article has these words."]


def test_a_held_enter_key_acts_only_once(hand: Hand) -> None:
    down = pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r", scancode=0)
    hand.window.take([down])
    hand.settle()
    assert hand.on == "Briefing"
    hand.window.take([down, down])
    hand.settle()
    assert hand.on == "Briefing"


def test_enter_that_was_to_send_does_not_go_on_when_the_customer_leaves_at_that_moment(
    hand: Hand, desk: SmallDesk
) -> None:
    hand.take_call()
    hand.type("I am just looking for your order, one")
    for _ in range(40):
        if desk.runners[-1].state.phase != "contact":
            break
        desk.clock.advance(30_000)
        hand.settle()
    call = call_of(hand)
    assert call.view.phase == "between"
    assert call.flash == ("Not sent: “I am just looking for your order, one”", False)
    before = len(desk.runners[-1].events)
    hand.key(pygame.K_RETURN)
    assert hand.on == "Call"
    assert len(desk.runners[-1].events) == before
    call.not_before_ms = 1  # a moment later
    hand.key(pygame.K_RETURN)
    assert len(desk.runners[-1].events) > before
    assert "Not sent" not in call.flash[0]


def test_who_ends_the_contact_with_something_unsent_is_told_and_can_go_on_at_once(hand: Hand) -> None:
    hand.take_call()
    hand.type("Never mind")
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)
    call = call_of(hand)
    assert call.flash == ("Not sent: “Never mind”", False)
    before = len(call.runner.events)
    hand.key(pygame.K_RETURN)
    assert len(call.runner.events) > before


def test_an_authors_saved_file_is_taken_up_and_told(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    before = call_of(hand).runner
    desk.reloaded = Reloaded(runner=desk.resume("again"), told="The file has changed: the call begins anew.")
    hand.settle()
    screen = call_of(hand)
    assert screen.runner is not before
    assert screen.flash == ("The file has changed: the call begins anew.", True)
    assert sum(isinstance(block, Bubble) for block in page(hand, "transcript").blocks) == len(screen.view.lines)


def test_a_broken_file_leaves_the_call_as_it_was(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    before = call_of(hand).runner
    desk.reloaded = Reloaded(runner=None, told="The file has changed: it is broken.")
    hand.settle()
    assert call_of(hand).runner is before
    assert call_of(hand).flash == ("The file has changed: it is broken.", False)


def test_what_is_on_the_list_is_done_from_the_list(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN)
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)
    shown = [block.id for block in page(hand, "transcript").blocks]
    assert "todo:report" in shown
    hand.click(page(hand, "transcript").rect_of(shown.index("todo:report")).center)
    dialog = hand.screen.dialog
    assert dialog is not None
    assert dialog.title == "Write a note"
    hand.type("Told her the outcome.")
    hand.key(pygame.K_RETURN)
    assert desk.runners[0].state.done[-1].name == "note"


def to_the_list(hand: Hand, text: str) -> None:
    """Write a message and end the contact."""
    hand.take_call()
    hand.type(text)
    hand.key(pygame.K_RETURN)
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)


def panel(hand: Hand) -> Dialog | None:
    return hand.screen.dialog


def test_a_promise_that_nothing_keeps_is_named_once_before_time_goes_on(hand: Hand) -> None:
    to_the_list(hand, "I will send you a new kettle tomorrow at 11:00, Ann.")
    assert panel(hand) is None
    hand.key(pygame.K_RETURN)
    dialog = panel(hand)
    assert dialog is not None
    assert dialog.title == "Still open"
    assert dialog.text == "Promised, and nothing in your log keeps it: replace, tomorrow 11:00."
    hand.key(pygame.K_ESCAPE)
    assert call_of(hand).view.phase == "between", "Esc leaves time to do it"
    hand.click_on("go_on")
    assert panel(hand) is None, "it is said once"


def test_one_key_goes_on_all_the_same(hand: Hand, desk: SmallDesk) -> None:
    to_the_list(hand, "I will send you a new kettle tomorrow at 11:00, Ann.")
    hand.key(pygame.K_RETURN, pygame.K_RETURN)
    assert hand.screen.dialog is None
    assert desk.runners[0].state.at_ms >= 19 * 3_600_000, "it is eleven o'clock of the next day"


def test_nothing_is_asked_where_the_log_keeps_what_was_promised(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("I will send you a new kettle tomorrow at 11:00, Ann.")
    hand.key(pygame.K_RETURN)
    desk.runners[0].act("replace", {"place": "Ostley"})
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN, pygame.K_RETURN)
    assert hand.screen.dialog is None


def test_a_moment_tried_again_shows_the_old_words_and_afterwards_both(hand: Hand, desk: SmallDesk) -> None:
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    hand.key(pygame.K_r)
    card = next(block for block in page(hand, "transcript").blocks if isinstance(block, Card))
    assert card.label == "Second try of turn 1"
    hand.type("I am sorry, Ann. What is your order number?")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    assert isinstance(hand.screen, Debrief)
    both = next(block for block in hand.screen.moment.blocks if isinstance(block, Beside))
    assert "“Ok.”" in both.label
    assert "“I am sorry, Ann. What is your order number?”" in both.label


def test_the_reason_of_a_cap_opens_by_a_key_and_leaves_the_bars_in_sight(hand: Hand) -> None:
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    debrief = hand.screen
    assert isinstance(debrief, Debrief)
    cap = CapView(code="leak", title="Leak", cap=50, because="Because of this. " * 30, quote="q", certain=True)
    debrief.view = replace(debrief.view, caps=(cap, cap))
    debrief.restyled()
    hand.settle()
    bars = debrief.bars
    assert bars.wanted_height(hand.window.painter, bars.rect.width) <= bars.rect.height + 20
    hand.key(pygame.K_TAB)
    while hand.focused() != "bars":
        hand.key(pygame.K_TAB)
    hand.key(pygame.K_RETURN)
    assert [block.label for block in debrief.bars.blocks[:3]] == ["Leak", "Leak", "Less"]


def test_unfolded_no_button_promises_the_enter_that_presses_what_is_chosen(hand: Hand) -> None:
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()
    debrief = hand.screen
    assert isinstance(debrief, Debrief)
    assert debrief.go_on.hint == "Enter"
    hand.key(pygame.K_DOWN)
    assert debrief.go_on.hint == ""
    hand.key(pygame.K_ESCAPE)
    assert debrief.go_on.hint == "Enter"
