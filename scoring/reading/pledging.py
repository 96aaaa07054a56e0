"""Reads commitments: who will do what, by when, how firmly and on what condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from scoring.reading.dues import due_of
from scoring.reading.frames import ASIDE, Frame, names_deed, topics_told
from scoring.reading.items import WORD, Actor, Due, Pledge
from scoring.reading.layout import Laid
from scoring.reading.pack import LanguagePack
from scoring.reading.patterns import Hit
from scoring.reading.stating import main_act
from scoring.reading.tokens import Token
from scoring.reading.values import Found

COMING = frozenset({"deliver", "replace"})
"""Acts that somebody is bound by when they are put as a fact of a day to come."""
BINDING = frozenset(
    {
        *("replace", "refund", "message", "call_back", "escalate", "compensate", "deliver", "book", "check", "note"),
        "check_carrier",
    }
)
"""Acts that an agent is bound by when they are put in the present without a day ("I send you a new one")."""
SOLVING = frozenset({"resolve", "repair", "cancel", "transfer"})
"""Acts besides by which an agent is bound who vouches for them."""
VOUCHES = "vouches"
"""Mark of a clause that only says that one can rely on what stands before it."""
_SUBJECT = 3
"""Words before the word of the future among which its subject stands."""
COMES = -1
"""Instead of a place in the clause: nothing but the coming itself is promised."""
SURE, FAIR, UNSURE = 0.9, 0.7, 0.5


class Context(NamedTuple):
    """What a clause needs to know of the text around it. A named tuple, for each clause makes one."""

    text: str
    tokens: Sequence[Token]
    now: datetime | None
    pack: LanguagePack
    condition: str
    """Words of a condition that stands beside the clause, or ""."""
    near: Sequence[Found]
    """Times that stand beside the clause by themselves ("Tomorrow at 5.")."""
    actor: Actor | None
    """Who promised in the clause that this one goes on, or None."""
    deeds: frozenset[str] = frozenset()
    """Which of the case's own topics are something to be done."""


def read_pledge(frame: Frame, context: Context) -> Pledge | None:
    """Return the commitment that a clause makes, or None."""
    if frame.has("never_pledge", "refuse", "condition", "wish") or frame.polarity == "denied":
        return None
    subject = _subject(frame, context)
    if subject is None:
        return None
    actor, after, vague = subject
    act = (_coming(frame) if after == COMES else "") or main_act(frame, after)
    if act in ASIDE or not (act or _is_bare(frame, context) or _does_of_the_case(frame, context)):
        return None
    due = _due(frame, context)
    return Pledge(
        actor=actor,
        act=act,
        due=due,
        firm=not vague and not frame.has("soft"),
        condition=context.condition,
        start=frame.clause.start,
        end=frame.clause.end,
        confidence=_confidence(act, frame),
        topics=topics_told(frame, context.pack),
    )


def _confidence(act: str, frame: Frame) -> float:
    if not act:  # a deed that only the case has words for
        return FAIR if any(hit.lexicon == "own" for hit in frame.topics) else UNSURE
    return SURE if frame.has("future", "commit") else FAIR


def _is_bare(frame: Frame, context: Context) -> bool:
    """Tell whether the clause commits in the first person to something that no act is known for."""
    if not frame.has("future"):
        return frame.has("commit")
    until = frame.first("future")
    followed = frame.tokens[until.end : until.end + 1]
    first = until.start > 0 and frame.tokens[until.start - 1].word in context.pack.groups["agent"][0]
    return first and any(t.word not in context.pack.groups["be"][0] for t in followed) and not frame.has("please_wait")


