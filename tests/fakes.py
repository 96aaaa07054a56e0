"""Stand-ins for the outside world: a journal in memory, one that fails, a voice that takes its time."""

from __future__ import annotations

from datetime import UTC, datetime

from scoring.card import ScoreCard
from simulator.engine.effects import Speak
from simulator.engine.events import Event, Mode
from simulator.scenario.model import Scenario
from simulator.session.ports import CallHeader, JournalError, Utterance

OPENED_AT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


class MemoryJournal:
    """Keeps everything in lists."""

    def __init__(self) -> None:
        """Begin empty."""
        self.headers: list[CallHeader] = []
        self.events: list[Event] = []
        self.cards: list[ScoreCard] = []

    def open(self, header: CallHeader, scenario: Scenario) -> None:
        """Keep the header."""
        self.headers.append(header)

    def append(self, call_id: str, seq: int, event: Event) -> None:
        """Keep the event; its number must be the next one."""
        if seq != len(self.events):
            raise JournalError(f"event {seq} after {len(self.events)}", "numbers have no gaps")
        self.events.append(event)

    def card(self, call_id: str, last_seq: int, card: ScoreCard) -> None:
        """Keep the card."""
        self.cards.append(card)


class FullJournal(MemoryJournal):
    """Has no room after some events."""

    def __init__(self, room: int) -> None:
        """Begin empty.

        Args:
            room: how many events find a place.
        """
        super().__init__()
        self.room = room

    def append(self, call_id: str, seq: int, event: Event) -> None:
        """Keep the event while there is room."""
        if len(self.events) >= self.room:
            raise JournalError("The disk is full.", "Make room and try again.")
        super().append(call_id, seq, event)


class SlowVoice:
    """Says nothing until it is told to."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        self.speak: Speak | None = None
        self.ready = False

    def begin(self, speak: Speak) -> None:
        """Take the line on."""
        self.speak = speak

    def poll(self) -> Utterance | None:
        """Return the line once `ready` is set."""
        if self.speak is None or not self.ready:
            return None
        said, self.speak = self.speak, None
        return Utterance(text=said.brief.authored, voice="scripted")


def header(
    *,
    seed: int = 1,
    mode: Mode = "practice",
    call_id: str = "0190-test",
    scenario_id: str = "small",
    twist: str = "plain",
    language: str = "en",
) -> CallHeader:
    """Return what is known of a call before its first event."""
    return CallHeader(
        call_id=call_id,
        scenario_hash="0" * 64,
        scenario_id=scenario_id,
        alias="me",
        mode=mode,
        language=language,
        seed=seed,
        twist=twist,
        opened_at=OPENED_AT,
    )
