"""Runs one call: hears the trainee, stores each event before it is acted on, lets the customer speak.

It knows clock, journal and voice only as ports, and neither files nor windows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from scoring.assess import assess
from scoring.card import ScoreCard
from scoring.model import Scalar, SelfRating
from simulator.engine.calendar import is_moment
from simulator.engine.desk import actions_of, argument_problem
from simulator.engine.events import (
    CallClosed,
    CloseReason,
    ContactEnded,
    CustomerSpoke,
    Event,
    HintTaken,
    Rated,
    ReadingDisputed,
    Rested,
    TimeJumped,
    TimePassed,
    Timers,
    TraineeActed,
    TraineeReplied,
)
from simulator.engine.scenes import next_stop
from simulator.engine.state import CallState, Done, Phase
from simulator.engine.step import step, wake_at
from simulator.engine.survey import marks_of, survey_of
from simulator.errors import UserError
from simulator.scenario.model import Scenario
from simulator.scenario.packs import CaseAction
from simulator.scenario.resolve import resolve
from simulator.session.case import as_case
from simulator.session.listen import listen, moment_in, prepare
from simulator.session.making import opening, replied, spoken, usage
from simulator.session.ports import CallHeader, Clock, Journal, JournalError, Utterance, Voice, Waits
from simulator.session.replay import fold, stamped

WAY_ON: Mapping[Phase, str] = {
    "contact": "End the contact first.",
    "rating": "All is settled: rate the call, and it closes.",
    "closed": "The call is over.",
}
"""What to do instead where there is nothing to go on to."""


class NotNow(UserError):
    """What was asked has no place at this moment of the call."""


class BadAction(UserError):
    """No such action, or its arguments are wrong; nothing was done."""


class Runner:
    """One call at work."""

    def __init__(
        self,
        scenario: Scenario,
        header: CallHeader,
        events: Sequence[Event],
        *,
        voice: Voice,
        clock: Clock,
        journal: Journal | None,
        written: Scenario | None = None,
    ) -> None:
        """Take up a call at the end of its events; `start` and `resume` are the ways to make one.

        Args:
            scenario: the case as played.
            header: what is known of the call.
            events: what has happened, from the opening on.
            voice: words the customer's lines.
            clock: measures the trainee's time.
            journal: keeps the events; None keeps nothing.
            written: the case as written; without it, the call cannot be rewound.
        """
        self.scenario = scenario
        self.written = written
        self.header = header
        self.events = tuple(events)
        self.state: CallState = fold(scenario, events)
        self.card: ScoreCard | None = None
        self._voice = voice
        self._clock = clock
        self._journal = journal
        self._seen_ms = clock.now_ms()
        self._asked = ""
        self._said: Utterance | None = None

    @classmethod
    def start(
        cls,
        scenario: Scenario,
        header: CallHeader,
        *,
        voice: Voice,
        clock: Clock,
        journal: Journal | None,
        timers: Timers = "on",
        shift: str = "",
    ) -> Runner:
        """Open a new call.

        Args:
            scenario: the case as written; seed and twist of the header are applied here.
            header: what is known of the call.
            voice: words the customer's lines.
            clock: measures the trainee's time.
            journal: keeps the events; None keeps nothing.
            timers: whether the trainee's time limits hold.
            shift: the shift that the call belongs to, with its number in it.

        Raises:
            JournalError: the call could not be stored; it was not opened.
        """
        prepare(scenario)
        first = opening(header, timers, shift)
        if journal is not None:
            journal.open(header, scenario)
            journal.append(header.call_id, 0, first)
        return cls.resume(scenario, header, (first,), voice=voice, clock=clock, journal=journal)

    @classmethod
    def resume(
        cls,
        scenario: Scenario,
        header: CallHeader,
        events: Sequence[Event],
        *,
        voice: Voice,
        clock: Clock,
        journal: Journal | None,
    ) -> Runner:
        """Go on with a call where its events end; whatever was awaited then is asked for again.

        Args:
            scenario: the case as written, as the record holds it.
            header: what is known of the call.
            events: what has happened; none when the program died before the first was stored.
            voice: words the customer's lines.
            clock: measures the trainee's time from now on.
            journal: keeps the events.

        Raises:
            NotNow: the call is closed.
            JournalError: the call's opening could not be stored.
        """
        played = resolve(scenario, seed=header.seed, twist=header.twist)
        if not events:
            events = (opening(header, "on", ""),)
            if journal is not None:
                journal.append(header.call_id, 0, events[0])
        runner = cls(played, header, events, voice=voice, clock=clock, journal=journal, written=scenario)
        if runner.state.phase == "closed":
            raise NotNow("This call is closed.", "See it with: rapport calls show ID")
        runner.tick()
        return runner

    def rewire(self, wrap: Callable[[Voice], Voice]) -> None:
        """Put something between the call and its voice from now on, as a pause before each line."""
        self._voice = wrap(self._voice)

    def tick(self) -> bool:
        """Let time pass and the customer speak; return True when something has changed."""
        changed = self._let_speak()
        moment = wake_at(self.scenario, self.state)
        if moment is not None and self.now() >= moment:
            self._happen(TimePassed(kind="time_passed", at_ms=self.now()))
            self._let_speak()
            return True
        return changed

    def settle(self) -> None:
        """Wait until a voice that works in real time has spoken: for programs, whose clock stands still meanwhile.

        Raises:
            JournalError: the line could not be stored.
        """
        while self.state.awaiting and isinstance(self._voice, Waits):
            self._voice.wait()
            self.tick()

    def wake_in_ms(self) -> int | None:
        """Return how long until the customer asks into the silence, in milliseconds; None when that cannot happen."""
        moment = wake_at(self.scenario, self.state)
        return None if moment is None else max(0, moment - self.now())

    def reply(self, text: str) -> None:
        """Send a message to the customer; an empty one is a message too.

        Raises:
            NotNow: the contact is over.
            JournalError: the reply could not be stored; nothing happened. A failure to store the customer's answer is
                told by the next `tick`, which tries again.
        """
        if self.state.phase != "contact" or self.state.ended_by:
            raise NotNow("The contact is over: nobody reads this.", "Go on with the next step.")
        self._happen(replied(self.scenario, self.state, text, self.now()))
        with suppress(JournalError):  # the reply is safe; `tick` tries again to store the answer, and tells
            self._let_speak()

    def act(self, name: str, args: Mapping[str, Scalar]) -> Done:
        """Do something at the desk and return it with its result.

        Raises:
            BadAction: no such action, or an argument is missing or wrong; nothing was stored.
            NotNow: the call is past its work.
            JournalError: it could not be stored; nothing happened.
        """
        if self.state.phase not in ("contact", "between"):
            raise NotNow("Nothing more can be done in this call.", "Rate the call to close it.")
        known = {action.id: action for action in actions_of(self.scenario)}
        if name not in known:
            raise BadAction(f"There is no action {name!r}.", f"There are: {', '.join(known)}.")
        action, at_ms = known[name], self.now()
        args = {key: self._moment(action, key, value, at_ms) for key, value in sorted(args.items())}
        problem = argument_problem(action, args)
        if problem:
            raise BadAction(problem, f"Give it as: {usage(name, tuple(action.args))}")
        text = str(args.get("text", "")) if "message" in action.means else ""
        said = listen(self.scenario, text, customer="", at_ms=at_ms) if text else None
        self._happen(TraineeActed(kind="trainee_acted", at_ms=at_ms, name=name, args=args, reading=said))
        return self.state.done[-1]

    def _moment(self, action: CaseAction, key: str, value: Scalar, at_ms: int) -> Scalar:
        """Return an argument; a time that was written as people do ("tomorrow at 11") becomes a day and a time."""
        if key not in action.args or action.args[key].kind != "time" or is_moment(str(value)):
            return value
        return moment_in(self.scenario, str(value), at_ms=at_ms) or value

    def note(self, text: str) -> Done:
        """Write a note into the customer's record; raises as `act` does."""
        return self.act("note", {"text": text})

    def hold(self, minutes: float, reason: str) -> Done:
        """Put the customer on hold; raises as `act` does.

        Args:
            minutes: how long it may take.
            reason: what for.
        """
        return self.act("hold", {"minutes": minutes, "reason": reason})

    def now(self) -> int:
        """Return the call's time in ms; it stands still while the customer is about to speak, and in a rest."""
        if self.state.awaiting or self.state.resting or self.state.phase != "contact":
            return self.state.at_ms
        return self.state.at_ms + max(0, self._clock.now_ms() - self._seen_ms)

    def put(self, event: HintTaken | Rested) -> None:
        """Store what the trainee does besides the call (`simulator.session.practice`), and act on it.

        Raises:
            JournalError: it could not be stored; nothing happened.
        """
        self._happen(event)

    def anew(self, header: CallHeader, kept: Sequence[Event] = ()) -> Runner:
        """Return a new call of the same case, begun with some of this one's events; this one stays as it is.

        Args:
            header: of the new call.
            kept: the first events of this one; none begins it from its opening.

        Raises:
            NotNow: the case as written is not at hand.
            JournalError: the new call could not be stored.
        """
        written, journal = self.written, self._journal
        if written is None:
            raise NotNow("This call cannot be begun anew.", "Play the scenario again.")
        kept = kept or (opening(header, self.state.opened.timers, ""),)
        if journal is not None:
            journal.open(header, written)
            for seq, event in enumerate(kept):
                journal.append(header.call_id, seq, event)
        return Runner.resume(written, header, kept, voice=self._voice, clock=self._clock, journal=journal)

    def dispute(self, turn: int, what: str) -> None:
        """Store that the trainee does not accept how a turn was understood.

        Args:
            turn: the turn, from 1.
            what: the item as it was shown, or "" for the whole reading.

        Raises:
            NotNow: there is no such turn, or the call is over.
            JournalError: it could not be stored.
        """
        if self.state.phase == "closed":
            raise NotNow("The call is over already.", "What was understood can be disputed while it is on.")
        if not 1 <= turn <= self.state.turn:
            raise NotNow(f"There is no turn {turn}.", f"Turns so far: {self.state.turn}.")
        self._happen(ReadingDisputed(kind="reading_disputed", at_ms=self.now(), turn=turn, what=what))

    def end(self) -> None:
        """End the contact; where the customer has left already, nothing more happens.

        Raises:
            NotNow: the call is past its contact.
            JournalError: it could not be stored.
        """
        if self.state.phase == "between" and self.state.ended_by == "customer":
            return
        if self.state.phase != "contact":
            raise NotNow("The contact is over already.", "Go on with the next step.")
        self._happen(ContactEnded(kind="contact_ended", at_ms=self.now()))

    def next(self) -> None:
        """Go on to the next due item or scene; with nothing left to come, to the own rating.

        Raises:
            NotNow: the contact is not over, or the rating has begun.
            JournalError: it could not be stored.
        """
        if self.state.phase != "between":
            raise NotNow("There is nothing to go on to now.", WAY_ON[self.state.phase])
        stop = next_stop(self.scenario, self.state)
        scene = stop.id if stop.to == "scene" else ""
        self._happen(TimeJumped(kind="time_jumped", at_ms=stop.at_ms, to=stop.to, scene=scene))
        with suppress(JournalError):  # the jump is safe; `tick` tries again to store what the customer says
            self._let_speak()
        if not self.scenario.scoring.self_rating and self._is_rating():
            self._close("completed")

    def has_gone_on(self) -> bool:
        """Tell whether the trainee has left the last contact behind."""
        later = (e for e in reversed(self.events) if isinstance(e, TimeJumped | TraineeReplied | CustomerSpoke))
        return isinstance(next(later, None), TimeJumped)

    def rate(self, rating: SelfRating | None) -> None:
        """Rate the own call, or skip that with None, and close it; who has gone on leaves undone what is still due.

        Raises:
            NotNow: it is not time for that, or the customer came back before it.
            JournalError: it could not be stored.
        """
        while self.has_gone_on() and self.state.phase == "between":
            self.next()
        if self.state.phase != "rating":
            raise NotNow("It is not time to rate the call.", "End the contact and go on first.")
        if rating is not None or self.state.self_rating is None:
            self._happen(Rated(kind="rated", at_ms=self.now(), rating=rating))
        self._close("completed")

    def abandon(self) -> None:
        """Close the call where it stands; what was done so far is scored.

        Raises:
            JournalError: it could not be stored.
        """
        if self.state.phase != "closed":
            self._close("abandoned")

    def _is_rating(self) -> bool:
        return self.state.phase == "rating"

    def _close(self, reason: CloseReason) -> None:
        closed = CallClosed(kind="call_closed", at_ms=self.now(), reason=reason)
        # Judged before the event is stored: a crash while judging leaves an open call, not a closed one without a card.
        after = step(self.scenario, self.state, closed).state
        card = assess(as_case(self.scenario, after))
        self._happen(replace(closed, digest=stamped(after), survey=marks_of(survey_of(self.scenario, after))))
        self.card = card
        if self._journal is not None:
            self._journal.card(self.header.call_id, len(self.events) - 1, card)

    def _happen(self, event: Event) -> None:
        """Store an event, then act on it: write first, act second."""
        if self._journal is not None:
            self._journal.append(self.header.call_id, len(self.events), event)
        self.state = step(self.scenario, self.state, event).state
        self.events = (*self.events, event)
        self._seen_ms = self._clock.now_ms()

    def _let_speak(self) -> bool:
        """Ask the voice for what is awaited, and take its line when it has one."""
        if not self.state.awaiting:
            return False
        speak = self.state.awaiting[-1]
        if self._asked != speak.id:
            self._asked, self._said = speak.id, None
            self._voice.begin(speak)
        self._said = self._said or self._voice.poll()
        if self._said is None:
            return False
        self._happen(spoken(speak, self._said, at_ms=self.state.at_ms))
        self._said = None
        return True
