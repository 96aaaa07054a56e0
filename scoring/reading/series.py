"""Reads what goes on through a sentence: a future that its last clause has, and a time that an earlier one names."""

from __future__ import annotations

from dataclasses import replace

from scoring.reading.frames import Frame
from scoring.reading.items import WORD, Items, Pledge
from scoring.reading.layout import Laid
from scoring.reading.patterns import Hit


def in_series(i: int, frame: Frame, laid: Laid) -> Frame:
    """Return a clause that leads on to a promise with the future of that one (확인하고 | 문자 드릴게요)."""
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    if following is None or not following.clause.linked or not frame.has("leads_on") or not frame.acts:
        return frame
    if frame.has("future", "condition", "customer_subject") or following.has("customer_subject", "refuse"):
        return frame
    if not following.has("future") or following.clause.asks:
        return frame
    last = len(frame.tokens)
    return replace(frame, marks={**frame.marks, "future": (Hit("mark", "future", last - 1, last, 1, ()),)})


def timed(pledge: Pledge, i: int, frame: Frame, laid: Laid, items: Items) -> Pledge:
    """Return a promise to send word, by the time of the promise that it goes on from ("I'll look at 5 and write")."""
    last = items.promised[-1] if items.promised else None
    if pledge.due is not None or pledge.act not in WORD or last is None:
        return pledge
    if not frame.clause.joined and not (i and laid.frames[i - 1].has("leads_on")):
        return pledge
    if any(laid.pack.has("due_word", token.word) for token in frame.tokens):
        return pledge  # "after one": a time of its own, if not one that is understood
    begun = begins(frame, laid)
    return replace(pledge, due=last.due) if last.start >= begun and last.actor == pledge.actor else pledge


def begins(frame: Frame, laid: Laid) -> int:
    """Return the character at which the sentence of a clause begins."""
    return min(each.clause.start for each in laid.frames if each.clause.sentence == frame.clause.sentence)
