"""What can go wrong through people, not through bugs: a user's mistake, and an author's list of problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


class UserError(Exception):
    """Something that the user can mend: one line with a hint on standard error, exit status 2, never a traceback."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what happened and what to do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return message and hint as one line."""
        return f"{self.message} {self.hint}".strip()


class JournalError(Exception):
    """The journal could not store something; `message` and `hint` are for the user."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep what happened and what to do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[JournalError], tuple[str, str]]:
        """Return how it is made again where another process reports it."""
        return type(self), (self.message, self.hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing in an author's file that has to be mended, with its place and the remedy."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    code: str
    """Stable id (`simulator.scenario.problems.CODES`)."""
    message: str
    """What is wrong: one sentence with its full stop."""
    remedy: str
    """What to do about it: one sentence with its full stop."""
    severity: Severity = "error"
    """A warning does not keep the scenario from being played; a note asks for nothing and fails nothing."""

    def __str__(self) -> str:
        """Return `FILE:LINE:COLUMN: CODE message. Remedy.`."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message} {self.remedy}".rstrip()
