"""Turns one call into text and back: events, score cards, the hash chain, and the file of one call."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated

from scoring.card import ScoreCard
from scoring.model import Evidence
from simulator.engine.events import EVENT_VERSION, Event
from simulator.errors import UserError
from simulator.session.ports import CallHeader

if TYPE_CHECKING:
    from pydantic import TypeAdapter

RECORD_FORMAT = 1
Body = dict[str, object]
Upgrade = Callable[[Body], Body]
UPGRADES: Mapping[tuple[str, int], Upgrade] = {}
"""(kind, version) to what makes the body one version newer. Stored bodies are never rewritten."""


class RecordError(UserError):
    """A stored call, or the file of one, cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event as it is stored."""

    seq: int
    at_ms: int
    kind: str
    version: int
    body: str
    """Canonical JSON."""
    link: str
    """Hash over the previous link and the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEntry:
    """One score card as it is stored."""

    last_seq: int
    """The card is over the events up to this one."""
    created_at: datetime
    """Real time, UTC, aware."""
    body: str
    """Canonical JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that is stored of one call, as text."""

    header: CallHeader
    scenario: str
    """Canonical JSON of the scenario that was played."""
    entries: tuple[Entry, ...]
    cards: tuple[CardEntry, ...] = ()


@cache
def _events() -> TypeAdapter[Event]:
    from pydantic import Field, TypeAdapter

    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


@cache
def _cards() -> TypeAdapter[ScoreCard]:
    from pydantic import TypeAdapter

    return TypeAdapter(ScoreCard)


