"""Simulated time: when things are, in local time without zone; it never asks a real clock."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from simulator.scenario.model import Scenario
from simulator.scenario.opening_hours import OpeningHours, moment_after, read_hours
from simulator.scenario.remembering import ByIdentity

_PART = re.compile(r"(\d+)\s*([smhd])")
_MS = {"s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


@lru_cache(maxsize=500)
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


def hours_of(scenario: Scenario) -> OpeningHours:
    """Return when the desk is open: its own hours, else the company's, without the holidays of both."""
    return _HOURS(scenario)


def _hours(scenario: Scenario) -> OpeningHours:
    return read_hours(scenario.hours or scenario.company.hours, scenario.company.holidays + scenario.holidays)


_HOURS: ByIdentity[Scenario, OpeningHours] = ByIdentity(_hours, most=32)


def due_at(scenario: Scenario, text: str) -> datetime:
    """Return the moment that a text names after the start: `2h`, `+1d 11:00`, `next working day 09:00`.

    Raises:
        ValueError: the text names no moment.
    """
    return moment_after(start_of(scenario), text, hours_of(scenario))


def ms_of(scenario: Scenario, moment: datetime) -> int:
    """Return a simulated local time in milliseconds of the call; below 0 before it."""
    return round((moment - start_of(scenario)).total_seconds() * 1000)


def iso(moment: datetime) -> str:
    """Return a moment as `2026-03-04T11:00`."""
    return moment.isoformat(timespec="minutes")
