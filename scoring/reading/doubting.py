"""Holds what the rules have read in a sentence against what it most likely does: fills gaps, and doubts what is odd.

The guess speaks only for sentences in which the rules found one move or none; where a sentence does several things,
they know better. A topic of the case's own is never taken back. What becomes of a guess below `SURE` counts as unsure:
the customer asks back, and nothing costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from scoring.reading.asking import AGREEMENT, BRUSH_OFF, PREFERENCE, UNCLEAR
from scoring.reading.carrying import NARROWS
from scoring.reading.choosing import OF_ITSELF
from scoring.reading.feeling import tells_to_wait
from scoring.reading.frames import EXCEPT, Frame, topic_ids
from scoring.reading.guessing import Guess, guess, signs_of
from scoring.reading.hearing import only_echoes
from scoring.reading.items import (
    WORD,
    Acknowledgement,
    Blame,
    Claim,
    HeatMark,
    Items,
    Offer,
    Party,
    Pledge,
    Question,
    Refusal,
)
from scoring.reading.layout import Laid
from scoring.reading.pack import Guesser, LanguagePack
from scoring.reading.pledging import due_in, is_of_others

FILLS = 0.35
"""From this share on a guess fills a gap, or takes the place of what the rules read: four in five are right."""
HINTS = 0.2
"""From this share on it becomes an unsure item, and makes one that differs unsure."""
HURTS = 0.6
"""From this share on a harsh word, which costs, is heard at all."""
CERTAIN, UNSURE = 0.65, 0.5
FEWEST_WORDS = 2
Move = Acknowledgement | Blame | Offer | Pledge | Question | Refusal
TOLD = ("promised", "done", "refused", "blame")
"""Kinds that no question is."""
OFFERING = ("offered", "promised")
PERMISSION = "permission"
PARTING = ("farewell", "smalltalk", "thanks", "greeting")
UNKIND = ("blame", "dismiss", "insult")
HARSH = (*UNKIND, "refused")
STOCK, OTHER, VAGUE, TELL = "stock", "other", "vague", "tell"
"""What labels say where they name no topic or act."""
PARTIES: Mapping[str, Party] = {"customer": "customer", "colleague": "colleague", "other": "carrier"}
KIN: Mapping[str, frozenset[str]] = {
    "replace": frozenset({"replacement", "deliver"}),
    "check": frozenset({"check_carrier", "resolve"}),
    "message": frozenset({"call_back"}),
    "identity": frozenset({"name", "postcode", "date_of_birth", "account"}),
}
"""Acts and topics that the rules tell apart more finely, or less, than the labels do."""


def second_opinion(laid: Laid, items: Items, guesser: Guesser) -> None:
    """Correct the items of a reply by what its sentences most likely do.

    Args:
        laid: the reply.
        items: what the rules have read; changed in place.
        guesser: the weights of the language.
    """
    for _, group in groupby(laid.frames, key=lambda frame: frame.clause.sentence):
        frames = tuple(group)
        moves = tuple(_moves_in(frames, items))
        if (
            any(frame.has("unreal") for frame in frames)
            or len(moves) + _deeds_beside(moves, frames, items) > 1
            or sum(len(frame.tokens) for frame in frames) < FEWEST_WORDS
        ):
            continue
        if _is_of_the_case(moves[0], frames) if moves else _is_asked_already(frames, items):
            continue
        found = guess(signs_of(frames, names_in(frames, items)), guesser)
        if _is_polite(found, laid.pack) and _speaks_of_the_case(frames):
            continue
        if found.kind in UNKIND and any(frame.has("regret", "owned") for frame in frames):
            continue  # "no need, my bad" is no dismissal
        if found.kind == "asked" and any(
            frame.has(EXCEPT + found.what, NARROWS) or only_echoes(frame, laid) for frame in frames
        ):
            continue  # the words say that it is not that ("do you see her often"), put times up, or only exclaim
        if moves:
            _doubt(found, moves[0], frames, laid, items)
        else:
            _fill(found, frames, laid, items)


def _is_polite(found: Guess, pack: LanguagePack) -> bool:
    """Tell whether a sentence looks like a question out of politeness ("are you still there?")."""
    return found.kind == "asked" and found.what in pack.topics and pack.topics[found.what].courtesy


def _speaks_of_the_case(frames: Sequence[Frame]) -> bool:
    return any(hit.lexicon == "own" for frame in frames for hit in frame.topics)


def _is_asked_already(frames: Sequence[Frame], items: Items) -> bool:
    """Tell whether a sentence asks in so many words for what another has asked: the two are one question."""
    known = {question.what for question in items.asked}
    return any(hit.lexicon == "own" and hit.id in known for frame in frames if frame.clause.asks for hit in frame.asks)


def _deeds_beside(moves: Sequence[Move], frames: Sequence[Frame], items: Items) -> int:
    """Return how many deeds the sentence tells of in clauses that hold no move."""
    start, end = _span(frames)
    taken = {move.start for move in moves}
    return sum(start <= claim.start < end and bool(claim.act) and claim.start not in taken for claim in items.claims)


def names_in(frames: Sequence[Frame], items: Items) -> Iterator[str]:
    """Yield the names of what was read in a sentence, as signs of the guess.

    Args:
        frames: the clauses of the sentence.
        items: what was read in the reply.
    """
    for move in _moves_in(frames, items):
        yield f"{_kind(move)}:{_what(move)}"
    start, end = _span(frames)
    for claim in items.claims:
        if start <= claim.start < end:
            yield f"{'done' if claim.tense == 'done' else claim.polarity}:{claim.act or ','.join(claim.topics[:1])}"
    yield from (f"court:{each.kind}" for each in items.courtesies if start <= each.start < end)
    yield from (f"heat:{each.kind}" for each in items.heated if start <= each.start < end)


def _span(frames: Sequence[Frame]) -> tuple[int, int]:
    return frames[0].clause.start, frames[-1].clause.end


def _moves_in(frames: Sequence[Frame], items: Items) -> Iterator[Move]:
    start, end = _span(frames)
    groups: tuple[Sequence[Move], ...] = (
        items.asked,
        items.offered,
        items.promised,
        items.refused,
        items.acknowledged,
        items.blamed,
    )
    return (move for group in groups for move in group if start <= move.start < end)


def _kind(move: Move) -> str:
    kinds = {Question: "asked", Offer: "offered", Pledge: "promised", Refusal: "refused", Blame: "blame"}
    return kinds.get(type(move), "ack")


def _what(move: Move) -> str:
    if isinstance(move, Question | Acknowledgement):
        return move.what
    return move.whom if isinstance(move, Blame) else move.act


def _is_of_the_case(move: Move, frames: Sequence[Frame]) -> bool:
    """Tell whether the scenario's own words stand behind a move."""
    own = {hit.id for frame in frames for hit in (*frame.asks, *frame.topics) if hit.lexicon == "own"}
    return bool(own) and not isinstance(move, Blame) and bool(own & {_what(move), *move.topics})


