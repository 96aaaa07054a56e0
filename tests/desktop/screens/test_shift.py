"""A shift in the window: two customers on one clock, drafts that stay, news, one key to switch, and the end."""

from __future__ import annotations

import pygame
import pytest

from simulator.desktop.screens.call import Call
from simulator.desktop.screens.call_layout import columns, strip_rect
from simulator.desktop.screens.rail import Rail
from simulator.desktop.screens.shift_end import ShiftEnd
from simulator.desktop.theme import SMALL
from simulator.desktop.widgets.charts import Sides
from simulator.desktop.widgets.editor import Editor
from simulator.view.day import ShiftOffer
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand
from tests.desktop.screens.test_layout import draw_at

CTRL = pygame.KMOD_CTRL


@pytest.fixture
def shift(hand: Hand, desk: SmallDesk) -> Hand:
    """Begin the shift from Today."""
    desk.owes = False
    desk.shifts = (ShiftOffer(shift_id="evening", title="A long evening", calls=2, minutes=5),)
    hand.key(pygame.K_F5)
    hand.settle()
    hand.key(pygame.K_END, pygame.K_RETURN)
    assert hand.on == "ShiftStart"
    hand.key(pygame.K_RETURN)
    return hand


def call_of(hand: Hand) -> Call:
    assert isinstance(hand.screen, Call)
    return hand.screen


def rail_of(hand: Hand) -> Rail:
    rail = call_of(hand).rail
    assert rail is not None
    return rail


def draft(hand: Hand) -> str:
    editor = hand.widget("editor")
    assert isinstance(editor, Editor)
    return editor.text


def later(hand: Hand, desk: SmallDesk, seconds: int) -> None:
    desk.clock.advance(seconds * 1000)
    hand.settle()


def test_a_second_customer_comes_in_and_is_announced(shift: Hand, desk: SmallDesk) -> None:
    assert [tab.label.split(",")[0] for tab in rail_of(shift).tabs] == ["Call 1: Ann Lee"]
    later(shift, desk, 60)
    assert [node.label.split(",")[0] for node in shift.screen.tree() if node.id.startswith("rail:")] == [
        "Call 1: Ann Lee",
        "Call 2: Bo Hill",
    ]
    assert call_of(shift).flash[0] == "Bo Hill has come in: Ctrl+2"


def test_one_key_goes_to_the_other_and_what_was_begun_stays(shift: Hand, desk: SmallDesk) -> None:
    later(shift, desk, 60)
    shift.type("For Ann")
    shift.key(pygame.K_2, mod=CTRL)
    assert call_of(shift).view.customer == "Bo Hill"
    assert draft(shift) == ""
    shift.type("For Bo")
    shift.key(pygame.K_1, mod=CTRL)
    assert (call_of(shift).view.customer, draft(shift)) == ("Ann Lee", "For Ann")
    shift.click_on("rail:2")
    assert (call_of(shift).view.customer, draft(shift)) == ("Bo Hill", "For Bo")


def test_the_rail_tells_who_waits_how_long_and_who_has_written(shift: Hand, desk: SmallDesk) -> None:
    later(shift, desk, 10)
    assert rail_of(shift).tabs[0].label == "Call 1: Ann Lee, Calm, Waits 0:10, 1 line unanswered"
    later(shift, desk, 50)
    shift.type("Hello Ann, what is your order number?")
    shift.key(pygame.K_RETURN)
    later(shift, desk, 5)
    first, second = rail_of(shift).tabs
    assert "Waits 0:05" in first.label
    assert "Waits 0:05" in second.label
    shift.type("One moment, Ann.")
    shift.key(pygame.K_RETURN)
    shift.key(pygame.K_TAB, mod=CTRL)
    assert call_of(shift).view.customer == "Bo Hill", "who has waited longest"


def test_news_reach_the_one_that_is_shown_at_once_and_the_other_when_it_is(shift: Hand, desk: SmallDesk) -> None:
    later(shift, desk, 60)
    shift.key(pygame.K_2, mod=CTRL)
    later(shift, desk, 61)
    assert call_of(shift).flash[0] == "News: It costs 25 now."
    shift.key(pygame.K_1, mod=CTRL)
    assert call_of(shift).flash[0] == "News: It costs 25 now."


