"""A few screens look as they did when somebody looked at them; other systems may smooth edges otherwise."""

from __future__ import annotations

import pygame
import pytest

from tests.desktop.pictures import FOLDER, PICTURES, draw

SMALL = 8
"""Pictures are compared after they were made smaller so many times: that evens out how edges are smoothed."""
FAR = 26
MOST_FAR = 0.01
"""This share of the places may differ more."""


def places(picture: pygame.Surface) -> list[tuple[int, int, int]]:
    wide, high = picture.get_width() // SMALL, picture.get_height() // SMALL
    small = pygame.transform.smoothscale(picture, (wide, high))
    data = pygame.image.tobytes(small, "RGB")
    return [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]


def share_that_differs(one: pygame.Surface, other: pygame.Surface) -> float:
    pairs = list(zip(places(one), places(other), strict=True))
    far = [pair for pair in pairs if max(abs(a - b) for a, b in zip(*pair, strict=True)) > FAR]
    return len(far) / len(pairs)


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen_looks_as_it_did(name: str, dummy_drivers: None) -> None:
    known = pygame.image.load(FOLDER / f"{name}.png")
    assert share_that_differs(draw(name), known) <= MOST_FAR


def test_the_comparison_sees_another_theme(dummy_drivers: None) -> None:
    call, settings = (pygame.image.load(FOLDER / f"{name}.png") for name in ("call", "settings"))
    assert share_that_differs(call, settings) > 0.5
