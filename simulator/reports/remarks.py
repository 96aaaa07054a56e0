"""Why a call is capped, or why it counts in no figure, in the words of the report and its tables."""

from __future__ import annotations

from datetime import datetime

from scoring.rubric import CAPS
from simulator.session.attempt import Attempt, OpenCall


def remark_of(attempt: Attempt) -> str:
    """Return in words why an attempt is capped, or why it does not count; "" for an ordinary one."""
    if attempt.parent_id is not None:
        return "rewound from another call: counts in no figure"
    if attempt.abandoned:
        return "left before the end: counts in no figure"
    if attempt.total is None:
        return "nothing could be assessed"
    certain = [cap for cap in attempt.brief.caps if cap.certain]
    if not certain:
        doubtful = [cap for cap in attempt.brief.caps if not cap.certain]
        return "for a person to look at" if doubtful else ""
    lowest = min(certain, key=lambda cap: cap.cap)
    reason = CAPS[lowest.code].reason if lowest.code in CAPS else lowest.code.replace("_", " ")
    return f"at most {lowest.cap}: {reason[:1].lower()}{reason[1:]}"


def open_remark(call: OpenCall, now: datetime) -> str:
    """Return in words why a call that is not closed does not count."""
    return f"{'left open' if call.is_left(now) else 'still open'}: counts in no figure"
