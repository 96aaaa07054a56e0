"""How much may be spent on a model, in tokens and requests, per call and per day; what is spent is counted."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import Protocol

from simulator.customers.completion import Ask, Completion, Fault, estimated_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is spent."""

    call_tokens: int = 40_000
    call_requests: int = 60
    day_tokens: int = 400_000
    day_requests: int = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What was spent."""

    tokens_in: int = 0
    tokens_out: int = 0
    requests: int = 0

    @property
    def tokens(self) -> int:
        """Return the tokens of questions and answers."""
        return self.tokens_in + self.tokens_out

    def plus(self, other: Use) -> Use:
        """Return what both make together."""
        return Use(
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            requests=self.requests + other.requests,
        )


class DayBook(Protocol):
    """Keeps what was spent today, over all calls."""

    def today(self) -> Use:
        """Return what was spent today."""

    def add(self, use: Use) -> None:
        """Count something in."""


class Budget:
    """Watches over what one call spends; may be asked from any thread."""

    def __init__(self, limits: Limits, book: DayBook | None = None) -> None:
        """Begin a call.

        Args:
            limits: the most that is spent.
            book: what was spent today; None counts the call alone.
        """
        self._limits = limits
        self._book = book
        self._lock = threading.Lock()
        self._use = Use()

    @property
    def used(self) -> Use:
        """Return what the call has spent so far."""
        with self._lock:
            return self._use

    def check(self, ask: Ask) -> None:
        """Let a question pass that can be paid for.

        Raises:
            Fault: it cannot; its kind is "budget".
        """
        coming = Use(tokens_in=_size(ask), tokens_out=ask.max_tokens, requests=1)
        limits, hint = self._limits, "Raise it under [llm] in config.toml."
        call = self.used.plus(coming)
        if call.tokens > limits.call_tokens or call.requests > limits.call_requests:
            raise Fault("budget", "The LLM's budget for this call is used up.", hint)
        day = coming if self._book is None else self._book.today().plus(coming)
        if day.tokens > limits.day_tokens or day.requests > limits.day_requests:
            raise Fault("budget", "The LLM's budget for today is used up.", hint)

    def spend(self, ask: Ask, outcome: Completion | Fault) -> None:
        """Count what a question has cost; where nothing was counted, what was asked is estimated."""
        use = Use(requests=outcome.requests)
        if isinstance(outcome, Completion):
            use = replace(use, tokens_in=outcome.tokens_in, tokens_out=outcome.tokens_out)
        elif outcome.kind not in ("unreachable", "certificate", "budget", "key", "unrecorded"):
            use = replace(use, tokens_in=_size(ask))
        with self._lock:
            self._use = self._use.plus(use)
        if self._book is not None:
            self._book.add(use)


def _size(ask: Ask) -> int:
    return sum(estimated_tokens(said.content) for said in ask.messages)
