"""Sounds: made by code, soft, told in words, off by one key, and no matter without a device."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from simulator.desktop.app import Window
from simulator.desktop.screens.manner import manner_of
from simulator.desktop.sounds import CAPTIONS, LOUDEST, RATE, TUNES, Sounds, samples
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand

SEEN_ANYWAY = {"send", "done"}


@pytest.fixture
def loud(desk: SmallDesk, dummy_drivers: None) -> Iterator[Hand]:
    """Open the window with sounds."""
    desk.set = {"welcomed": True, "sound": True}
    window = Window(desk)
    window.open_first()
    driver = Hand(window)
    driver.settle()
    yield driver
    window.close()


@pytest.mark.parametrize("name", TUNES)
def test_a_tune_is_short_and_soft_and_begins_without_a_click(name: str) -> None:
    made = samples(TUNES[name])
    assert len(made) < RATE * 2.2
    assert max(abs(value) for value in made) <= 32_767 * LOUDEST + 1
    assert abs(made[0]) < 50
    assert abs(made[-1]) < 50


def test_every_sound_has_a_caption_but_those_that_are_seen_anyway() -> None:
    assert set(CAPTIONS) == set(TUNES) - SEEN_ANYWAY


@pytest.mark.parametrize("channel", ["chat", "phone", "email", "social"])
def test_each_channel_has_sounds_of_its_own(channel: str) -> None:
    manner = manner_of(channel)
    assert manner.opens
    assert set(manner.opens) <= set(TUNES)
    assert manner.sound in (*TUNES, "")


def test_a_new_message_is_heard_and_told(loud: Hand) -> None:
    loud.take_call()
    loud.type("Hello Ann, what is your order number?")
    loud.key(pygame.K_RETURN)
    assert loud.window.sounds.played[-2:] == ["send", "message"]
    assert loud.window.toast.text == CAPTIONS["message"]


def test_one_key_silences_everything(loud: Hand) -> None:
    loud.key(pygame.K_F8)
    loud.take_call()
    assert loud.window.sounds.played == []


def test_without_a_device_the_window_is_silent_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nothing-of-that-name")
    pygame.mixer.quit()
    sounds = Sounds()
    sounds.play("send")
    assert not pygame.mixer.get_init()
    sounds.stop()
