"""What is asked of a language model and what comes back, whoever is asked: an endpoint, a cassette, a stand-in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]
FaultKind = Literal[
    "key",
    "exposed",
    "model",
    "path",
    "request",
    "context",
    "busy",
    "quota",
    "server",
    "loading",
    "unreachable",
    "certificate",
    "timeout",
    "cut",
    "answer",
    "declined",
    "redirect",
    "cancelled",
    "unrecorded",
    "budget",
]
"""Why there is no completion: see `simulator.customers.faults`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of a prompt."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to a model."""

    messages: tuple[Said, ...]
    temperature: float
    max_tokens: int
    schema: str = ""
    """JSON Schema of the wanted object, as text; "" for plain text."""
    version: str = ""
    """Of the prompt; a recording made with another one does not answer."""

    @property
    def characters(self) -> int:
        """Return the length of all messages."""
        return sum(len(said.content) for said in self.messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a model answered."""

    text: str
    tokens_in: int
    tokens_out: int
    counted: bool
    """The endpoint counted the tokens; else they are estimated."""
    took_ms: int
    first_ms: int
    """Until the first piece of text."""
    requests: int = 1


class Fault(Exception):
    """There is no completion; `message` is for people and holds neither key nor prompt."""

    def __init__(self, kind: FaultKind, message: str, hint: str = "", *, wait_s: float | None = None) -> None:
        """Keep what happened.

        Args:
            kind: what decides what is done next.
            message: one sentence.
            hint: what to do about it.
            wait_s: how long the endpoint asks to be left alone.
        """
        super().__init__(message)
        self.kind: FaultKind = kind
        self.message = message
        self.hint = hint
        self.wait_s = wait_s
        self.requests = 1


class Complete(Protocol):
    """Answers questions; may be used from one thread at a time, but for `cut`."""

    def complete(self, ask: Ask, *, within_s: float, streamed: bool = True) -> Completion:
        """Return the answer.

        Args:
            ask: the question.
            within_s: the answer is worth nothing later than this.
            streamed: False asks for it in one piece.

        Raises:
            Fault: there is none.
        """

    def models(self, *, within_s: float) -> tuple[str, ...]:
        """Return the names of the models that can be asked.

        Raises:
            Fault: they cannot be told.
        """

    def cut(self) -> None:
        """Break off what is under way, from any thread; returns at once."""


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a text takes: four letters of the Latin alphabet each, other signs one each."""
    plain = sum(c < "\u0250" for c in text)
    return -(-plain // 4) + len(text) - plain
