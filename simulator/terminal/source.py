"""Where the lines that a person types come from, as the plain players see it."""

from __future__ import annotations

from typing import Protocol

PATIENCE_S = 0.25
"""How long a player waits for a key before it looks at the customer again."""


class Source(Protocol):
    """Where the typed lines come from."""

    echoes: bool
    """True when the person sees what is typed anyway."""

    def next_line(self, timeout_s: float) -> str | None:
        """Return a line, or None when none came in time.

        Raises:
            EOFError: there will be no more.
        """

    def rest(self, seconds: float) -> None:
        """Let a moment of real time pass."""
