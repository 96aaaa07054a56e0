"""Looks through what many scenarios share only once: a pack is known by its very data, which nobody changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

from simulator.scenario.shape import Record

T = TypeVar("T")
PACKS = 128
"""Packs whose results are kept."""


class Pack:
    """A company or a temperament; two are the same when their data are one object."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        """Keep the data of the pack."""
        self.record = record

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same object."""
        return isinstance(other, Pack) and self.record is other.record

    def __hash__(self) -> int:
        """Return a hash of the object, not of its data."""
        return id(self.record)


@lru_cache(maxsize=PACKS)
def records_of(pack: Pack) -> tuple[Record, ...]:
    """Return every record of a pack."""
    return tuple(pack.record.records())


@lru_cache(maxsize=PACKS * 16)
def once(find: Callable[..., Iterator[T]], pack: Pack, *context: object) -> tuple[T, ...]:
    """Return what a function finds in a pack; asked again with the same pack and context, it is not called.

    Args:
        find: takes the pack and the context.
        pack: where to look.
        context: what else the answer depends on.
    """
    return tuple(find(pack, *context))
