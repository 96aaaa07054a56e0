"""What the trainee has set in the window: looks, text size, motion, sound, timers, language, place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

TEXT_SIZES = (100, 125, 150, 175, 200)
TIMERS = ("on", "relaxed", "off")
CHOICES: Mapping[str, tuple[object, ...]] = {
    "theme": ("light", "dark", "contrast"),
    "text": TEXT_SIZES,
    "timers": TIMERS,
    "language": ("en", "ko", "it", "pseudo"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """All that is set; every field is a word, a number or a yes or no."""

    theme: str = "light"
    text: int = 100
    """Size of texts and everything with them, in percent."""
    motion: bool = True
    """Things move, and the customer takes time to read and type."""
    sound: bool = True
    captions: bool = True
    """Sounds are told in words, too."""
    timers: str = "on"
    """"relaxed": time limits are longer; "off": there are none."""
    language: str = "en"
    width: int = 0
    """Of the window, 0 for the usual size."""
    height: int = 0
    left: int = -1
    """Place of the window on the desktop, -1 where the system puts it."""
    top: int = -1
    full_screen: bool = False
    welcomed: bool = False
    """The first-run welcome has been seen."""

    def changed(self, **changes: object) -> Preferences:
        """Return other preferences."""
        return from_mapping({**asdict(self), **changes})

    def as_mapping(self) -> dict[str, object]:
        """Return them as they are stored."""
        return asdict(self)

    def larger(self, by: int) -> Preferences:
        """Return them with the next larger, or smaller, size of text."""
        place = TEXT_SIZES.index(self.text) + by
        return replace(self, text=TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, place))])


def from_mapping(stored: Mapping[str, object]) -> Preferences:
    """Return what was stored; what makes no sense is as it is at first."""
    first = Preferences()
    found: dict[str, object] = {}
    for field in fields(Preferences):
        value, usual = stored.get(field.name), getattr(first, field.name)
        allowed = CHOICES.get(field.name)
        if type(value) is type(usual) and (allowed is None or value in allowed):
            found[field.name] = value
    return replace(first, **found)  # type: ignore[arg-type]  # each value has the type of its field, as checked above
