"""Reads one reply: what it acknowledges, asks, claims, promises, offers, refuses and blames, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from scoring.reading.doubting import second_opinion
from scoring.reading.examples import Written
from scoring.reading.feeling import heat_of
from scoring.reading.items import Items, Reading
from scoring.reading.layout import Laid, Topics, lay_out, runs_of, tokens_of
from scoring.reading.moves import read_moves
from scoring.reading.pack import LanguagePack
from scoring.reading.sense import detect, sense_of
from scoring.reading.tokens import Token


def read_reply(
    text: str,
    *,
    language: str,
    pack: LanguagePack | None,
    now: datetime | None = None,
    customer: str = "",
    topics: Topics | None = None,
    examples: Written = (),
    asked_about: frozenset[str] | None = None,
    deeds: frozenset[str] = frozenset(),
) -> Reading:
    """Return the reading of one reply; any text can be read.

    Args:
        text: all that the trainee sent before the customer spoke again.
        language: that the call is held in.
        pack: of this language; without one only the sense and the script are told.
        now: the call's own time; without it due times stay open.
        customer: the customer's last lines.
        topics: the scenario's own topics, id to phrases.
        examples: sentences about what the case is about, by subject, one a line.
        asked_about: which of the topics and subjects the customer can be asked about; None: any.
        deeds: which of the topics are something to be done: who says "I do it" of one promises it.
    """
    if pack is None:
        empty = not any(c.isalnum() for c in text)
        return Reading(language=language, detected=detect(text, {}, language), sense="empty" if empty else "clear")
    detected = detect(text, pack.function_words, pack.language)
    tokens = tokens_of(text, customer, topics, pack)
    sense = sense_of(text, tokens, detected, pack)
    if sense in ("empty", "other_language"):
        return Reading(language=language, detected=detected, sense=sense)
    laid = lay_out(
        text,
        tokens,
        pack=pack,
        now=now,
        customer=customer,
        topics=topics,
        examples=examples,
        asked_about=asked_about,
        deeds=deeds,
    )
    items = read_moves(laid)
    if sense == "nonsense" and not _says_something(items, tokens):
        loud = tuple(mark for mark in items.heated if mark.kind != "capitals")
        return Reading(language=language, detected=detected, sense="nonsense", heated=loud, heat=heat_of(loud, ()))
    if pack.guesser is not None and sense == "clear":
        second_opinion(laid, items, pack.guesser)
    return _reading(language, detected or pack.language, items, laid)


def _reading(language: str, detected: str, items: Items, laid: Laid) -> Reading:
    return Reading(
        language=language,
        detected=detected,
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
        copied=_copied(laid.tokens, laid.runs),
    )


def _says_something(items: Items, tokens: Sequence[Token]) -> bool:
    """Tell whether moves were found in a text that looks senseless."""
    if items.asked or items.promised or items.refused or items.courtesies or items.offered:
        return True
    told = any(claim.act or claim.topics for claim in items.claims) and any(token.known for token in tokens)
    return told and not _is_mash(tokens)


def _is_mash(tokens: Sequence[Token]) -> bool:
    """Tell whether most words are none of the language, or all are the same."""
    words = [token for token in tokens if not token.number]
    return sum(token.known for token in words) * 2 <= len(words) or len({token.stem for token in words}) < 2


def _copied(tokens: Sequence[Token], runs: frozenset[tuple[str, ...]]) -> int:
    """Return the per cent of words that stand in runs taken from the customer's lines."""
    if not tokens or not runs:
        return 0
    taken: set[int] = set()
    for i, run in enumerate(runs_of(tokens)):
        if run in runs:
            taken.update(range(i, i + len(run)))
    return round(100 * len(taken) / len(tokens))
