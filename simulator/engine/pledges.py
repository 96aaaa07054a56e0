"""What a promise in a reply amounts to: whether it is owed later, can be kept, and how its words are quoted."""

from __future__ import annotations

from datetime import datetime

from scoring.reading.items import Due, Pledge, Reading
from simulator.engine.authority import forbids
from simulator.engine.calendar import DAY
from simulator.engine.clock import hours_of, now_at
from simulator.engine.desk import actions_of
from simulator.engine.meeting import CONTACTS, meets_promise
from simulator.engine.signals import SURE
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario

OWED = frozenset({"agent", "company", "carrier"})
INSTANT = frozenset({"check", "verify", "wait", "note"})
"""Acts that are done within the contact; without a time they are no promise for later."""
LONGEST_QUOTE = 90
"""Characters of the trainee's words that a customer quotes."""
_AROUND = " .,;:!?-\"'“”"
_JOINING = ("and ", "but ", "so ", "then ", "e ", "ma ", "quindi ", "그리고 ", "그래서 ", "그럼 ")
"""Words that join a promise to what stood before it; nobody quotes them."""
_LIMITS = ("by ", "before ", "within ", "until ", "till ", "no later ", "entro ", "prima ")
_LIMITS_INSIDE = ("까지", "전에", "이내", "안에")
_ADDED = (
    *(" again", " also", " as well", " another ", " once more"),
    *(" anche ", " di nuovo", " ancora "),
    *("다시", "추가로", "한 번 더"),
)
"""Words by which a promise comes on top of an earlier one of the same act."""


def is_owed_later(pledge: Pledge, reading: Reading) -> bool:
    """Tell whether a promise is one for the ledger: certain, ours, not done at once, not one of two things offered."""
    owed = pledge.confidence >= SURE and pledge.actor in OWED
    return owed and not _is_instant(pledge) and not _is_offer(pledge, reading)


def keepable_of(scenario: Scenario, state: CallState, act: str, due: Due | None) -> bool | None:
    """Return False where calendar or authority rule a promise out: a closed day, a time gone by, not ours to decide."""
    if any(forbids(scenario, action.id) and meets_promise(action, act) for action in actions_of(scenario)):
        return False
    if due is None or due.at is None or due.unclear or act not in CONTACTS:
        return None
    moment = datetime.fromisoformat(due.at)
    now = now_at(scenario, state.at_ms)
    hours = hours_of(scenario)
    if len(due.at) > DAY:
        gone = moment < now.replace(second=0, microsecond=0)
        return None if hours.is_open(moment) and not gone else False
    return None if hours.spans(moment.date()) and moment.date() >= now.date() else False


def sets_limit(pledge: Pledge) -> bool:
    """Tell whether the words of the time set a limit, so that an earlier day will do as well."""
    words = "" if pledge.due is None else pledge.due.text.casefold()
    return words.startswith(_LIMITS) or any(sign in words for sign in _LIMITS_INSIDE)


def is_added(text: str, pledge: Pledge) -> bool:
    """Tell whether a promise comes on top of an earlier one ("and I will call again on Thursday")."""
    words = f" {text[pledge.start : pledge.end].casefold()} "
    return any(sign in words for sign in _ADDED)


def quote_of(text: str, pledge: Pledge) -> str:
    """Return the words of a promise as they were typed, in one line; a long one ends with its time."""
    return shortened(text[pledge.start : pledge.end], "" if pledge.due is None else pledge.due.text)


def shortened(text: str, time: str = "") -> str:
    """Return words as a customer quotes them: in one line, without what joins them to others; a long one is cut.

    Args:
        text: the words.
        time: with which a long quotation ends, if it stands in them.
    """
    words = " ".join(text.split()).strip(_AROUND)
    for opening in _JOINING:
        if words.casefold().startswith(opening):
            words = words[len(opening) :].strip(_AROUND)
    if len(words) <= LONGEST_QUOTE:
        return words
    due = " ".join(time.split())
    end = words.find(due) + len(due) if due and due in words else 0
    if 0 < end <= LONGEST_QUOTE:
        return words[:end]
    return words[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _is_instant(pledge: Pledge) -> bool:
    return (pledge.act in INSTANT or not pledge.act) and pledge.due is None


def _is_offer(pledge: Pledge, reading: Reading) -> bool:
    """Tell whether what reads like a promise is one of the things offered to choose from."""
    return pledge.due is None and any(offer.act == pledge.act and offer.confidence >= SURE for offer in reading.offered)
