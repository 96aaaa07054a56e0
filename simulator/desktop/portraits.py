"""The customers' pictures: which one a customer has, drawn sharply at the size that is needed."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import pygame

from simulator.view.portrait import whose_picture

MOODS = ("delighted", "pleased", "calm", "worried", "annoyed", "angry")
MOST = 60


class Portraits:
    """Pictures from a folder: one folder a customer, one SVG a mood."""

    def __init__(self, folder: Path | None) -> None:
        """Remember the folder; pictures are read when they are first drawn."""
        self._folder = folder if folder is not None and folder.is_dir() else None
        self._names: tuple[str, ...] | None = None
        self._drawn: OrderedDict[tuple[str, str, int], pygame.Surface] = OrderedDict()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the customers that have a picture."""
        if self._names is None:
            found = () if self._folder is None else self._folder.iterdir()
            self._names = tuple(sorted(path.name for path in found if path.is_dir()))
        return self._names

    def name_for(self, portrait: str, customer: str) -> str:
        """Return whose picture is shown."""
        return whose_picture(self.names, portrait, customer)

    def picture(self, name: str, mood: str, side: int) -> pygame.Surface | None:
        """Return a picture of so many pixels, or None where there is none.

        Args:
            name: as `name_for` returns it.
            mood: one of the six.
            side: width and height in pixels.
        """
        if self._folder is None or name not in self.names or side <= 0:
            return None
        key = (name, mood, side)
        if key not in self._drawn:
            path = self._folder / name / f"{mood}.svg"
            if not path.is_file():
                return None
            self._drawn[key] = pygame.image.load_sized_svg(path, (side, side))
            if len(self._drawn) > MOST:
                self._drawn.popitem(last=False)
        return self._drawn[key]
