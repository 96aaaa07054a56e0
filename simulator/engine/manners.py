"""Good form on a channel: how long a message or a sentence may be before it is a wall of text or a reading-out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.reading.items import Reading
from simulator.engine.channels import profile_of
from simulator.engine.gauges import Pull
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario

MUCH = 2
"""So many times the usual length is too much; a little more than usual costs nothing."""
_SENTENCE = re.compile(r"[.!?…。]+(?:\s+|$)|\n+")
WALL = Pull(what="got a wall of text", patience=-3, mood=-2)
READ_OUT = Pull(what="had a text read out to them", patience=-3, mood=-2)


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; what is parted by line ends is parted."""
    return tuple(part for part in (piece.strip() for piece in _SENTENCE.split(text)) if part)


def manner_pulls(scenario: Scenario, state: CallState, reading: Reading) -> Iterator[Pull]:
    """Yield what the form of the last reply does.

    Args:
        scenario: the case as played.
        state: the call with the reply in it.
        reading: of the reply; one without sense has no form.
    """
    if reading.sense != "clear":
        return
    profile = profile_of(scenario, state)
    sentences = sentences_of(state.transcript[-1].text)
    if profile.sentences and len(sentences) > profile.sentences * MUCH:
        yield WALL
    if profile.words and any(len(sentence.split()) > profile.words * MUCH for sentence in sentences):
        yield READ_OUT
