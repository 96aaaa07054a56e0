"""State and event in, new state and effects out: the whole life of a call; pure and deterministic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, assert_never

from simulator.engine import gauges
from simulator.engine.abuse import BY_THE_BOOK, END_CONTACT, WARN, abused, may_end, warned
from simulator.engine.bulletins import next_news_ms
from simulator.engine.channels import after, profile_of
from simulator.engine.concerns import pressed
from simulator.engine.conditions import holds
from simulator.engine.desk import carry_out
from simulator.engine.drift import drifted
from simulator.engine.effects import Effect, WakeAt
from simulator.engine.events import (
    CallClosed,
    CallOpened,
    CloseReason,
    ContactEnded,
    CustomerSpoke,
    Event,
    HintTaken,
    Rated,
    ReadingDisputed,
    Rested,
    TimeJumped,
    TimePassed,
    TraineeActed,
    TraineeReplied,
)
from simulator.engine.handover import HANDING
from simulator.engine.hold import HOLD, back_from_hold, hold_on, overran, overrun_at, put_on_hold
from simulator.engine.ledger import fixed, settled_by_deeds, swept, with_check_back, with_obligations, with_pledges
from simulator.engine.let_down import broken_words
from simulator.engine.loyalty import settled_loyalty
from simulator.engine.public import MOVE_TO_PRIVATE
from simulator.engine.queue import queued
from simulator.engine.reply import replied
from simulator.engine.scenes import jumped
from simulator.engine.silence import into_silence
from simulator.engine.speech import Draft, speak
from simulator.engine.state import CallState, Change, Dispute, Done, Message, changed
from simulator.engine.supervisor import demanded
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import Growing

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
        loyalty=customer.loyalty,
    )
    draft = pressed(scenario, Draft(state=queued(scenario, state)))
    spoken, effects = speak(scenario, abused(scenario, draft))
    return Step(state=spoken, effects=effects)


def step(scenario: Scenario, before: CallState, event: Event) -> Step:
    """Return the call after an event.

    An event that has no place now (a late answer, a second closing) changes nothing.

    Args:
        scenario: the case as played.
        before: the call so far.
        event: what happened.
    """
    state = drifted(scenario, changed(before, at_ms=max(before.at_ms, event.at_ms)))
    match event:
        case CustomerSpoke():
            return _customer_spoke(scenario, state, event)
        case TraineeReplied():
            return _trainee_replied(scenario, state, event)
        case TraineeActed():
            return _acted(scenario, state, event)
        case TimeJumped():
            return _jumped(scenario, state, event)
        case TimePassed():
            return _time_passed(scenario, state)
        case CallOpened():
            return Step(state=before)
        case ReadingDisputed() | HintTaken() | Rested() | ContactEnded() | Rated() | CallClosed():
            return Step(state=_moved_on(scenario, state, event))
        case _:
            assert_never(event)


_About = ReadingDisputed | HintTaken | Rested | ContactEnded | Rated | CallClosed


def _moved_on(scenario: Scenario, state: CallState, event: _About) -> CallState:
    """Return the state after what the trainee does about the call itself, not in it."""
    match event:
        case ReadingDisputed():
            return changed(state, disputes=(*state.disputes, Dispute(turn=event.turn, what=event.what)))
        case HintTaken():
            return changed(state, hints=(*state.hints, event.about))
        case Rested():
            return changed(state, resting=not event.back)
        case ContactEnded():
            return _ended(scenario, state, "trainee") if state.phase == "contact" else state
        case Rated():
            return changed(state, self_rating=event.rating) if state.phase == "rating" else state
        case CallClosed():
            return _closed(scenario, state, event.reason)
        case _:
            assert_never(event)


def wake_at(scenario: Scenario, state: CallState) -> int | None:
    """Return the next moment at which something happens by itself: the customer speaks, or news comes in; or None.

    Args:
        scenario: the case as played.
        state: the call.
    """
    if state.phase != "contact" or state.awaiting or state.resting:
        return None
    moments = (_speaks_at(scenario, state), next_news_ms(scenario, state.at_ms))
    return min((moment for moment in moments if moment is not None), default=None)


def _speaks_at(scenario: Scenario, state: CallState) -> int | None:
    """Return the moment at which the customer would ask into the silence or notice a late hold, or None.

    Args:
        scenario: the case as played.
        state: the call.
    """
    if state.phase != "contact" or state.awaiting or state.resting:
        return None
    if hold_on(state) is not None:
        return overrun_at(state)
    silence = profile_of(scenario, state).silence
    return after(scenario, state, max(state.heard_at_ms, state.quiet_until_ms), silence, state.nudges + 1)


def _woken(scenario: Scenario, state: CallState, effects: tuple[Effect, ...] = ()) -> Step:
    moment = wake_at(scenario, state)
    return Step(state=state, effects=effects if moment is None else (*effects, WakeAt(at_ms=moment)))


def _customer_spoke(scenario: Scenario, state: CallState, event: CustomerSpoke) -> Step:
    if all(waiting.id != event.answers for waiting in state.awaiting):
        return Step(state=state)
    shown = len(_SHOWN(state.transcript))
    message = Message(
        at_ms=state.at_ms,
        speaker="customer",
        text=event.text,
        authored=event.authored,
        turn=state.turn,
        line_id=event.line_id,
        voice=event.voice,
        refused=event.refused,
        mood=state.mood,
        patience=state.patience,
        trust=state.trust,
        because=state.changes[shown:],
        scene=state.scene,
    )
    spoken = changed(state, transcript=(*state.transcript, message), awaiting=())
    if state.turn == 0 and not state.nudges:
        spoken = replace(spoken, heard_at_ms=state.at_ms)
    if spoken.ended_by == "customer":
        spoken = _ended(scenario, spoken, "customer")
    return _woken(scenario, spoken)


def _add_shown(shown: list[Change], message: Message) -> None:
    shown.extend(message.because)


_SHOWN: Growing[Message, list[Change]] = Growing([], _add_shown, list.copy)
"""The changes that the lines of a call have shown."""


def _trainee_replied(scenario: Scenario, state: CallState, event: TraineeReplied) -> Step:
    if state.phase != "contact":
        return Step(state=state)
    answered, effects = replied(scenario, state, event)
    return _woken(scenario, settled_by_deeds(scenario, answered), effects)


def _acted(scenario: Scenario, state: CallState, event: TraineeActed) -> Step:
    if state.phase not in ("contact", "between"):
        return Step(state=state)
    done = carry_out(scenario, state, event.name, event.args)
    state = changed(state, done=(*state.done, done))
    if not done.ok:
        return Step(state=state)
    if event.reading is not None:
        state = with_pledges(scenario, state, event.reading, str(event.args.get("text", "")))
    if event.name in HANDING:
        state = with_check_back(scenario, state)
    if state.phase == "contact" and not state.ended_by:
        if done.name == WARN:
            return _warned(scenario, state)
        state = _done_to_contact(scenario, settled_by_deeds(scenario, state), done)
    return Step(state=settled_by_deeds(scenario, state))


def _warned(scenario: Scenario, state: CallState) -> Step:
    """Return the call after a warning about abuse: the customer answers it at once."""
    draft = warned(scenario, back_from_hold(scenario, changed(state, heard_at_ms=state.at_ms, nudges=0)))
    spoken, effects = speak(scenario, draft)
    return _woken(scenario, settled_by_deeds(scenario, spoken), effects)


def _done_to_contact(scenario: Scenario, state: CallState, done: Done) -> CallState:
    """Return the state after an action that does something to the contact itself; others leave it as it is."""
    if done.name == HOLD:
        return put_on_hold(scenario, state, done)
    if done.name == MOVE_TO_PRIVATE:
        return changed(state, private=True)
    if done.name == END_CONTACT:
        if may_end(state):
            state = changed(state, fired=(*state.fired, BY_THE_BOOK))
        return _ended(scenario, state, "trainee")
    if done.name in TRANSFERS:
        return _ended(scenario, gauges.taken(scenario, state, TRANSFERS[done.name]), "trainee")
    return state


def _jumped(scenario: Scenario, state: CallState, event: TimeJumped) -> Step:
    """Go on between two contacts: to a due item, to a scene, or to the own rating when nothing is left."""
    if state.phase != "between":
        return Step(state=state)
    if event.to == "":  # a record of before: there was nothing to come, and nothing was settled
        return Step(state=changed(state, phase="rating"))
    if event.to == "rating":
        over = swept(scenario, settled_by_deeds(scenario, state), over=True)
        return Step(state=replace(over, phase="rating"))
    later, effects = jumped(scenario, changed(state, private=False), event.scene)
    return Step(state=later, effects=effects)


def _time_passed(scenario: Scenario, state: CallState) -> Step:
    moment = _speaks_at(scenario, state)
    if moment is None or state.at_ms < moment:
        return _woken(scenario, state)
    if hold_on(state) is not None:
        late = overran(scenario, state)
        spoken, effects = speak(scenario, Draft(state=late).moment(scenario, "hold_late"))
        return _woken(scenario, spoken, effects)
    cost = gauges.LATE_DAY if profile_of(scenario, state).by_days else gauges.SILENCE
    nudged = gauges.taken(scenario, changed(state, nudges=state.nudges + 1), cost)
    spoken, effects = speak(scenario, _met_silence(scenario, nudged))
    return _woken(scenario, spoken, effects)


def _met_silence(scenario: Scenario, state: CallState) -> Draft:
    """Return what the customer says into a silence, patience being spent or asked too often: a last demand, or bye."""
    said = demanded(scenario, Draft(state=state)) if state.patience <= 0 and state.nudges <= MOST_NUDGES else None
    if said is not None:
        return said
    if state.patience <= 0 or state.nudges > MOST_NUDGES:
        return Draft(state=replace(state, ended_by="customer")).moment(scenario, "walks_out")
    return into_silence(scenario, Draft(state=state))


def _ended(scenario: Scenario, state: CallState, by: Literal["trainee", "customer"]) -> CallState:
    ended = replace(back_from_hold(scenario, state), phase="between", ended_by=by, awaiting=())
    owing = fixed(scenario, settled_by_deeds(scenario, ended))
    return owing if state.scene else settled_by_deeds(scenario, with_obligations(scenario, owing))


def _closed(scenario: Scenario, state: CallState, reason: CloseReason) -> CallState:
    if state.phase == "closed":
        return state
    ending = _ending(scenario, state)
    return settled_loyalty(scenario, changed(state, phase="closed", closed=reason, ending=ending, awaiting=()))


def _ending(scenario: Scenario, state: CallState) -> str:
    """Return the first ending that holds; where a word was broken a good one comes only if no other does."""
    found = [ending for ending in scenario.endings if holds(ending.when, scenario, state)]
    if broken_words(state):
        found.sort(key=lambda ending: ending.good)
    return found[0].id if found else ""
