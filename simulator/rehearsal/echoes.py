"""Finds what sounds like a machine in a call: a line of the customer that comes twice, a reply that nobody answers."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.rehearsal.stage import Performance

SHORT = 3
"""Words of a line that people do say twice: "Yes, please."."""


def said_twice(call: Performance) -> Sequence[str]:
    """Return the lines that the customer says a second time, short ones left out."""
    said = [message.authored for message in call.state.transcript if message.speaker == "customer"]
    return [text for text in dict.fromkeys(said) if said.count(text) > 1 and len(text.split()) > SHORT]


def left_unanswered(call: Performance) -> Sequence[str]:
    """Return the replies of one contact to which the customer says nothing before the next one."""
    pairs = zip(call.state.transcript, call.state.transcript[1:], strict=False)
    return [one.text for one, other in pairs if one.speaker == other.speaker == "agent" and one.text]
