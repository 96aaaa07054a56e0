"""Tests of the form of an action: where it stands, and what is filled in."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from scoring.model import Scalar
from simulator.desktop.screens.forms import action_form
from simulator.desktop.widgets.editor import Editor
from simulator.view.values import ActionButton, ActionField
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


def test_a_form_leaves_the_talk_in_sight(hand: Hand) -> None:
    hand.take_call()
    form = action_form(CALL_BACK, lambda _: None, close=hand.screen.close, moment=MOMENT)
    hand.screen.open(form)
    hand.settle()
    talk = next(widget for widget in hand.screen.widgets if widget.id == "transcript")
    assert form.rect.left > talk.rect.left + talk.rect.width // 3, "the customer's lines begin at the left"
    assert form.rect.right <= hand.window.painter.surface.get_width()
