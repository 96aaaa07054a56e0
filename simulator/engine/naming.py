"""Tells whether what a concern waits for was named already, in figures or by its name, though nothing else was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from simulator.engine.state import CallState
from simulator.scenario.beats import Beat
from simulator.scenario.condition import Condition
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import ByIdentity

SHORTEST = 4
"""A shorter name is too easily part of another word."""
MOST_BACK = 24
"""So many lines back one remembers what was said."""
_SENTENCE = re.compile(r"[^.!?？\n]+(?:[.!?？](?!\s|$)[^.!?？\n]*)*[.!?？]*")


def was_named(scenario: Scenario, state: CallState, beat: Beat) -> bool:
    """Tell whether the trainee has named, in this contact, what settles a concern when it is told.

    A day, a sum or a place that the author lists is enough; a question that names it, or a denial, is not. Nobody asks
    for a day that stands written above.

    Args:
        scenario: the case as played.
        state: the call.
        beat: the concern.
    """
    topics = () if beat.until is None else tuple(_told_by(beat.until))
    denied = {signal.what for signal in state.signals if signal.kind == "denied"}
    names = [name for topic in topics if topic not in denied for name in _NAMES(scenario).get(topic, ())]
    if not names:
        return False
    recent = state.transcript[-MOST_BACK:]
    said = [m.text for m in recent if m.speaker == "agent" and m.scene == state.scene]
    return any(name.search(sentence) for text in said for sentence in _statements(text) for name in names)


def _told_by(condition: Condition) -> Iterator[str]:
    """Yield the topics each of which alone fulfils a condition when it is told."""
    if condition.said is not None:
        yield condition.said
    for part in condition.any or ():
        yield from _told_by(part)


def _statements(text: str) -> Iterator[str]:
    return (found[0] for found in _SENTENCE.finditer(text) if not found[0].rstrip().endswith(("?", "？")))


def _names(scenario: Scenario) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return, by topic, the phrases that are names or hold a figure: others say too little by themselves."""
    phrases = {name: tuple(words) for name, words in scenario.topics.items()}
    for fact in scenario.facts:
        phrases[fact.id] = (*phrases.get(fact.id, ()), fact.value, *fact.values)
    return {name: tuple(_pattern(each) for each in words if _is_name(each)) for name, words in phrases.items()}


def _is_name(phrase: str) -> bool:
    return len(phrase) >= SHORTEST and (phrase[:1].isupper() or any(sign.isdigit() for sign in phrase))


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)


_NAMES: ByIdentity[Scenario, dict[str, tuple[re.Pattern[str], ...]]] = ByIdentity(_names, most=32)
