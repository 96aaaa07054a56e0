"""Turn cards and cases made up for the tests of the arithmetic."""

from __future__ import annotations

from scoring.card import Dimension, Finding, LevelCard, TurnCard, Verdict
from scoring.model import Case, Commitment, DueStatus, Turn
from scoring.reading.items import Reading

REPLY = "We will look at it."


def turn_of(number: int, reply: str = REPLY) -> Turn:
    reading = Reading(language="en", detected="en", sense="clear")
    return Turn(number=number, customer="Where is it?", reply=reply, reading=reading)


def finding_of(dimension: Dimension, criterion: str, verdict: Verdict) -> Finding:
    evidence = None if verdict == "not_assessed" else turn_of(1).cite(0, 7)
    return Finding(
        dimension=dimension,
        criterion=criterion,
        verdict=verdict,
        confidence=0.9,
        because="So it is.",
        evidence=evidence,
    )


def level_of(level: int | None, *findings: Finding) -> LevelCard:
    return LevelCard(level=level, estimate=None if level is None else float(level), findings=findings)


def card_of(number: int, empathy: int | None, accuracy: int | None, follow_through: int | None) -> TurnCard:
    return TurnCard(
        turn=number, empathy=level_of(empathy), accuracy=level_of(accuracy), follow_through=level_of(follow_through)
    )


def case_of(turns: int, **rest: object) -> Case:
    return Case(language="en", turns=tuple(turn_of(i + 1) for i in range(turns)), **rest)  # type: ignore[arg-type]  # the tests pass fields of Case by name


def promise(status: DueStatus, number: int = 1) -> Commitment:
    return Commitment(
        id=f"d{number}",
        turn=1,
        who="agent",
        what="call_back",
        due="2026-03-04T11:00",
        keepable=None,
        status=status,
    )