def _fill(found: Guess, frames: tuple[Frame, ...], laid: Laid, items: Items) -> None:
    if found.share < (HURTS if found.kind in HARSH else HINTS) or _is_explained(found, frames, laid.pack):
        return
    _add(found, CERTAIN if found.share >= FILLS else UNSURE, frames, laid, items)


def _is_explained(found: Guess, frames: Sequence[Frame], pack: LanguagePack) -> bool:
    """Tell whether what the lexicon sees says why the rules read no such move in the sentence."""
    asks = any(frame.clause.asks for frame in frames)
    if found.kind == "offered" and not asks and any(frame.has(OF_ITSELF) for frame in frames):
        return True  # "the new lamp is due on Thursday" tells of it
    if any(frame.has(BRUSH_OFF) for frame in frames):
        return found.kind in ("asked", *OFFERING)
    if found.kind == "refused":
        return any(frame.has(EXCEPT + "refuse") for frame in frames)
    if found.kind == "ack":
        return any(tells_to_wait(frame) for frame in frames)
    if found.kind == "promised" and any(is_of_others(frame, pack) for frame in frames):
        return True
    if found.kind == "asked":
        waits = found.what == PERMISSION and any(frame.has("please_wait") for frame in frames)
        told = any(frame.has("contingency", "takes_along") for frame in frames)
        done = frames[0].has("done") and frames[0].tokens[0].word in pack.groups["agent"][0]
        return waits or (not asks and (told or done))
    return asks and found.kind in TOLD


