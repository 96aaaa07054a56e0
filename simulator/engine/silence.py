"""What the customer says into a silence: a word of this case where it has one, else that of the temperament."""

from __future__ import annotations

from dataclasses import replace

from simulator.engine.conditions import holds
from simulator.engine.speech import Draft
from simulator.scenario.model import Scenario


def into_silence(scenario: Scenario, draft: Draft) -> Draft:
    """Add the first interjection whose condition holds, or what this temperament says to silence."""
    for interjection in scenario.interjections:
        name = f"interjection.{interjection.id}"
        if (interjection.again or name not in draft.state.fired) and holds(interjection.when, scenario, draft.state):
            said = draft.say(name, interjection.says, "silence")
            if said.pieces != draft.pieces:
                return replace(said, state=replace(said.state, fired=(*said.state.fired, name)))
    return draft.moment(scenario, "silence")
