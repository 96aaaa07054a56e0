"""Reads one reply: what it acknowledges, asks, claims, promises, offers, refuses and blames, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Literal

from scoring.reading.asking import UNCLEAR, agreement_on, is_datum, is_offer, read_offers, read_questions
from scoring.reading.choosing import read_choice
from scoring.reading.clauses import split_clauses
from scoring.reading.feeling import (
    OCCASION,
    content_stems,
    heat_of,
    read_acknowledgement,
    read_blame,
    read_courtesies,
    read_heat,
    shouting,
)
from scoring.reading.frames import Frame, frame_clause
from scoring.reading.items import (
    Acknowledgement,
    Actor,
    Blame,
    Claim,
    Courtesy,
    HeatMark,
    Offer,
    Pledge,
    Question,
    Reading,
    Refusal,
)
from scoring.reading.pack import LanguagePack, compile_topics
from scoring.reading.patterns import PatternIndex, find
from scoring.reading.pledging import Context, read_pledge
from scoring.reading.sense import detect, sense_of
from scoring.reading.settling import case_act, read_settled
from scoring.reading.stating import read_claim, read_refusals
from scoring.reading.tokens import Token, normalise
from scoring.reading.values import Found, find_values

Mood = Actor | Literal["none", "offer"]
"""Who promised in the clause before, or whether it proposed something: "and send you ..." goes on with it."""
LONGEST = 4000
"""Characters that are read; what follows in a longer reply is not."""
FIRM = 0.8
OWN_WORD = 4
"""Letters from which a word of the case counts as a word that may be meant."""


@dataclass(slots=True, kw_only=True)
class _Items:
    """What has been read so far."""

    acknowledged: list[Acknowledgement] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    promised: list[Pledge] = field(default_factory=list)
    offered: list[Offer] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    blamed: list[Blame] = field(default_factory=list)
    courtesies: list[Courtesy] = field(default_factory=list)
    heated: list[HeatMark] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A reply laid out for reading."""

    text: str
    tokens: tuple[Token, ...]
    frames: tuple[Frame, ...]
    found: tuple[Found, ...]
    customer: frozenset[str]
    said: tuple[Token, ...]
    """Words of the customer's last lines."""
    case: str
    """Act that the case's own words speak of, or ""."""
    now: datetime | None
    pack: LanguagePack


def read_reply(
    text: str,
    *,
    language: str,
    pack: LanguagePack | None,
    now: datetime | None = None,
    customer: str = "",
    topics: Mapping[str, tuple[str, ...]] | None = None,
) -> Reading:
    """Return the reading of one reply; any text can be read.

    Args:
        text: all that the trainee sent before the customer spoke again.
        language: that the call is held in.
        pack: of this language; without one only the sense and the script are told.
        now: the call's own time; without it due times stay open.
        customer: the customer's last lines.
        topics: the scenario's own topics, id to phrases.
    """
    if pack is None:
        detected = detect(text, {}, language)
        empty = not any(c.isalnum() for c in text)
        return Reading(language=language, detected=detected, sense="empty" if empty else "clear")
    detected = detect(text, pack.function_words, pack.language)
    words = _own_words(customer, topics)
    tokens = normalise(text[:LONGEST], pack.spellings, words)
    sense = sense_of(text, tokens, detected, pack)
    if sense in ("empty", "other_language"):
        return Reading(language=language, detected=detected, sense=sense)
    said = normalise(customer[:LONGEST], pack.spellings)
    own = compile_topics(topics, pack) if topics else None
    items = _read(_lay_out(text, tokens, own, tuple(said), _case(topics, pack), now, pack))
    told = any(claim.act or claim.topics for claim in items.claims) and any(token.known for token in tokens)
    moved = items.asked or items.promised or items.refused or items.courtesies or items.offered
    if sense == "nonsense" and not (moved or (told and not _is_mash(tokens))):
        loud = tuple(mark for mark in items.heated if mark.kind != "capitals")
        return Reading(language=language, detected=detected, sense="nonsense", heated=loud, heat=heat_of(loud, ()))
    return Reading(
        language=language,
        detected=detected or pack.language,
        sense="clear",
        acknowledged=tuple(items.acknowledged),
        asked=tuple(items.asked),
        claims=tuple(items.claims),
        promised=tuple(items.promised),
        offered=tuple(items.offered),
        refused=tuple(items.refused),
        blamed=tuple(items.blamed),
        courtesies=tuple(items.courtesies),
        heated=tuple(items.heated),
        heat=heat_of(items.heated, items.blamed),
        copied=_copied(tokens, said),
    )


def _is_mash(tokens: Sequence[Token]) -> bool:
    """Tell whether most words are none of the language, or all are the same."""
    words = [token for token in tokens if not token.number]
    return sum(token.known for token in words) * 2 <= len(words) or len({token.stem for token in words}) < 2


