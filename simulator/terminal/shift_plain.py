"""The plain player of a shift: several customers at one terminal, one of them in front at a time."""

from __future__ import annotations

import re
from collections.abc import Callable

from simulator.errors import UserError
from simulator.session.clocks import DeskClock
from simulator.session.ports import JournalError
from simulator.session.shift import ShiftDesk
from simulator.terminal.commands import parse_number
from simulator.terminal.paper import Paper, table
from simulator.terminal.plain import Player
from simulator.terminal.source import PATIENCE_S, Source
from simulator.view.shift import ShiftView, TabView, show_shift

LONGEST_NOTICE = 60
"""Characters of a line that somebody else has written, as the desk mentions it."""
_SWITCH = re.compile(r"/(\d+)")
_HELP = (
    ("/1, /2, ...", "turn to that customer; what you type next is for them"),
    ("/desk", "who is on the desk, and who waits for how long"),
    ("/next", "when nobody is there: take the next customer now"),
)
_ONE_CALL = ("/rewind", "/retry")
"""Commands that would take a customer out of the common time."""
_PHASES = {"contact": "", "between": "after the contact", "rating": "your own rating", "closed": "done"}


class ShiftPlayer:
    """A shift at a terminal."""

    def __init__(
        self,
        desk: ShiftDesk,
        clock: DeskClock,
        source: Source,
        write: Callable[[str], None],
        paper: Paper,
        *,
        saved: bool,
    ) -> None:
        """Begin a shift.

        Args:
            desk: the shift, just begun.
            clock: its clock, that of a person.
            source: where the typed lines come from.
            write: takes text for the terminal, line ends included.
            paper: width and colour.
            saved: whether the calls are kept in the journal.
        """
        self._desk = desk
        self._clock = clock
        self._source = source
        self._write = write
        self._paper = paper
        self._saved = saved
        self._players: dict[int, Player] = {}
        self._briefed: set[int] = set()
        self._mentioned: dict[int, int] = {}
        self._done: set[int] = set()
        self._front = 0
        self._quiet = False
        self._prompted = False

    def play(self) -> None:
        """Play until all calls are closed; the end of the input leaves the open ones as abandoned.

        Raises:
            JournalError: the end of a call could not be stored.
        """
        shift = self._desk.shift
        about = f"{len(shift.calls)} calls · about {shift.minutes} min"
        self._put(f"\n{self._paper.ink(shift.title, 'bold')}\n{self._paper.ink(about, 'quiet')}\n")
        self._say("/1, /2 turn to a customer, /desk shows who waits, /help everything else.")
        while not self._desk.is_over:
            try:
                self._step()
            except EOFError:
                break
        self._desk.close()
        self._look()
        self._summary()

    def _step(self) -> None:
        self._desk.tick()
        self._look()
        self._prompt()
        line = self._source.next_line(PATIENCE_S)
        if line is None:
            return
        self._prompted = False
        self._clock.go_on()
        self._desk.rest(back=True)
        try:
            self._take(line.strip())
        except (UserError, JournalError) as problem:
            self._say(f"{problem.message} {problem.hint}".strip(), "! ")

    # What is shown

    def _look(self) -> None:
        """Show who has come in, what the customer in front says, who else has written, and what is over."""
        for call in self._desk.calls:
            if call.number not in self._players:
                self._arrived(call.number)
        front = self._players.get(self._front)
        if front is not None and self._front not in self._done:
            front.let_speak()
            front.news()
        self._others()
        for call in self._desk.calls:
            if call.number not in self._done and call.runner.state.phase == "closed":
                self._closed(call.number)

    def _arrived(self, number: int) -> None:
        runner = self._desk.call(number).runner
        self._players[number] = Player(runner, self._clock, self._source, self._put, self._paper, saved=self._saved)
        if self._front:
            self._say(f"{runner.scenario.customer.name} comes in on {runner.scenario.channel}. /{number} turns there.")
        else:
            self._turn_to(number)

    def _turn_to(self, number: int) -> None:
        call = self._desk.call(number)
        if number in self._done:
            raise UserError(f"Call {number} is done.", "/desk shows who is there.")
        self._front, self._quiet = number, False
        player = self._players[number]
        if number in self._briefed:
            self._put(self._paper.rule(f"{number} · {call.runner.scenario.customer.name}") + "\n")
        else:
            self._briefed.add(number)
            player.brief()
        player.news(all_of_it=True)

    def _others(self) -> None:
        """Mention what customers have written who are not in front, each line once."""
        for call in self._desk.calls:
            lines = [message.text for message in call.runner.state.transcript if message.speaker == "customer"]
            fresh = lines[self._mentioned.get(call.number, 0) :]
            self._mentioned[call.number] = len(lines)
            if fresh and call.number != self._front and call.runner.state.phase == "contact":
                short = fresh[-1] if len(fresh[-1]) <= LONGEST_NOTICE else f"{fresh[-1][:LONGEST_NOTICE].rstrip()}…"
                self._say(f"{call.number} {call.runner.scenario.customer.name}: “{short}”")

    def _closed(self, number: int) -> None:
        """Show what came of a call, and turn to somebody who is still there."""
        self._done.add(number)
        self._players[number].news()
        self._players[number].debrief()
        if number == self._front:
            view = self._view()
            there = [view.next_up, *(call.number for call in self._desk.calls)]
            self._front = next((each for each in there if each and each not in self._done), 0)
            if self._front:
                self._turn_to(self._front)

    def _rail(self) -> None:
        rows = [_row(tab, self._front) for tab in self._view().tabs]
        self._put("".join(f"  {line}\n" for line in table(rows)))
        wait = self._desk.next_in_ms
        if wait is not None:
            self._say(f"The next customer comes in {_time(wait)}.")

    def _summary(self) -> None:
        view = self._view()
        self._put("\n" + self._paper.rule(f"{view.title}: the shift") + "\n")
        rows = [
            (
                f"{row.number}",
                f"{row.replies} replies",
                f"usually {_time(row.median_ms)}",
                f"longest {_time(row.longest_ms)}",
            )
            for row in view.times
        ]
        self._put("".join(f"  {line}\n" for line in table(rows)))
        if view.fair is not None:
            self._say(f"{view.fair} % of the waits were fair: as is usual, or once more for each customer before.")
        for pair in view.pairs:
            totals = " and ".join("–" if total is None else f"{total:g}" for total in pair.totals)
            alike = {True: "the same service", False: "not the same service", None: "not to be compared"}
            calls = " and ".join(map(str, pair.calls))
            self._say(f"Calls {calls} are one case in different dress: {totals} points, {alike[pair.consistent]}.")

    # What can be typed

    def _take(self, line: str) -> None:
        turned = _SWITCH.fullmatch(line)
        command = line.split()[0] if line.startswith("/") and not line.startswith("//") and len(line) > 1 else ""
        if turned:
            self._turn_to(int(turned[1]))
        elif command == "/desk":
            self._rail()
        elif command == "/rest":
            self._desk.rest()
            self._clock.rest()
            self._say("Nobody waits while you rest. Whatever you type next ends it.")
        elif command in _ONE_CALL:
            raise UserError(f"There is no {command} in a shift.", "Play the case by itself: rapport play ID")
        else:
            self._for_front(line, command)

    def _for_front(self, line: str, command: str) -> None:
        if command == "/wait":
            self._desk.pass_time(parse_number(line.partition(" ")[2].strip(), "seconds"))
        elif not self._front:
            if command != "/next" or not self._desk.take_next():
                raise UserError("Nobody is at the desk.", "/next takes the next customer now, /wait lets time pass.")
        else:
            self._players[self._front].take(line)
            if command == "/help":
                self._put("".join(f"  {row}\n" for row in table(_HELP)))

    def _prompt(self) -> None:
        if not self._front and not self._quiet:
            self._quiet = True
            self._say("Nobody is at the desk. /next takes the next customer now.")
        if not self._prompted and self._source.echoes:
            self._write(self._paper.ink(f"{self._front or '–'}> ", "bold"))
            self._prompted = True

    def _say(self, text: str, first: str = "· ") -> None:
        self._put(self._paper.ink(self._paper.wrap(text, first=first), "quiet") + "\n")

    def _put(self, text: str) -> None:
        """Write below a prompt that nobody has answered yet."""
        if self._prompted:
            self._write("\r")
            self._prompted = False
        self._write(text)

    def _view(self) -> ShiftView:
        return show_shift(self._desk.shift.title, self._desk.now_ms, self._desk.on_desk())


def _row(tab: TabView, front: int) -> tuple[str, ...]:
    waits = f"waits {_time(tab.waiting_ms)}" if tab.waiting_ms else _PHASES[tab.phase]
    new = f"{tab.unread} new" if tab.unread and tab.waiting_ms else ""
    return ("→" if tab.number == front else " ", str(tab.number), tab.customer, tab.channel, tab.feeling, waits, new)


def _time(ms: int) -> str:
    """Return a time as one says it on the desk: `40 s`, `3 min`."""
    seconds = ms // 1000
    return f"{seconds} s" if seconds < 100 else f"{round(seconds / 60)} min"
