"""How long a customer takes to read and to type: a line that is ready is held back for a moment, and never counted."""

from __future__ import annotations

from collections.abc import Callable

from simulator.engine.effects import Brief, Speak
from simulator.session.ports import Clock, Utterance, Voice

SHORTEST_MS = 600
LONGEST_MS = 3_000
READING_MS = 9
"""For a character of the trainee's message."""
TYPING_MS = 14
"""For a character of the customer's line."""
FIRST_MS = 450
"""Before the very first line: somebody has just come in."""


def pause_ms(brief: Brief, read: int, *, pace: float = 1.0) -> int:
    """Return how long the customer seems to read and to type.

    Args:
        brief: what the customer is about to say, and in what mood.
        read: characters that the customer reads before.
        pace: of the temperament; below 1 is hurried.
    """
    if not read:
        return FIRST_MS
    hurry = {"calm": 1.0, "annoyed": 0.8, "angry": 0.6}[brief.feeling]
    takes = (READING_MS * read + TYPING_MS * len(brief.authored)) * hurry * pace
    return round(max(SHORTEST_MS, min(LONGEST_MS, takes)))


PACES = {"terse": 0.7, "normal": 1.0, "chatty": 1.25}


class PacedVoice:
    """Holds a voice's lines back as long as somebody would take; the call's clock stands still meanwhile."""

    def __init__(
        self, voice: Voice, clock: Clock, read: Callable[[], int], *, style: str = "normal", moves: bool = True
    ) -> None:
        """Set the pace.

        Args:
            voice: words the lines; what it takes itself counts towards the pause.
            clock: real time.
            read: tells how many characters the customer reads before a line.
            style: how the customer writes: terse, normal or chatty.
            moves: False hands every line on at once.
        """
        self._voice = voice
        self._clock = clock
        self._pace = PACES.get(style, 1.0)
        self._moves = moves
        self._held: Utterance | None = None
        self._from_ms = self._until_ms = 0
        self._read = read

    def begin(self, speak: Speak) -> None:
        """Start on a line; returns at once."""
        self._held = None
        self._from_ms = self._clock.now_ms()
        wait = pause_ms(speak.brief, self._read(), pace=self._pace) if self._moves else 0
        self._until_ms = self._from_ms + wait
        self._voice.begin(speak)

    def poll(self) -> Utterance | None:
        """Return the line when it is ready and its time has come."""
        if self._held is None:
            self._held = self._voice.poll()
        if self._held is None or self._clock.now_ms() < self._until_ms:
            return None
        held, self._held = self._held, None
        return held

    def hurry(self) -> None:
        """Hand the line on as soon as there is one."""
        self._until_ms = 0

    @property
    def inner(self) -> Voice:
        """Return the voice that is held back."""
        return self._voice

    @property
    def reads(self) -> bool:
        """Tell whether the customer still seems to read, rather than to type."""
        return self._clock.now_ms() - self._from_ms < (self._until_ms - self._from_ms) // 3
