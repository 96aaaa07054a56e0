"""Counts how much of what strangers typed was understood: `python -m tests.understanding.tally`.

`calls/*.json` are calls typed by players who had seen only the briefing; the notes in them were made by somebody else,
who saw the words and the customer's answers but neither code nor readings. Players and note-takers are not human.
A noted move counts as read right when the reading has a certain item of that kind on that topic or act.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from scoring.model import Scalar
from scoring.reading.items import Acknowledgement, Claim, Offer, Pledge, Question, Reading, Refusal
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.signals import SURE
from simulator.engine.state import CallState
from simulator.errors import UserError
from simulator.scenario.load import load_scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.runner import Runner
from simulator.settings import shipped_scenarios
from tests.fakes import OPENED_AT, header

Item = Acknowledgement | Claim | Offer | Pledge | Question | Refusal
CALLS = Path(__file__).parent / "calls"
FALL_BACKS = frozenset({"not_understood", "ask_back"})
"""Moments at which the customer could make nothing of a reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a note-taker saw in one turn."""

    turn: int
    moves: tuple[tuple[str, str], ...]
    """Kind (asked, claimed, promised, acknowledged) and topic or act."""
    answer: str
    """`sensible`, `odd`, or `contradicts` what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The count over some calls."""

    calls: int
    turns: int
    moves: int
    read_right: int
    fall_backs: int
    contradictions: int
    odd: int
    missed: tuple[str, ...]

    def __str__(self) -> str:
        """Return the figures with their targets."""
        rows = (
            f"{self.turns} turns in {self.calls} calls",
            f"noted moves read right: {self.read_right} of {self.moves} = {share(self.read_right, self.moves)}"
            " (at least 80 %)",
            f"turns answered by a fall-back line: {self.fall_backs} = {share(self.fall_backs, self.turns)}"
            " (at most 10 %)",
            f"answers that contradict what was typed: {self.contradictions} = {share(self.contradictions, self.turns)}"
            " (at most 3 %)",
            f"answers noted as odd without contradicting: {self.odd} = {share(self.odd, self.turns)}",
        )
        return "\n".join(rows)


def share(part: int, whole: int) -> str:
    """Return a part of a whole in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "none"


def count(folder: Path = CALLS) -> Tally:
    """Return the count over all noted calls of a folder."""
    files = sorted(folder.glob("*.json"))
    turns = moves = right = fall_backs = contradictions = odd = 0
    missed: list[str] = []
    for file in files:
        state, notes = replayed(json.loads(file.read_text(encoding="utf-8")))
        for note in notes:
            read = _reading(state, note.turn)
            turns += 1
            fall_backs += _fell_back(state, note.turn)
            contradictions += note.answer == "contradicts"
            odd += note.answer == "odd"
            for kind, what in note.moves:
                moves += 1
                found = what in set(_read(read, kind))
                right += found
                if not found:
                    missed.append(f"{file.stem} turn {note.turn}: {kind} {what}")
    return Tally(
        calls=len(files),
        turns=turns,
        moves=moves,
        read_right=right,
        fall_backs=fall_backs,
        contradictions=contradictions,
        odd=odd,
        missed=tuple(missed),
    )


def replayed(call: Mapping[str, object]) -> tuple[CallState, tuple[Note, ...]]:
    """Return the state after the inputs of a call, played with today's reader, and its notes.

    Raises:
        FileNotFoundError: the scenarios are not there.
    """
    scenarios = shipped_scenarios()
    if scenarios is None:
        raise FileNotFoundError("scenarios")
    scenario = load_scenario(scenarios / "late_parcel" / "scenario.yaml")
    clock = SteppedClock(OPENED_AT)
    seed = cast("int", call["seed"])
    runner = Runner.start(scenario, header(seed=seed), voice=ScriptedVoice(), clock=clock, journal=None)
    for line in cast("list[Mapping[str, Scalar]]", call["inputs"]):
        try:
            feed(runner, clock, line)
        except UserError as error:
            sys.stderr.write(f"{call['id']}: {error}\n")
    return runner.state, tuple(_notes(call))


def _notes(call: Mapping[str, object]) -> Iterator[Note]:
    for note in cast("list[dict[str, object]]", call["notes"]):
        yield Note(
            turn=cast("int", note["turn"]),
            moves=tuple((kind, what) for kind, what in cast("list[list[str]]", note["moves"])),
            answer=cast("str", note["answer"]),
        )


def _reading(state: CallState, turn: int) -> Reading | None:
    return next((m.reading for m in state.transcript if m.speaker == "agent" and m.turn == turn), None)


def _fell_back(state: CallState, turn: int) -> bool:
    lines = [m.line_id for m in state.transcript if m.speaker == "customer" and m.turn == turn]
    return any(f".{moment}." in line for line in lines for moment in FALL_BACKS)


def _read(reading: Reading | None, kind: str) -> Iterator[str]:
    """Yield every topic and act that the certain items of a kind stand for."""
    for item in _items(reading, kind) if reading is not None else ():
        if item.confidence >= SURE:
            yield item.what if isinstance(item, Question | Acknowledgement) else item.act
            yield from item.topics


def _items(reading: Reading, kind: str) -> tuple[Item, ...]:
    if kind == "asked":
        return reading.asked
    if kind == "acknowledged":
        return reading.acknowledged
    if kind == "promised":
        return reading.promised + reading.offered
    return reading.claims + reading.promised + reading.offered + reading.refused


if __name__ == "__main__":
    tally = count()
    sys.stdout.write(f"{tally}\n")
    if "--missed" in sys.argv:
        sys.stdout.write("\n".join(tally.missed) + "\n")
