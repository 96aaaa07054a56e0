"""Tells which promise of an earlier turn a reply puts right ("not today, tomorrow at 11"), and what holds instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.reading.items import Claim, Reading
from simulator.engine.signals import SURE
from simulator.engine.state import CallState, DueItem

DAY = len("2026-03-04")
UNSETTLED = ("open", "vague")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL_WORDS = frozenset(
    {
        *("it", "it's", "its", "that", "that's", "this", "will", "it'll", "be", "is", "isn't", "was", "wasn't", "not"),
        *("no", "won't", "wont", "but", "on", "at", "by", "before", "i", "shouldn't", "should", "have", "promised"),
        *("said", "sorry", "and", "instead", "only", "then", "rather", "so", "am", "pm", "mean", "meant"),
        *("non", "è", "sarà", "ma", "il", "la", "alle", "entro", "per", "e", "più", "dovevo", "avrei", "dovuto"),
        *("promettere", "dire", "bensì", "scusi", "solo", "invece", "di"),
        *("이", "가", "은", "는", "이고", "이며", "아니라", "아니고", "아니에요", "아닙니다", "입니다", "이에요"),
        "예요",
    }
)  # fmt: skip
"""All that stands in a correction besides the days themselves; other words speak of something else."""
_NEITHER = re.compile(r"\b(?:n?or|neither|né|o|oppure)\b|아니면|이나", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A promise that is put right."""

    item: DueItem
    due: str
    """The day or time that holds instead, or ""."""
    words: str
    """Those in which it is named."""


def corrections(state: CallState, reading: Reading) -> tuple[Correction, ...]:
    """Return the promises that a reply denies, and what it names instead.

    A promise is denied by its act ("I can't call you today after all"). A bare "not today" means the last one for that
    day, and nothing that has other words in it ("we are not open today").

    Args:
        state: the call, the reply in it.
        reading: of the reply.
    """
    denied = [claim for claim in _sure(reading) if claim.polarity == "denied"]
    if not denied:
        return ()
    again = {pledge.act for pledge in reading.promised if pledge.confidence >= SURE}
    text = state.transcript[-1].text
    mine = [item for item in state.due if _is_mine(item, state) and item.what not in again]
    by_act = [item for item in mine if any(_denies_act(claim, item) for claim in denied)]
    by_day = [item for item in mine if any(_denies_day(claim, item, text) for claim in denied)]
    return tuple(_corrected(item, reading, text) for item in by_act or by_day[-1:])


def _is_mine(item: DueItem, state: CallState) -> bool:
    return item.source == "reply" and item.status in UNSETTLED and item.turn < state.turn


def _sure(reading: Reading) -> Iterator[Claim]:
    return (claim for claim in reading.claims if claim.confidence >= SURE and claim.modality == "certain")


def _denies_act(claim: Claim, item: DueItem) -> bool:
    days = _days(claim)
    return bool(claim.act) and claim.act == item.what and (not days or item.due[:DAY] in days)


def _denies_day(claim: Claim, item: DueItem, text: str) -> bool:
    return item.due[:DAY] in _days(claim) and _names_only_days(claim, text)


def _corrected(item: DueItem, reading: Reading, text: str) -> Correction:
    """Return a correction with the day, and the time where one stands beside it, that a reply names instead."""
    for claim in _sure(reading):
        words = text[claim.start : claim.end]
        if claim.tense == "done" or not (claim.act == item.what or _names_only_days(claim, text)):
            continue
        days = _days(claim)
        if claim.polarity == "denied" and (days[:1] != [item.due[:DAY]] or _NEITHER.search(words)):
            continue  # "neither today nor tomorrow"
        other = next((day for day in days if day != item.due[:DAY]), "")
        times = [value.text for value in claim.values if value.kind == "time"]
        if other:
            return Correction(item=item, due=f"{other}T{times[0]}" if times else other, words=words)
    return Correction(item=item, due="", words="")


def _names_only_days(claim: Claim, text: str) -> bool:
    """Tell whether a statement is of days and times alone ("it is tomorrow at 11"), and so of what was promised."""
    if claim.act:
        return False
    words, place = "", claim.start
    for value in sorted(claim.values, key=lambda value: value.start):
        words, place = f"{words} {text[place : value.start]}", max(place, value.end)
    words = f"{words} {text[place : claim.end]}"
    return all(word.casefold() in _SMALL_WORDS for word in _WORD.findall(words))


def _days(claim: Claim) -> list[str]:
    return [value.text[:DAY] for value in claim.values if value.kind == "date"]
