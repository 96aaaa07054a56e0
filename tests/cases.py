"""A small case with hand-made readings: what the engine's tests play, without a reader and without files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from scoring.model import Scalar
from scoring.reading.items import Acknowledgement, Courtesy, CourtesyKind, Due, HeatMark, Pledge, Question, Reading
from simulator.engine.events import (
    CallOpened,
    ContactEnded,
    CustomerSpoke,
    Event,
    Levels,
    TimeJumped,
    TraineeActed,
    TraineeReplied,
)
from simulator.engine.scenes import next_stop
from simulator.engine.state import CallState
from simulator.engine.step import open_call, step
from simulator.scenario.beats import Beat, Branch, Ending
from simulator.scenario.condition import Condition
from simulator.scenario.later import Scene
from simulator.scenario.model import CaseFact, Customer, Obligation, Queue, Scenario
from simulator.scenario.moments import MOMENTS
from simulator.scenario.packs import Argument, CaseAction, Company, Reaction, Temperament

TOMORROW = "2026-03-04T11:00"
"""The day after the small case, at eleven."""
UNRATED = Levels(empathy=None, accuracy=None, follow_through=None)


def small_scenario(*, queue: Queue | None = None, mood: int = 50, patience: int = 60, trust: int = 50) -> Scenario:
    """Return a case with one concern, one fact of the customer, and one action that solves it."""
    reactions = {
        moment: Reaction(says=tuple(f"{moment} {n}." for n in range(4)), heated=(f"{moment} heated.",))
        for moment in MOMENTS
    }
    return Scenario(
        format=1,
        id="small",
        title="A small case",
        language="en",
        channel="chat",
        difficulty=1,
        skills=("names_impact",),
        minutes=3,
        briefing="Somebody waits for a kettle.",
        starts="2026-03-03 15:30",
        queue=queue or Queue(),
        customer=Customer(name="Ann Lee", temperament="plain", mood=mood, patience=patience, trust=trust),
        record={"order": "123"},
        facts=(
            CaseFact(id="order_number", known_to="customer", value="123", says=("It is 123.",), again=("Still 123.",)),
            CaseFact(
                id="party",
                known_to="customer",
                values=("party",),
                tell=Condition(all=(Condition(asked="deadline"), Condition(trust_at_least=40))),
                says=("For a party.",),
                withheld=("Why do you ask?",),
            ),
            CaseFact(id="price", says=("It costs 20.",), value="20"),
        ),
        company=Company(format=1, id="shop", name="Shop"),
        temperament=Temperament(format=1, id="plain", language="en", reactions=reactions),
        actions=(
            CaseAction(
                id="replace", means=("replace",), result="Sent to {place}.", args={"place": Argument()}, once=True
            ),
            CaseAction(id="pay", args={"amount": Argument(kind="number", at_most=20)}, needs=Condition(did="replace")),
        ),
        obligations=(Obligation(id="report", what="tell the outcome", due="+1d 11:00", met_by=("note",)),),
        solved=Condition(did="replace"),
        beats=(
            Beat(id="opening", says=("Where is it?", "So, where is it?"), again=("And where is it now?",)),
            Beat(
                id="remedy",
                says=("What now?",),
                again=("And what now?", "Well?"),
                until=Condition(did="replace"),
                met=("Good.",),
            ),
        ),
        reactions=(
            Branch(id="hurry", when=Condition(promised="call_back"), says=("A call, fine.",), mood=5, because="a call"),
        ),
        endings=(
            Ending(id="glad", when=Condition(settled="issue"), says="Ann has her kettle.", good=True),
            Ending(id="gone", when=Condition(start=False)),
        ),
    )


def world_scenario(**changes: Any) -> Scenario:  # noqa: ANN401 - any field of a scenario
    """Return the small case on a desk with hours, call-backs, messages, transfers, and two scenes of the next day."""
    base = small_scenario()
    desk = Company(format=1, id="shop", name="Shop", hours={"mon-fri": "08:00-18:00"}, holidays=("2026-03-06",))
    when = {"when": Argument(kind="time")}
    contacts = (
        CaseAction(id="call_back", means=("call_back",), args=when, fails="Closed then."),
        CaseAction(id="write", means=("message",), args={"text": Argument()}),
        CaseAction(id="transfer_warm", means=("transfer",), args={"summary": Argument()}),
        CaseAction(id="transfer_cold", means=("transfer",)),
        CaseAction(id="escalate", means=("escalate",)),
    )
    kept = Scene(
        id="kept",
        at="+1d 11:30",
        opens_if=Condition(settled="call_back"),
        says=("You rang: {quoted}.", "So you rang."),
        beats=(Beat(id="fine", says=("And is it on its way?",), until=Condition(said="deliver")),),
    )
    missed = Scene(
        id="missed",
        at="+1d 12:00",
        opens_if=Condition(due="call_back"),
        channel="phone",
        quotes="call_back",
        says=("You wrote: {quoted}.", "Nobody rang."),
        beats=(Beat(id="sorry", says=("What happened?",), until=Condition(acknowledged="delay")),),
    )
    own = {"company": desk, "actions": (*base.actions, *contacts), "obligations": (), "scenes": (kept, missed)}
    return replace(base, **{**own, **changes})


def opened(*, seed: int = 1) -> CallOpened:
    """Return the event that opens a call."""
    return CallOpened(kind="call_opened", seed=seed, twist="plain", mode="practice", language="en", at_ms=0)


def reading(
    *,
    asked: Iterable[str] = (),
    acknowledged: Iterable[str] = (),
    promised: Pledge | None = None,
    courtesy: CourtesyKind | None = None,
    heat: HeatMark | None = None,
    confidence: float = 0.9,
) -> Reading:
    """Return a reading with the items that are named."""
    return Reading(
        language="en",
        detected="en",
        sense="clear",
        asked=tuple(Question(what=what, start=0, end=1, confidence=confidence) for what in asked),
        acknowledged=tuple(
            Acknowledgement(what=what, specific=what != "generic", start=0, end=1, confidence=confidence)
            for what in acknowledged
        ),
        promised=(promised,) if promised is not None else (),
        courtesies=(Courtesy(kind=courtesy, start=0, end=1, confidence=confidence),) if courtesy is not None else (),
        heated=(heat,) if heat is not None else (),
    )


def senseless(sense: str) -> Reading:
    """Return the reading of an empty, senseless or foreign message."""
    assert sense in ("empty", "nonsense", "other_language")
    return Reading(language="en", detected="", sense=sense)  # type: ignore[arg-type]  # narrowed by the line above


def pledge(*, act: str = "call_back", at: str | None = None, firm: bool = True, unclear: bool = False) -> Pledge:
    """Return a promise of the trainee."""
    due = Due(at=at, text=at or "", unclear=unclear) if at is not None or unclear else None
    return Pledge(actor="agent", act=act, due=due, firm=firm, condition="", start=0, end=1, confidence=0.9)


def reply(read: Reading, *, at_ms: int = 20_000, levels: Levels = UNRATED, text: str = "words") -> TraineeReplied:
    """Return a reply that was read so."""
    return TraineeReplied(kind="trainee_replied", at_ms=at_ms, text=text, reading=read, levels=levels)


def spoken(state: CallState) -> CustomerSpoke:
    """Return the customer's answer to what is awaited, word for word."""
    speak = state.awaiting[-1]
    return CustomerSpoke(
        kind="customer_spoke",
        at_ms=state.at_ms,
        text=speak.brief.authored,
        authored=speak.brief.authored,
        line_id=speak.brief.line_id,
        voice="scripted",
        answers=speak.id,
    )


