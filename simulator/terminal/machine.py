"""The machine-driven player: JSON objects in, one event a line out, at full speed and without any real time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from simulator.errors import UserError
from simulator.session.clocks import SteppedClock
from simulator.session.play import feed, turn_in
from simulator.session.ports import JournalError, VoiceReport
from simulator.session.practice import rewind, try_again
from simulator.session.runner import Runner
from simulator.terminal.announcer import Announcer


def play_lines(
    runner: Runner,
    clock: SteppedClock,
    lines: Iterable[bytes],
    write: Callable[[str], None],
    *,
    recorded: bool = True,
    report: VoiceReport | None = None,
    new_id: Callable[[], str] = lambda: "",
) -> None:
    """Play a call from lines of JSON until it is closed or the input ends.

    What is wrong with a line becomes a `problem` event and does nothing but take its time. The end of the input closes
    the call as abandoned.

    Args:
        runner: the call, begun or resumed.
        clock: its clock, stepped by `after_s`.
        lines: the input, UTF-8.
        write: takes each line of output.
        recorded: False leaves the call's id null.
        report: what the customer's voice says about itself, where there is something to say.
        new_id: makes the id of a call that is taken again from a turn.

    Raises:
        JournalError: the end of the call could not be stored.
    """
    player = _Player(runner, clock, write, recorded=recorded, report=report, new_id=new_id)
    for raw in lines:
        if raw.strip() and not player.takes(raw):
            return
    player.leave()


class _Player:
    """Plays one line of input after the other: into the call, or into the one that is taken again instead of it."""

    def __init__(
        self,
        runner: Runner,
        clock: SteppedClock,
        write: Callable[[str], None],
        *,
        recorded: bool,
        report: VoiceReport | None,
        new_id: Callable[[], str],
    ) -> None:
        """Begin the call, or go on with it, and tell what has happened."""
        self._runner = runner
        self._clock = clock
        self._write = write
        self._recorded = recorded
        self._new_id = new_id
        self._report = report
        self._announcer = Announcer(runner, write, recorded=recorded, report=report)
        runner.settle()
        self._announcer.news()

    def takes(self, raw: bytes) -> bool:
        """Play one line; return False where the call is closed and the line does not take it again.

        Raises:
            JournalError: the customer's next line could not be stored.
        """
        try:
            line = parsed(raw)
            if line.get("do") == "retry":
                self._retry()
            elif self._runner.state.phase == "closed":
                return False
            elif line.get("do") == "rewind":
                self._rewind(line)
            else:
                feed(self._runner, self._clock, line)
        except (UserError, JournalError) as problem:
            self._announcer.news()
            self._announcer.problem(problem.message, problem.hint)
        self._announcer.news()
        return True

    def leave(self) -> None:
        """Close a call that is still open as abandoned: the input has ended.

        Raises:
            JournalError: the end of the call could not be stored.
        """
        if self._runner.state.phase != "closed":
            self._runner.abandon()
            self._announcer.news()

    def _retry(self) -> None:
        self._runner = try_again(self._runner, self._new_id())
        self._announcer.news()
        lines = self._announcer.lines
        self._announcer = Announcer(
            self._runner, self._write, recorded=self._recorded, lines=lines, report=self._report
        )

    def _rewind(self, line: Mapping[str, object]) -> None:
        fork = rewind(self._runner, turn_in(line), self._new_id())
        self._runner = fork.again
        self._announcer.go_on_with(fork, fork.again.header.call_id if self._recorded else None)


def parsed(raw: bytes) -> dict[str, object]:
    """Return the object in a line of input.

    Raises:
        UserError: the line holds none, or something that no record could keep.
    """
    try:
        line = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UserError("This line is not JSON in UTF-8.", 'Write one object a line, such as {"do": "end"}.') from error
    # What no record could hold is refused at the door.
    try:
        json.dumps(line, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        raise UserError("This line holds half a surrogate pair.", "Write the whole character.") from error
    except (ValueError, RecursionError) as error:
        raise UserError("This line holds a number that is not finite.", "Write numbers in digits.") from error
    if not isinstance(line, dict):
        raise UserError("This line is not a JSON object.", 'Write one object a line, such as {"do": "end"}.')
    return line
