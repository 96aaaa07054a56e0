"""One call that is being played on the pages: its time between two requests, and what was typed but not yet sent."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.model import Scalar, SelfRating
from simulator.engine.scenes import next_stop
from simulator.engine.state import Done
from simulator.locale import tr
from simulator.session.clocks import SteppedClock
from simulator.session.play import LONGEST_REPLY
from simulator.session.ports import Clock
from simulator.session.practice import rest, take_hint
from simulator.session.runner import NotNow, Runner
from simulator.session.shared import SharedRunner

AWAY_MS = 10 * 60 * 1000
"""Whoever asks for nothing so long has left the desk; that time is a rest and costs nothing."""
POLL_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the trainee is told on the next page."""

    text: str
    well: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """What a trainee leaves behind in a call that is put away."""

    draft: str
    rated: Mapping[str, str]
    last: tuple[int, str]
    seen: int


class Stale(Exception):
    """A form was sent that belongs to an earlier moment of the call; nothing was done."""


class Sitting:
    """One runner, and the real time that has passed for it."""

    def __init__(self, runner: Runner, clock: SteppedClock, real: Clock) -> None:
        """Sit down at a call.

        Args:
            runner: the call.
            clock: its clock; nobody else moves it.
            real: the time that passes for the trainee.
        """
        self.runner = runner
        self.clock = clock
        self._real = real
        self._looked_ms = real.now_ms()
        self.draft = ""
        """What stands in the reply and was not sent."""
        self.rated: Mapping[str, str] = {}
        """What was filled in for the own rating and could not be taken."""
        self.seen = max(0, len(runner.state.transcript) - 1)
        """How many lines of the talk the trainee has been shown."""
        self.last: tuple[int, str] = (-1, "")
        """The last reply: after how many of the trainee's messages it was sent, and its text."""
        self.told: list[Told] = []
        self.guided = False
        """It is said what to do next: somebody's first call."""

    @property
    def said(self) -> int:
        """Return how many messages the trainee has sent; a form holds it, so that an old form is known."""
        return sum(message.speaker == "agent" for message in self.runner.state.transcript)

    @property
    def done(self) -> int:
        """Return how many things were done at the desk; a form holds it, so that nothing is done twice."""
        return len(self.runner.state.done)

    @property
    def unsent(self) -> Unsent:
        """Return what was typed and has gone nowhere yet."""
        return Unsent(draft=self.draft, rated=self.rated, last=self.last, seen=self.seen)

    def find_again(self, unsent: Unsent) -> None:
        """Put back what was typed before the call was put away."""
        self.draft, self.rated, self.last, self.seen = unsent.draft, unsent.rated, unsent.last, unsent.seen

    def take_told(self) -> tuple[Told, ...]:
        """Return what is to be told, and forget it."""
        told, self.told = tuple(self.told), []
        return told

    def look(self) -> None:
        """Let the time pass that has gone by; the customer may speak in between, each time at the right moment.

        Raises:
            JournalError: what happened could not be stored.
        """
        if isinstance(self.runner, SharedRunner):  # real time passes for it, here as in the window
            self.runner.follow()
            return
        now = self._real.now_ms()
        left, self._looked_ms = now - self._looked_ms, now
        state = self.runner.state
        if left > AWAY_MS and state.phase == "contact" and not state.resting and not state.awaiting:
            rest(self.runner)
            rest(self.runner, back=True)
            self.told.append(Told(text=tr("You were away for a while. The clock stood still meanwhile.")))
            return
        self.runner.tick()
        while left > 0 and not self.runner.state.awaiting:
            wake = self.runner.wake_in_ms()
            stride = left if wake is None else min(left, max(1, wake))
            self.clock.advance(stride)
            left -= stride
            self.runner.tick()

    def spare(self, passed_ms: int) -> None:
        """Charge nobody for time that has just passed, as far as nobody was charged already.

        Args:
            passed_ms: the time.
        """
        self._looked_ms = min(self._real.now_ms(), self._looked_ms + passed_ms)

    def wait(self, seconds: float) -> None:
        """Wait for a customer who is about to speak, but not for long.

        Raises:
            JournalError: the line could not be stored.
        """
        until = self._real.now_ms() + round(seconds * 1000)
        while self.runner.state.awaiting and self._real.now_ms() < until:
            time.sleep(POLL_S)
            self.look()

    def reply(self, text: str, *, said: int) -> None:
        """Send a message.

        Args:
            text: the message.
            said: how many messages the form knew of.

        Raises:
            Stale: it was answered already; the same form sent twice is taken as once.
            NotNow: the contact is over, or nothing was written, or too much.
            JournalError: it could not be stored; nothing happened.
        """
        text = text.strip()
        self.draft = text
        if self.last == (said, text) and said != self.said:
            self.draft = ""
            return
        if said != self.said:
            raise Stale
        if not text:
            raise NotNow(tr("Nothing was sent."), tr("Write something first."))
        if len(text) > LONGEST_REPLY:
            long = tr("Your reply has {count} characters.", count=len(text))
            raise NotNow(long, tr("At most {most} are read. Nothing was sent: shorten it.", most=LONGEST_REPLY))
        self._back()
        self.runner.reply(text)
        self.last, self.draft = (said, text), ""

    def act(self, name: str, args: Mapping[str, Scalar], *, done: int) -> Done:
        """Do something at the desk.

        Args:
            name: of the action.
            args: its arguments.
            done: how many things the form knew to be done.

        Raises:
            Stale: something was done since; the form may be old.
            BadAction: no such action, or an argument is missing or wrong.
            NotNow: the call is past its work.
            JournalError: it could not be stored; nothing happened.
        """
        if done != self.done:
            raise Stale
        self._back()
        return self.runner.act(name, args)

    def hint(self) -> str:
        """Take a hint; raises NotNow in an assessment."""
        self._back()
        return take_hint(self.runner).text

    def pause(self) -> None:
        """Begin a rest: the clock stands still, and nobody minds."""
        rest(self.runner)

    def go_on(self) -> None:
        """Come back from a rest; the time of it does not count."""
        self._back()

    def end(self) -> None:
        """End the contact; with nothing left on the list, go on to the own rating.

        Raises:
            NotNow: the contact is over.
            JournalError: it could not be stored.
        """
        self._back()
        self.runner.end()
        if next_stop(self.runner.scenario, self.runner.state).to == "rating" and not self._has_work():
            self.runner.next()

    def _has_work(self) -> bool:
        """Tell whether the case asks for a note, a cause or tasks after the contact."""
        asked = self.runner.scenario.wrap_up
        return bool(asked.note or asked.cause or asked.tasks)

    def next(self) -> None:
        """Go on to what comes next."""
        self.runner.next()

    def rate(self, rating: SelfRating | None) -> None:
        """Rate the call, or skip that, and close it."""
        self.runner.rate(rating)

    def _back(self) -> None:
        if self.runner.state.resting:
            rest(self.runner, back=True)
