"""Contrast by WCAG 2.2 in every theme: 4.5 to 1 for text, 3 to 1 for what is used."""

from __future__ import annotations

import pytest

from simulator.desktop.icons import FACE_TONES
from simulator.desktop.theme import THEMES, contrast

TEXTS = [
    ("ink", "surface"),
    ("ink", "ground"),
    ("ink", "sunken"),
    ("ink", "accent_soft"),
    ("ink", "good_soft"),
    ("ink", "warn_soft"),
    ("ink", "bad_soft"),
    ("ink", "selection"),
    ("muted", "surface"),
    ("muted", "ground"),
    ("muted", "sunken"),
    ("muted", "accent_soft"),
    ("muted", "good_soft"),
    ("muted", "warn_soft"),
    ("muted", "bad_soft"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("accent", "ground"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_mine", "mine"),
    ("on_bad", "bad"),
    ("good", "surface"),
    ("good", "good_soft"),
    ("warn", "surface"),
    ("warn", "warn_soft"),
    ("bad", "surface"),
    ("bad", "bad_soft"),
    ("surface", "ink"),
]
CONTROLS = [
    ("field_line", "surface"),
    ("field_line", "ground"),
    ("accent", "surface"),
    ("accent", "ground"),
    ("accent", "sunken"),
    ("good", "line"),
    ("bad", "line"),
]


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((10, 20, 30), (10, 20, 30)) == 1


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back"), TEXTS)
def test_text_can_be_read(theme: str, front: str, back: str) -> None:
    assert contrast(getattr(THEMES[theme], front), getattr(THEMES[theme], back)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back"), CONTROLS)
def test_what_is_used_can_be_seen(theme: str, front: str, back: str) -> None:
    assert contrast(getattr(THEMES[theme], front), getattr(THEMES[theme], back)) >= 3


@pytest.mark.parametrize(("front", "back"), TEXTS)
def test_high_contrast_is_high(front: str, back: str) -> None:
    assert contrast(getattr(THEMES["contrast"], front), getattr(THEMES["contrast"], back)) >= 7


def test_every_mood_has_a_tone_of_its_own_kind() -> None:
    assert set(FACE_TONES.values()) == {"good", "warn", "bad"}
