"""Several calls on one desk and one clock: they come in as planned, each has its own record, news reaches them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from simulator.engine.clock import duration_ms
from simulator.engine.on_desk import OnDesk
from simulator.errors import UserError
from simulator.scenario.apart import Numbers, apart_from, numbers_of
from simulator.scenario.dress import redressed
from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import moment_after
from simulator.scenario.resolve import PLAIN_TWIST, draw
from simulator.scenario.shift import Shift, ShiftCall
from simulator.session.clocks import SteppedClock
from simulator.session.play import BadInput, feed
from simulator.session.practice import rest
from simulator.session.runner import NotNow, Runner

SEEDS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A call that is about to be opened."""

    number: int
    """Its number in the shift, from 1."""
    scenario: Scenario
    """The case as written, its clock set to that of the shift."""
    seed: int
    twist: str
    """"" where the seed draws one."""
    mark: str
    """What its record says of the shift: `evening/2`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskCall:
    """A call that has come in."""

    number: int
    at_ms: int
    """When it came in, in milliseconds of the shift."""
    pair: str
    runner: Runner


class ShiftDesk:
    """A shift at work."""

    def __init__(
        self,
        shift: Shift,
        *,
        seed: int,
        clock: SteppedClock,
        load: Callable[[str], Scenario],
        begin: Callable[[Coming], Runner],
    ) -> None:
        """Begin a shift; the calls that come in at once are opened.

        Args:
            shift: the plan.
            seed: decides values, twists and wordings of all calls.
            clock: the one clock of all calls.
            load: returns a scenario as written, by its id.
            begin: opens a call on that clock.

        Raises:
            UserError: a scenario is not there, or the plan has no calls.
            JournalError: a call could not be stored.
        """
        if not shift.calls:
            raise UserError(f"The shift `{shift.id}` has no calls.", "List some under `calls:`.")
        self.shift = shift
        self.seed = seed
        self.clock = clock
        self.calls: tuple[DeskCall, ...] = ()
        self._begin = begin
        self._scenarios: Mapping[str, Scenario] = {name: load(name) for name in {call.scenario for call in shift.calls}}
        self._seeds = seeds_of(shift, seed, self._scenarios)
        self._since_ms = clock.now_ms()
        self.tick()

    @property
    def now_ms(self) -> int:
        """Return how long the shift has lasted, in milliseconds."""
        return self.clock.now_ms() - self._since_ms

    @property
    def is_over(self) -> bool:
        """Tell whether all calls have come in and are closed."""
        everybody = len(self.calls) == len(self.shift.calls)
        return everybody and all(call.runner.state.phase == "closed" for call in self.calls)

    def tick(self) -> None:
        """Let calls come in, time pass and customers speak."""
        while len(self.calls) < len(self.shift.calls):
            plan = self.shift.calls[len(self.calls)]
            if arrival_ms(plan) > self.now_ms:
                break
            coming = self._coming(len(self.calls) + 1, plan)
            call = DeskCall(number=coming.number, at_ms=self.now_ms, pair=plan.pair, runner=self._begin(coming))
            self.calls = (*self.calls, call)
        for call in self.calls:
            call.runner.tick()

    def call(self, number: int) -> DeskCall:
        """Return a call by its number.

        Raises:
            NotNow: no such call has come in yet.
        """
        for call in self.calls:
            if call.number == number:
                return call
        raise NotNow(f"There is no call {number} on the desk.", f"On the desk: {self._numbers()}.")

    def feed(self, line: Mapping[str, object]) -> DeskCall | None:
        """Do what one object of the terminal protocol asks, in the call that it names; return that call.

        `wait` and `rest` are for all calls and need none. Another object without `call` goes to the only open one.

        Raises:
            BadInput: the object is not understood, or names no call where there are several.
            BadAction: the action is not known or its arguments are wrong.
            NotNow: it has no place at this moment.
            JournalError: it could not be stored.
        """
        if line.get("do") == "rest":
            self.rest(back=line.get("back") is True)
            return None
        self.rest(back=True)
        if line.get("do") == "wait" and "call" not in line:
            self.pass_time(_seconds(line, "seconds"))
            return None
        call = self._named(line)
        self.pass_time(_seconds(line, "after_s"))
        kept = {key: value for key, value in line.items() if key not in ("call", "after_s")}
        if kept.get("do") == "wait":
            self.pass_time(_seconds(kept, "seconds"))
        else:
            feed(call.runner, self.clock, kept)
        return call

    @property
    def next_in_ms(self) -> int | None:
        """Return in how many milliseconds the next call comes in; None when none is left to come."""
        if len(self.calls) == len(self.shift.calls):
            return None
        return max(0, arrival_ms(self.shift.calls[len(self.calls)]) - self.now_ms)

    def take_next(self) -> bool:
        """Let the next call come in now where nobody is in contact; return True when it did.

        Raises:
            UserError: its scenario is not there.
            JournalError: it could not be stored.
        """
        wait = self.next_in_ms
        if wait is None or any(call.runner.state.phase == "contact" for call in self.calls):
            return False
        self.clock.advance(wait)
        self.tick()
        return True

    def rest(self, *, back: bool = False) -> None:
        """Begin a rest from the whole desk, or come back from it; nothing happens where there is none to end."""
        for call in self.calls:
            state = call.runner.state
            if state.phase != "closed" and state.resting == back:
                rest(call.runner, back=back)

    def pass_time(self, seconds: float) -> None:
        """Let simulated time pass on the whole desk; calls come in and customers speak at the right moments."""
        left = round(seconds * 1000)
        self._settle()
        while left > 0:
            stride = min([left, *(max(1, wake) for wake in self._wakes())])
            self.clock.advance(stride)
            left -= stride
            self.tick()
            self._settle()

    def _settle(self) -> None:
        """Wait for voices that work in real time: the clocks of their calls stand still meanwhile."""
        for call in self.calls:
            call.runner.settle()

    def on_desk(self) -> tuple[OnDesk, ...]:
        """Return the calls that have come in, for the view (`simulator.view.shift.show_shift`)."""
        return tuple(
            OnDesk(
                number=call.number,
                came_ms=call.at_ms,
                pair=call.pair,
                scenario=call.runner.scenario,
                state=call.runner.state,
                card=call.runner.card,
                now_ms=call.runner.now(),
            )
            for call in self.calls
        )

    def close(self) -> None:
        """Close what is still open as abandoned; calls that have not come in yet do not come any more."""
        for call in self.calls:
            call.runner.abandon()

    def _wakes(self) -> list[int]:
        wakes = [call.runner.wake_in_ms() for call in self.calls]
        found = [wake for wake in wakes if wake is not None]
        return found if self.next_in_ms is None else [*found, self.next_in_ms]

    def _named(self, line: Mapping[str, object]) -> DeskCall:
        number = line.get("call")
        if number is None:
            working = [call for call in self.calls if call.runner.state.phase != "closed"]
            if len(working) == 1:
                return working[0]
            raise BadInput("Which call?", f'Add "call": N. On the desk: {self._numbers()}.')
        if not isinstance(number, int) or isinstance(number, bool):
            raise BadInput("call must be a whole number.", 'For instance: "call": 2')
        return self.call(number)

    def _numbers(self) -> str:
        return ", ".join(str(c.number) for c in self.calls if c.runner.state.phase != "closed") or "none"

    def _coming(self, number: int, plan: ShiftCall) -> Coming:
        scenario = self._scenarios[plan.scenario]
        return Coming(
            number=number,
            scenario=on_the_clock(self.shift, plan, scenario),
            seed=self._seeds[number - 1],
            twist=plan.twist,
            mark=f"{self.shift.id}/{number}",
        )


def seeds_of(plan: Shift, seed: int, scenarios: Mapping[str, Scenario]) -> tuple[int, ...]:
    """Return the seeds of the calls of a shift: customers of one case have order numbers of their own.

    Where a case has fewer numbers than customers, some have the same; of the seeds looked at, the one with fewest.

    Args:
        plan: the shift.
        seed: of the shift.
        scenarios: the cases as written, by the ids that the plan names.
    """
    found: list[int] = []
    taken: dict[str, list[Numbers]] = {}
    for number, call in enumerate(plan.calls, start=1):
        numbers = partial(numbers_of, scenarios[call.scenario], twist=call.twist or PLAIN_TWIST)
        others = taken.setdefault(call.scenario, [])
        own = apart_from(others, partial(_seed_of, seed, number), numbers)
        others.append(numbers(own))
        found.append(own)
    return tuple(found)


def _seed_of(seed: int, number: int, attempt: int) -> int:
    """Return the seed of a call of a shift; one that does not fit is followed by another."""
    return draw(seed, f"call/{number}/{attempt}" if attempt else f"call/{number}", SEEDS)


def arrival_ms(plan: ShiftCall) -> int:
    """Return when a call comes in, in milliseconds of the shift."""
    return duration_ms(plan.at)


def on_the_clock(shift: Shift, plan: ShiftCall, scenario: Scenario) -> Scenario:
    """Return a case as it is played in a shift: it begins at the shift's time of day, and the shift's news reaches it.

    The case stays on its own day, because its facts name dates; its customer has the name that the plan gives them.

    Args:
        shift: the plan.
        plan: the call.
        scenario: the case as written.
    """
    if plan.customer:
        scenario = redressed(scenario, plan.customer, plan.portrait)
    begin = datetime.fromisoformat(shift.starts)
    comes = timedelta(milliseconds=arrival_ms(plan))
    day = datetime.fromisoformat(scenario.starts).date()
    news = tuple(
        replace(bulletin, at=f"{max(0, round((moment_after(begin, bulletin.at) - begin - comes).total_seconds()))}s")
        for bulletin in shift.bulletins
    )
    own = {bulletin.id for bulletin in news}
    kept = tuple(bulletin for bulletin in scenario.bulletins if bulletin.id not in own)
    starts = datetime.combine(day, begin.time()) + comes
    return replace(scenario, starts=starts.isoformat(sep=" ", timespec="seconds"), bulletins=kept + news)


def _seconds(line: Mapping[str, object], key: str) -> float:
    value = line.get(key, 0)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 7 * 24 * 3600:
        raise BadInput(f"{key} must be a number of seconds.", f'For instance: "{key}": 20')
    return value
