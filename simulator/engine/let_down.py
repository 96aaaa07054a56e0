"""What a broken word leaves behind: which promises were broken, and whether the customer is still on their guard.

A promise and the obligation that it took on are one let-down. Numbers that rest on this are design choices.
"""

from __future__ import annotations

from simulator.engine.state import CallState, DueItem


def broken_words(state: CallState) -> tuple[DueItem, ...]:
    """Return the promises of the trainee that were broken."""
    return tuple(item for item in state.due if item.status == "broken" and item.source == "reply")


def broken_duties(state: CallState) -> tuple[DueItem, ...]:
    """Return what was owed without a promise and not done."""
    return tuple(
        item for item in state.due if item.status == "broken" and item.source != "reply" and not item.with_item
    )


def is_wary(state: CallState) -> bool:
    """Tell whether a word was broken and none has been kept since: who was let down is slow to trust again.

    Only a promise wins trust back: not what was owed anyway, nor what was done within the contact that promised it.
    """
    broken = [item.settled_ms or 0 for item in broken_words(state)]
    kept = [item.settled_ms or 0 for item in state.due if _is_kept_word(item)]
    return bool(broken) and max(kept, default=-1) <= max(broken)


def _is_kept_word(item: DueItem) -> bool:
    return item.status == "kept" and item.source == "reply" and not item.in_contact
