"""What the trainee has set on the pages: theme, text size, timers, language, and whether anything reloads by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from simulator.locale import LANGUAGES, PSEUDO

if TYPE_CHECKING:
    from simulator.engine.events import Timers

CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("system", "light", "dark", "contrast"),
    "text": ("100", "125", "150", "175", "200"),
    "timers": ("on", "relaxed", "off"),
    "language": (*LANGUAGES, PSEUDO),
    "news": ("on", "off"),
    "welcomed": ("no", "yes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """All that is set; each is one of its choices."""

    theme: str = "system"
    """As the system has it, in high contrast too, or one of three."""
    text: str = "100"
    """Size of texts, in percent."""
    timers: Timers = "on"
    language: str = "en"
    news: str = "on"
    """On: a small frame looks for news by itself, and a page that waits for the customer loads again."""
    welcomed: str = "no"
    """Yes: the welcome was seen."""

    def as_mapping(self) -> Mapping[str, object]:
        """Return them as they are stored."""
        return asdict(self)


def from_mapping(stored: Mapping[str, object]) -> Preferences:
    """Return what was stored or sent; what makes no sense is as it is at first."""
    found = {name: stored[name] for name, allowed in CHOICES.items() if stored.get(name) in allowed}
    return Preferences(**found)  # type: ignore[arg-type]  # each value is one of the choices of its field
