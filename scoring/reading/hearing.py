"""Gathers what a reply shows to have heard: clause beside clause, and what whole sentences take up."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from scoring.reading.feeling import FAIR, LIKELY, OCCASION, read_acknowledgement, read_echo, read_remark, spoken_of
from scoring.reading.frames import Frame, topic_ids
from scoring.reading.items import Acknowledgement, Items
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack

DEADLINE = "deadline"
VAGUE = "generic"
"""Acknowledgement that says no more than the one beside it."""
NO_FAULT = frozenset({"deadline", "occasion", "status"})
"""What makes a grievance worse, but is nobody's fault."""
PROBLEM = "problem"
"""Topic of whatever went wrong for the customer."""
NAMELESS = (VAGUE, "feeling")
"""What sympathy is for that names nothing."""
IN_TIME = "in_good_time"
"""Mark of words that hold a day against the one that the customer waits for ("Thursday, a day to spare")."""
THEIR_NEED = "their_need"
"""Mark of words that draw from what the customer said by when they need something ("so you need it by Friday")."""
LONGEST_NOD = 8
"""Words that a clause has at most that takes note of something."""
NODDING = ("confirmation", "remark", "exclaims", "understand", "delight", "tagged")
NOT_NODDING = ("request", "offer", "future", "refuse", "condition", "done", "thanks", "please_wait", "doing", "affirms")
NO_NEWS = ("request", "refuse", "condition", "sorry", "sorry_for", "negation", "future")
"""What a clause does that says nothing good of a day, or promises one."""


def take_echoes(laid: Laid, items: Items) -> None:
    """Add what whole sentences take up of the customer's words, where nothing else was heard in them."""
    awaited = _awaited(laid)
    for _, group in groupby(laid.frames, key=lambda frame: frame.clause.sentence):
        frames = tuple(group)
        start, end = frames[0].clause.start, frames[-1].clause.end
        heard = (items.asked, items.promised, items.offered, items.refused, items.acknowledged, items.blamed)
        taken = [move.start for moves in heard for move in moves if start <= move.start < end]
        nods = (_nod(frame, laid) for frame in frames if frame.clause.start not in taken)
        items.acknowledged.extend(nod for nod in nods if nod is not None)
        if not any(start <= move.start < end for moves in heard for move in moves):
            echo = read_remark(frames, laid.said, (*laid.told, *laid.raised), laid.pack)
            echo = echo or _echo(frames, awaited, laid)
            items.acknowledged.extend((echo,) if echo is not None else ())


def _nod(frame: Frame, laid: Laid) -> Acknowledgement | None:
    """Return what a short clause takes note of that the customer has just spoken of ("ok, knock, no ring"), or None."""
    if frame.clause.asks or len(frame.tokens) > LONGEST_NOD or frame.has(*NOT_NODDING) or not frame.has(*NODDING):
        return None
    told = {hit.id for hit in laid.told}
    theirs = [hit for hit in frame.topics if hit.lexicon == "own" and hit.id in told and hit in frame.asks]
    topics = topic_ids(theirs, laid.pack)
    if not topics:
        return None
    return Acknowledgement(
        what=topics[0],
        specific=False,
        start=frame.clause.start,
        end=frame.clause.end,
        confidence=LIKELY,
        topics=topics,
    )


def _echo(frames: tuple[Frame, ...], awaited: str, laid: Laid) -> Acknowledgement | None:
    """Return what a sentence takes up in the customer's own words, with what they said by these words."""
    echo = read_echo(frames, laid.customer, awaited, laid.pack)
    if echo is None:
        return None
    meant = spoken_of(frames, laid.said, (*laid.told, *laid.raised), laid.pack)
    return replace(echo, topics=tuple(dict.fromkeys((*echo.topics, *meant))))


def _awaited(laid: Laid) -> str:
    """Return the topic of a day that the customer waits for, where the last lines speak of one, or ""."""
    topics = {hit.id for hit in laid.raised}
    return next((topic for topic in (OCCASION, DEADLINE) if topic in topics), "")


def heard_in(frame: Frame, i: int, laid: Laid) -> Acknowledgement | None:
    """Return how a clause shows that the customer's situation was heard, and what of it, or None.

    Args:
        frame: the clause.
        i: its place.
        laid: the reply.
    """
    heard = read_acknowledgement(
        frame,
        laid.customer,
        laid.pack,
        beside(i, laid),
        festive=is_festive(frame, laid),
        grievance=grievance(frame, laid),
    )
    glad = frame.has("congratulates") and not frame.clause.asks
    spares = frame.has(IN_TIME) and not frame.clause.asks and not frame.has(*NO_NEWS)
    needs = frame.has(THEIR_NEED) and not frame.clause.asks
    about = OCCASION if glad else DEADLINE if spares or needs else ""
    if about and heard is None:
        raised = any(hit.id in (OCCASION, DEADLINE) for hit in laid.raised)
        return Acknowledgement(
            what=about,
            specific=raised,
            start=frame.clause.start,
            end=frame.clause.end,
            confidence=FAIR if glad else LIKELY,
            topics=tuple(dict.fromkeys((about, *topic_ids(frame.topics, laid.pack)))),
        )
    if heard is not None and not about and _is_of_the_trouble(heard, frame, laid):
        about = PROBLEM
    return heard if heard is None or not about else replace(heard, topics=tuple(dict.fromkeys((*heard.topics, about))))


def _is_of_the_trouble(heard: Acknowledgement, frame: Frame, laid: Laid) -> bool:
    """Tell whether sympathy that names nothing, or words that own up, are about what the customer has just told."""
    if not laid.said or PROBLEM not in laid.pack.topics:
        return False
    if heard.what in NAMELESS:
        meant = frame.has("sorry_that", "exclaims", "regret", "empathy")
        return meant and not (heard.specific and not heard.topics)
    return frame.has("owned")


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
