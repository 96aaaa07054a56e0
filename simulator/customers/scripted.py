"""The scripted customer: says the author's own line."""

from __future__ import annotations

from simulator.engine.effects import Speak
from simulator.session.ports import Clock, Utterance


class ScriptedVoice:
    """Says what the engine has decided, word for word, after a pause as of somebody typing."""

    def __init__(self, clock: Clock | None = None, *, ms_per_character: int = 0, longest_ms: int = 2_500) -> None:
        """Set the pace.

        Args:
            clock: real time; without it every line is ready at once.
            ms_per_character: how long one character takes.
            longest_ms: no line takes longer.
        """
        self._clock = clock
        self._pace = ms_per_character
        self._longest_ms = longest_ms
        self._line: str | None = None
        self._ready_ms = 0

    def begin(self, speak: Speak) -> None:
        """Start on a line; returns at once."""
        self._line = speak.brief.authored
        if self._clock is not None:
            self._ready_ms = self._clock.now_ms() + min(self._longest_ms, self._pace * len(self._line))

    def poll(self) -> Utterance | None:
        """Return the line when it is ready, None while it is not."""
        if self._line is None or (self._clock is not None and self._clock.now_ms() < self._ready_ms):
            return None
        line, self._line = self._line, None
        return Utterance(text=line, voice="scripted")
