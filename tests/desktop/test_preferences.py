"""What is set in the window: remembered, checked when it is read, and seen at once."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from simulator.desktop.opening import scale_for
from simulator.desktop.preferences import Preferences, from_mapping
from simulator.desktop.theme import THEMES
from simulator.desktop.widgets.blocks import Option
from simulator.view.speaker import SpeakerView, TrialView
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand


def test_what_makes_no_sense_is_as_it_is_at_first() -> None:
    assert from_mapping({"theme": "pink", "text": 90, "sound": "no", "left": 4.5, "unknown": 1}) == Preferences()
    kept = from_mapping({"theme": "dark", "text": 150, "sound": False, "left": 40})
    assert (kept.theme, kept.text, kept.sound, kept.left) == ("dark", 150, False, 40)
    assert from_mapping(kept.as_mapping()) == kept


def test_theme_text_and_sound_are_one_key_away_on_every_screen(hand: Hand, desk: SmallDesk) -> None:
    hand.key(pygame.K_F9)
    assert hand.window.painter.theme is THEMES["dark"]
    before = hand.window.painter.metrics.scale
    hand.key(pygame.K_PLUS, pygame.K_EQUALS, mod=pygame.KMOD_CTRL)
    assert hand.window.painter.metrics.scale == pytest.approx(before * 1.5)
    hand.key(pygame.K_0, mod=pygame.KMOD_CTRL)
    assert hand.window.painter.metrics.scale == before
    hand.key(pygame.K_F8)
    assert desk.set["sound"] is True
    assert hand.window.toast.text == "Sounds are on."
    assert desk.set["theme"] == "dark"


def test_keys_of_the_window_do_not_type_into_the_reply(hand: Hand) -> None:
    hand.take_call()
    hand.type("Hello")
    hand.key(pygame.K_F9, pygame.K_F8)
    hand.key(pygame.K_MINUS, mod=pygame.KMOD_CTRL)
    editor = hand.widget("editor")
    assert getattr(editor, "text", "") == "Hello"


def test_the_settings_screen_sets_with_the_arrows_and_the_mouse(hand: Hand, desk: SmallDesk) -> None:
    hand.key(pygame.K_F10, pygame.K_RIGHT)
    assert from_mapping(desk.set).theme == "dark"
    hand.key(pygame.K_LEFT)
    assert from_mapping(desk.set).theme == "light"
    hand.key(pygame.K_DOWN, pygame.K_RIGHT, pygame.K_RIGHT)
    assert desk.set["text"] == 150
    page = hand.widget("settings")
    place = [block.id for block in getattr(page, "blocks", [])].index("motion")
    hand.key(*[pygame.K_DOWN] * 2, pygame.K_RIGHT)
    assert place == 3
    assert desk.set["motion"] is False
    assert not hand.window.painter.moves


def test_size_and_place_are_remembered_when_the_window_closes(hand: Hand, desk: SmallDesk) -> None:
    hand.window._window.size = (1100, 650)
    hand.window._keep_place()
    assert (desk.set["width"], desk.set["height"]) == (1100, 650)


@pytest.mark.parametrize(
    ("size", "sharpness", "text", "scale"),
    [
        ((1280, 720), 1, 100, 1.0),
        ((1280, 720), 1, 200, 2.0),
        ((2560, 1440), 2, 100, 2.0),
        ((1920, 1080), 1, 100, 1.2),
        ((3840, 2160), 1, 100, 2.4),
        ((3840, 2160), 2, 150, 3.6),
    ],
)
def test_a_large_or_sharp_screen_shows_everything_larger(
    size: tuple[int, int], sharpness: float, text: int, scale: float
) -> None:
    assert scale_for(size, sharpness, text) == pytest.approx(scale)


def test_a_language_model_speaks_only_after_somebody_has_agreed_to_what_it_sends(hand: Hand, desk: SmallDesk) -> None:
    desk.voice = SpeakerView(llm=False, host="models.example", model="m1")
    hand.key(pygame.K_F10)
    hand.settle()
    page = hand.widget("settings")
    names = [block.id for block in getattr(page, "blocks", [])]
    hand.key(*[pygame.K_DOWN] * names.index("voice"), pygame.K_RIGHT)
    dialog = hand.screen.dialog
    assert dialog is not None
    assert "models.example" in dialog.text
    hand.key(pygame.K_ESCAPE)
    assert not desk.voice.llm
    hand.key(pygame.K_RIGHT, pygame.K_RETURN)
    assert (desk.voice.llm, desk.voice.agreed) == (True, True)
    hand.settle()
    hand.key(pygame.K_LEFT)
    assert not desk.voice.llm


@pytest.mark.parametrize("problem", ["No LLM is set up.", ""])
def test_a_language_model_that_cannot_speak_is_told_and_can_be_switched_off(
    hand: Hand, desk: SmallDesk, problem: str
) -> None:
    desk.voice = SpeakerView(llm=False, blocked=True, host="models.example", model="m1", problem=problem)
    hand.key(pygame.K_F10)
    hand.settle()
    blocks = {block.id: block for block in getattr(hand.widget("settings"), "blocks", [])}
    assert isinstance(option := blocks["voice"], Option)
    assert "no call can begin until" in option._told
    hand.key(*[pygame.K_DOWN] * [*blocks].index("voice"), pygame.K_LEFT)
    assert not desk.voice.blocked


def try_card(hand: Hand) -> tuple[str, ...]:
    """Return title and lines of the card that tries the language model."""
    (card,) = [block for block in getattr(hand.widget("settings"), "blocks", []) if block.id == "try_voice"]
    return (card.label, *card._lines)


def test_a_language_model_can_be_tried_once_somebody_has_agreed(hand: Hand, desk: SmallDesk) -> None:
    desk.voice = SpeakerView(llm=False, host="models.example", model="m1", key="environment, MINE")
    hand.key(pygame.K_F10)
    hand.settle()
    assert try_card(hand) == (
        "The language model", "Key: environment, MINE", "Nothing is sent there before you have agreed to it.",
    )  # fmt: skip
    desk.choose_speaker(llm=True, host="models.example")
    desk.trial = TrialView(
        models=("m1", "m2"), form="json_schema", requests=1, first_ms=210, took_ms=9_400, late=True,
        line="Where is my parcel?", flaws=("it is too long",),
    )  # fmt: skip
    hand.key(pygame.K_ESCAPE, pygame.K_F10)
    hand.settle()
    page = hand.widget("settings")
    names = [block.id for block in getattr(page, "blocks", []) if block.on_press or block.on_turn]
    hand.key(*[pygame.K_DOWN] * names.index("try_voice"), pygame.K_RETURN)
    hand.settle()
    told = " ".join(try_card(hand))
    for part in ("m1, m2", "210 ms", "9400 ms", "json_schema", "“Where is my parcel?”", "too late", "it is too long"):
        assert part in told
    desk.trial = TrialView(problem="models.example rejected the key. Set another key.")
    hand.key(pygame.K_RETURN)
    hand.settle()
    assert "models.example rejected the key. Set another key." in try_card(hand)


def test_who_agrees_to_a_host_has_not_agreed_to_the_one_that_was_set_meanwhile(hand: Hand, desk: SmallDesk) -> None:
    desk.voice = SpeakerView(llm=False, host="models.example", model="m1", key="environment, MINE")
    hand.key(pygame.K_F10)
    hand.settle()
    names = [block.id for block in getattr(hand.widget("settings"), "blocks", [])]
    hand.key(*[pygame.K_DOWN] * names.index("voice"), pygame.K_RIGHT)
    assert "models.example" in spoken_in(hand)
    desk.voice = replace(desk.voice, host="elsewhere.example")
    hand.key(pygame.K_RETURN)
    assert not desk.voice.llm
    assert "The language model that is set is at elsewhere.example by now." in spoken_in(hand)
    hand.key(pygame.K_ESCAPE)
    hand.settle()
    hand.key(*[pygame.K_DOWN] * names.index("voice"), pygame.K_RIGHT)
    assert "elsewhere.example" in spoken_in(hand)
    hand.key(pygame.K_RETURN)
    assert desk.voice.llm


def spoken_in(hand: Hand) -> str:
    """Return what the dialog says."""
    dialog = hand.screen.dialog
    return "" if dialog is None else f"{dialog.title} {dialog.text}"
