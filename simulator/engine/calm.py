"""Calm under fire: how hot the trainee writes after the customer was hot, and how fast both come down again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.engine.gauges import ANGRY_BELOW
from simulator.engine.state import CallState, Message

ANNOYED_BELOW = 50
PROVOKED = 2
"""From this heat of the customer on a reply is under fire."""
HOTTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderFire:
    """One reply to a hot customer."""

    turn: int
    customer: int
    """Heat of the customer before it: 2 angry, 3 abusive."""
    own: int
    """Heat of the reply: 0 calm to 3 hostile."""
    quotes: tuple[str, ...]
    """The words of the reply that heat the talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calm:
    """How a trainee kept calm in a call; all None where there was nothing to keep calm against."""

    under_fire: tuple[UnderFire, ...]
    kept: int | None
    """Per cent of the replies under fire that stayed calm."""
    mean_heat: float | None
    """Mean heat of the replies under fire, 0-3."""
    recovery: int | None
    """After the first reply that was hot itself: how many replies until a calm one; None where none was hot."""
    slope: float | None
    """Change of the customer's mood for each reply after their hottest moment; above 0 they came down."""


def calm_of(state: CallState) -> Calm:
    """Return how calm the trainee stayed under fire: a function of the transcript alone."""
    fire = tuple(_under_fire(state))
    return Calm(
        under_fire=fire,
        kept=round(100 * sum(item.own == 0 for item in fire) / len(fire)) if fire else None,
        mean_heat=round(sum(item.own for item in fire) / len(fire), 2) if fire else None,
        recovery=_recovery(state),
        slope=_slope(state) if fire else None,
    )


def heat_of_customer(state: CallState, message: Message) -> int:
    """Return how hot a line of the customer is: 0 calm, 1 annoyed, 2 angry, 3 abusive."""
    if "abuse." in message.line_id and any(turn == message.turn for turn, _ in state.abused):
        return HOTTEST
    if message.mood < ANGRY_BELOW:
        return PROVOKED
    return 1 if message.mood < ANNOYED_BELOW else 0


def _under_fire(state: CallState) -> Iterator[UnderFire]:
    heat = 0
    for message in state.transcript:
        if message.speaker == "customer":
            heat = heat_of_customer(state, message)
        elif heat >= PROVOKED and message.reading is not None:
            words = tuple(_hot_words(message))
            yield UnderFire(turn=message.turn, customer=heat, own=message.reading.heat, quotes=words)


def _hot_words(message: Message) -> Iterator[str]:
    reading = message.reading
    for mark in () if reading is None else reading.heated:
        yield message.text[mark.start : mark.end]


def _recovery(state: CallState) -> int | None:
    own = [m.reading.heat for m in state.transcript if m.speaker == "agent" and m.reading is not None]
    first = next((number for number, heat in enumerate(own) if heat), None)
    if first is None:
        return None
    return next((number for number, heat in enumerate(own[first:]) if not heat), len(own) - first)


def _slope(state: CallState) -> float | None:
    """Return the change of mood a line from the customer's lowest mood to their last line."""
    moods = [m.mood for m in state.transcript if m.speaker == "customer"]
    low = min(range(len(moods)), key=lambda number: moods[number]) if moods else 0
    lines = len(moods) - 1 - low
    return round((moods[-1] - moods[low]) / lines, 1) if lines > 0 else None
