"""What the bots can say in one language: the words of a careful trainee, and those of careless ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

Frames = tuple[str, ...]


def _as_it_is(text: str) -> str:
    return text


def _nothing(_: str) -> Frames:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The words of the bots in one language."""

    asks: Mapping[str, str]
    """Topic of the reader to a question that asks for it."""
    offers: Mapping[str, str]
    """Act to the words that offer it."""
    deeds: Mapping[str, str]
    """Act to the words that report it."""
    promises: Mapping[str, str]
    """Act to a promise of it with `{when}`."""
    heard: Mapping[str, Frames]
    """Topic to sentences that acknowledge it."""
    ask_topic: Frames
    """Frames that ask for a `{topic}` by its name."""
    ask_phrase: Frames
    """Frames that ask for something by a `{phrase}` of the author's own."""
    state_phrase: str
    """Says something on a `{phrase}` of the author's own."""
    offer_phrase: str
    """Offers something by a `{phrase}` of the author's own."""
    sorry_phrase: Frames
    """Acknowledges something by a `{phrase}` of the author's own."""
    hello: str
    """Greets somebody by their `{name}`."""
    see_to_it: str
    shall_i: str
    else_: str
    goodbye: str
    when: Callable[[datetime, datetime], str]
    """A moment as one says it, and the present moment."""
    spoken: Callable[[str], str] = _as_it_is
    """A fact as an author notes it, said to the customer."""
    parts: bool = True
    """A part of such a sentence, up to a comma, can stand alone."""
    offer_title: Callable[[str], Frames] = _nothing
    """The title of an action as an offer of it."""
    report_title: Callable[[str], Frames] = _nothing
    """The title of an action as the report that it was done."""
    taking_up: Frames = ()
    """Frames that take up the customer's own words, `{said}`, turned round; none where words cannot be turned round."""
    taking_up_both: str = ""
    """The same for two of their sentences, `{one}` and `{other}`."""
    brusque: Frames = ()
    all_promised: Frames = ()
    """Promises everything; may greet by `{name}`."""
    abuse: Frames = ()
