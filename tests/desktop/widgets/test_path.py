"""Tests of the row of steps of a day."""

from __future__ import annotations

import pygame
import pytest

from simulator.desktop.widgets.path import Path, Step
from tests.desktop.hand import Hand

DONE = Step(icon="mail", state="done", words="Change of address: done")
NEXT = Step(icon="phone", state="next", words="Is the clinic open?: next")
LAST = Step(icon="flag", state="later", words="The end of the day: later")


def test_who_does_not_see_the_signs_is_told_what_they_say() -> None:
    assert Path((DONE, NEXT, LAST)).label == "; ".join(step.words for step in (DONE, NEXT, LAST))


@pytest.mark.parametrize("steps", [(LAST,), (DONE, NEXT, LAST), (DONE,) * 9 + (LAST,)])
def test_however_many_steps_there_are_they_stay_in_their_room(hand: Hand, steps: tuple[Step, ...]) -> None:
    painter = hand.window.painter
    painter.surface = pygame.Surface((400, 100))
    painter.surface.fill((255, 0, 255))
    path = Path(steps)
    room = pygame.Rect(60, 20, 280, path.height(painter, 280))
    path.draw(painter, room, chosen=False, hovered=False)
    empty = painter.surface.map_rgb((255, 0, 255))
    pixels = pygame.PixelArray(painter.surface)
    drawn = [x for x in range(400) if any(pixels[x, y] != empty for y in range(100))]
    pixels.close()
    assert drawn
    assert 60 <= drawn[0] < drawn[-1] < 340
