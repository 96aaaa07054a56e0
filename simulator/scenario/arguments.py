"""Compares the values of an action's arguments as people write them: 24.9 is 24.90, `QX4 7TN` is `qx47tn`."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from scoring.model import Scalar


def is_among(given: Scalar, wanted: Iterable[Scalar], *, kind: str = "") -> bool:
    """Tell whether a value is one of those that are wanted.

    Args:
        given: the value.
        wanted: the values with which it would agree.
        kind: of the argument; as a `number`, 24.9 is 24.90. Without it, what looks like a number is compared as one.
    """
    every = tuple(wanted)
    if plain(given) in {plain(value) for value in every}:
        return True
    counted = kind == "number" or (kind == "" and not _is_code(given))
    return counted and is_number(given) and any(float(v) == float(given) for v in every if is_number(v))


def _is_code(value: Scalar) -> bool:
    """Tell whether digits stand for no number: those of an order or a telephone begin with a nought."""
    return isinstance(value, str) and len(value) > 1 and value[0] == "0" and value.isdigit()


def is_number(value: Scalar) -> bool:
    """Tell whether a value is a number that one can count with: finite and not below zero."""
    if isinstance(value, bool):
        return False
    try:
        return isfinite(float(value)) and float(value) >= 0
    except (ValueError, OverflowError):
        return False


def plain(value: Scalar) -> str:
    """Return a value as it is compared: letter case, spaces and `#` do not count."""
    return "".join(str(value).casefold().replace("#", "").split())
