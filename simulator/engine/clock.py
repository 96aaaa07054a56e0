"""Simulated time: when things are, in local time without zone; it never asks a real clock."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from simulator.scenario.model import Scenario

_PART = re.compile(r"(\d+)\s*([smhd])")
_MS = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_LATER = re.compile(r"\+(\d+)d\s+(\d{1,2}):(\d{2})")


def duration_ms(text: str) -> int:
    """Return a duration such as `90s`, `2m` or `1h 30m` in milliseconds.

    Raises:
        ValueError: the text is no duration.
    """
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip():
        raise ValueError(f"no duration: {text!r}")
    return sum(int(number) * _MS[unit] for number, unit in parts)


def start_of(scenario: Scenario) -> datetime:
    """Return the simulated local time of the first word."""
    return datetime.fromisoformat(scenario.starts)


def now_at(scenario: Scenario, at_ms: int) -> datetime:
    """Return the simulated local time at a moment of the call."""
    return start_of(scenario) + timedelta(milliseconds=at_ms)


def due_at(scenario: Scenario, text: str) -> datetime:
    """Return the moment that `+1d 11:00` (days after the start, time of day) or a duration names.

    Raises:
        ValueError: the text names no moment.
    """
    start = start_of(scenario)
    found = _LATER.fullmatch(text.strip())
    if found is None:
        return start + timedelta(milliseconds=duration_ms(text.strip().lstrip("+")))
    day = start + timedelta(days=int(found[1]))
    return day.replace(hour=int(found[2]), minute=int(found[3]), second=0, microsecond=0)


def iso(moment: datetime) -> str:
    """Return a moment as `2026-03-04T11:00`."""
    return moment.isoformat(timespec="minutes")
