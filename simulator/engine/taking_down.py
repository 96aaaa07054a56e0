"""What the customer takes down: days, hours and sums that the trainee has named, said back in the trainee's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from scoring.reading.items import Reading, Value
from simulator.engine.clock import now_at
from simulator.engine.effects import fact_told
from simulator.engine.known import customer_facts
from simulator.engine.proposals import within_a_sentence
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import Message, last_line_id
from simulator.engine.telling import told_again
from simulator.scenario.model import CaseFact, Scenario
from simulator.scenario.remembering import Growing

MOST_SAID_BACK = 5
SAID_BACK = ("date", "time", "money")
"""Kinds of values that a customer who is asked to repeat has taken down."""
CODE = "code"
"""Kind of a number that is a name; it is said back only where that is asked for."""
LONGEST = 28
"""Characters of a value as it was written; a longer one is half a sentence."""
NEAR = 8
"""Two values so many characters apart are one ("Wednesday and Friday", "tomorrow at 6 pm")."""
TAKES_DOWN = "takes_down"
_CODE = re.compile(r"\w+(?:[-/]\w+)*")
_JOINS = re.compile(
    r"[\s,–/-]*(?:(?:at|and|or|to|by|on|around|about|before|until|in the|alle|le|ore|e|o|dalle|entro le|verso le|del|"
    r"di|에|부터|와|과)\b)?[\s,–/-]*",
    re.IGNORECASE,
)
"""What stands between two values that are one; "24th is Friday" are two."""


def read_back(scenario: Scenario, draft: Draft) -> Draft:
    """Say back the days, hours, sums and codes that the trainee has named in the call, or the own code just told.

    Args:
        scenario: the case as played.
        draft: the line so far.
    """
    transcript = draft.state.transcript
    now = _named_in(transcript[-1])
    own = None if now else _own_code(scenario, transcript)
    if own is not None:
        said = told_again(draft, own)
        return said if said.pieces != draft.pieces else _said_back(draft, [own.value])
    named: dict[str, str] = {}
    lines = [now] if now else [_named_in(message) for message in reversed(transcript)]
    for known, surface in (each for line in lines for each in reversed(line)):
        named.setdefault(known, surface)
    heard = [surface for surface in list(named.values())[:MOST_SAID_BACK] if not {"{", "}"} & set(surface)]
    return _said_back(draft, list(reversed(heard))) if heard else draft.moment(scenario, "confirms")


def _said_back(draft: Draft, heard: list[str]) -> Draft:
    return draft.say(f"read_back.{draft.state.turn}", [f"{', '.join(heard)}."], "answer")


def _named_in(message: Message) -> tuple[tuple[str, str], ...]:
    """Return what a line of the trainee names that can be said back: as it is understood, and as it was written."""
    if message.reading is None:
        return ()
    values = tuple(_values(message.reading, kinds=(*SAID_BACK, CODE)))
    codes = tuple(value for value in values if value.kind == CODE)  # beside one nobody means the days
    return tuple((value.text, _written(message.text, value)) for value in codes or values)


def _written(text: str, value: Value) -> str:
    """Return a value as it was written, a code with all that hangs on it ("LL-20345")."""
    if value.kind != CODE:
        return text[value.start : value.end]
    return next((found[0] for found in _CODE.finditer(text) if found.start() <= value.start < found.end()), value.text)


def _own_code(scenario: Scenario, transcript: Sequence[Message]) -> CaseFact | None:
    """Return what the customer has told in the last line, if its value is a number or code."""
    told = {fact_told(part) for part in last_line_id(transcript).split("+")}
    facts = (fact for fact in customer_facts(scenario) if fact.id in told)
    return next((fact for fact in facts if any(sign.isdigit() for sign in fact.value)), None)


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
            if surface and _is_plain(surface) and not (first.kind == "time" and surface.isalpha()):
                return within_a_sentence(surface)  # an hour in one word ("le nove") needs its article
    return ""


def _together(text: str, first: Value, following: Value) -> str:
    """Return two values with what joins them, or "" where something else stands between them."""
    between = text[first.end : following.start]
    joined = following.start >= first.end and len(between) <= NEAR and _JOINS.fullmatch(between) is not None
    return text[first.start : following.end] if joined else ""


def _values(reading: Reading, *, news: bool = False, kinds: Sequence[str] = SAID_BACK) -> Iterator[Value]:
    for claim in reading.claims:
        is_news = claim.polarity == "affirmed" and claim.tense != "done" and claim.modality == "certain"
        if claim.confidence >= SURE and (is_news or not news):
            yield from (value for value in claim.values if value.kind in kinds)


def _is_plain(surface: str) -> bool:
    """Tell whether a value can stand for itself: "Friday", "12:30", "£10", and no bare number."""
    if len(surface) > LONGEST or {"{", "}"} & set(surface) or any(sign in surface for sign in "?!;"):
        return False
    return any(not sign.isdigit() and sign not in " .," for sign in surface) and not surface.startswith("the ")


def _add_plain(plain: list[str], message: Message) -> None:
    plain.append(message.text.casefold())


_PLAIN: Growing[Message, list[str]] = Growing([], _add_plain, list.copy)
"""The lines of a call in small letters."""
