"""Cases and turns of one late parcel, as the tests of the scorers need them."""

from __future__ import annotations

from datetime import datetime

from scoring.assess import rate_turn, read
from scoring.card import TurnCard
from scoring.model import Action, Article, Case, Commitment, Fact, Said, Turn

NOW = datetime(2026, 3, 3, 15, 30)  # noqa: DTZ001 - the simulated local time of a call has no zone
CUSTOMER = "Where is my parcel? It was due six days ago and it's my daughter's birthday on Saturday!"
PLAIN = "Hi, do you also sell gift cards?"
FACTS = (
    Fact(
        id="lost_after",
        statement="A parcel counts as lost after 5 working days without a scan.",
        type="duration",
        value="5 working days",
        topic=("lost", "scan", "missing"),
        contradicts=("10 days", "two weeks"),
    ),
    Fact(
        id="return_window",
        statement="Things can be sent back within 14 days of delivery.",
        type="duration",
        value="14 days",
        topic=("return", "send back", "sent back"),
    ),
    Fact(
        id="express_day",
        statement="An express parcel sent today arrives on Thursday.",
        type="date",
        value="Thursday",
        topic=("express", "new parcel", "replacement", "new one"),
    ),
    Fact(
        id="refund_time",
        statement="A refund reaches the card in 3 to 5 working days.",
        type="duration",
        value="3-5 working days",
        topic=("refund", "money"),
    ),
)
ARTICLE = Article(
    id="lost_parcels",
    title="Lost parcels",
    text=(
        "A parcel counts as lost after 5 working days without a scan. The customer can choose between a replacement "
        "sent by express delivery and a full refund to the card that was used. The carrier is asked in every case."
    ),
)


def case(**rest: object) -> Case:
    return Case(language="en", now=NOW, **{"facts": FACTS, "articles": (ARTICLE,), **rest})  # type: ignore[arg-type]  # the tests pass fields of Case by name


def turn(
    reply: str,
    *,
    customer: str = CUSTOMER,
    number: int = 1,
    actions: tuple[Action, ...] | None = None,
    history: tuple[Said, ...] = (),
    commitments: tuple[Commitment, ...] | None = None,
) -> Turn:
    return Turn(
        number=number,
        customer=customer,
        reply=reply,
        reading=read(reply, language="en", now=NOW, customer=customer),
        actions=actions,
        history=history,
        commitments=commitments,
    )


def did(name: str, *, at: int = 1, means: tuple[str, ...] = (), **args: str | int | float) -> Action:
    return Action(name=name, args=args, turn=at, means=means)


def rated(reply: str, *, of: Case | None = None, alone: bool = False, **rest: object) -> TurnCard:
    """What the rules alone make of a reply; the rules are what the tests of the scorers are about."""
    said = turn(reply, **rest)  # type: ignore[arg-type]  # the tests pass fields of Turn by name
    return rate_turn(of or case(), said, alone=alone, rules_only=True)


def judged(reply: str, *, of: Case | None = None, alone: bool = False, **rest: object) -> TurnCard:
    """What rules and models together make of a reply."""
    return rate_turn(of or case(), turn(reply, **rest), alone=alone)  # type: ignore[arg-type]  # the tests pass fields of Turn by name


def verdicts(card: TurnCard) -> set[tuple[str, str]]:
    cards = (card.empathy, card.accuracy, card.follow_through)
    return {(each.criterion, each.verdict) for level in cards for each in level.findings}


def codes(card: TurnCard) -> list[tuple[str, bool]]:
    return [(error.code, error.certain) for error in card.critical]
