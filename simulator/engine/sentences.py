"""Parts a text into sentences, and says which of them is a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

QUESTION = "?？"
_END = re.compile(r"[?？]|[.!…。](?=[\s\"'”’)!?？.…。]|$)(?!(?<=[AaPp]\.[Mm]\.)\s+[a-z\d(])|\n")
_AROUND = " \t\r\"'”’)!?？.…。\n"
"""Signs at the borders of a sentence that are none of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence without the signs around it."""

    text: str
    asks: bool
    """It ends with a question mark."""


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; what is parted by line ends is parted.

    Args:
        text: any text.
    """
    return (sentence for _, sentence in placed(text))


def placed(text: str) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences of a text in order, each behind the place of its first character.

    Args:
        text: any text.
    """
    begin = 0
    while begin < len(text):
        signs, stop = _end_signs(text, begin)
        words = text[begin:signs].strip(_AROUND)
        if words:
            asks = any(sign in QUESTION for sign in text[signs:stop])
            yield text.index(words, begin), Sentence(text=words, asks=asks)
        begin = stop


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """Return the sentence in which some words stand; it reaches on to the first end behind them.

    Args:
        text: of the reply.
        start: first character of the words.
        end: one past their last.
    """
    begin = max((found.end() for found in _END.finditer(text) if found.end() <= start), default=0)
    signs, stop = _end_signs(text, end)
    words = text[begin:signs].strip(_AROUND)
    return Sentence(text=words, asks=any(sign in QUESTION for sign in text[signs:stop]))


def is_named(words: str, forms: Iterable[str]) -> bool:
    """Tell whether words hold one of some forms, and not as a part of a longer code ("555-01712").

    Args:
        words: of a sentence.
        forms: of a value; empty ones are held by nothing.
    """
    plain = words.casefold()
    held = (form for form in map(str.casefold, forms) if form and form in plain)
    return any(re.search(rf"(?<!\w){re.escape(form)}(?![0-9])", plain) is not None for form in held)


def _end_signs(text: str, place: int) -> tuple[int, int]:
    """Return the span of the signs with which a sentence ends behind a place, all of them in a row ("?!", "...?")."""
    found = _END.search(text, place)
    if found is None:
        return len(text), len(text)
    stop = found.end()
    while stop < len(text) and _END.match(text, stop):
        stop += 1
    return found.start(), stop
