"""Decides when an endpoint is left alone for a while, or for the rest of the call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.customers.completion import Fault
from simulator.customers.faults import FOR_THE_CALL

MOST_FALLBACKS = 3
"""So many of its lines in a row that cannot be used, and it is not asked again in this call."""
MOST_ERRORS = 2
REST_MS = 60_000
BUSY_MS = 5_000
"""How long a busy endpoint is left alone that does not say how long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """What came of the last lines."""

    for_the_call: bool = False
    until_ms: int = 0
    fallbacks: int = 0
    errors: int = 0

    def is_open(self, now_ms: int) -> bool:
        """Tell whether the endpoint is left alone now."""
        return self.for_the_call or now_ms < self.until_ms

    def well(self) -> Breaker:
        """Return the state after a line that could be used."""
        return Breaker()

    def unusable(self) -> Breaker:
        """Return the state after a line that could not be used, or an answer without one."""
        fallbacks = self.fallbacks + 1
        return replace(self, fallbacks=fallbacks, for_the_call=self.for_the_call or fallbacks >= MOST_FALLBACKS)

    def failed(self, fault: Fault, now_ms: int) -> Breaker:
        """Return the state after a line for which the endpoint gave nothing.

        Args:
            fault: the last one of that line.
            now_ms: the time.
        """
        if fault.kind in FOR_THE_CALL:
            return replace(self, for_the_call=True)
        if fault.kind in ("unreachable", "certificate"):
            return replace(self, until_ms=now_ms + REST_MS)
        if fault.kind in ("busy", "loading"):
            rest = BUSY_MS if fault.wait_s is None else round(fault.wait_s * 1000)
            return replace(self, until_ms=now_ms + rest)
        if fault.kind in ("timeout", "server"):
            errors = self.errors + 1
            return replace(self, errors=errors, until_ms=now_ms + REST_MS if errors >= MOST_ERRORS else self.until_ms)
        return self if fault.kind == "cancelled" else self.unusable()
