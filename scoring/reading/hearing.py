"""Gathers what a reply shows to have heard: clause beside clause, and what whole sentences take up."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from scoring.reading.feeling import OCCASION, read_echo, read_remark
from scoring.reading.frames import Frame
from scoring.reading.items import Acknowledgement, Items
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack

DEADLINE = "deadline"
VAGUE = "generic"
"""Acknowledgement that says no more than the one beside it."""
NO_FAULT = frozenset({"deadline", "occasion", "status"})
"""What makes a grievance worse, but is nobody's fault."""


def take_echoes(laid: Laid, items: Items) -> None:
    """Add what whole sentences take up of the customer's words, where nothing else was heard in them."""
    awaited = _awaited(laid)
    for _, group in groupby(laid.frames, key=lambda frame: frame.clause.sentence):
        frames = tuple(group)
        start, end = frames[0].clause.start, frames[-1].clause.end
        heard = (items.asked, items.promised, items.offered, items.refused, items.acknowledged, items.blamed)
        if not any(start <= move.start < end for moves in heard for move in moves):
            echo = read_remark(frames, laid.said, (*laid.told, *laid.raised), laid.pack)
            echo = echo or read_echo(frames, laid.customer, awaited, laid.pack)
            items.acknowledged.extend((echo,) if echo is not None else ())


def _awaited(laid: Laid) -> str:
    """Return the topic of a day that the customer waits for, where the last lines speak of one, or ""."""
    topics = {hit.id for hit in laid.raised}
    return next((topic for topic in (OCCASION, DEADLINE) if topic in topics), "")


def hear(heard: Acknowledgement | None, i: int, laid: Laid, items: Items) -> None:
    """Add an acknowledgement, if there is one; one that goes on with the one before it is the same."""
    if heard is None:
        return
    last = items.acknowledged[-1] if items.acknowledged else None
    near = last is not None and i > 0 and last.end == laid.frames[i - 1].clause.end
    if last is None or not near:
        items.acknowledged.append(heard)
    elif heard.what == last.what or (laid.frames[i].clause.linked and VAGUE in (heard.what, last.what)):
        said = heard if last.what == VAGUE else last
        surer = max(heard.confidence, last.confidence)
        items.acknowledged[-1] = replace(
            said,
            start=last.start,
            end=max(heard.end, last.end),
            confidence=surer,
            specific=heard.specific or last.specific,
        )
    else:
        items.acknowledged.append(heard)


def grievance(frame: Frame, laid: Laid) -> str:
    """Return what the customer complained of last, where the clause owns up to something, or ""."""
    if not frame.has("regret", "owned"):
        return ""
    topics = laid.pack.topics
    faults = [hit for hit in laid.raised if topics[hit.id].grievance and hit.id not in NO_FAULT]
    return max(faults, key=lambda hit: (hit.end, hit.weight, hit.id)).id if faults else ""


def only_echoes(frame: Frame, laid: Laid) -> bool:
    """Tell whether a question only exclaims at what the customer has just said ("Oh dear, you have the flu?")."""
    if not frame.has("echoes") or frame.has("wh_start", "request", "offer"):
        return False
    heard = {hit.id for hit in (*laid.told, *laid.raised)}
    return bool(frame.topics) and heard.issuperset(topic.id for topic in frame.topics)


def is_parting(i: int, laid: Laid) -> bool:
    """Tell whether a good wish belongs to a goodbye ("take care, goodbye"): such words answer nothing any more."""
    frame = laid.frames[i]
    return frame.has("takes_up") and frame.has("wish") and any(each.has("farewell") for each in laid.frames[i:])


def is_festive(frame: Frame, laid: Laid) -> bool:
    """Tell whether gladness in the clause can be about an occasion that the customer spoke of."""
    if not frame.has("delight", "wish"):
        return False
    return any(hit.id == OCCASION for hit in laid.raised)


def beside(i: int, laid: Laid) -> tuple[Frame, ...]:
    """Return the neighbours of a clause that an apology in it may be about."""
    frame = laid.frames[i]
    points = frame.has("empathy") and (laid.pack.closes is not None or _points(frame, laid.pack))
    if not points and not frame.has("sorry", "regret", "owned", "exclaims"):
        return ()
    begun = i - 1
    while begun > 0 and laid.frames[begun].clause.linked:
        begun -= 1
    near = [laid.frames[j] for j in (*range(i - 1, begun - 1, -1), i + 1) if 0 <= j < len(laid.frames)]
    bars = ("please_wait", "refuse", "blame_customer", "future", "request", "offer", "condition")
    return tuple(f for f in near if not f.clause.asks and not f.has(*bars) and not f.has("sorry"))


def _points(frame: Frame, pack: LanguagePack) -> bool:
    return any(pack.has("pointing", token.word) for token in frame.tokens)
