"""Counts how much of what strangers typed was understood: `python -m tests.understanding.tally`.

`calls/` holds calls typed by players who had seen only the briefing; the notes in them were made by somebody else, who
saw the words and the customer's answers but neither code nor readings. Players and note-takers are not human. Calls
move from `unseen/` to `seen/` (Korean ones to `seen_ko/`, Italian ones to `seen_it/`) once somebody has tuned on them;
the product's promise is about `unseen/`.
A noted move counts as read right when the reading has a certain item of that kind on that topic or act. A claim noted
with "-" before it ("-refund") must be read as denied or refused. Since the twentieth count a note-taker may give
several words of which each would be right ("no_answer|earlier_contact"), for a case has more names than things. The
notes of the first two counts name a claim without saying whether it is affirmed ("a refund was made, takes so long, or
is not possible" is one word to them), so theirs are judged without it. The verdict on an answer holds for the line
that was noted; where the customer says something else today, it is not counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from scoring.model import Scalar
from scoring.reading.items import Acknowledgement, Claim, Offer, Pledge, Question, Reading, Refusal
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.clock import start_of
from simulator.engine.signals import SURE
from simulator.engine.state import CallState
from simulator.scenario.load import load_scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.runner import BadAction, NotNow, Runner
from simulator.settings import shipped_scenarios
from tests.fakes import OPENED_AT, header
from tests.understanding.naming import Names, names_of

Item = Acknowledgement | Claim | Offer | Pledge | Question | Refusal
CALLS = Path(__file__).parent / "calls"
FALL_BACKS = frozenset(
    {"not_understood", "told_all", "ask_back", "nonsense", "cannot_say", "cannot_say_word", "cannot_say_whether"}
)
"""Moments at which the customer could make nothing of a reply, or knew nothing to say to it."""
COURTEOUS = {
    ("acknowledged", "generic"): "apology",
    ("acknowledged", "inconvenience"): "apology",
    ("claimed", "name"): "introduction",
    ("asked", "wait"): "please_wait",
}
"""Moves that the reader holds for courtesies: a bare "sorry", one's own name, "one moment, please"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What one note-taker saw in one turn; where two worked on a call, a turn has two notes and both count."""

    turn: int
    moves: tuple[tuple[str, str], ...]
    """Kind (asked, claimed, promised, acknowledged) and topic or act, or several of them with "|" between."""
    answer: str
    """`sensible`, `odd`, or `contradicts` what was typed."""
    line: str
    """The customer's answer that was judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The count over some calls."""

    calls: int
    turns: int
    gone: int
    """Noted turns that no longer take place, for the customer leaves sooner today: their notes do not count."""
    moves: int
    read_right: int
    beyond: int
    """Certain items that nobody noted: more was read than a reader sees."""
    fall_backs: int
    judged: int
    """Turns whose answer is still the one that was judged."""
    contradictions: int
    odd: int
    missed: tuple[str, ...]

    def __str__(self) -> str:
        """Return the figures with their targets."""
        rows = (
            f"{self.turns} turns in {self.calls} calls; {self.gone} noted ones no longer take place",
            f"noted moves read right: {self.read_right} of {self.moves} = {share(self.read_right, self.moves)}"
            " (at least 80 %)",
            f"turns answered by a fall-back line: {self.fall_backs} = {share(self.fall_backs, self.turns)}"
            " (at most 10 %)",
            f"certain items that nobody noted: {self.beyond}",
            f"verdicts on answers that are still as they were judged: {self.judged}; of these",
            f"  contradicting what was typed: {self.contradictions} = {share(self.contradictions, self.judged)}"
            " (at most 3 %)",
            f"  odd without contradicting: {self.odd} = {share(self.odd, self.judged)}",
        )
        return "\n".join(rows)


