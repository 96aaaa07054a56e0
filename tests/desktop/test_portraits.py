"""Portraits: at least twelve customers with six moods, each licence named, always the same face for a name."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from simulator.desktop.portraits import MOODS, Portraits
from simulator.settings import shipped_assets
from simulator.view.faces import face_of

MOST_BYTES = 20_000_000


def assets() -> Path:
    found = shipped_assets()
    assert found is not None
    return found


@pytest.fixture
def portraits() -> Portraits:
    return Portraits(assets() / "portraits")


def test_there_are_many_customers_and_each_has_all_moods(portraits: Portraits) -> None:
    assert len(portraits.names) >= 12
    for name in portraits.names:
        pictures = [portraits.picture(name, mood, 64) for mood in MOODS]
        assert all(picture is not None and picture.get_size() == (64, 64) for picture in pictures)
        drawn = {pygame.image.tobytes(picture, "RGBA") for picture in pictures if picture is not None}
        assert len(drawn) == len(MOODS), f"{name} has two moods that look the same"


def test_no_white_square_lies_behind_a_portrait(portraits: Portraits) -> None:
    for name in portraits.names:
        picture = portraits.picture(name, "calm", 100)
        assert picture is not None
        assert picture.get_at((1, 1)).a == 0
        assert picture.get_at((98, 1)).a == 0


def test_a_customer_without_a_picture_of_their_own_always_has_the_same_face(portraits: Portraits) -> None:
    assert portraits.name_for("dana", "Whoever") == "dana"
    chosen = portraits.name_for("", "Percy Adeyemi")
    assert chosen in portraits.names
    assert portraits.name_for("", "Percy Adeyemi") == chosen
    assert Portraits(None).picture("dana", "calm", 64) is None


def test_the_face_follows_the_mood_step_by_step() -> None:
    faces = [face_of(mood) for mood in range(100, -1, -1)]
    assert list(dict.fromkeys(faces)) == list(MOODS)
    assert face_of(50) == "calm"
    assert face_of(49) == "worried"
    assert face_of(24) == "angry"


def test_every_file_of_the_assets_is_named_with_its_licence_and_all_are_small_enough() -> None:
    named = (assets() / "CREDITS.md").read_text(encoding="utf-8")
    files = [path for path in assets().rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    for path in files:
        name = path.relative_to(assets())
        if name.parts[0] == "portraits" and path.suffix == ".svg":
            assert name.parts[1] in named, name
        elif path.suffix == ".po":
            assert "locale/" in named, name
        elif path.name != "CREDITS.md":
            assert str(name.as_posix()) in named or path.name in named, name