def _add(found: Guess, confidence: float, frames: tuple[Frame, ...], laid: Laid, items: Items) -> None:
    if found.kind in _ADDING:
        _ADDING[found.kind](found.what, _Place(frames=frames, laid=laid, confidence=confidence), items)


def _doubt(found: Guess, move: Move, frames: tuple[Frame, ...], laid: Laid, items: Items) -> None:
    """Take back a move that the sentence does not look like, or make it unsure."""
    if isinstance(move, Pledge | Offer) and not move.act and found.share >= FILLS and found.kind in OFFERING:
        _put(move, replace(move, act="" if found.what == VAGUE else found.what), items)
        return
    dated = any(each.kind in ("date", "time") for frame in frames for each in frame.found)
    flat = isinstance(move, Refusal) and any(frame.has("flat") for frame in frames)
    if flat or _same(found.kind, found.what, move) or found.share < HINTS or _is_kept(move, found, dated=dated):
        return
    if found.share < FILLS or (found.kind, found.what) == (_kind(move), OTHER):
        _put(move, replace(move, confidence=min(move.confidence, UNSURE)), items)
        return
    _put(move, None, items)
    _add(found, CERTAIN, frames, laid, items)


def _is_kept(move: Move, found: Guess, *, dated: bool) -> bool:
    """Tell whether a move stays whatever the guess: kind words, a dated word, a choice, a topic never learnt."""
    if isinstance(move, Acknowledgement):
        return found.kind not in HARSH
    if isinstance(move, Pledge) and move.act in WORD and move.due is not None and found.kind in (*PARTING, *OFFERING):
        return True  # "speak at 19:42 then, bye" looks like a farewell, "I'll get back to you on Friday" like a refund
    if isinstance(move, Question) and move.what != UNCLEAR and not found.knows("asked", move.what):
        return True
    if isinstance(move, Question) and move.what in (AGREEMENT, PERMISSION) and dated:
        return True  # "내일 괜찮으세요?" asks whether the day suits
    return isinstance(move, Question | Offer) and PREFERENCE in (_what(move), *move.topics)


def _same(kind: str, what: str, move: Move) -> bool:
    """Tell whether a label and a move are the same, as far as both tell things apart."""
    own, name = _kind(move), _what(move)
    if own in ("ack", "refused", "blame"):
        return kind == own
    if name == AGREEMENT and kind in OFFERING:
        return True  # an offer that is put as a question asks whether it suits
    if {kind, own} <= set(OFFERING) or kind == own:
        topics = () if isinstance(move, Blame) else move.topics
        return not name or what in (VAGUE, name, *topics) or name in KIN.get(what, ()) or what in KIN.get(name, ())
    return kind == "done" and own == "promised" and what == name


