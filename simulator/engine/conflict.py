"""Moves of conflict: what each reply in a dispute tries, by interests and options, or by rules and power."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.reading.items import Reading
from simulator.engine.abuse import WARN
from simulator.engine.calm import heat_of_customer
from simulator.engine.sentences import sentence_at
from simulator.engine.signals import SURE
from simulator.engine.state import CallState, Message
from simulator.engine.tone import heat_of

Kind = Literal["interest", "fact", "option", "boundary", "right", "power"]
COOPERATIVE: frozenset[Kind] = frozenset({"interest", "fact", "option", "boundary"})
"""What looks for a solution; the others press."""
MATTERS = frozenset(
    ("availability", "callback_time", "deadline", "feeling", "how_can_i_help", "occasion", "preference", "problem")
)
"""Questions about what the customer needs; a question for an order number looks for a file."""
_RULES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:rules are rules|policy is policy|"
        r"(?:that|this|it)(?: is|'s) (?:just |simply )?(?:our|the) (?:policy|rules?)|"
        r"small print|you (?:agreed to|signed|accepted) (?:our|the|those|these)|"
        r"(?:policy|policies|rules?|terms|conditions|regulations)\b[^.!?]{0,60}?\b(?:not?|never|only|must|cannot)\b|"
        r"(?:not|never|only|must|cannot|against|because of)\b[^.!?]{0,60}?\b(?:policy|policies|rules|"
        r"terms and conditions|regulations))\b|(?:policy|policies|rules?|terms|conditions)\b[^.!?]{0,60}?n['’]t\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\b(?:il regolamento è (?:il regolamento|questo|chiaro)|le regole sono (?:le regole|queste|chiare)|"
        r"lei ha (?:firmato|accettato)|"
        r"(?:regolamento|regole|norme|condizioni|termini|contratto)\b[^.!?]{0,60}?\b(?:non|mai|solo|deve|nessun\w*|vieta\w*)|"
        r"(?:non|mai|solo|deve|nessun\w*)\b[^.!?]{0,60}?\b(?:regolamento|regole|norme|condizioni generali))\b",
        re.IGNORECASE,
    ),
    "ko": re.compile(
        r"(?:규정|약관|방침|원칙|정책)[^.!?]{0,60}?(?:안 ?(?:되|돼|됩)|없|못|불가|어렵|만 가능|하셔야)|"
        r"(?:규정|약관|방침|원칙|정책)(?:이라서|이라|입니다|이에요|이니까)|동의하셨"
    ),
}
"""Words that put a rule against the customer; a rule that is explained beside a way out is no pressure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """The moves of one reply."""

    turn: int
    kinds: tuple[Kind, ...]
    """Each once, in the order of `Kind`."""
    quotes: tuple[str, ...]
    """The words that press: insistence on rules, blame, threats, orders, insults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The moves of a call in which there was a dispute."""

    replies: tuple[Moves, ...]
    """Replies to an annoyed customer, and any that press by themselves; those without a move are left out."""
    cooperative: int
    """Moves that look for a solution."""
    moves: int
    """All moves."""

    @property
    def share(self) -> int | None:
        """Return the per cent of moves that look for a solution; None where there was nothing to solve."""
        return round(100 * self.cooperative / self.moves) if self.moves else None


def conflict_of(state: CallState) -> Conflict:
    """Return the moves of a call: a function of the transcript and of the warnings that were given."""
    replies = tuple(_replies(state))
    kinds = [kind for reply in replies for kind in reply.kinds]
    return Conflict(replies=replies, cooperative=sum(kind in COOPERATIVE for kind in kinds), moves=len(kinds))


def _replies(state: CallState) -> Iterator[Moves]:
    heat = 0
    warned = {done.turn for done in state.done if done.ok and done.name == WARN}
    for message in state.transcript:
        if message.speaker == "customer":
            heat = heat_of_customer(state, message)
            continue
        if message.reading is None:
            continue
        moves = moves_of(message, message.reading, warned=message.turn in warned)
        if moves.kinds and (heat or not COOPERATIVE.issuperset(moves.kinds)):
            yield moves


def moves_of(message: Message, reading: Reading, *, warned: bool = False) -> Moves:
    """Return the moves of one reply.

    Args:
        message: the reply.
        reading: of it; only what is certain counts.
        warned: the customer was warned about abuse before it.
    """
    option = _offers_a_way(reading)
    power = tuple(_pressing(message.text, reading))
    right = () if option else tuple(_insisting(message.text, reading))
    found: dict[Kind, bool] = {
        "interest": _asks_for_needs(reading),
        "fact": not (power or right) and _tells(reading),
        "option": option,
        "boundary": warned or (not right and not power and _shows_a_limit(reading, option=option)),
        "right": bool(right),
        "power": bool(power),
    }
    kinds = tuple(kind for kind, there in found.items() if there)
    return Moves(turn=message.turn, kinds=kinds, quotes=tuple(dict.fromkeys((*right, *power))))


def _asks_for_needs(reading: Reading) -> bool:
    heard = any(item.specific and item.confidence >= SURE for item in reading.acknowledged)
    return heard or any(q.confidence >= SURE and {q.what, *q.topics} & MATTERS for q in reading.asked)


def _tells(reading: Reading) -> bool:
    """Tell whether something is stated for certain; beside pressure a fact is a part of it."""
    return any(
        claim.confidence >= SURE and claim.modality == "certain" and (claim.values or claim.topics or claim.act)
        for claim in reading.claims
    )


def _offers_a_way(reading: Reading) -> bool:
    """Tell whether a reply offers, lets choose, or firmly takes something on."""
    offers = any(offer.confidence >= SURE for offer in reading.offered)
    chooses = any(question.either and question.confidence >= SURE for question in reading.asked)
    return offers or chooses or any(p.firm and p.actor != "customer" and p.confidence >= SURE for p in reading.promised)


def _shows_a_limit(reading: Reading, *, option: bool) -> bool:
    return any(refusal.confidence >= SURE and (refusal.reason or option) for refusal in reading.refused)


def _insisting(text: str, reading: Reading) -> Iterator[str]:
    rules = _RULES.get(reading.language)
    for found in () if rules is None else rules.finditer(text):
        yield sentence_at(text, found.start(), found.end()).text


def _pressing(text: str, reading: Reading) -> Iterator[str]:
    kinds = heat_of(reading)
    for mark in reading.heated:
        if mark.kind in kinds and mark.confidence >= SURE:
            yield text[mark.start : mark.end]
    for blame in reading.blamed:
        if blame.whom == "customer" and blame.confidence >= SURE:
            yield text[blame.start : blame.end]