def acted(name: str, *, at_ms: int = 0, **args: Scalar) -> TraineeActed:
    """Return a deed at the desk."""
    return TraineeActed(kind="trainee_acted", at_ms=at_ms, name=name, args=args)


def ended(*, at_ms: int = 60_000) -> ContactEnded:
    """Return the end of a contact by the trainee."""
    return ContactEnded(kind="contact_ended", at_ms=at_ms)


def gone_on(scenario: Scenario, state: CallState) -> CallState:
    """Return the call at the next stop, with what the customer says there."""
    stop = next_stop(scenario, state)
    scene = stop.id if stop.to == "scene" else ""
    after = step(scenario, state, TimeJumped(kind="time_jumped", at_ms=stop.at_ms, to=stop.to, scene=scene)).state
    return step(scenario, after, spoken(after)).state if after.awaiting else after


def then(scenario: Scenario, state: CallState, *events: Event) -> CallState:
    """Return a call after more events; the customer answers whenever something is awaited."""
    for event in events:
        state = step(scenario, state, event).state
        if state.awaiting:
            state = step(scenario, state, spoken(state)).state
    return state


def play(scenario: Scenario, events: Iterable[Event], *, seed: int = 1) -> CallState:
    """Return the call after these events; the customer answers whenever something is awaited."""
    state = open_call(scenario, opened(seed=seed)).state
    for event in events:
        if state.awaiting:
            state = step(scenario, state, spoken(state)).state
        state = step(scenario, state, event).state
    return step(scenario, state, spoken(state)).state if state.awaiting else state


def last_line(state: CallState) -> str:
    """Return what the customer said last."""
    return next(m.text for m in reversed(state.transcript) if m.speaker == "customer")