def share(part: int, whole: int) -> str:
    """Return a part of a whole in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "none"


def count(folder: Path) -> Tally:
    """Return the count over all noted calls of a folder."""
    files = sorted(folder.glob("*.json"))
    turns = left = moves = beyond = fall_backs = judged = contradictions = odd = 0
    missed: list[str] = []
    for file in files:
        call = json.loads(file.read_text(encoding="utf-8"))
        state, noted, names = replayed(call)
        notes = [
            note for note in noted if _reading(state, note.turn) is not None
        ]  # today the customer may leave sooner
        for turn in sorted({note.turn for note in notes}):
            turns += 1
            fall_backs += _fell_back(state, turn)
            beyond += _beyond(_reading(state, turn), [note for note in notes if note.turn == turn])
        for note in notes:
            read = _reading(state, note.turn)
            as_judged = note.line == _answer(state, note.turn)
            moves += len(note.moves)
            judged += as_judged
            contradictions += as_judged and note.answer == "contradicts"
            odd += as_judged and note.answer == "odd"
            gone = [
                (kind, what)
                for kind, what in note.moves
                if not any(is_read(read, kind, each, names) for each in what.split("|"))
            ]
            missed += [f"{file.stem} turn {note.turn}: {kind} {what}" for kind, what in gone]
    return Tally(
        calls=len(files),
        turns=turns,
        gone=left,
        moves=moves,
        read_right=moves - len(missed),
        beyond=beyond,
        fall_backs=fall_backs,
        judged=judged,
        contradictions=contradictions,
        odd=odd,
        missed=tuple(missed),
    )


def _beyond(reading: Reading | None, notes: Sequence[Note]) -> int:
    """Return how many certain questions, promises and acknowledgements of a reading nobody noted."""
    if reading is None:
        return 0
    noted = [move for note in notes for move in note.moves]
    whats = {kind: {each for k, what in noted if k == kind for each in what.split("|")} for kind, _ in noted}
    groups: tuple[tuple[str, tuple[Item, ...]], ...] = (
        ("asked", reading.asked),
        ("promised", reading.promised + reading.offered),
        ("acknowledged", reading.acknowledged),
    )
    return sum(
        item.confidence >= SURE and not whats.get(kind, set()) & {_name(item), *item.topics}
        for kind, items in groups
        for item in items
    )


def replayed(call: Mapping[str, object]) -> tuple[CallState, tuple[Note, ...], Names]:
    """Return the state after the inputs of a call, played with today's reader, its notes, and the names of its case.

    Raises:
        FileNotFoundError: the scenarios are not there.
    """
    scenarios = shipped_scenarios()
    if scenarios is None:
        raise FileNotFoundError("scenarios")
    scenario = load_scenario(scenarios / str(call.get("scenario", "late_parcel")) / "scenario.yaml")
    clock = SteppedClock(OPENED_AT)
    opened = header(
        seed=cast("int", call["seed"]),
        scenario_id=scenario.id,
        twist=str(call.get("twist", "plain")),
        language=scenario.language,
    )
    runner = Runner.start(scenario, opened, voice=ScriptedVoice(), clock=clock, journal=None)
    for line in cast("list[Mapping[str, Scalar]]", call["inputs"]):
        if runner.state.phase == "contact" or line.get("do") != "reply":
            with suppress(NotNow, BadAction):  # a player may act too late or wrongly; a reply is never lost unnoticed
                feed(runner, clock, line)
    return runner.state, tuple(_notes(call)), names_of(runner.scenario, start_of(runner.scenario))


def _notes(call: Mapping[str, object]) -> Iterator[Note]:
    for note in cast("list[dict[str, object]]", call["notes"]):
        yield Note(
            turn=cast("int", note["turn"]),
            moves=tuple((kind, what) for kind, what in cast("list[list[str]]", note["moves"])),
            answer=cast("str", note["answer"]),
            line=cast("str", note["line"]),
        )


def _reading(state: CallState, turn: int) -> Reading | None:
    return next((m.reading for m in state.transcript if m.speaker == "agent" and m.turn == turn), None)


def _answer(state: CallState, turn: int) -> str:
    return next((m.text for m in state.transcript if m.speaker == "customer" and m.turn == turn), "")


def _fell_back(state: CallState, turn: int) -> bool:
    lines = [m.line_id for m in state.transcript if m.speaker == "customer" and m.turn == turn]
    return any(f".{moment}." in line for line in lines for moment in FALL_BACKS)


def is_read(reading: Reading | None, kind: str, what: str, names: Names) -> bool:
    """Tell whether a noted move was read, under the note-taker's name for it or the case's; "sorry" alone is one.

    What is claimed with "-" before it must be read as denied; a statement is also about a fact when it names its value.
    """
    bare, denied = what.removeprefix("-"), what.startswith("-")
    wanted = {("-" if denied else "") + name for name in names.of(bare)}
    if wanted & set(read_as(reading, kind)):
        return True
    if kind == "claimed" and reading is not None and not denied:
        sure = (claim for claim in reading.claims if claim.confidence >= SURE)
        return any(names.tells(bare, value) for claim in sure for value in claim.values)
    if (
        reading is not None
        and (kind, what) == ("asked", "agreement")
        and any(o.confidence >= SURE for o in reading.offered)
    ):
        return True  # an offer that is put as a question asks whether the customer agrees
    if reading is not None and kind == "promised":
        doing = (c for c in reading.claims if c.confidence >= SURE and c.tense != "done" and c.polarity == "affirmed")
        if wanted & {claim.act for claim in doing if claim.act}:
            return True  # what is said to be on its way is promised
    said = COURTEOUS.get((kind, what), "")
    courtesies = reading.courtesies if reading is not None and said else ()
    return any(courtesy.kind == said and courtesy.confidence >= SURE for courtesy in courtesies)


def read_as(reading: Reading | None, kind: str) -> Iterator[str]:
    """Yield every topic and act that the certain items of a kind stand for."""
    for item in _items(reading, kind) if reading is not None else ():
        if item.confidence >= SURE:
            names = (_name(item), *item.topics)
            yield from names
            if _is_denied(item):
                yield from ("-" + name for name in names)


def _is_denied(item: Item) -> bool:
    return isinstance(item, Refusal) or (isinstance(item, Claim) and item.polarity == "denied")


def _name(item: Item) -> str:
    if isinstance(item, Question | Acknowledgement):
        return item.what
    return item.act


def _items(reading: Reading, kind: str) -> tuple[Item, ...]:
    if kind == "asked":
        return reading.asked
    if kind == "acknowledged":
        return reading.acknowledged
    if kind == "promised":
        return reading.promised + reading.offered
    return reading.claims + reading.promised + reading.offered + reading.refused


if __name__ == "__main__":
    for part in (each.name for each in sorted(CALLS.iterdir()) if each.is_dir()):
        tally = count(CALLS / part)
        sys.stdout.write(f"{part}: {tally}\n\n")
        if "--missed" in sys.argv:
            sys.stdout.write("\n".join(tally.missed) + "\n\n")
