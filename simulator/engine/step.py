"""State and event in, new state and effects out: the whole life of a call; pure and deterministic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, assert_never

from simulator.engine import gauges
from simulator.engine.concerns import pressed
from simulator.engine.conditions import holds
from simulator.engine.desk import carry_out
from simulator.engine.effects import Effect, WakeAt
from simulator.engine.events import (
    CallClosed,
    CallOpened,
    CloseReason,
    ContactEnded,
    CustomerSpoke,
    Event,
    Rated,
    ReadingDisputed,
    TimeJumped,
    TimePassed,
    TraineeActed,
    TraineeReplied,
)
from simulator.engine.handover import HANDING
from simulator.engine.ledger import fixed, settled_by_deeds, swept, with_check_back, with_obligations, with_pledges
from simulator.engine.reply import replied
from simulator.engine.scenes import jumped
from simulator.engine.silence import into_silence
from simulator.engine.speech import Draft, speak
from simulator.engine.state import CallState, Dispute, Message
from simulator.scenario.model import Scenario

SILENCE_MS = 90_000
MOST_NUDGES = 3
TRANSFERS = {"transfer_warm": gauges.WARM_TRANSFER, "transfer_cold": gauges.COLD_TRANSFER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of the call, and what the engine wants from outside."""

    state: CallState
    effects: tuple[Effect, ...] = ()


def open_call(scenario: Scenario, opened: CallOpened) -> Step:
    """Return the call at its first moment: the queue has left its mark, the customer is about to speak.

    Args:
        scenario: the case as played (`simulator.scenario.resolve`).
        opened: the first event.
    """
    customer = scenario.customer
    state = CallState(
        opened=opened,
        at_ms=opened.at_ms,
        mood=customer.mood,
        patience=customer.patience,
        trust=customer.trust,
    )
    waited = gauges.pull_of_queue(scenario.queue)
    if waited is not None:
        state = gauges.pulled(state, waited)
    spoken, effects = speak(scenario, pressed(scenario, Draft(state=state)))
    return Step(state=spoken, effects=effects)


def step(scenario: Scenario, before: CallState, event: Event) -> Step:
    """Return the call after an event.

    An event that has no place now (a late answer, a second closing) changes nothing.

    Args:
        scenario: the case as played.
        before: the call so far.
        event: what happened.
    """
    state = replace(before, at_ms=max(before.at_ms, event.at_ms))
    match event:
        case CustomerSpoke():
            return _customer_spoke(scenario, state, event)
        case TraineeReplied():
            return _trainee_replied(scenario, state, event)
        case TraineeActed():
            return Step(state=_acted(scenario, state, event))
        case TimeJumped():
            return _jumped(scenario, state, event)
        case TimePassed():
            return _time_passed(scenario, state)
        case CallOpened():
            return Step(state=before)
        case ReadingDisputed() | ContactEnded() | Rated() | CallClosed():
            return Step(state=_moved_on(scenario, state, event))
        case _:
            assert_never(event)


def _moved_on(
    scenario: Scenario, state: CallState, event: ReadingDisputed | ContactEnded | Rated | CallClosed
) -> CallState:
    """Return the state after what the trainee does about the call itself, not in it."""
    match event:
        case ReadingDisputed():
            return replace(state, disputes=(*state.disputes, Dispute(turn=event.turn, what=event.what)))
        case ContactEnded():
            return _ended(scenario, state, "trainee") if state.phase == "contact" else state
        case Rated():
            return replace(state, self_rating=event.rating) if state.phase == "rating" else state
        case CallClosed():
            return _closed(scenario, state, event.reason)
        case _:
            assert_never(event)


def wake_at(state: CallState) -> int | None:
    """Return the moment at which the customer would ask into the silence, or None."""
    if state.phase != "contact" or state.awaiting:
        return None
    return max(state.heard_at_ms, state.quiet_until_ms) + SILENCE_MS * (state.nudges + 1)


