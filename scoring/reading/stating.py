"""Reads claims and refusals: what is said to be, to have been done, or not to be possible."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.reading.frames import ASIDE, Frame, is_own_phrase, topic_ids
from scoring.reading.items import Claim, Refusal, Tense
from scoring.reading.pack import LanguagePack
from scoring.reading.tokens import Token

SURE, FAIR, UNSURE = 0.85, 0.7, 0.5


def read_refusals(frame: Frame, following: Frame | None, pack: LanguagePack) -> tuple[Refusal, ...]:
    """Return what the clause refuses, also by what it would do if only it could; "if we can't mend it" refuses nothing.

    Args:
        frame: the clause.
        following: the next clause, which may hold the reason.
        pack: of the language.
    """
    unreal = frame.has("offer") and following is not None and following.clause.linked and following.has("unreal")
    if not (frame.has("refuse") or unreal) or frame.clause.asks or frame.has("asks_why", "condition"):
        return ()
    act = main_act(frame)
    denied = [hit.id for hit in frame.acts if hit.start and pack.has("negator", frame.tokens[hit.start - 1].word)]
    reason = frame.has("reason") or (following is not None and following.has("reason", "subordinate"))
    return tuple(
        Refusal(
            act=each,
            reason=reason,
            start=frame.clause.start,
            end=frame.clause.end,
            confidence=SURE if each else FAIR if frame.has("flat") else UNSURE,
            topics=topic_ids(frame.topics, pack),
        )
        for each in dict.fromkeys((act, *denied))
    )


def main_act(frame: Frame, after: int = 0) -> str:
    """Return the act that the clause is about: the first one, light acts only when nothing else is named."""
    acts = [hit for hit in frame.acts if hit.end > after]
    named = [hit for hit in acts if hit.id not in LIGHT]
    picked = named or acts
    return picked[0].id if picked else ""


LIGHT = frozenset({"deliver", "wait", "free"})
"""Acts that a clause mentions in passing when it has another."""


def read_claim(frame: Frame, tokens: Sequence[Token], pack: LanguagePack) -> Claim | None:
    """Return the statement that the clause makes, or None when it says nothing that could be checked."""
    theirs = (frame.has("customer_subject") and not _is_passive(frame)) or _is_order(frame, pack)
    act = "" if theirs else main_act(frame)
    values = tuple(found.value(tokens) for found in frame.found if not found.part)
    if not act and not frame.topics and not values:
        return None
    aside = tuple(dict.fromkeys(hit.id for hit in frame.acts if hit.id in ASIDE and hit.id != act))
    return Claim(
        topics=topic_ids(frame.topics, pack) + aside,
        polarity=frame.polarity,
        modality=frame.modality,
        tense=_tense(frame, act),
        act=act,
        values=values,
        start=frame.clause.start,
        end=frame.clause.end,
        confidence=_confidence(frame, act),
    )


def _is_order(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether the clause tells the customer to do something ("check your spam")."""
    words = [i for i, t in enumerate(frame.tokens) if t.word not in pack.groups["filler"][0]]
    if not words or frame.clause.joined or frame.has("done", "future"):
        return False
    first = words[0]
    if any(pack.has(group, frame.tokens[first].word) for group in ("vendor", "fresh", "someone")):
        return False
    return (
        frame.tokens[first].form == ""
        and any(hit.start == first and hit.id not in ASIDE for hit in frame.acts)
        and len(words) > 2
    )


def _is_passive(frame: Frame) -> bool:
    return frame.has("you_get") or (frame.has("done") and any(t.form == "past" for t in frame.tokens))


def _tense(frame: Frame, act: str) -> Tense:
    if frame.tense != "present" or not act:
        return frame.tense
    past = any(token.form == "past" for token in frame.tokens) and not frame.has("not_done")
    return "done" if past and not frame.has("offer", "condition") else "present"


def _confidence(frame: Frame, act: str) -> float:
    told = frame.found or any(hit.id in ASIDE for hit in frame.acts)
    if frame.has("customer_subject") and not told and not frame.has("you_must"):
        return FAIR if any(map(is_own_phrase, frame.topics)) else UNSURE
    return SURE if act or told else FAIR


def in_first_person(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a commitment is put as "I will" or without a subject; such words state nothing else."""
    if frame.has("commit"):
        return True
    until = frame.first("future").start if frame.has("future") else len(frame.tokens)
    subject = [t.word for t in frame.tokens[:until] if t.word not in pack.groups["filler"][0]]
    return not subject or any(word in pack.groups["agent"][0] for word in subject) or frame.clause.joined


def only_courtesy(frame: Frame) -> bool:
    """Tell whether a clause is a greeting, thanks or the like, and states nothing."""
    if frame.has("greeting", "farewell") and any(hit.lexicon == "own" for hit in frame.topics):
        return False
    if frame.has("please_wait") and all(hit.id == "wait" for hit in frame.acts):
        return not frame.has("done", "future")
    return frame.has("please_wait", "anything_else", "greeting", "farewell", "introduction", "thanks") and not (
        frame.found or frame.has("done", "future")
    )


def is_time_alone(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a clause is nothing but a time ("Tomorrow at 5.")."""
    if not any(f.kind in ("date", "time", "duration") for f in frame.found) or frame.acts:
        return False
    covered = {i for f in frame.found for i in range(f.first, f.last)}
    rest = [
        token
        for i, token in enumerate(frame.tokens, frame.clause.first)
        if i not in covered and token.word not in pack.groups["little"][0]
    ]
    return len(rest) == 0
