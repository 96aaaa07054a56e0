"""Ids for rows, made of given time and chance."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID


def uuid7(at: datetime, chance: bytes) -> str:
    """Return a UUID of version 7 (RFC 9562): it sorts by time.

    Args:
        at: the moment, aware.
        chance: at least 10 random bytes.

    Raises:
        ValueError: the moment has no zone, lies before 1970, or the bytes are too few.
    """
    if at.utcoffset() is None or len(chance) < 10:
        raise ValueError("an aware moment and 10 bytes are needed")
    milliseconds = int(at.timestamp() * 1000)
    if not 0 <= milliseconds < 1 << 48:
        raise ValueError("the moment lies outside what a UUID can hold")
    number = (milliseconds << 80) | int.from_bytes(chance[:10], "big")
    number = number & ~(0xF << 76) | (0x7 << 76)
    number = number & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=number))
