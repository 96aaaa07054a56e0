"""What the customer takes down: days, hours and sums that the trainee has named, said back in the trainee's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from scoring.reading.items import Reading, Value
from simulator.engine.clock import now_at
from simulator.engine.proposals import within_a_sentence
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import Message
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import Growing

MOST_SAID_BACK = 5
SAID_BACK = ("date", "time", "money")
"""Kinds of values that a customer who is asked to repeat has taken down."""
LONGEST = 28
"""Characters of a value as it was written; a longer one is half a sentence."""
NEAR = 8
"""Two values so many characters apart are one ("Wednesday and Friday", "tomorrow at 6 pm")."""
TAKES_DOWN = "takes_down"
_JOINS = re.compile(
    r"[\s,–/-]*(?:(?:at|and|or|to|by|on|around|about|before|until|in the|alle|le|ore|e|o|dalle|entro le|verso le|del|"
    r"di|에|부터|와|과)\b)?[\s,–/-]*",
    re.IGNORECASE,
)
"""What stands between two values that are one; "24th is Friday" are two."""


def read_back(scenario: Scenario, draft: Draft) -> Draft:
    """Say back the days, hours and sums that the trainee has named in the call.

    Args:
        scenario: the case as played.
        draft: the line so far.
    """
    named: dict[str, str] = {}
    for message in reversed(draft.state.transcript):
        values = _values(message.reading) if message.reading is not None else ()
        for value in reversed(tuple(values)):
            named.setdefault(value.text, message.text[value.start : value.end])
    heard = [surface for surface in list(named.values())[:MOST_SAID_BACK] if not {"{", "}"} & set(surface)]
    said = draft.say(f"read_back.{draft.state.turn}", [f"{', '.join(reversed(heard))}."], "answer") if heard else draft
    return said.moment(scenario, "confirms")


def taken_down(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Take in news by its day, hour or sum, where it has one that was not spoken of yet: more than a mere nod.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    state = draft.state
    text = state.transcript[-1].text
    today = now_at(scenario, state.at_ms).date().isoformat()
    values = [
        value for value in _values(reading, news=True) if value.kind != "date" or value.text[: len(today)] > today
    ]
    surface = _surface(text, values)
    if not surface or surface.casefold() in " ".join(_PLAIN(state.transcript)[:-1]):
        return draft
    return draft.moment(scenario, TAKES_DOWN, heard=surface)


def _surface(text: str, values: list[Value]) -> str:
    """Return the first value as it was written, with the next where they stand together ("tomorrow at 6 pm")."""
    for first, following in zip_longest(values, values[1:]):
        together = "" if following is None else _together(text, first, following)
        for surface in (" ".join(together.split()), " ".join(text[first.start : first.end].split())):
            if surface and _is_plain(surface):
                return within_a_sentence(surface)
    return ""


def _together(text: str, first: Value, following: Value) -> str:
    """Return two values with what joins them, or "" where something else stands between them."""
    between = text[first.end : following.start]
    joined = following.start >= first.end and len(between) <= NEAR and _JOINS.fullmatch(between) is not None
    return text[first.start : following.end] if joined else ""


def _values(reading: Reading, *, news: bool = False) -> Iterator[Value]:
    for claim in reading.claims:
        is_news = claim.polarity == "affirmed" and claim.tense != "done" and claim.modality == "certain"
        if claim.confidence >= SURE and (is_news or not news):
            yield from (value for value in claim.values if value.kind in SAID_BACK)


def _is_plain(surface: str) -> bool:
    """Tell whether a value can stand for itself: "Friday", "12:30", "£10", and no bare number."""
    if len(surface) > LONGEST or {"{", "}"} & set(surface) or any(sign in surface for sign in "?!;"):
        return False
    return any(not sign.isdigit() and sign not in " .," for sign in surface) and not surface.startswith("the ")


def _add_plain(plain: list[str], message: Message) -> None:
    plain.append(message.text.casefold())


_PLAIN: Growing[Message, list[str]] = Growing([], _add_plain, list.copy)
"""The lines of a call in small letters."""