def vouched_for(i: int, frame: Frame, laid: Laid) -> Frame:
    """Return a clause as a commitment where the one beside it does nothing but vouch for it (", I promise you").

    Args:
        i: place of the clause.
        frame: the clause.
        laid: the reply.
    """
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    if following is None or not following.clause.linked or not following.has(VOUCHES) or frame.has("done", "settled"):
        return frame
    bound = any(hit.id in BINDING | COMING | SOLVING for hit in frame.acts) or names_deed(frame, laid.deeds)
    theirs = frame.has("customer_subject") and not frame.has("you_get")
    if not bound or theirs or frame.clause.asks or frame.has("commit"):
        return frame
    return replace(frame, marks={**frame.marks, "commit": following.marks[VOUCHES]})


def due_in(frame: Frame, laid: Laid) -> Due | None:
    """Return the time that a clause names by itself for what is promised in it, or None."""
    context = Context(
        text=laid.text, tokens=laid.tokens, now=laid.now, pack=laid.pack, condition="", near=(), actor=None
    )
    return _due(frame, context)


def _due(frame: Frame, context: Context) -> Due | None:
    leading = context.pack.groups["due_word"][0]
    pauses = frame.marks.get("please_wait", ())
    shift = frame.clause.first
    meant = [f for f in frame.found if not any(p.start + shift < f.last and f.first < p.end + shift for p in pauses)]
    meant = [f for f in meant if f.kind != "date" or _is_ahead(f, context.now)]
    meant = [f for f in meant if f.kind != "duration" or not any(_is_rate(f, sum_) for sum_ in frame.found)]
    own = due_of(meant, context.tokens, context.text, context.now, leading)
    return own or due_of(context.near, context.tokens, context.text, context.now, leading)


def _is_rate(span: Found, other: Found) -> bool:
    """Tell whether a length of time stands right behind a sum that is due for it ("129 pounds a year")."""
    return other.kind == "money" and other.last == span.first


def _subject(frame: Frame, context: Context) -> tuple[Actor, int, bool] | None:
    """Return who commits, from which word on the act is looked for, and whether nobody in particular does."""
    if frame.has("future"):
        hit = frame.first("future")
        return _before(frame, hit.start, context.pack)
    if frame.has("commit"):
        return "agent", 0, False
    if context.actor is not None and frame.clause.joined and not frame.has("please_wait"):
        return context.actor, 0, False
    later = [f for f in (*frame.found, *context.near) if _is_ahead(f, context.now)]
    if frame.has("plan") and any(t.form == "ing" for t in frame.tokens) and later:
        return "agent", frame.first("plan").start, False
    if later and (_does(frame, context.pack) or _is_clipped(frame, context.pack)):
        return "agent", 0, False
    if later and _sends_word(frame, context.pack):
        return "company", 0, True
    if _binds(frame, context.pack) or _does_of_the_case(frame, context):
        return "agent", 0, False
    return ("company", COMES, False) if _comes(frame, context) else None


