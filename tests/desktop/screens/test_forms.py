"""Tests of the form of an action: where it stands, and what is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pygame
import pytest

from scoring.model import Scalar
from simulator.desktop.screens.between import between_blocks
from simulator.desktop.screens.call import Call
from simulator.desktop.screens.call_actions import begin_action
from simulator.desktop.screens.forms import action_form
from simulator.desktop.widgets.editor import Editor
from simulator.desktop.widgets.page import Page
from simulator.engine.clock import now_at
from simulator.view.values import ActionButton, ActionField, DueRow, When
from tests.desktop.hand import Hand

CALL_BACK = ActionButton(
    name="call_back",
    title="Plan a call-back",
    fields=(ActionField(name="when", title="When", kind="time", choices=(), optional=False),),
)
MOMENT = "2026-05-02 17:00"


def test_what_was_promised_is_filled_in_and_enter_does_it(hand: Hand) -> None:
    done: list[Mapping[str, Scalar]] = []
    form = action_form(CALL_BACK, done.append, close=hand.screen.close, moment=MOMENT, given=True)
    hand.screen.open(form)
    hand.key(pygame.K_RETURN)
    assert done == [{"when": MOMENT}]


def test_else_it_only_shows_how_a_moment_is_typed(hand: Hand) -> None:
    done: list[Mapping[str, Scalar]] = []
    form = action_form(CALL_BACK, done.append, close=hand.screen.close, moment=MOMENT)
    hand.screen.open(form)
    field = form.first
    assert isinstance(field, Editor)
    assert (field.text, field.placeholder) == ("", MOMENT)
    hand.key(pygame.K_RETURN)
    assert done == []
    assert "When" in form.problem or "when" in form.problem


SWAP = ActionButton(
    name="swap",
    title="Swap",
    fields=tuple(
        ActionField(name=name, title=name.title(), kind="choice", choices=("a", "b"), optional=False)
        for name in ("way", "fee")
    ),
)


def test_what_is_still_missing_goes_as_it_is_filled_in(hand: Hand) -> None:
    done: list[Mapping[str, Scalar]] = []
    form = action_form(SWAP, done.append, close=hand.screen.close, moment=MOMENT)
    hand.screen.open(form)
    hand.key(pygame.K_RETURN)
    assert "way, fee" in form.problem
    hand.key(pygame.K_RIGHT)
    assert "way" not in form.problem
    assert "fee" in form.problem
    hand.key(pygame.K_TAB, pygame.K_SPACE)
    assert form.problem == ""
    hand.key(pygame.K_RETURN)
    assert done == [{"way": "a", "fee": "a"}]


@pytest.mark.parametrize(("days", "filled"), [(1, True), (-1, False)])
def test_pressing_what_is_owed_fills_in_its_moment_unless_that_is_past(hand: Hand, days: int, filled: bool) -> None:
    hand.take_call()
    hand.key(pygame.K_END, mod=pygame.KMOD_CTRL)
    hand.key(pygame.K_RETURN)
    call = hand.screen
    assert isinstance(call, Call)
    assert call.view.between is not None
    due = When(at=now_at(call.runner.scenario, call.runner.now()) + timedelta(days=days), ahead=days)
    row = replace(call.view.between.todo[0], how=("call_back",), moment=due)
    between = replace(call.view.between, todo=(row,))
    view = replace(call.view, actions=(CALL_BACK,), between=between)
    blocks = between_blocks(view, call.now, partial(begin_action, call))
    card = next(block for block in blocks if block.id == f"todo:{row.id}")
    assert card.on_press is not None
    card.on_press()
    form = call.dialog
    assert form is not None
    assert isinstance(form.first, Editor)
    assert form.first.text == (f"{due.at:%Y-%m-%d %H:%M}" if filled else "")
    hand.key(pygame.K_RETURN)
    assert ("Still to fill in" in form.problem) is not filled


def test_an_action_that_keeps_an_open_promise_has_its_moment_filled_in_from_the_list_too(hand: Hand) -> None:
    hand.take_call()
    call = hand.screen
    assert isinstance(call, Call)
    due = When(at=now_at(call.runner.scenario, call.runner.now()) + timedelta(days=2), ahead=2)
    row = DueRow(id="d1", who="You", what="call back", due="", status="open", moment=due, how=("call_back",))
    kept = replace(row, id="d2", status="kept", moment=replace(due, at=due.at + timedelta(days=1)))
    for rows, filled in (((row, kept), f"{due.at:%Y-%m-%d %H:%M}"), ((kept,), "")):
        call.view = replace(call.view, due=rows)
        begin_action(call, CALL_BACK)
        assert call.dialog is not None
        assert isinstance(call.dialog.first, Editor)
        assert call.dialog.first.text == filled
        call.close()


def test_a_form_leaves_the_talk_in_sight(hand: Hand) -> None:
    hand.take_call()
    form = action_form(CALL_BACK, lambda _: None, close=hand.screen.close, moment=MOMENT)
    hand.screen.open(form)
    hand.settle()
    talk = next(widget for widget in hand.screen.widgets if widget.id == "transcript")
    assert form.rect.left > talk.rect.left + talk.rect.width // 3, "the customer's lines begin at the left"
    assert form.rect.right <= hand.window.painter.surface.get_width()


def test_arrows_scroll_a_long_panel_and_lead_to_what_can_be_chosen_in_it(hand: Hand) -> None:
    hand.take_call()
    hand.window.prefer(text=200)
    hand.type("Hello Ann, what is your order number?")
    hand.key(pygame.K_RETURN, pygame.K_F1, pygame.K_PAGEDOWN)
    assert (hand.focused(), page_of(hand).offset > 0) == ("ok", True)
    hand.key(pygame.K_ESCAPE, pygame.K_F2, pygame.K_DOWN)
    assert hand.focused() == "understood"


def page_of(hand: Hand) -> Page:
    return next(widget for widget in hand.screen.active() if isinstance(widget, Page))
