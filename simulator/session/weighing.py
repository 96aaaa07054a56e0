"""Weighs what a message promises against what was judged of it: which promises nobody can keep, what is taken back."""

from __future__ import annotations

from scoring.card import TurnCard
from scoring.languages.cues import load_cues
from scoring.model import Evidence
from scoring.reading.items import Pledge, Reading
from scoring.rubric import CERTAIN
from simulator.engine.meeting import CONTACTS

_BEYOND = "promise_outside_authority"
_KEEPABLE = "keepable"


def unkeepable_in(card: TurnCard, reading: Reading, *, shift: int) -> tuple[int, ...]:
    """Return the places of the promises that a fact contradicts, that nobody can know, or that a rule forbids.

    Args:
        card: how the turn was rated with this message.
        reading: of the message.
        shift: where the message begins in the turn.
    """
    forbidden, untrue = _spans(_forbidden(card), shift), _spans(_untrue(card), shift)
    return tuple(
        number
        for number, pledge in enumerate(reading.promised)
        if _meets(pledge, forbidden) or (pledge.act not in CONTACTS and _meets(pledge, untrue))
    )


def takes_back(language: str, text: str) -> bool:
    """Tell whether a message takes something back that was said before."""
    cues = load_cues(language)
    return cues is not None and cues.find("withdraws", text) is not None


def _meets(pledge: Pledge, spans: list[tuple[int, int]]) -> bool:
    return any(start < pledge.end and pledge.start < end for start, end in spans)


def _spans(found: list[Evidence | None], shift: int) -> list[tuple[int, int]]:
    """Return where in a message the words of some findings are."""
    return [(each.start - shift, each.end - shift) for each in found if each is not None and each.where == "reply"]


def _forbidden(card: TurnCard) -> list[Evidence | None]:
    """Return the words that promise what is nobody's to promise; an unsure reading costs nothing."""
    found = [each for each in card.follow_through.findings if each.criterion == _KEEPABLE]
    sure = [each.evidence for each in found if each.verdict == "harmful" and each.confidence >= CERTAIN]
    return [*sure, *(error.evidence for error in card.critical if error.code == _BEYOND and error.certain)]


def _untrue(card: TurnCard) -> list[Evidence | None]:
    """Return the words that a fact contradicts; when one will be in touch is no fact of the case."""
    found = [each for each in card.accuracy.findings if each.fact]
    return [each.evidence for each in found if each.verdict == "harmful" and each.confidence >= CERTAIN]