@cache
def _headers() -> TypeAdapter[CallHeader]:
    from pydantic import TypeAdapter

    return TypeAdapter(CallHeader)


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, characters as they are.

    Raises:
        RecordError: it holds a number or a character that no file can hold (NaN, half a surrogate pair).
    """
    try:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError as error:
        raise RecordError("The call holds text or a number that cannot be stored.", "Type it anew.") from error
    return text


def event_to_json(event: Event) -> str:
    """Return the canonical JSON of an event, defaults left out.

    Raises:
        RecordError: it holds something that cannot be stored; nothing is wrong with the call.
    """
    return canonical(_events().dump_python(event, mode="json", exclude_defaults=True, warnings="error"))


def event_from_json(
    kind: str, version: int, body: str, *, upgrades: Mapping[tuple[str, int], Upgrade] = UPGRADES
) -> Event:
    """Return the event that a stored body holds, brought to the newest version.

    Args:
        kind: the kind as stored beside the body; both must agree.
        version: the version as stored beside the body.
        body: JSON.
        upgrades: what brings older bodies up to date.

    Raises:
        RecordError: the body is damaged, or newer than this program.
    """
    if version > EVENT_VERSION:
        raise RecordError(
            f"An event `{kind}` has version {version}, this program knows {EVENT_VERSION}.",
            "The call was played with a newer Rapport: install that one.",
        )
    value = _object(body, f"An event `{kind}`")
    for step in range(version, EVENT_VERSION):
        value = upgrades[kind, step](value) if (kind, step) in upgrades else value
    if value.get("kind") != kind:
        raise RecordError(f"An event is stored as `{kind}` and says `{value.get('kind')}`.", _DAMAGED)
    try:
        return _events().validate_json(canonical(value), strict=True)
    except ValueError as error:
        raise RecordError(f"An event `{kind}` cannot be read.", _DAMAGED) from error


def card_to_json(card: ScoreCard) -> str:
    """Return the canonical JSON of a score card."""
    return canonical(_cards().dump_python(card, mode="json", warnings="error"))


def card_from_json(body: str) -> ScoreCard:
    """Return the score card that a stored body holds.

    Raises:
        RecordError: the body is damaged, or evidence in it is not as long as its span.
    """
    try:
        card = _cards().validate_json(body, strict=True)
    except ValueError as error:
        raise RecordError("A score card cannot be read.", _DAMAGED) from error
    for evidence in evidence_of(card):
        if len(evidence.quote) != evidence.end - evidence.start:
            raise RecordError("A score card quotes words that do not fit their place.", _DAMAGED)
    return card


def evidence_of(card: ScoreCard) -> tuple[Evidence, ...]:
    """Return every piece of evidence on a card."""
    found = [line.evidence for line in card.lines] + [cap.evidence for cap in card.caps]
    for turn in card.turns:
        found += [critical.evidence for critical in turn.critical]
        for level in (turn.empathy, turn.accuracy, turn.follow_through):
            found += [finding.evidence for finding in level.findings]
    return tuple(evidence for evidence in found if evidence is not None)


def first_link(header: CallHeader) -> str:
    """Return the link before the first event: it covers call id, scenario, seed, mode and the time of opening."""
    opened = header.opened_at.astimezone(UTC).isoformat(timespec="microseconds")
    text = canonical([header.call_id, header.scenario_hash, header.seed, header.mode, opened])
    return hashlib.sha256(text.encode()).hexdigest()


def link(previous: str, event_json: str) -> str:
    """Return the link of an event: SHA-256 over the previous link and the event's canonical JSON.

    It finds damage and plain editing. It does not prove honesty: who can write the file can make a new chain.
    """
    return hashlib.sha256(f"{previous}\n{event_json}".encode()).hexdigest()


def enchain(header: CallHeader, events: Iterable[Event]) -> tuple[Entry, ...]:
    """Return the events as they are stored, from the first one on."""
    entries: list[Entry] = []
    previous = first_link(header)
    for seq, event in enumerate(events):
        body = event_to_json(event)
        previous = link(previous, body)
        entries.append(
            Entry(seq=seq, at_ms=event.at_ms, kind=event.kind, version=EVENT_VERSION, body=body, link=previous)
        )
    return tuple(entries)


def events_of(record: Record) -> tuple[Event, ...]:
    """Return the events of a record.

    Raises:
        RecordError: one of them cannot be read.
    """
    return tuple(event_from_json(entry.kind, entry.version, entry.body) for entry in record.entries)


def write_record(record: Record) -> str:
    """Return the file of one call: JSON lines, first the call, then its scenario, events and score cards."""
    header = _headers().dump_python(record.header, mode="json")
    lines: list[Body] = [
        {"line": "call", "format": RECORD_FORMAT, "header": header},
        {"line": "scenario", "scenario": json.loads(record.scenario)},
    ]
    for entry in record.entries:
        row = {"seq": entry.seq, "at_ms": entry.at_ms, "kind": entry.kind, "version": entry.version, "link": entry.link}
        lines.append({"line": "event", **row, "event": json.loads(entry.body)})
    for card in record.cards:
        at = card.created_at.astimezone(UTC).isoformat()
        lines.append({"line": "card", "last_seq": card.last_seq, "created_at": at, "card": json.loads(card.body)})
    return "".join(canonical(line) + "\n" for line in lines)


def read_record(text: str) -> Record:
    """Return the record in the file of one call; the chain is not checked here (`simulator.session.chain`).

    Raises:
        RecordError: a line is no JSON object, lacks something, or is of a newer format.
    """
    lines = [_object(line, f"Line {number}") for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    calls = _of_kind(lines, "call")
    scenarios = _of_kind(lines, "scenario")
    if len(calls) != 1 or len(scenarios) != 1:
        raise RecordError("This is not the file of one call.", "Give one that holds one call and its scenario.")
    if calls[0].get("format") != RECORD_FORMAT:
        raise RecordError(f"The file has format {calls[0].get('format')}.", "Read it with a newer Rapport.")
    try:
        return Record(
            header=_headers().validate_json(canonical(calls[0]["header"])),
            scenario=canonical(scenarios[0]["scenario"]),
            entries=tuple(_entry(line) for line in _of_kind(lines, "event")),
            cards=tuple(_card_entry(line) for line in _of_kind(lines, "card")),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise RecordError("A line of the file lacks something or holds something else.", _DAMAGED) from error


_DAMAGED = "It was damaged or edited: take it from a backup."


def _object(text: str, what: str) -> Body:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{what} is no JSON.", _DAMAGED) from error
    if not isinstance(value, dict):
        raise RecordError(f"{what} is no JSON object.", _DAMAGED)
    return value


def _of_kind(lines: Sequence[Body], kind: str) -> list[Body]:
    return [line for line in lines if line.get("line") == kind]


def _entry(line: Body) -> Entry:
    seq, at_ms, version = line["seq"], line["at_ms"], line["version"]
    if not (isinstance(seq, int) and isinstance(at_ms, int) and isinstance(version, int)):
        raise TypeError("numbers expected")
    body = canonical(line["event"])
    return Entry(seq=seq, at_ms=at_ms, kind=str(line["kind"]), version=version, body=body, link=str(line["link"]))


def _card_entry(line: Body) -> CardEntry:
    last_seq = line["last_seq"]
    if not isinstance(last_seq, int):
        raise TypeError("a number expected")
    created_at = datetime.fromisoformat(str(line["created_at"]))
    return CardEntry(last_seq=last_seq, created_at=created_at, body=canonical(line["card"]))
