"""Small calls for the tests of records and storage."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from scoring.card import DimensionScore, Finding, LevelCard, ScoreCard, ScoreLine, TurnCard
from scoring.model import Evidence, SelfRating
from scoring.reading.items import Acknowledgement, Reading
from simulator.engine.events import (
    CallClosed,
    CallOpened,
    ContactEnded,
    CustomerSpoke,
    Event,
    Levels,
    Rated,
    TraineeActed,
    TraineeReplied,
)
from simulator.scenario.beats import Beat, Ending
from simulator.scenario.codec import scenario_hash
from simulator.scenario.condition import Condition
from simulator.scenario.model import Customer, Scenario
from simulator.scenario.packs import Company, Reaction, Temperament
from simulator.session.ports import CallHeader
from simulator.storage.ids import uuid7
from simulator.storage.journal import SqlJournal
from simulator.storage.store import Store

OPENED_AT = datetime(2026, 11, 20, 9, 30, 15, 250_000, tzinfo=UTC)


def a_scenario() -> Scenario:
    """Return a case of one beat."""
    return Scenario(
        format=1,
        id="lost_umbrella",
        title="The lost umbrella",
        language="en",
        channel="chat",
        difficulty=1,
        skills=("names_impact",),
        minutes=3,
        briefing="A customer left an umbrella in the shop.",
        starts="2026-03-03 15:30",
        customer=Customer(name="Ada Birch", temperament="mild"),
        company=Company(format=1, id="fern_row", name="Fern Row"),
        temperament=Temperament(
            format=1, id="mild", language="en", reactions={"greeted": Reaction(says=("Hello.", "Hi.", "Hello there."))}
        ),
        solved=Condition(did="note"),
        beats=(Beat(id="umbrella", says=("I left my umbrella.", "My umbrella is with you.", "Have you my umbrella?")),),
        endings=(Ending(id="found", when=Condition(settled="issue"), good=True),),
    )


def a_header(number: int = 0, *, alias: str = "me") -> CallHeader:
    """Return the header of the call with this number; each has another id and time."""
    opened_at = OPENED_AT + timedelta(minutes=number)
    return CallHeader(
        call_id=uuid7(opened_at, number.to_bytes(10, "big")),
        scenario_hash=scenario_hash(a_scenario()),
        scenario_id="lost_umbrella",
        alias=alias,
        mode="practice",
        language="en",
        seed=7,
        twist="plain",
        opened_at=opened_at,
    )


def some_events() -> tuple[Event, ...]:
    """Return the events of a short call from opened to closed."""
    reading = Reading(
        language="en",
        detected="en",
        sense="clear",
        acknowledged=(
            Acknowledgement(what="situation", specific=True, start=0, end=9, confidence=0.9, topics=("umbrella",)),
        ),
    )
    return (
        CallOpened(kind="call_opened", seed=7, twist="plain", mode="practice", language="en", at_ms=0),
        CustomerSpoke(
            kind="customer_spoke",
            at_ms=0,
            text="I left my umbrella.",
            authored="I left my umbrella.",
            line_id="umbrella.1",
            voice="scripted",
            answers="s1",
        ),
        TraineeReplied(
            kind="trainee_replied",
            at_ms=12_000,
            text="That’s a pity — 우산을 찾아 볼게요 ☂",
            reading=reading,
            levels=Levels(empathy=2, accuracy=None, follow_through=1),
        ),
        TraineeActed(kind="trainee_acted", at_ms=15_000, name="note", args={"amount": 2.5, "text": "red, wooden"}),
        ContactEnded(kind="contact_ended", at_ms=20_000),
        Rated(kind="rated", at_ms=21_000, rating=SelfRating(empathy=70, accuracy=80, follow_through=60)),
        CallClosed(kind="call_closed", at_ms=21_000, reason="completed"),
    )


def a_card(total: float = 71.5) -> ScoreCard:
    """Return a score card with one quoted finding."""
    quote = Evidence(where="reply", start=0, end=6, quote="That’s")
    finding = Finding(
        dimension="empathy",
        criterion="names_impact",
        verdict="met",
        confidence=0.9,
        because="Named it.",
        evidence=quote,
    )
    nothing = LevelCard(level=None, estimate=None)
    return ScoreCard(
        total=total,
        uncapped=total,
        band="safe",
        empathy=DimensionScore(score=total, weight=100.0),
        accuracy=DimensionScore(score=None, weight=0.0),
        follow_through=DimensionScore(score=None, weight=0.0),
        caps=(),
        turns=(
            TurnCard(
                turn=1,
                empathy=LevelCard(level=2, estimate=1.8, findings=(finding,)),
                accuracy=nothing,
                follow_through=nothing,
            ),
        ),
        lines=(
            ScoreLine(
                dimension="empathy",
                turn=1,
                criterion="names_impact",
                verdict="met",
                points=2.5,
                because="Named it.",
                evidence=quote,
            ),
        ),
        commitments=(),
        self_rating=None,
        gap=None,
        next_step=None,
        scorers={"empathy": 1},
        rubric_hash="0" * 64,
    )


def a_journal(store: Store) -> SqlJournal:
    """Return the journal of one window; its clock moves a second each time that it is read."""
    seconds = count()
    return SqlJournal(store.database, now=lambda: OPENED_AT + timedelta(seconds=next(seconds)))


def play(journal: SqlJournal, number: int = 0, *, alias: str = "me", until: int = 99) -> CallHeader:
    """Store a call, or its events below `until`, and return its header."""
    header = a_header(number, alias=alias)
    journal.open(header, a_scenario())
    for seq, event in enumerate(some_events()[:until]):
        journal.append(header.call_id, seq, event)
    return header
