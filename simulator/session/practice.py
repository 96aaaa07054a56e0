"""What practice has and an assessment has not: hints, a turn taken again, a new try; and the rest that both have."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.engine.events import HintTaken, Rested
from simulator.engine.hints import Hint, hint_for
from simulator.scenario.resolve import draw
from simulator.session.replay import upto_turn
from simulator.session.runner import NotNow, Runner

SEEDS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """A call and the one that was taken again from its middle."""

    first: Runner
    again: Runner
    turn: int
    """The turn from which they differ."""


def take_hint(runner: Runner) -> Hint:
    """Return a hint for this moment; the record keeps that it was taken.

    Raises:
        NotNow: it is an assessment, or the work is done.
        JournalError: it could not be stored; no hint was given.
    """
    _only_in_practice(runner, "hints")
    if runner.state.phase not in ("contact", "between"):
        raise NotNow("There is nothing to give a hint for now.", "Rate the call to close it.")
    hint = hint_for(runner.scenario, runner.state)
    runner.put(HintTaken(kind="hint_taken", at_ms=runner.now(), about=hint.about))
    return hint


def rest(runner: Runner, *, back: bool = False) -> None:
    """Begin a rest, or come back from it; meanwhile the clock stands still, and it costs nothing, in an assessment too.

    Args:
        runner: the call.
        back: True ends the rest.

    Raises:
        NotNow: the call is closed, or there is no rest to end.
        JournalError: it could not be stored.
    """
    if runner.state.phase == "closed":
        raise NotNow("The call is closed.", "Rest as long as you like.")
    if back and not runner.state.resting:
        raise NotNow("There is no rest to end.", "Go on as you like.")
    if back or not runner.state.resting:
        runner.put(Rested(kind="rested", at_ms=runner.now(), back=back))


def rewind(runner: Runner, turn: int, call_id: str) -> Fork:
    """Return the call with a new one beside it that begins as it did, up to the customer's words before a turn.

    Both are kept; the one that was left stays where it stands, and can be resumed.

    Args:
        runner: the call.
        turn: the turn to take again, from 1.
        call_id: id of the new call.

    Raises:
        NotNow: it is an assessment, or there is no such turn.
        JournalError: the new call could not be stored.
    """
    _only_in_practice(runner, "rewind")
    if not 1 <= turn <= runner.state.turn:
        raise NotNow(f"There is no turn {turn} to take again.", f"Turns so far: {runner.state.turn}.")
    kept = upto_turn(runner.scenario, runner.events, turn)
    parent, last = runner.header.call_id, len(kept) - 1
    header = replace(runner.header, call_id=call_id, parent_id=parent, parent_seq=last)
    return Fork(first=runner, again=runner.anew(header, kept), turn=turn)


def try_again(runner: Runner, call_id: str) -> Runner:
    """Return a new try of the same scenario with another seed; the call that is left is kept, given up where it stands.

    Args:
        runner: the call.
        call_id: id of the new call.

    Raises:
        NotNow: it is an assessment.
        JournalError: something could not be stored.
    """
    _only_in_practice(runner, "second try")
    seed = next_seed(runner.header.seed)
    header = replace(runner.header, call_id=call_id, seed=seed, parent_id=None, parent_seq=None)
    again = runner.anew(header)
    runner.abandon()
    return again


def next_seed(seed: int) -> int:
    """Return the seed of another try: it depends on the last one alone, so that a recorded session repeats exactly."""
    drawn = draw(seed, "another try", SEEDS)
    return drawn if drawn != seed else (drawn + 1) % SEEDS


def _only_in_practice(runner: Runner, what: str) -> None:
    if runner.header.mode == "assessment":
        raise NotNow(f"An assessment has no {what}.", "Practise the scenario to have that.")
