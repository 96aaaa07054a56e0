"""Keeps customers apart who have the same case: no two of them come with the same order number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from simulator.scenario.model import Draw, Scenario
from simulator.scenario.resolve import PLAIN_TWIST, draw_values

_NUMBER = re.compile(r"[\w./-]*\d{4}[\w./-]*")
"""An order, ticket or policy number: one word with four digits in a row."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Numbers = frozenset[tuple[str, str]]
"""Names of values, with the numbers that were drawn for them."""
TRIES = 64
"""Seeds that are looked at; three numbers are told apart by a handful."""


def numbers_of(scenario: Scenario, seed: int, twist: str = PLAIN_TWIST) -> Numbers:
    """Return the numbers that a seed draws and that stand for one matter alone, with the names of their values.

    Args:
        scenario: the case as written.
        seed: of the call.
        twist: its variant, which may have values of its own.
    """
    values = {**scenario.values, **(scenario.twists[twist].values if twist in scenario.twists else {})}
    names = {name for name, value in values.items() if isinstance(value, Draw) and all(map(_is_number, value.any))}
    drawn = draw_values(values, seed)
    return frozenset((name, str(drawn[name])) for name in names)


def apart_from(
    taken: Iterable[Numbers],
    seeds: Callable[[int], int],
    numbers: Callable[[int], Numbers],
) -> int:
    """Return the first seed that draws none of the numbers that are taken, else one that draws the fewest of them.

    Args:
        taken: the numbers of the others.
        seeds: gives the seed of a try, from 0.
        numbers: gives the numbers that a seed draws.
    """
    gone: Numbers = frozenset[tuple[str, str]]().union(*taken)
    best, fewest = seeds(0), len(numbers(seeds(0)) & gone)
    for attempt in range(1, TRIES):
        if fewest == 0:
            break
        seed = seeds(attempt)
        shared = len(numbers(seed) & gone)
        if shared < fewest:
            best, fewest = seed, shared
    return best


def _is_number(value: object) -> bool:
    text = str(value)
    return _NUMBER.fullmatch(text) is not None and _DAY.fullmatch(text) is None
