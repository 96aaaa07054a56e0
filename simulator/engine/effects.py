"""What the engine wants from the outside; unanswered `Speak` effects live in the state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_UNENDED = re.compile(r"([^\W_\u3130-\u318f])$")
"""A letter or figure at the end; Korean sighs and laughs (ㅠㅠ, ㅋㅋ) end a sentence by themselves."""


_TELLING = re.compile(r"fact\.([^.]+)(?:\.again)?\.\d+")
"""Ids of lines that tell a fact; those that keep it back have another word in the middle."""


def fact_told(line_id: str) -> str:
    """Return the id of the fact that a line tells, or "".

    Args:
        line_id: of one piece.
    """
    found = _TELLING.fullmatch(line_id)
    return "" if found is None else found[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing that the customer says; a line is made of one or more."""

    line_id: str
    text: str
    why: str
    """What called for it: "answer", "beat", "met", "reaction", or a moment of the temperament pack."""

    @property
    def tells(self) -> str:
        """Return the id of the fact that it tells, for the first time or again, or ""."""
        return fact_told(self.line_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One line of the conversation as both sides saw it."""

    speaker: Literal["customer", "agent"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the customer means to say, and no fact that may not be told yet."""

    pieces: tuple[Piece, ...]
    mood: int
    patience: int
    trust: int
    feeling: Literal["calm", "annoyed", "angry"]
    heard: tuple[Heard, ...] = ()
    """The last lines of the conversation, oldest first."""
    leaves: bool = False
    """The customer ends the contact with this line."""

    @property
    def authored(self) -> str:
        """Return the author's own line; a piece that was written without a full stop gets one before the next."""
        texts = [piece.text for piece in self.pieces]
        return " ".join((*(_UNENDED.sub(r"\1.", text) for text in texts[:-1]), *texts[-1:]))

    @property
    def line_id(self) -> str:
        """Return the ids of the pieces, joined by `+`."""
        return "+".join(piece.line_id for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the line must keep and must not contain; only the check of the line sees it."""

    untold: tuple[str, ...]
    """Surface forms of every fact that the customer has not told yet."""
    keep: tuple[str, ...] = ()
    """What the line must hold word for word: the values of the facts that it tells."""
    told: tuple[str, ...] = ()
    """What the customer has said so far in the author's words; it may be said again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speak:
    """The customer is to say something; answered by `CustomerSpoke`."""

    id: str
    brief: Brief
    guard: Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeAt:
    """If nothing happens before, `TimePassed` is wanted at this moment."""

    at_ms: int


Effect = Speak | WakeAt
