"""Tells which promise of an earlier turn a reply puts right ("not today, tomorrow at 11"), and what holds instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scoring.reading.items import Claim, Pledge, Reading
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
_NEITHER = re.compile(r"\b(?:n?or|neither|between|né|o|oppure|tra|fra)\b|아니면|이나|사이", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:before|earlier|sooner|later|until|after(?! all)|prima|più (?:presto|tardi)|dopo)\b"
    r"|일찍|빨리|(?:이?전|이후)에|늦게",
    re.IGNORECASE,
)
"""Words that bound a time; who cannot call any earlier still calls."""
_ONLY = re.compile(r"\b(?:only|but|instead|solo|soltanto|ma|bensì)\b|만 |대신", re.IGNORECASE)
_AFTER_ALL = re.compile(
    r"\b(?:after all|any ?more|no longer|as (?:i )?promised|alla fine|dopotutto|non \w+ più|come promesso)\b"
    r"|결국|역시|더 ?이상|약속",
    re.IGNORECASE,
)
"""Signs that a denial without a day goes back on what was promised."""
_FLAT_WORDS = frozenset(
    {
        *("i", "we", "you", "it", "can", "can't", "cant", "cannot", "won't", "wont", "will", "not", "am", "are", "be"),
        *("i'm", "im", "we're", "going", "able", "to", "no", "sorry", "but", "afraid", "back", "shan't", "unable", "u"),
        *("non", "la", "le", "l", "lo", "posso", "possiamo", "no", "mi", "dispiace", "più", "potrò", "potremo"),
        *("못", "안", "수", "없어요", "없습니다", "저는", "제가", "저희가", "고객님께", "죄송하지만"),
        *("드려요", "드릴게요"),
        *("드립니다", "드릴", "드리겠습니다", "드리지", "않겠습니다", "않을게요", "못합니다", "못해요", "죄송합니다"),
    }
)  # fmt: skip
"""All that stands in a flat denial of a promised deed besides the deed itself ("I won't call you")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A promise that is put right."""

    item: DueItem
    due: str
    """The day or time that holds instead, or ""."""
    words: str
    """Those in which it is named."""
    confidence: float
    """How sure that was read."""


def corrections(state: CallState, reading: Reading, *, withdraws: bool = False) -> tuple[Correction, ...]:
    """Return the promises that a reply denies, and what it names instead.

    A promise is denied by its act ("I can't call you today after all", or flatly "I won't call you"). A bare "not
    today" means the last one for that day, and nothing that has other words in it ("we are not open today").

    Args:
        state: the call, the reply in it.
        reading: of the reply.
        withdraws: the reply says of itself that it takes something back.
    """
    denied = [claim for claim in _sure(reading) if claim.polarity == "denied"]
    if not denied:
        return ()
    again = {pledge.act for pledge in reading.promised if pledge.confidence >= SURE}
    text = state.transcript[-1].text
    mine = [item for item in state.due if _is_mine(item, state) and item.what not in again]
    by_act = [item for item in mine if any(_denies_act(claim, item, text, withdraws=withdraws) for claim in denied)]
    by_day = [item for item in mine if any(_denies_day(claim, item, text) for claim in denied)]
    return tuple(_corrected(item, reading, text) for item in by_act or by_day[-1:])


def is_denied(pledge: Pledge, reading: Reading, text: str, *, moved: Collection[str]) -> bool:
    """Tell whether what reads like a promise is a correction: over a bare "not today", and due on no other day.

    Args:
        pledge: the promise.
        reading: of the reply.
        text: the reply.
        moved: the times to which the reply has moved promises.
    """
    at = (pledge.due.at if pledge.due is not None else None) or ""
    return any(
        at in moved or at[:DAY] in _days(claim)[:1]
        for claim in _sure(reading)
        if claim.polarity == "denied" and claim.start < pledge.end and pledge.start < claim.end
        if _names_only_days(claim, text) and not _LIMIT.search(text[claim.start : claim.end])
    )


def _is_mine(item: DueItem, state: CallState) -> bool:
    return item.source == "reply" and item.status in UNSETTLED and item.turn < state.turn


def _sure(reading: Reading) -> Iterator[Claim]:
    return (claim for claim in reading.claims if claim.confidence >= SURE and claim.modality == "certain")


def _denies_act(claim: Claim, item: DueItem, text: str, *, withdraws: bool) -> bool:
    """Tell whether a statement takes a promise back: its own day or hour, or any with a sign of going back on it.

    A refusal to be earlier or later leaves the promise as it is, and so does one of something else of that kind.
    """
    words = text[claim.start : claim.end]
    if not claim.act or claim.act != item.what or _LIMIT.search(words):
        return False
    if any(value.kind in ("date", "time") for value in claim.values):
        return _names_own(claim, item, words)
    return withdraws or _AFTER_ALL.search(words) is not None or _is_flat(words)


def _is_flat(words: str) -> bool:
    """Tell whether a denial names nothing but the deed: no other person, time or thing that it might be meant for."""
    return sum(word.casefold().replace("’", "'") not in _FLAT_WORDS for word in _WORD.findall(words)) <= 1


def _denies_day(claim: Claim, item: DueItem, text: str) -> bool:
    words = text[claim.start : claim.end]
    return not _LIMIT.search(words) and _names_own(claim, item, words) and _names_only_days(claim, text)


def _names_own(claim: Claim, item: DueItem, words: str) -> bool:
    """Tell whether a statement names the day or hour of a promise; another hour of its day is none of its own."""
    day, hour = item.due[:DAY], item.due[DAY + 1 :]
    days, times = _days(claim), [value.text for value in claim.values if value.kind == "time"]
    if any(other != day for other in days):
        return day in days
    if not times or not hour:
        return bool(days)
    return hour in times or (bool(days) and _ONLY.search(words) is not None)


def _corrected(item: DueItem, reading: Reading, text: str) -> Correction:
    """Return a correction with the day, and the time where one stands beside it, that a reply names instead."""
    for claim in _sure(reading):
        words = text[claim.start : claim.end]
        if claim.tense == "done" or not (claim.act == item.what or _names_only_days(claim, text)):
            continue
        first = next(iter(_days(claim)), item.due[:DAY])
        if claim.polarity == "denied" and (first != item.due[:DAY] or _NEITHER.search(words)):
            continue  # "neither today nor tomorrow"
        due = _instead(claim, item)
        if due:
            return Correction(item=item, due=due, words=words, confidence=claim.confidence)
    return Correction(item=item, due="", words="", confidence=1)


def _instead(claim: Claim, item: DueItem) -> str:
    """Return the other day that a statement names, with the hour that belongs to it, or another hour of the same day.

    The hour is the one behind the day ("not today at 17:00, tomorrow at 11:00").
    """
    day, hour = item.due[:DAY], item.due[DAY + 1 :]
    times = [value for value in claim.values if value.kind == "time"]
    fresh = [value.text for value in times if value.text != hour]
    other = next((value for value in claim.values if value.kind == "date" and value.text[:DAY] != day), None)
    if other is None:
        return f"{day}T{fresh[0]}" if fresh and hour else ""
    behind = [value.text for value in times if value.start > other.start]
    at = behind or (fresh if claim.polarity == "denied" else [value.text for value in times])
    return f"{other.text[:DAY]}T{at[0]}" if at else other.text[:DAY]


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
