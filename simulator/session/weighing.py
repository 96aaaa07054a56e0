"""Weighs what a message promises against what was judged of it: which promises nobody can keep, what is taken back."""

from __future__ import annotations

from scoring.card import TurnCard
from scoring.languages.cues import load_cues
from scoring.model import Evidence
from scoring.reading.items import Reading
from scoring.rubric import CERTAIN

_BEYOND = "promise_outside_authority"
_KEEPABLE = "keepable"


def unkeepable_in(card: TurnCard, reading: Reading, *, shift: int) -> tuple[int, ...]:
    """Return the places of the promises that a fact contradicts, that nobody can know, or that a rule forbids.

    Args:
        card: how the turn was rated with this message.
        reading: of the message.
        shift: where the message begins in the turn.
    """
    spans = [(each.start - shift, each.end - shift) for each in _against(card) if each.where == "reply"]
    return tuple(
        number
        for number, pledge in enumerate(reading.promised)
        if any(start < pledge.end and pledge.start < end for start, end in spans)
    )


def takes_back(language: str, text: str) -> bool:
    """Tell whether a message takes something back that was said before."""
    cues = load_cues(language)
    return cues is not None and cues.find("withdraws", text) is not None


def _against(card: TurnCard) -> list[Evidence]:
    """Return the words that speak of what cannot be: certain findings only, for an unsure reading costs nothing."""
    found = [each for each in card.follow_through.findings if each.criterion == _KEEPABLE]
    found += [each for each in card.accuracy.findings if each.fact]
    sure = [each.evidence for each in found if each.verdict == "harmful" and each.confidence >= CERTAIN]
    sure += [error.evidence for error in card.critical if error.code == _BEYOND and error.certain]
    return [evidence for evidence in sure if evidence is not None]
