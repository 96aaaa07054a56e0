"""Tells what a clause that depends on others is there for: to be told, to say when or why, for another time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scoring.reading.carrying import is_named_first
from scoring.reading.frames import Frame, overlap
from scoring.reading.items import Items
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack

CONTINGENCY = "contingency"
"""Topic of what a case calls the plan for another failure, and mark of the words that speak of one."""


def is_to_be_told(i: int, laid: Laid) -> bool:
    """Tell whether its sentence ends in a request to say it, where the verb comes last ("몇인지, ... 알려 주세요").

    Args:
        i: place of the clause.
        laid: the reply, laid out.
    """
    rest = laid.frames[i + 1 :] if laid.pack.closes is not None else ()
    return any(each.has("request") for each in rest if each.clause.sentence == laid.frames[i].clause.sentence)


def says_when(frame: Frame) -> bool:
    """Tell whether a clause that begins with "when" and has no sign before it only says when something was.

    Args:
        frame: the clause.
    """
    return frame.has("weak_question") and not frame.has("inverted", "request") and "," not in frame.tokens[0].gap


def says_why(frame: Frame, before: Frame, pack: LanguagePack) -> bool:
    """Tell whether "why" asks on and gives no reason: behind a request ("would you tell me why") or a mere name.

    Args:
        frame: the clause.
        before: the clause before it.
        pack: of the language.
    """
    led = before.has("request") or is_named_first(before, pack)
    return frame.clause.asks and frame.clause.linked and frame.has("asks_why") and led


def is_for_later(frame: Frame, laid: Laid) -> bool:
    """Tell whether a clause says what to do another time ("if it is late, write to us and give your order number").

    Args:
        frame: the clause.
        laid: the reply, laid out.
    """
    sentence = [each for each in laid.frames if each.clause.sentence == frame.clause.sentence]
    asks = frame.clause.asks if laid.pack.closes is not None else any(each.clause.asks for each in sentence)
    return not asks and any(each.has(CONTINGENCY) for each in sentence)


def take_contingencies(laid: Laid, items: Items) -> None:
    """Let promises and offers speak of the plan for another failure whose condition stands in front or right behind.

    Of any other condition they say nothing: "if it is lost I refund you" does not tell that it is lost.

    Args:
        laid: the reply, laid out.
        items: what was read in it, which is changed.
    """
    starts = {start for i in range(len(laid.frames)) for start in _planned(i, laid)}
    items.promised = [
        replace(each, topics=tuple(dict.fromkeys((*each.topics, CONTINGENCY)))) if each.start in starts else each
        for each in items.promised
    ]
    items.offered = [
        replace(each, topics=tuple(dict.fromkeys((*each.topics, CONTINGENCY)))) if each.start in starts else each
        for each in items.offered
    ]


def _planned(i: int, laid: Laid) -> Iterator[int]:
    """Yield where the clauses begin that a condition which the case knows as another failure holds for."""
    conditions = laid.frames[i].marks.get("condition", ())
    meant = [hit for hit in laid.frames[i].topics if hit.lexicon == "own" and hit.id == CONTINGENCY]
    if not any(overlap(hit, condition) for hit in meant for condition in conditions):
        return
    after = i + 1
    while after < len(laid.frames) and laid.frames[after].clause.linked and not laid.frames[after].has("condition"):
        yield laid.frames[after].clause.start
        after += 1
    if after == i + 1 and i and laid.frames[i].clause.linked:
        yield laid.frames[i - 1].clause.start


def ends_offer(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause behind an offer only ends it ("Could I write once I've checked | it's been delivered?").

    Args:
        frame: the clause.
        pack: of the language; where the verb comes last, no clause does.
    """
    goes_on = not frame.tokens[0].gap.strip() and not pack.has("joining", frame.tokens[0].word)
    return goes_on and pack.closes is None and not frame.has("inverted", "wh_start", "request")
