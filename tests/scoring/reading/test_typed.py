"""Messages as many different people type them, with what a reader sees in them: counted, since no reader gets all.

In `typed/` each line holds a message and, behind " | ", its moves: `ask:` (a question or request), `do:` (a promise or
an offer), `say:` (a statement; `say:-refund` a denial or refusal) and `ack:` (what was heard). "/" stands between moves
that would each be right. "#" begins a remark, "@" a case. The moves were noted before the reader was run, and what it
misses stays in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scoring.reading.items import Reading
from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import NOW, english

TYPED = Path(__file__).parent / "typed"
SURE = 0.6
Topics = dict[str, tuple[str, ...]]
CASES: dict[str, tuple[str, Topics]] = {
    "lamp": (
        "Where is my parcel? It was due 5 days ago. It's a lamp for my daughter's birthday on Saturday. "
        "I waited six minutes.",
        {
            "lost": ("lost", "gone missing", "went missing", "misplaced"),
            "depot": ("depot",),
            "last_scan": ("last scan", "last scanned", "scanned last", "no scans", "scanned it in"),
            "new_parcel": ("new one", "new lamp", "replacement", "another one"),
            "express": ("express",),
            "standard": ("standard",),
            "thursday": ("Thursday", "5 March"),
            "ten_days": ("10 working days", "ten days"),
            "wait_more": ("wait longer", "wait a bit longer", "wait another", "wait until"),
            "call_carrier": ("you need to call NorthPost", "you call NorthPost"),
            "trace": ("trace", "asked NorthPost"),
            "voucher": ("voucher", "vouchers"),
            "card_left": ("card through the door",),
            "waited_in": ("waited in", "waiting in"),
        },
    ),
    "hotel": (
        "I booked a room and there is none. I've just flown ten hours.",
        {"room": ("room", "rooms", "suite"), "breakfast": ("breakfast",)},
    ),
    "router": (
        "My router is dead and I work from home.",
        {"outage": ("outage", "fault in your area"), "visit": ("engineer", "technician")},
    ),
    "invoice": ("I was charged twice this month!", {"fee": ("cancellation fee",)}),
    "scarf": (
        "I left a scarf on the train, my grandmother knitted it.",
        {"found": ("found", "handed in", "turned up"), "grandmother": ("grandmother", "knitted")},
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message and what was noted in it."""

    case: str
    text: str
    moves: tuple[tuple[str, frozenset[str]], ...]
    """Kind and the topics or acts each of which would be right."""


def messages(file: Path) -> Iterator[Message]:
    """Yield the messages of a file."""
    case = "lamp"
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            case = line[1:].strip()
        elif line and not line.startswith("#"):
            text, _, noted = line.partition(" | ")
            pairs = (move.partition(":") for move in noted.split())
            yield Message(case=case, text=text, moves=tuple((kind, frozenset(w.split("/"))) for kind, _, w in pairs))


def said(reading: Reading) -> list[tuple[str, frozenset[str]]]:
    """Return the certain items of a reading as kinds with all that they stand for."""
    found = [("ask", frozenset({q.what, *q.topics})) for q in reading.asked if q.confidence >= SURE]
    found += [("ack", frozenset({a.what, *a.topics})) for a in reading.acknowledged if a.confidence >= SURE]
    bound = [frozenset({p.act, *p.topics}) for p in reading.promised + reading.offered if p.confidence >= SURE]
    found += [(kind, names) for names in bound for kind in ("do", "say")]
    for claim in reading.claims:
        if claim.confidence >= SURE:
            names = frozenset({claim.act, *claim.topics})
            found.append(("say", names | _denied(names) if claim.polarity == "denied" else names))
    refused = [frozenset({each.act, *each.topics}) for each in reading.refused if each.confidence >= SURE]
    return found + [("say", _denied(names)) for names in refused]


def _denied(names: frozenset[str]) -> frozenset[str]:
    return frozenset("-" + name for name in names)


def count(file: Path) -> tuple[int, int, int, list[str]]:
    """Return the moves noted, those read right, the certain items that nobody noted, and what was missed."""
    noted = right = beyond = 0
    missed: list[str] = []
    for message in messages(file):
        customer, topics = CASES[message.case]
        found = said(read_reply(message.text, language="en", pack=english(), now=NOW, customer=customer, topics=topics))
        gone = [m for m in message.moves if not any(kind == m[0] and names & m[1] for kind, names in found)]
        noted += len(message.moves)
        right += len(message.moves) - len(gone)
        beyond += sum(
            kind != "say" and not any(k == kind and names & whats for k, whats in message.moves)
            for kind, names in found
        )
        missed += [f"{message.text}: {kind} {'/'.join(sorted(whats))}" for kind, whats in gone]
    return noted, right, beyond, missed


@pytest.mark.parametrize(("name", "share", "excess"), [("lamp.txt", 0.92, 0.1), ("others.txt", 0.88, 0.2)])
def test_most_of_what_people_type_is_read_and_little_that_they_did_not(name: str, share: float, excess: float) -> None:
    noted, right, beyond, missed = count(TYPED / name)
    assert right >= share * noted, missed
    assert beyond <= excess * noted
