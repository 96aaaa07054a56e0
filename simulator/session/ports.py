"""What a player needs from the outside world, as the inside sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from scoring.card import ScoreCard
from simulator.engine.effects import Speak
from simulator.engine.events import Event, Mode, Refused, VoiceKind
from simulator.errors import JournalError as JournalError
from simulator.scenario.library import LibraryEntry as LibraryEntry
from simulator.scenario.model import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What a voice says."""

    text: str
    voice: VoiceKind
    refused: tuple[Refused, ...] = ()
    """What a model gave for this line and was not shown."""


class Voice(Protocol):
    """Words what the customer means to say."""

    def begin(self, speak: Speak) -> None:
        """Start on a line; returns at once."""

    def poll(self) -> Utterance | None:
        """Return the line when it is ready, None while it is not."""


@runtime_checkable
class Waits(Protocol):
    """A voice that works in real time, whatever the call's clock does."""

    def wait(self) -> None:
        """Return once the line is ready, at the latest after the voice's own deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the trainee should hear of once."""

    message: str
    hint: str


class VoiceReport(Protocol):
    """What a voice says about itself, for whoever shows the call."""

    @property
    def badge(self) -> str:
        """Return who words the customer's lines, in a few words."""

    def news(self) -> Notice | None:
        """Return something that the trainee should hear of once, or None."""


class Clock(Protocol):
    """Measures how long the trainee takes."""

    def now_ms(self) -> int:
        """Return milliseconds since some fixed moment; never falls."""

    def today(self) -> datetime:
        """Return the real time, UTC, aware; for records only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallHeader:
    """What is known of a call before its first event."""

    call_id: str
    """UUIDv7 in text form."""
    scenario_hash: str
    scenario_id: str
    alias: str
    """The trainee."""
    mode: Mode
    language: str
    seed: int
    twist: str
    opened_at: datetime
    """Real time, UTC, aware."""
    parent_id: str | None = None
    parent_seq: int | None = None


class Journal(Protocol):
    """Keeps calls. What it has acknowledged survives a crash."""

    def open(self, header: CallHeader, scenario: Scenario) -> None:
        """Store the call's header and the exact scenario.

        Raises:
            JournalError: it could not be stored.
        """

    def append(self, call_id: str, seq: int, event: Event) -> None:
        """Store one event durably before it returns.

        Args:
            call_id: the call.
            seq: number of the event in the call, from 0, without gaps.
            event: what happened.

        Raises:
            JournalError: it could not be stored (read-only, full, taken by another window at this number).
        """

    def card(self, call_id: str, last_seq: int, card: ScoreCard) -> None:
        """Store the score card over the events up to `last_seq`.

        Raises:
            JournalError: it could not be stored.
        """


class Library(Protocol):
    """The scenarios that can be played."""

    def entries(self) -> Sequence[LibraryEntry]:
        """Return all, in the order of difficulty and title."""

    def load(self, scenario_id: str) -> Scenario:
        """Return one, parsed and checked.

        Raises:
            UserError: no such scenario (with did-you-mean), or its file has problems.
        """
