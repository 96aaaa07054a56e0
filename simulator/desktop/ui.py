"""What every widget draws with and asks for: theme, lettering, focus, pointer, and what outlives a rebuilt tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from simulator.desktop.paint import Brush
from simulator.desktop.text import Lettering
from simulator.desktop.theme import LIGHT, Theme


@dataclass(slots=True, kw_only=True)
class Scrolling:
    """How far something is scrolled; mutable, for it outlives the widgets."""

    offset: int = 0
    at_end: bool = False
    """Keeps to the end when the content grows."""
    span: int = 0
    """How far it can be scrolled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One widget as tests and assistive programs see it."""

    id: str
    role: str
    label: str
    rect: tuple[int, int, int, int]
    focused: bool
    enabled: bool
    shown: bool
    """Some of it lies within what its scrolling parents show."""


@dataclass(slots=True, kw_only=True)
class Ui:
    """The means of drawing, and the little state that widgets share; mutable, one for the window."""

    fonts: Path | None
    scale: float = 1.0
    theme: Theme = LIGHT
    brush: Brush = field(default_factory=Brush)
    focus: str = ""
    """Id of the widget that hears the keys, or ""."""
    ring: bool = False
    """The focus came by keyboard and is to be shown plainly on buttons too."""
    hover: str = ""
    pressed: str = ""
    caret_on: bool = True
    scrolled: dict[str, Scrolling] = field(default_factory=dict)
    read_clipboard: Callable[[], str] = str
    write_clipboard: Callable[[str], None] = lambda text: None
    lettering: Lettering = field(init=False)

    def __post_init__(self) -> None:
        """Make the lettering for the scale."""
        self.lettering = Lettering(self.fonts, scale=self.scale)

    def px(self, size: float) -> int:
        """Return a length in pixels."""
        return round(size * self.scale)

    def scrolling(self, name: str, *, at_end: bool = False) -> Scrolling:
        """Return how far something is scrolled; new ones start at the beginning, or at the end."""
        return self.scrolled.setdefault(name, Scrolling(at_end=at_end))