def _binds(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause commits in the present, without any day, to something that changes the case."""
    if main_act(frame) not in BINDING or frame.clause.asks or frame.has("done", "hedge", "offer", "request", "settled"):
        return False
    return _does(frame, pack) or frame.has("agreed", "doing")


def _does_of_the_case(frame: Frame, context: Context) -> bool:
    """Tell whether the clause says in the present that the speaker does what only the case has words for."""
    if not names_deed(frame, context.deeds) or frame.clause.asks:
        return False
    if frame.has("done", "hedge", "offer", "settled", "customer_subject"):
        return False
    return frame.has("doing", "bound_to") or _sets_about(frame, context.pack)


def _sets_about(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether "I" or "we" stands before a verb that sets about something, in a language that puts it there."""
    if "setting_about" not in pack.groups:
        return False
    return any(
        one.word in pack.groups["agent"][0] and other.form == "" and pack.has("setting_about", other.word)
        for one, other in pairwise(t for t in frame.tokens if t.word not in pack.groups["filler"][0])
    )


def _comes(frame: Frame, context: Context) -> bool:
    """Tell whether the clause says in the present that something comes on a day ahead ("it goes out today")."""
    if frame.has("done", "offer") or frame.clause.asks or (frame.has("customer_subject") and not frame.has("you_get")):
        return False
    if frame.has("hedge") and "deliver" not in {hit.id for hit in frame.acts}:
        return False
    if not frame.has("you_get") and any(_is_theirs(hit, frame, context.pack) for hit in frame.acts):
        return False
    days = [f for f in frame.found if f.kind in ("date", "time") and _is_ahead(f, context.now)]
    return bool(days) and bool(_coming(frame)) and main_act(frame) in (*COMING, "resolve")


def _is_theirs(hit: Hit, frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether it is the customer who comes ("with the 9:10 you arrive at 11:33")."""
    return hit.id in COMING and hit.start > 0 and frame.tokens[hit.start - 1].word in pack.groups["customer"][0]


def _sends_word(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause says that somebody gets in touch ("someone rings you tomorrow at six")."""
    others = pack.groups["vague"][0] | pack.groups["company"][0]
    return not frame.has("done", "customer_subject") and any(
        hit.id in WORD
        and hit.start > 0
        and frame.tokens[hit.start].form != "past"
        and frame.tokens[hit.start - 1].word in others
        for hit in frame.acts
    )


def _coming(frame: Frame) -> str:
    """Return the act by which something comes, or ""."""
    return next((hit.id for hit in frame.acts if hit.id in COMING), "")


def _is_clipped(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause promises without a subject ("speak to you at 10 tomorrow")."""
    words = [i for i, t in enumerate(frame.tokens) if t.word not in pack.groups["filler"][0]]
    if not words or frame.has("request"):
        return False
    acts = [hit for hit in frame.acts if hit.start == words[0]]
    addressed = any(t.word in pack.groups["customer"][0] for t in frame.tokens[words[0] + 1 :])
    return bool(acts) and addressed and frame.tokens[words[0]].form != "past"


def _is_ahead(found: Found, now: datetime | None) -> bool:
    """Tell whether a value names a time that is not past."""
    if found.kind == "date" and now is not None:
        return found.text >= now.date().isoformat()
    return found.kind in ("date", "time", "duration")


def _does(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause puts a plan in the present ("first I send a new one today")."""
    return not frame.has("done") and any(
        hit.start > 0
        and frame.tokens[hit.start].form == ""
        and frame.tokens[hit.start - 1].word in pack.groups["agent"][0]
        for hit in frame.acts
    )


def _before(frame: Frame, until: int, pack: LanguagePack) -> tuple[Actor, int, bool] | None:
    """Return the subject by the words that stand before the word of the future."""
    words = [t.word for t in frame.tokens[:until]]
    near = words[-4:]
    begin = 0 if pack.closes is not None else until  # where the verb closes a clause, what it does stands before it
    if not words or all(word in pack.groups["filler"][0] for word in words):
        return "agent", begin, False
    if near[-1] in pack.groups["agent"][0] or (len(near) > 1 and near[-2] in pack.groups["agent"][0]):
        return ("agent" if near[-1] not in pack.groups["company"][0] else "company"), begin, False
    if any(word in pack.groups["carrier"][0] for word in words):
        return "carrier", 0, False
    if is_of_others(frame, pack):
        return None
    if near[-1] in pack.groups["customer"][0]:
        return ("company", 0, False) if frame.has("you_get") and not frame.has("you_must") else None
    if any(word in pack.groups["vague"][0] for word in near):
        return "company", 0, True
    return "company", 0, False


def is_of_others(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the customer or somebody of theirs is said to do something ("your husband will call").

    Where endings tell the subject it may stand anywhere, and a humble verb is the speaker's. Who gets something, is
    called or once ordered what now comes does nothing.
    """
    if not frame.has("future") or frame.has("humble", "third_gets"):
        return False
    words = [token.word for token in frame.tokens[: frame.first("future").start]]
    if pack.closes is None:
        words = words[-_SUBJECT:]
    return not pack.groups["third"][0].isdisjoint(words) and pack.groups["agent"][0].isdisjoint(words)
