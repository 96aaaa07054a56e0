"""Parts a text into sentences, and says which of them is a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUESTION = "?？"
_END = re.compile(r"[?？]|[.!…。](?=[\s\"'”’)!?？.…。]|$)|\n")
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
    begin = 0
    while begin < len(text):
        found = _END.search(text, begin)
        stop = len(text) if found is None else found.end()
        while stop < len(text) and _END.match(text, stop):
            stop += 1
        words = text[begin:stop].strip(_AROUND)
        if words:
            signs = "" if found is None else text[found.start() : stop]
            yield Sentence(text=words, asks=any(sign in QUESTION for sign in signs))
        begin = stop


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """Return the sentence in which some words stand; it reaches on to the first end behind them.

    Args:
        text: of the reply.
        start: first character of the words.
        end: one past their last.
    """
    begin = max((found.end() for found in _END.finditer(text) if found.end() <= start), default=0)
    found = _END.search(text, end)
    words = text[begin : len(text) if found is None else found.start()].strip(_AROUND)
    return Sentence(text=words, asks=found is not None and found[0] in QUESTION)
