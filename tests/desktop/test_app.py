"""The window as a whole: its first frame, its end in the middle of a call, and the real desk behind it."""

from __future__ import annotations

import pygame
import pytest

from simulator.desktop.app import FIRST_FRAME, Window, run
from simulator.desktop.screens.call import Call
from simulator.settings import data_folder
from simulator.window import WindowDesk
from simulator.workplace import Workplace
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand


def test_the_first_frame_is_measured_and_the_window_closes(
    dummy_drivers: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FIRST_FRAME, "exit")
    assert run(SmallDesk()) == 0
    name, _, value = capsys.readouterr().out.strip().rpartition("\n")[2].partition("=")
    assert name == "first_frame_ms"
    assert int(value) > 0


def test_closing_the_window_in_a_call_leaves_the_call_open(dummy_drivers: None) -> None:
    desk = SmallDesk()
    window = Window(desk)
    window.open_first()
    hand = Hand(window)
    hand.settle()
    hand.take_call()
    pygame.event.post(pygame.Event(pygame.QUIT))
    window.loop()
    window.close()
    assert desk.runners[0].state.phase == "contact"
    assert not desk.journal.cards


def test_a_shipped_scenario_is_opened_from_the_real_library_and_its_call_is_stored(dummy_drivers: None) -> None:
    desk = WindowDesk(Workplace(data_folder(), alias="sam"), first_scenario="late_parcel")
    window = Window(desk)
    window.open_first()
    hand = Hand(window)
    hand.settle()
    hand.settle()
    assert hand.on == "Briefing"
    hand.key(pygame.K_RETURN)
    assert isinstance(hand.screen, Call)
    assert [call.title for call in desk.today().open_calls] == [hand.screen.view.title]
    window.close()
    desk._workplace.store.close()
