"""Soft sounds of the window, made by code when they are first needed; without a sound device the window is silent."""

from __future__ import annotations

import logging
import math
from array import array
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pygame

RATE = 22_050
LOUDEST = 0.22
"""Share of the full range: these are to be noticed, not to startle."""
FADE_S = 0.012
log = logging.getLogger(__name__)

Note = tuple[float, float, float]
"""Begin in seconds, length in seconds, pitch in hertz."""

TUNES: Mapping[str, tuple[Note, ...]] = MappingProxyType(
    {
        "send": ((0.0, 0.07, 660.0), (0.05, 0.09, 880.0)),
        "message": ((0.0, 0.10, 784.0), (0.09, 0.16, 587.3)),
        "mail": ((0.0, 0.12, 523.3), (0.11, 0.12, 659.3), (0.22, 0.20, 784.0)),
        "post": ((0.0, 0.06, 988.0), (0.08, 0.06, 988.0), (0.16, 0.12, 1174.7)),
        "ring": ((0.0, 0.32, 440.0), (0.0, 0.32, 480.0), (0.42, 0.32, 440.0), (0.42, 0.32, 480.0)),
        "pick_up": ((0.0, 0.05, 300.0), (0.06, 0.09, 450.0)),
        "hang_up": ((0.0, 0.10, 480.0), (0.14, 0.10, 480.0), (0.28, 0.10, 480.0)),
        "hold": ((0.0, 0.4, 392.0), (0.4, 0.4, 493.9), (0.8, 0.4, 587.3), (1.2, 0.7, 493.9)),
        "done": ((0.0, 0.07, 587.3), (0.06, 0.12, 740.0)),
        "failed": ((0.0, 0.12, 330.0), (0.11, 0.18, 262.0)),
        "good_end": ((0.0, 0.16, 523.3), (0.13, 0.16, 659.3), (0.26, 0.16, 784.0), (0.39, 0.4, 1046.5)),
        "bad_end": ((0.0, 0.22, 440.0), (0.2, 0.22, 392.0), (0.4, 0.5, 329.6)),
        "open_end": ((0.0, 0.18, 523.3), (0.17, 0.34, 587.3)),
    }
)
CAPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "message": "New message",
        "mail": "New e-mail",
        "post": "New post",
        "ring": "The phone rings",
        "pick_up": "Picked up",
        "hang_up": "Hung up",
        "hold": "Hold music",
        "failed": "That did not work",
        "good_end": "A cheerful close",
        "bad_end": "A low close",
        "open_end": "A quiet close",
    }
)
"""What is shown for those who do not hear; sounds for what is seen at once anyway have none."""


def samples(tune: Sequence[Note]) -> array[int]:
    """Return a tune as 16-bit samples: sine tones with a soft beginning and a long end."""
    long = max(begin + length for begin, length, _ in tune)
    mixed = [0.0] * int(long * RATE + RATE * 0.05)
    for begin, length, pitch in tune:
        first, count = int(begin * RATE), int(length * RATE)
        for index in range(count):
            at = index / RATE
            swell = min(1.0, at / FADE_S) * (1 - index / count) ** 1.5
            tone = math.sin(math.tau * pitch * at) + 0.25 * math.sin(2 * math.tau * pitch * at)
            mixed[first + index] += swell * tone
    peak = max(1.0, *(abs(value) for value in mixed))
    return array("h", (int(value / peak * LOUDEST * 32_767) for value in mixed))


class Sounds:
    """Plays the sounds; opening the device is tried once."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._ready: bool | None = None
        self._made: dict[str, pygame.mixer.Sound] = {}
        self.played: list[str] = []
        """The last names that were asked for, newest last."""

    def play(self, name: str) -> None:
        """Play a sound by its name, where there is a device."""
        self.played = [*self.played[-19:], name]
        if not self._open():
            return
        if name not in self._made:
            self._made[name] = pygame.mixer.Sound(buffer=samples(TUNES[name]))
        self._made[name].play()

    def _open(self) -> bool:
        if self._ready is None:
            try:
                pygame.mixer.init(frequency=RATE, size=-16, channels=1, buffer=512)
                self._ready = True
            except pygame.error as error:
                log.info("there is no sound: %s", error)
                self._ready = False
        return self._ready

    def stop(self) -> None:
        """Silence what is playing."""
        if self._ready:
            pygame.mixer.stop()
