"""Plays calls in forked children that expect to be killed; everything is imported once, before the first fork.

Orders come in as lines `FILE SEED`; the child's process id and, when it is gone, its wait status go out. Each child
writes one line to the pipe given by number for every thing that the journal has acknowledged to it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from scoring.card import ScoreCard
from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import Event
from simulator.rehearsal.plays import inputs_for
from simulator.scenario.codec import scenario_hash
from simulator.scenario.load import load_play, load_scenario
from simulator.scenario.model import Scenario
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed
from simulator.session.ports import CallHeader, Journal
from simulator.session.record import event_to_json
from simulator.session.runner import NotNow, Runner
from simulator.storage.ids import uuid7
from simulator.storage.journal import SqlJournal
from simulator.storage.store import open_store

FOLDER = Path(__file__).parents[2] / "scenarios" / "late_parcel"
OPENED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
Inputs = Sequence[Mapping[str, object]]


class AcknowledgingJournal:
    """Passes everything on and says aloud what the inner journal has acknowledged."""

    def __init__(self, inner: Journal, pipe: int) -> None:
        self._inner = inner
        self._pipe = pipe

    def open(self, header: CallHeader, scenario: Scenario) -> None:
        self._inner.open(header, scenario)
        self._say("call", header.call_id)

    def append(self, call_id: str, seq: int, event: Event) -> None:
        self._inner.append(call_id, seq, event)
        self._say("event", call_id, str(seq), fingerprint(event))

    def card(self, call_id: str, last_seq: int, card: ScoreCard) -> None:
        self._inner.card(call_id, last_seq, card)
        self._say("card", call_id, str(last_seq))

    def _say(self, *words: str) -> None:
        os.write(self._pipe, (" ".join(words) + "\n").encode())


def fingerprint(event: Event) -> str:
    """Return what an acknowledgement says of the event's content."""
    return hashlib.sha256(event_to_json(event).encode()).hexdigest()


def play(scenario: Scenario, inputs: Inputs, journal: Journal | None, *, seed: int, number: int) -> None:
    """Play one call from the first input to the last; an input that has no place any more is passed over."""
    opened_at = OPENED_AT + timedelta(minutes=number)
    clock = SteppedClock(opened_at)
    header = CallHeader(
        call_id=uuid7(opened_at, hashlib.sha256(f"{seed} {number}".encode()).digest()[:10]),
        scenario_hash=scenario_hash(scenario),
        scenario_id=scenario.id,
        alias=f"trainee_{seed % 3}",
        mode="practice",
        language=scenario.language,
        seed=seed,
        twist="plain",
        opened_at=opened_at,
    )
    runner = Runner.start(scenario, header, voice=ScriptedVoice(), clock=clock, journal=journal)
    for line in inputs:
        try:
            feed(runner, clock, line)
        except NotNow:
            continue
    if runner.state.phase != "closed":
        runner.abandon()


def _play_on(file: str, seed: int, pipe: int, scenario: Scenario, plays: Sequence[Inputs]) -> None:
    store = open_store(file)
    journal = AcknowledgingJournal(SqlJournal(store.database, now=lambda: OPENED_AT), pipe)
    for number in count():
        play(scenario, plays[(seed + number) % len(plays)], journal, seed=seed, number=number)


def main() -> None:
    """Serve orders until standard input ends."""
    import alembic.command  # noqa: F401 - imported before the fork, or every new database would wait for it

    pipe = int(sys.argv[1])
    scenario = load_scenario(FOLDER / "scenario.yaml")
    loaded = (load_play(path) for path in sorted((FOLDER / "plays").glob("*.yaml")))
    plays = [inputs_for(each, scenario, twist="plain") for each in loaded if each.twist == "plain"]
    play(scenario, plays[0], None, seed=0, number=0)
    for order in sys.stdin:
        file, seed = order.rsplit(maxsplit=1)
        child = os.fork()
        if child == 0:
            _play_on(file, int(seed), pipe, scenario, plays)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