def _own_words(customer: str, topics: Mapping[str, tuple[str, ...]] | None) -> tuple[str, ...]:
    phrases = tuple(tuple(each) for each in (topics or {}).values())
    return tuple(sorted(_long_words((customer,)) | _topic_words(phrases)))


def _case(topics: Mapping[str, tuple[str, ...]] | None, pack: LanguagePack) -> str:
    return case_act(tuple(tuple(each) for each in (topics or {}).values()), pack)


@lru_cache(maxsize=64)
def _topic_words(phrases: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return _long_words(phrase for each in phrases for phrase in each)


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    bare = (word.strip(".,;:!?()'\"") for word in " ".join(texts).lower().split())
    return frozenset(word for word in bare if len(word) >= OWN_WORD and word.isalpha())


def _lay_out(
    text: str,
    tokens: tuple[Token, ...],
    own: PatternIndex | None,
    said: tuple[Token, ...],
    case: str,
    now: datetime | None,
    pack: LanguagePack,
) -> _Text:
    found = find_values(tokens, now, pack)
    split = split_clauses(text[:LONGEST], tokens, pack)
    return _Text(
        text=text,
        tokens=tokens,
        frames=tuple(frame_clause(clause, tokens, found, own, pack) for clause in split),
        found=found,
        customer=content_stems(said, pack),
        said=said,
        case=case,
        now=now,
        pack=pack,
    )


def _read(laid: _Text) -> _Items:
    items = _Items()
    mood: Mood = "none"
    for i, frame in enumerate(laid.frames):
        items.heated.extend(read_heat(frame))
        items.blamed.extend(read_blame(frame))
        items.courtesies.extend(read_courtesies(frame))
        mood = _read_moves(i, frame, laid, mood, items)
    _take_choice(laid, items)
    if any(question.what != UNCLEAR for question in items.asked):
        items.asked = [question for question in items.asked if question.what != UNCLEAR]
    loud = shouting(laid.text)
    if loud is not None:
        items.heated.append(loud)
    return items


def _read_moves(i: int, frame: Frame, laid: _Text, mood: Mood, items: _Items) -> Mood:
    """Read the moves of one clause, and return what a joined clause after it goes on with."""
    if frame.clause.asks and frame.has("tagged") and frame.has("doing", "future") and not frame.has("inverted"):
        _take_questions((agreement_on(frame),), items)
        frame = replace(frame, clause=replace(frame.clause, asks=False))
    following = laid.frames[i + 1] if i + 1 < len(laid.frames) else None
    refusals = read_refusals(frame, following, laid.pack)
    items.refused.extend(refusals)
    setting = _only_sets(frame, mood, laid.pack) or frame.has("wish")
    questions = (
        ()
        if setting or refusals
        else read_questions(frame, laid.pack, followed=following is not None and following.clause.linked)
    )
    if is_offer(frame, questions, laid.pack) or (mood == "offer" and frame.clause.joined and frame.acts):
        return _take_offer(frame, laid, items)
    context = _context(i, laid, mood)
    pledge = read_pledge(frame, context)
    if questions and not _outweighs(pledge, questions, frame):
        _take_questions(questions, items)
        return "none"
    if pledge is not None:
        items.promised.append(pledge)
    acknowledged = read_acknowledgement(
        frame, laid.customer, laid.pack, _beside(i, laid), festive=_is_festive(frame, laid)
    )
    if acknowledged is not None:
        items.acknowledged.append(acknowledged)
    _take_claim(i, frame, laid, pledge, acknowledged, items)
    return pledge.actor if pledge is not None else "none"


def _outweighs(pledge: Pledge | None, questions: Sequence[Question], frame: Frame) -> bool:
    """Tell whether a clause commits to something rather than asking."""
    if pledge is None or frame.clause.asks:
        return False
    firm = pledge.confidence > FIRM and frame.has("future") and not frame.has("request", "wh_start")
    return firm or questions[0].what == UNCLEAR


def _is_festive(frame: Frame, laid: _Text) -> bool:
    """Tell whether gladness in the clause can be about an occasion that the customer spoke of."""
    if not frame.has("delight", "wish"):
        return False
    return any(hit.id == OCCASION and hit.lexicon == "topic" for hit in find(laid.pack.lexicon, laid.said))


def _only_sets(frame: Frame, mood: Mood, pack: LanguagePack) -> bool:
    """Tell whether words of asking only set a condition or go on with a promise ("and let you know when ...")."""
    if frame.clause.asks:
        return False
    if frame.has("condition"):
        wanted = frame.has("request") and any(is_datum(hit, pack) for hit in frame.asks)
        return mood == "offer" or not (wanted or frame.has("weak_question"))
    return frame.clause.joined and mood not in ("none", "offer")


def _take_choice(laid: _Text, items: _Items) -> None:
    """Add what statements give the choice of to what was offered already."""
    offers, question = read_choice(laid.frames, laid.pack)
    known = {offer.act for offer in items.offered}
    items.offered.extend(offer for offer in offers if offer.act not in known)
    if question is not None:
        _take_questions((question,), items)


def _take_questions(questions: Sequence[Question], items: _Items) -> None:
    """Add questions; what was asked twice in one reply is one question."""
    for question in questions:
        if all(question.what != other.what for other in items.asked):
            items.asked.append(question)


def _take_offer(frame: Frame, laid: _Text, items: _Items) -> Mood:
    offers, questions = read_offers(frame, laid.pack)
    items.offered.extend(offers)
    _take_questions(questions, items)
    if frame.found and not frame.clause.asks and not frame.has("inverted"):
        claim = read_claim(frame, laid.tokens, laid.pack)
        if claim is not None:
            items.claims.append(claim)
    return "offer"


def _beside(i: int, laid: _Text) -> tuple[Frame, ...]:
    """Return the neighbours of a clause that an apology in it may be about."""
    if not laid.frames[i].has("sorry", "regret"):
        return ()
    begun = i - 1
    while begun > 0 and laid.frames[begun].clause.linked:
        begun -= 1
    near = [laid.frames[j] for j in (*range(i - 1, begun - 1, -1), i + 1) if 0 <= j < len(laid.frames)]
    bars = ("contrast", "refuse", "blame_customer", "future", "request", "offer", "condition")
    return tuple(f for f in near if not f.clause.asks and not f.has(*bars) and not f.has("sorry"))


def _take_claim(
    i: int, frame: Frame, laid: _Text, pledge: Pledge | None, acknowledged: Acknowledgement | None, items: _Items
) -> None:
    if pledge is not None and frame.has("future", "commit") and _first_person(frame, laid.pack):
        return
    alone = _is_time_alone(frame, laid.pack) and not any(hit.lexicon == "own" for hit in frame.topics)
    if frame.has("condition") or alone or (_only_courtesy(frame) and not frame.has("settled")):
        return
    if frame.has("wish", "pleasantry") or (acknowledged is not None and not _is_checkable(frame)):
        return
    claim = read_claim(frame, laid.tokens, laid.pack)
    if claim is not None and _says_something(claim, laid.pack):
        items.claims.append(claim)
    settled = read_settled(i, laid.frames, laid.said, laid.pack, case=laid.case)
    if settled is not None:
        items.claims.append(settled)


def _is_checkable(frame: Frame) -> bool:
    """Tell whether a clause that shows that the customer was heard also states something that can be checked."""
    return frame.has("own_fault") or (
        bool(frame.found) and not (frame.has("sorry_for") and all(f.kind == "date" for f in frame.found))
    )


def _says_something(claim: Claim, pack: LanguagePack) -> bool:
    """Tell whether a statement is about more than how somebody feels."""
    named = [each for each in claim.topics if each not in pack.topics or not pack.topics[each].generic]
    return bool(claim.act or claim.values or named)


def _first_person(frame: Frame, pack: LanguagePack) -> bool:
    """Tell whether a commitment is put as "I will" or without a subject; such words state nothing else."""
    if frame.has("commit"):
        return True
    until = frame.first("future").start if frame.has("future") else len(frame.tokens)
    subject = [t.word for t in frame.tokens[:until] if t.word not in pack.groups["filler"][0]]
    return not subject or any(word in pack.groups["agent"][0] for word in subject) or frame.clause.joined


def _only_courtesy(frame: Frame) -> bool:
    if frame.has("please_wait") and all(hit.id == "wait" for hit in frame.acts):
        return not frame.has("done", "future")
    return frame.has("please_wait", "anything_else", "greeting", "farewell", "introduction", "thanks") and not (
        frame.found or frame.has("done", "future")
    )


def _is_time_alone(frame: Frame, pack: LanguagePack) -> bool:
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


def _context(i: int, laid: _Text, mood: Mood) -> Context:
    frames = laid.frames
    near: list[Found] = []
    condition = ""
    for j in (i - 1, i + 1):
        if not 0 <= j < len(frames):
            continue
        linked = frames[max(i, j)].clause.linked
        if _is_time_alone(frames[j], laid.pack) and (j > i or linked):
            near.extend(frames[j].found)
        if frames[j].has("condition") and linked:
            condition = laid.text[frames[j].clause.start : frames[j].clause.end]
    return Context(
        text=laid.text,
        tokens=laid.tokens,
        now=laid.now,
        pack=laid.pack,
        condition=condition,
        near=near,
        actor=None if mood == "none" or mood == "offer" else mood,
    )


def _copied(tokens: Sequence[Token], said: Sequence[Token]) -> int:
    """Return the per cent of words that stand in runs of four taken from the customer's lines."""
    if not tokens or len(said) < 4:
        return 0
    runs = {tuple(t.word for t in said[i : i + 4]) for i in range(len(said) - 3)}
    taken: set[int] = set()
    for i in range(len(tokens) - 3):
        if tuple(t.word for t in tokens[i : i + 4]) in runs:
            taken.update(range(i, i + 4))
    return round(100 * len(taken) / len(tokens))
