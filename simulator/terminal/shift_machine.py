"""The machine-driven player of a shift: objects with `"call": N` in, the events of each call with its number out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from simulator.errors import UserError
from simulator.session.ports import JournalError
from simulator.session.shift import ShiftDesk
from simulator.terminal.announcer import Announcer
from simulator.terminal.machine import parsed
from simulator.terminal.payload import Json
from simulator.view.shift import show_shift

Write = Callable[[str], None]


class ShiftAnnouncer:
    """Tells as lines of the protocol what has happened on the desk since it last looked."""

    def __init__(self, desk: ShiftDesk, write: Write, *, recorded: bool) -> None:
        """Begin before the first event.

        Args:
            desk: the shift.
            write: takes each line of output, without its line end.
            recorded: False leaves the calls' ids null.
        """
        self._desk = desk
        self._write = write
        self._recorded = recorded
        self._lines = 0
        self._calls: dict[int, Announcer] = {}

    def opened(self) -> None:
        """Write that the shift has begun."""
        shift = self._desk.shift
        body: Json = {"id": shift.id, "title": shift.title, "starts": shift.starts, "seed": self._desk.seed}
        self._say({"event": "shift_opened", **body})

    def news(self) -> None:
        """Write all that is new, call by call."""
        for call in self._desk.calls:
            if call.number not in self._calls:
                self._calls[call.number] = Announcer(call.runner, self._of_call(call.number), recorded=self._recorded)
            self._calls[call.number].news()

    def problem(self, message: str, hint: str) -> None:
        """Write that a line of input was no good; the shift goes on."""
        self._say({"event": "problem", "message": message, "hint": hint})

    def closed(self) -> None:
        """Write what came of the shift: reply times, fairness, consistency."""
        desk = self._desk
        view = show_shift(desk.shift.title, desk.now_ms, desk.on_desk())
        times = [asdict(row) for row in view.times]
        pairs = [asdict(row) for row in view.pairs]
        self._say({"event": "shift_closed", "times": times, "fair": view.fair, "pairs": pairs, "worst": view.worst})

    def _of_call(self, number: int) -> Write:
        return lambda text: self._say({**json.loads(text), "call": number})

    def _say(self, body: Json) -> None:
        event = body.pop("event")
        stamped = {"event": event, **body, "seq": self._lines, "shift_ms": self._desk.now_ms}
        self._lines += 1
        self._write(json.dumps(stamped, ensure_ascii=False))


def play_shift_lines(desk: ShiftDesk, lines: Iterable[bytes], write: Write, *, recorded: bool = True) -> None:
    """Play a shift from lines of JSON until all calls are closed or the input ends.

    What is wrong with a line becomes a `problem` event and changes nothing. The end of the input closes the open calls
    as abandoned.

    Args:
        desk: the shift, just begun.
        lines: the input, UTF-8.
        write: takes each line of output.
        recorded: False leaves the calls' ids null.

    Raises:
        JournalError: the end of a call could not be stored.
    """
    announcer = ShiftAnnouncer(desk, write, recorded=recorded)
    announcer.opened()
    announcer.news()
    for raw in lines:
        if desk.is_over:
            break
        if raw.strip():
            try:
                desk.feed(parsed(raw))
            except (UserError, JournalError) as problem:
                announcer.news()
                announcer.problem(problem.message, problem.hint)
            announcer.news()
    desk.close()
    announcer.news()
    announcer.closed()
