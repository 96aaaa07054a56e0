"""A call whose program is killed at any moment keeps all that was acknowledged, and goes on from there."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.customers.scripted import ScriptedVoice
from simulator.engine.events import CallClosed
from simulator.scenario.resolve import draw, resolve
from simulator.session.clocks import SteppedClock
from simulator.session.replay import fold
from simulator.session.runner import Runner
from simulator.storage.journal import SqlJournal
from simulator.storage.store import Store, open_store
from tests import effort
from tests.chaos.zygote import OPENED_AT, fingerprint

KILLS_PER_FILE = 5
LINES = 30
"""More than one call has: a kill can hit the opening, the talk, the closing and what lies between two calls."""
THEN_MS = 60
"""About as long as a new database takes, or one reply with its reading."""
HANGING_S = 30
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zygote:
    """The process that forks players, and the pipe on which these acknowledge."""

    process: subprocess.Popen[str]
    pipe: int

    def play_and_kill(self, file: Path, seed: int, *, lines: int, then_ms: int) -> list[str]:
        """Let one player play, kill it, and return what it had acknowledged.

        Args:
            file: the journal.
            seed: decides what is played.
            lines: after so many acknowledgements,
            then_ms: and so many milliseconds more, it is killed.
        """
        assert self.process.stdin
        self.process.stdin.write(f"{file} {seed}\n")
        self.process.stdin.flush()
        player = int(self._line())
        heard = b""
        while heard.count(b"\n") < lines and (more := self._hear(HANGING_S)):
            heard += more
        moment = time.monotonic() + then_ms / 1000
        while (left := moment - time.monotonic()) > 0:
            heard += self._hear(left)
        with suppress(ProcessLookupError):  # the status below tells what it died of instead
            os.kill(player, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(int(self._line())) == -signal.SIGKILL, "the player died before it was killed"
        while more := self._hear(0):
            heard += more
        return heard.decode().splitlines()

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()

    def _hear(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.pipe], [], [], seconds)
        return os.read(self.pipe, 1 << 16) if ready else b""


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    """Give the one process of which all players are forked."""
    reader, writer = os.pipe()
    command = [sys.executable, "-m", "tests.chaos.zygote", str(writer)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, pass_fds=(writer,), cwd=ROOT
    ) as process:
        os.close(writer)
        yield Zygote(process=process, pipe=reader)
    os.close(reader)


def test_sigkill_loses_nothing_acknowledged_and_the_call_goes_on(zygote: Zygote, tmp_path: Path) -> None:
    tally: Counter[str] = Counter()
    for kill in range(effort.count(20, 500)):
        file = tmp_path / f"journal-{kill // KILLS_PER_FILE}.db"
        lines, then_ms = draw(kill, "lines before death", LINES), draw(kill, "moment of death", THEN_MS)
        acknowledged = zygote.play_and_kill(file, seed=kill, lines=lines, then_ms=then_ms)
        assert len(acknowledged) >= lines
        tally["kills"] += 1
        with closing(open_store(file)) as store:
            tally["acknowledged"] += _all_is_there(store, acknowledged)
            tally["resumed"] += _everything_goes_on(store)
    sys.stdout.write(f"{dict(tally)}\n")  # shown with -s
    assert tally["acknowledged"] > 0
    assert tally["resumed"] > 0


def _all_is_there(store: Store, acknowledged: list[str]) -> int:
    heard = [line.split(" ") for line in acknowledged]
    stored = {call_id: store.load(call_id) for call_id in {words[1] for words in heard}}
    for what, call_id, *rest in heard:
        if what == "event":
            assert fingerprint(stored[call_id].events[int(rest[0])]) == rest[1], f"{call_id} {rest[0]}"
        if what == "card":
            assert stored[call_id].cards, call_id
    return sum(words[0] == "event" for words in heard)


def _everything_goes_on(store: Store) -> int:
    """Check all calls, play those that are open to their end, and return how many there were."""
    assert store.damages() == []
    resumed = 0
    for call in store.headers():
        call_id = call.header.call_id
        if call.closed == "open":
            _resume(store, call_id)
            resumed += 1
        assert store.verify(call_id) == []
    return resumed


def _resume(store: Store, call_id: str) -> None:
    before = store.load(call_id)
    journal = SqlJournal(store.database, now=lambda: OPENED_AT)
    runner = Runner.resume(
        before.scenario,
        before.header,
        before.events,
        voice=ScriptedVoice(),
        clock=SteppedClock(OPENED_AT),
        journal=journal,
    )
    if runner.state.phase == "contact" and not runner.state.ended_by:
        runner.reply("Sorry, I was cut off. I am back now.")
    steps = {"contact": runner.end, "between": runner.next}
    while runner.state.phase in steps:
        steps[runner.state.phase]()
    runner.rate(None)
    after = store.load(call_id)
    assert after.events[: len(before.events)] == before.events
    assert isinstance(after.events[-1], CallClosed)
    assert after.cards == (runner.card,)
    played = resolve(after.scenario, seed=after.header.seed, twist=after.header.twist)
    assert fold(played, after.events).digest() == runner.state.digest()
