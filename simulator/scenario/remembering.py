"""Keeps what was worked out of values that never change: a long call asks for it once, and gets the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST = 8_000
"""So many results are kept unless told otherwise, then all are forgotten: memory stays flat over many calls."""
FEW = 6
"""Folds that are kept: a step looks at a call before and after a reply, and at the reply by itself."""
APART = 32
"""What has more new items is folded in two parts, the first of which others can go on from."""


class ByIdentity(Generic[K, V]):
    """Calls a function once for each object; the object is held, so that no other can take its identity."""

    __slots__ = ("_known", "_most", "_work")

    def __init__(self, work: Callable[[K], V], *, most: int = MOST) -> None:
        """Remember what a function gives for objects that never change.

        Args:
            work: the function.
            most: so many results are kept.
        """
        self._work = work
        self._most = most
        self._known: dict[int, tuple[K, V]] = {}

    def __call__(self, key: K) -> V:
        """Return what the function gives for this object."""
        known = self._known.get(id(key))
        if known is not None:
            return known[1]
        if len(self._known) >= self._most:
            self._known.clear()
        value = self._work(key)
        self._known[id(key)] = key, value
        return value


class Growing(Generic[K, V]):
    """Folds a tuple to which things are only ever added, going on where an earlier look at it has ended."""

    __slots__ = ("_add", "_copy", "_known", "_start")

    def __init__(self, start: V, add: Callable[[V, K], None], copy: Callable[[V], V]) -> None:
        """Remember the folds of the last few tuples.

        Args:
            start: the value of the empty tuple; it is copied, never changed.
            add: puts one item into a value.
            copy: returns a value of its own.
        """
        self._start = start
        self._add = add
        self._copy = copy
        self._known: tuple[tuple[tuple[K, ...], V], ...] = ()

    def __call__(self, items: tuple[K, ...]) -> V:
        """Return the fold of a tuple; nobody may change it."""
        for known, value in self._known:
            if known is items:
                return value
        before, value = next((each for each in self._known if _goes_on(items, each[0])), ((), self._start))
        if len(items) - len(before) > APART:
            before = items[: len(items) - APART // 2]
            value = self(before)  # other calls of this length have this much in common
        found = self._copy(value)
        for item in items[len(before) :]:
            self._add(found, item)
        kept = (each for each in self._known if each[0] is not before)
        self._known = ((items, found), (before, value), *kept)[:FEW]
        return found


def _goes_on(items: tuple[K, ...], before: tuple[K, ...]) -> bool:
    """Tell whether a tuple begins as an earlier one; the last item is looked at first, for it tells most."""
    length = len(before)
    return 0 < length <= len(items) and items[length - 1] is before[-1] and items[:length] == before
