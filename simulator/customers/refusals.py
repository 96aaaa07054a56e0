"""Writes down what a model gave for a line and was not shown, so that the debrief can say why; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from simulator.customers.check import WITHHELD, Flaw
from simulator.customers.completion import FaultKind
from simulator.engine.events import Refused

LONGEST = 300
"""Characters of a refused line that are kept."""
Idle = Literal["left_alone", "failed"]
"""No model was asked, because the last lines went wrong; or what it gave set off a fault of our own."""


def refused_line(line: str | None, flaws: Iterable[Flaw]) -> Refused:
    """Return a line that did not pass the check.

    Args:
        line: as the model worded it; None where its answer held none.
        flaws: what the check found.
    """
    codes = tuple(flaw.code for flaw in flaws)
    return Refused(text="" if line is None or {*WITHHELD} & {*codes} else _kept(line), why=codes)


def unanswered(why: FaultKind | Idle) -> Refused:
    """Return that there was no line, and why."""
    return Refused(text="", why=(why,))


def _kept(line: str) -> str:
    """Return a line as plain text: whatever could move a cursor, turn the writing or hide in it is left out."""
    beginning = line[: 2 * LONGEST]  # what stands behind it may not have been checked
    plain = " ".join("".join(c if c.isprintable() else " " for c in beginning).split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