def test_a_pause_stops_all_clocks(shift: Hand, desk: SmallDesk) -> None:
    later(shift, desk, 20)
    shift.key(pygame.K_p, mod=CTRL)
    later(shift, desk, 600)
    assert len(rail_of(shift).tabs) == 1, "nobody comes in"
    shift.key(pygame.K_RETURN)
    later(shift, desk, 1)
    assert [runner.now() for runner in desk.runners] == [21_000]


@pytest.mark.parametrize(("key", "mod"), [(pygame.K_p, CTRL), (pygame.K_PAUSE, 0)])
def test_the_key_that_began_a_pause_ends_it(shift: Hand, desk: SmallDesk, key: int, mod: int) -> None:
    shift.key(key, mod=mod)
    assert call_of(shift).dialog is not None
    shift.key(key, mod=mod)
    assert call_of(shift).dialog is None
    later(shift, desk, 5)
    assert [runner.now() for runner in desk.runners] == [5_000]


def test_that_somebody_has_come_in_is_said_until_they_are_gone_to(shift: Hand, desk: SmallDesk) -> None:
    later(shift, desk, 60)
    first = call_of(shift)
    assert first.flash[0] == "Bo Hill has come in: Ctrl+2"
    shift.key(pygame.K_2, mod=CTRL)
    shift.key(pygame.K_1, mod=CTRL)
    assert call_of(shift) is first
    assert first.flash[0] == ""


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 200), ((1366, 768), 150), ((960, 600), 150)])
def test_news_have_room_above_the_editor_however_large_the_text_is(
    shift: Hand, size: tuple[int, int], text: int
) -> None:
    call = call_of(shift)
    call.flash = ("News: " + "From now on money reaches a card within 6 to 8 working days. " * 4, True)
    area = draw_at(shift, size, text)
    painter = shift.window.painter
    strip = strip_rect(call, painter, columns(call, painter, area)[1])
    line = painter.type.line_height(SMALL)
    assert strip.height >= line + painter.px(14)
    assert (strip.height - painter.px(14)) % line == 0, "no line is cut through"
    assert strip.top >= call.transcript.rect.bottom
    assert strip.bottom <= call.editor.rect.top


def test_the_shift_ends_with_what_changed_for_whom_and_the_pair_side_by_side(shift: Hand, desk: SmallDesk) -> None:
    later(shift, desk, 60)
    for number in (1, 2):
        shift.key(pygame.K_1 if number == 1 else pygame.K_2, mod=CTRL)
        shift.type("I am sorry. What is your order number?")
        shift.key(pygame.K_RETURN)
        shift.key(pygame.K_END, mod=CTRL)
        shift.key(pygame.K_RETURN)
        if number == 1:
            assert call_of(shift).view.customer == "Bo Hill", "one goes on to who waits"
    assert isinstance(shift.screen, ShiftEnd)
    labels = [block.label for block in shift.screen.calls.blocks]
    assert labels[1:3] == ["Ann Lee", "Bo Hill"]
    table = next(block for block in shift.screen.figures.blocks if isinstance(block, Sides))
    assert table.label.startswith("Score, ")
    shift.key(pygame.K_DOWN, pygame.K_RETURN)
    assert shift.on == "Debrief"
    shift.key(pygame.K_RETURN)
    assert shift.on == "ShiftEnd"
    shift.key(pygame.K_ESCAPE)
    assert shift.on == "Today"
    assert [runner.state.self_rating for runner in desk.runners] == [None, None]


def test_who_is_done_early_need_not_wait_for_the_next(shift: Hand, desk: SmallDesk) -> None:
    shift.type("I am sorry. What is your order number?")
    shift.key(pygame.K_RETURN)
    shift.key(pygame.K_END, mod=CTRL)
    shift.key(pygame.K_RETURN)
    assert call_of(shift).view.customer == "Bo Hill"
    assert desk.clock.now_ms() < 60_000
