"""Good form on a channel: how long a message or a sentence may be before it is a wall of text or a reading-out."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.reading.items import Reading
from simulator.engine.channels import profile_of
from simulator.engine.gauges import Pull
from simulator.engine.sentences import sentences
from simulator.engine.state import CallState
from simulator.scenario.model import Scenario

MUCH = 2
"""So many times the usual length is too much; a little more than usual costs nothing."""
WALL = Pull(what="got a wall of text", patience=-3, mood=-2)
READ_OUT = Pull(what="had a text read out to them", patience=-3, mood=-2)


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
    said = tuple(sentences(state.transcript[-1].text))
    if profile.sentences and len(said) > profile.sentences * MUCH:
        yield WALL
    if profile.words and any(len(sentence.text.split()) > profile.words * MUCH for sentence in said):
        yield READ_OUT
