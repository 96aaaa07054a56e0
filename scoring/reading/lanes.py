"""Adds rows of small whole numbers as single large ones: a row is one number, its columns lie in it side by side.

Adding two such numbers adds all their columns at once, so that a sum over hundreds of rows needs no loop over columns,
and comes out the same in any order.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

_BITS = 32
_HALF = 1 << (_BITS - 1)


def packed(columns: Iterable[tuple[int, int]]) -> int:
    """Return a row as one number.

    Args:
        columns: places of columns from 0 on, with what stands there; the sums must stay below 2**31 either way.
    """
    return sum(value << (_BITS * place) for place, value in columns)


def packed_row(row: Sequence[int]) -> int:
    """Return a row of which every column is given as one number, as `packed` does, without a loop over them."""
    lanes = array("i", row)
    if sys.byteorder == "big":
        lanes.reverse()
    raise_ = _raise(len(lanes))
    return (int.from_bytes(lanes.tobytes(), sys.byteorder) ^ raise_) - raise_


def unpacked(total: int, width: int) -> list[int]:
    """Return the columns of a sum of rows, `width` of them."""
    # Raised, no column borrows from its neighbour; with its highest bit turned it is a signed number again.
    raise_ = _raise(width)
    lanes = array("i", ((total + raise_) ^ raise_).to_bytes(width * _BITS // 8, sys.byteorder))
    if sys.byteorder == "big":
        lanes.reverse()
    return lanes.tolist()


@lru_cache(maxsize=16)
def _raise(width: int) -> int:
    """Return the row that makes every column of a sum positive."""
    return _HALF * (((1 << (_BITS * width)) - 1) // ((1 << _BITS) - 1))