def _woken(state: CallState, effects: tuple[Effect, ...] = ()) -> Step:
    moment = wake_at(state)
    return Step(state=state, effects=effects if moment is None else (*effects, WakeAt(at_ms=moment)))


def _customer_spoke(scenario: Scenario, state: CallState, event: CustomerSpoke) -> Step:
    if all(waiting.id != event.answers for waiting in state.awaiting):
        return Step(state=state)
    shown = sum(len(message.because) for message in state.transcript)
    message = Message(
        at_ms=state.at_ms,
        speaker="customer",
        text=event.text,
        authored=event.authored,
        turn=state.turn,
        line_id=event.line_id,
        voice=event.voice,
        mood=state.mood,
        patience=state.patience,
        trust=state.trust,
        because=state.changes[shown:],
        scene=state.scene,
    )
    spoken = replace(state, transcript=(*state.transcript, message), awaiting=())
    if state.turn == 0 and not state.nudges:
        spoken = replace(spoken, heard_at_ms=state.at_ms)
    if spoken.ended_by == "customer":
        spoken = _ended(scenario, spoken, "customer")
    return _woken(spoken)


def _trainee_replied(scenario: Scenario, state: CallState, event: TraineeReplied) -> Step:
    if state.phase != "contact":
        return Step(state=state)
    answered, effects = replied(scenario, state, event)
    return _woken(settled_by_deeds(scenario, answered), effects)


def _acted(scenario: Scenario, state: CallState, event: TraineeActed) -> CallState:
    if state.phase not in ("contact", "between"):
        return state
    done = carry_out(scenario, state, event.name, event.args)
    state = replace(state, done=(*state.done, done))
    if not done.ok:
        return state
    if event.reading is not None:
        state = with_pledges(scenario, state, event.reading, str(event.args.get("text", "")))
    if event.name in HANDING:
        state = with_check_back(scenario, state)
    if event.name == "hold":
        return replace(state, quiet_until_ms=state.at_ms + int(float(event.args["minutes"]) * 60_000))
    if event.name in TRANSFERS and state.phase == "contact":
        state = _ended(scenario, gauges.pulled(state, TRANSFERS[event.name]), "trainee")
    return settled_by_deeds(scenario, state)


def _jumped(scenario: Scenario, state: CallState, event: TimeJumped) -> Step:
    """Go on between two contacts: to a due item, to a scene, or to the own rating when nothing is left."""
    if state.phase != "between":
        return Step(state=state)
    if event.to == "":  # a record of before: there was nothing to come, and nothing was settled
        return Step(state=replace(state, phase="rating"))
    if event.to == "rating":
        over = swept(scenario, settled_by_deeds(scenario, state), over=True)
        return Step(state=replace(over, phase="rating"))
    after, effects = jumped(scenario, state, event.scene)
    return Step(state=after, effects=effects)


def _time_passed(scenario: Scenario, state: CallState) -> Step:
    moment = wake_at(state)
    if moment is None or state.at_ms < moment:
        return Step(state=state)
    nudged = gauges.pulled(replace(state, nudges=state.nudges + 1), gauges.SILENCE)
    leaves = nudged.patience <= 0 or nudged.nudges > MOST_NUDGES
    if leaves:
        nudged = replace(nudged, ended_by="customer")
    draft = Draft(state=nudged)
    said = draft.moment(scenario, "walks_out") if leaves else into_silence(scenario, draft)
    spoken, effects = speak(scenario, said)
    return _woken(spoken, effects)


def _ended(scenario: Scenario, state: CallState, by: Literal["trainee", "customer"]) -> CallState:
    ended = replace(state, phase="between", ended_by=by, awaiting=())
    owing = fixed(scenario, settled_by_deeds(scenario, ended))
    return owing if state.scene else settled_by_deeds(scenario, with_obligations(scenario, owing))


def _closed(scenario: Scenario, state: CallState, reason: CloseReason) -> CallState:
    if state.phase == "closed":
        return state
    ending = next((ending.id for ending in scenario.endings if holds(ending.when, scenario, state)), "")
    return replace(state, phase="closed", closed=reason, ending=ending, awaiting=())
