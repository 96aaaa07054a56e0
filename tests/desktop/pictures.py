"""Reference pictures of a few screens: `python -m tests.desktop.pictures` draws them anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pygame

from simulator.desktop.app import Window
from simulator.desktop.opening import scale_for
from simulator.desktop.text import Typesetter
from simulator.desktop.theme import THEMES, Metrics
from simulator.settings import shipped_assets
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand

FOLDER = Path(__file__).parent / "pictures"
SIZE = (960, 600)


def in_a_call(hand: Hand) -> None:
    """Write to the customer, and begin another message."""
    hand.take_call()
    hand.type("Hello Ann, what is your order number? 안녕하세요 👍")
    hand.key(pygame.K_RETURN)
    hand.type("A word that is being ")
    hand.window.take([pygame.Event(pygame.TEXTEDITING, text="한", start=0, length=1)])


def at_the_debrief(hand: Hand) -> None:
    """Bring a call to its end."""
    hand.take_call()
    hand.type("Ok.")
    hand.key(pygame.K_RETURN)
    hand.end_call()
    hand.rate()


def in_the_settings(hand: Hand) -> None:
    """Open the settings."""
    hand.key(pygame.K_F10)


PICTURES: Mapping[str, tuple[Callable[[Hand], None], str, int]] = {
    "call": (in_a_call, "light", 100),
    "debrief": (at_the_debrief, "contrast", 100),
    "settings": (in_the_settings, "dark", 150),
}


def draw(name: str) -> pygame.Surface:
    """Return a screen as it looks now."""
    way, theme, text = PICTURES[name]
    desk = SmallDesk()
    desk.set = {**desk.set, "motion": False}
    window = Window(desk)
    window.open_first()
    hand = Hand(window)
    hand.settle()
    way(hand)
    assets = shipped_assets()
    metrics = Metrics(scale=scale_for(SIZE, 1, text))
    painter = window.painter
    painter.restyle(THEMES[theme], metrics, Typesetter(None if assets is None else assets / "fonts", metrics))
    painter.surface = pygame.Surface(SIZE)
    for _ in range(2):
        window.screen.draw(painter, painter.surface.get_rect())
    window.close()
    return painter.surface


def renew() -> None:
    """Draw all of them anew."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        pygame.image.save(draw(name), FOLDER / f"{name}.png")


if __name__ == "__main__":
    renew()
