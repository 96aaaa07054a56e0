"""Takes conditions apart into the simple questions that must be answered together, and finds those that clash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.scenario.shape import Record

MOST_WAYS = 64
"""More ways than this to fulfil one condition are not followed: it then counts as one that can hold."""
GAUGES = ("trust_at_least", "mood_at_least", "patience_below")
_ONE_AT_A_TIME = frozenset({"twist", "felt", "start"})
_AFTER_THE_START = frozenset(
    {"asked", "said", "denied", "offered", "promised", "refused", "acknowledged", "blamed", "after", "told", "settled"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """One simple question and the answer that is wanted."""

    key: str
    value: str | int | bool
    wanted: bool


Way = tuple[Literal, ...]
"""What must hold together for a condition to hold in one way."""


def ways(condition: Record, *, wanted: bool = True) -> tuple[Way, ...] | None:
    """Return the ways in which a condition holds (or does not, if that is wanted); None when there are too many."""
    for name in ("all", "any"):
        if name in condition:
            parts = [ways(part, wanted=wanted) for part in condition[name] if isinstance(part, Record)]
            return _joined(parts) if (name == "all") == wanted else _either(parts)
    inner = condition.get("not_")
    if isinstance(inner, Record):
        return ways(inner, wanted=not wanted)
    found = next(((key, v) for key, v in condition.items() if isinstance(v, str | int) and key != "by"), None)
    if found is None:
        return ((),)
    value = f"{found[1]} by {condition['by']}" if "by" in condition else found[1]
    return ((_literal(found[0], value, wanted),),)


def _literal(key: str, value: str | int, wanted: bool) -> Literal:
    """Return a question; "not at the start" is asked as "after the start"."""
    if isinstance(value, bool):
        return Literal(key=key, value=value == wanted, wanted=True)
    return Literal(key=key, value=value, wanted=wanted)


def _joined(parts: Iterable[tuple[Way, ...] | None]) -> tuple[Way, ...] | None:
    found: tuple[Way, ...] = ((),)
    for part in parts:
        if part is None or len(found) * len(part) > MOST_WAYS:
            return None
        found = tuple(one + other for one in found for other in part)
    return found


def _either(parts: list[tuple[Way, ...] | None]) -> tuple[Way, ...] | None:
    found: list[Way] = []
    for part in parts:
        if part is None:
            return None
        found += part
    return tuple(found) if len(found) <= MOST_WAYS else None


def clashes(way: Way) -> bool:
    """Tell whether the parts of a way exclude each other, whatever happens in a call."""
    wanted = [literal for literal in way if literal.wanted]
    refused = {(literal.key, literal.value) for literal in way if not literal.wanted}
    if any((literal.key, literal.value) in refused for literal in wanted):
        return True
    return _rivals(wanted) or _before_the_start(wanted) or _gauges(way)


def _rivals(wanted: list[Literal]) -> bool:
    return any(len({literal.value for literal in wanted if literal.key == key}) > 1 for key in _ONE_AT_A_TIME)


def _before_the_start(wanted: list[Literal]) -> bool:
    """Before the first reply nothing can have been said."""
    at_start = any(literal.key == "start" and literal.value is True for literal in wanted)
    return at_start and any(literal.key in _AFTER_THE_START for literal in wanted)


def _gauges(way: Way) -> bool:
    """Tell whether a gauge would have to be above one number and below a lower one."""
    for key in GAUGES:
        held = [int(literal.value) for literal in way if literal.key == key and literal.wanted]
        barred = [int(literal.value) for literal in way if literal.key == key and not literal.wanted]
        if held and barred:
            if key == "patience_below" and max(barred) >= min(held):
                return True
            if key != "patience_below" and min(barred) <= max(held):
                return True
    return False
