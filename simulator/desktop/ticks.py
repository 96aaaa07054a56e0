"""The window's own clock: pygame's stands still, because only its display is started."""

from __future__ import annotations

import time


def ticks_ms() -> int:
    """Return milliseconds that only ever grow; their beginning means nothing."""
    return time.monotonic_ns() // 1_000_000
