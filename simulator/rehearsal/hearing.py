"""Lets a bot try its words on the reader before it says them: what would be understood, and how it would be rated."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.assess import rate_turn
from scoring.card import DIMENSIONS
from scoring.standing import Stand, stand_of
from simulator.engine.clock import duration_ms
from simulator.engine.queue import FREE_MS
from simulator.engine.signals import signals_of
from simulator.session.case import as_case, turn_of
from simulator.session.listen import listen
from simulator.session.runner import Runner

Heard = tuple[str, str]
"""Kind and matter of a signal: ("asked", "postcode")."""
UNASSESSED = 1.9
"""A reply without anything to judge in a dimension is no fault, and not quite as good as a fair one."""
CRITICAL = 10.0


def hears(runner: Runner, text: str) -> frozenset[Heard]:
    """Return the signals that a text would give if it were sent now."""
    state = runner.state
    customer = "\n".join(m.authored for m in state.transcript[-1:] if m.speaker == "customer")
    reading = listen(runner.scenario, text, customer=customer, at_ms=state.at_ms)
    if reading.sense != "clear":
        return frozenset()
    turn = turn_of(runner.scenario, state, state.next_turn, more=(text, state.at_ms))
    stand = stand_of(as_case(runner.scenario, state), turn, since=len(turn.reply) - len(text)) or Stand()
    found = signals_of(runner.scenario, reading, state.next_turn, stated=stand.stated, belied=stand.belied)
    return frozenset((signal.kind, signal.what) for signal in found)


def first_heard(runner: Runner, candidates: Iterable[str], wanted: Heard) -> str:
    """Return the first text that gives a signal, or "" when none does."""
    return next((text for text in candidates if text and wanted in hears(runner, text)), "")


def topics_of_customer(runner: Runner) -> tuple[str, ...]:
    """Return what the customer's lines are about, as the reader hears them, and `wait` after a long queue."""
    found = ["wait"] if duration_ms(runner.scenario.queue.waited) > FREE_MS else []
    for message in runner.state.transcript:
        if message.speaker == "customer":
            reading = listen(runner.scenario, message.authored, customer="", at_ms=message.at_ms)
            found += [topic for claim in reading.claims for topic in claim.topics]
            found += [heard.what for heard in reading.acknowledged]
    return tuple(dict.fromkeys(found))


def worth(runner: Runner, text: str, *, after_s: int) -> float:
    """Return how well a text would be rated as the next reply: the sum of its levels, critical errors taken off."""
    at_ms = runner.state.at_ms + after_s * 1000
    turn = turn_of(runner.scenario, runner.state, runner.state.next_turn, more=(text, at_ms))
    card = rate_turn(as_case(runner.scenario, runner.state), turn)
    levels = [card.of(dimension).level for dimension in DIMENSIONS]
    return sum(UNASSESSED if level is None else level for level in levels) - CRITICAL * len(card.critical)


def best(runner: Runner, candidates: Iterable[str], *, after_s: int) -> str:
    """Return the text that would be rated best; the first of equals."""
    return max(dict.fromkeys(candidates), key=lambda text: worth(runner, text, after_s=after_s))