def _put(move: Move, other: Move | None, items: Items) -> None:
    """Put another move, or none, in the place of one."""
    groups: tuple[list[Any], ...] = (  # lists of one kind each; a move goes back to the list that it came from
        items.asked,
        items.offered,
        items.promised,
        items.refused,
        items.acknowledged,
        items.blamed,
    )
    for group in groups:
        group[:] = [other if one is move else one for one in group if one is not move or other is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a guess puts its item."""

    frames: tuple[Frame, ...]
    laid: Laid
    confidence: float

    @property
    def start(self) -> int:
        return self.frames[0].clause.start

    @property
    def end(self) -> int:
        return self.frames[-1].clause.end

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each for frame in self.frames for each in topic_ids(frame.topics, self.laid.pack)))


def _ask(what: str, place: _Place, items: Items) -> None:
    if what == OTHER or any(what in (question.what, *question.topics) for question in items.asked):
        return
    topics = (what, *(each for each in place.topics if each != what))
    put = any(frame.clause.asks for frame in place.frames)
    items.asked.append(
        Question(what=what, start=place.start, end=place.end, confidence=place.confidence, topics=topics, put=put)
    )


def _offer(what: str, place: _Place, items: Items) -> None:
    items.offered.append(
        Offer(act=what, start=place.start, end=place.end, confidence=place.confidence, topics=place.topics)
    )


def _promise(what: str, place: _Place, items: Items) -> None:
    items.promised.append(
        Pledge(
            actor="agent",
            act="" if what == VAGUE else what,
            due=next((due for frame in place.frames if (due := due_in(frame, place.laid)) is not None), None),
            firm=what != VAGUE,
            condition="",
            start=place.start,
            end=place.end,
            confidence=place.confidence,
            topics=place.topics,
        )
    )


def _refuse(what: str, place: _Place, items: Items) -> None:
    items.refused.append(
        Refusal(
            act="" if what in (OTHER, TELL) else what,
            reason=False,
            start=place.start,
            end=place.end,
            confidence=place.confidence,
            topics=place.topics,
        )
    )


def _acknowledge(what: str, place: _Place, items: Items) -> None:
    items.acknowledged.append(
        Acknowledgement(
            what="generic" if what == STOCK else what,
            specific=what != STOCK,
            start=place.start,
            end=place.end,
            confidence=place.confidence,
            topics=place.topics,
        )
    )


def _blame(what: str, place: _Place, items: Items) -> None:
    items.blamed.append(Blame(whom=PARTIES[what], start=place.start, end=place.end, confidence=place.confidence))


def _dismiss(_: str, place: _Place, items: Items) -> None:
    _heat("dismissal", place, items)


def _insult(_: str, place: _Place, items: Items) -> None:
    _heat("insult", place, items)


def _heat(kind: Literal["dismissal", "insult"], place: _Place, items: Items) -> None:
    """Add a harsh word, unless the rules have heard one in the sentence already."""
    if not any(place.start <= mark.start < place.end for mark in items.heated):
        items.heated.append(HeatMark(kind=kind, start=place.start, end=place.end, confidence=place.confidence))


def _say_done(what: str, place: _Place, items: Items) -> None:
    """Make a claim say that something was done: the one that the rules have read, or a new one."""
    told = [number for number, claim in enumerate(items.claims) if place.start <= claim.start < place.end]
    if len(told) > 1 or any(items.claims[number].act for number in told):
        return
    for number in told:
        claim = items.claims[number]
        if claim.polarity == "affirmed" and place.confidence >= CERTAIN:
            items.claims[number] = replace(claim, act=what, tense="done")
        return
    values = (each.value(place.laid.tokens) for frame in place.frames for each in frame.found if not each.part)
    items.claims.append(
        Claim(
            topics=place.topics,
            polarity="affirmed",
            modality="certain",
            tense="done",
            act=what,
            values=tuple(values),
            start=place.start,
            end=place.end,
            confidence=place.confidence,
        )
    )


_ADDING: Mapping[str, Callable[[str, _Place, Items], None]] = {
    "asked": _ask,
    "offered": _offer,
    "promised": _promise,
    "done": _say_done,
    "refused": _refuse,
    "ack": _acknowledge,
    "blame": _blame,
    "dismiss": _dismiss,
    "insult": _insult,
}
"""How each kind of label becomes an item; the other kinds (info, thanks, ...) ask for nothing and owe nothing."""
