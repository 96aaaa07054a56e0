"""A window on the dummy driver, over a desk that holds one small case."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator.desktop.app import Window
from tests.desktop.desks import SmallDesk
from tests.desktop.hand import Hand


@pytest.fixture(autouse=True)
def dummy_drivers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


@pytest.fixture
def desk() -> SmallDesk:
    return SmallDesk()


@pytest.fixture
def hand(desk: SmallDesk, dummy_drivers: None) -> Iterator[Hand]:
    """Open the window and show the library."""
    window = Window(desk)
    window.open_first()
    driver = Hand(window)
    driver.settle()
    yield driver
    window.close()
