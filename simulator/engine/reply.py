"""How the customer takes a reply: what was read moves the gauges and decides what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from unicodedata import category

from scoring.reading.items import Reading
from simulator.engine import gauges
from simulator.engine.abuse import abused
from simulator.engine.answers import HANDLED_ELSEWHERE, answered
from simulator.engine.channels import channel_of
from simulator.engine.clock import start_of
from simulator.engine.closing import closed, puzzles
from simulator.engine.concerns import (
    MOST_REACTIONS,
    costs_feeling,
    current,
    open_question,
    pressed,
    reacted,
    settled,
)
from simulator.engine.conditions import is_solved
from simulator.engine.consent import consented
from simulator.engine.distrust import distrusted
from simulator.engine.effects import Effect
from simulator.engine.events import TraineeReplied
from simulator.engine.forms import asks_leave
from simulator.engine.hold import back_from_hold
from simulator.engine.leaving import OBJECTED, gives_up, has_answer, has_word, objects, parts, takes_leave
from simulator.engine.ledger import taken_back, with_pledges
from simulator.engine.moves import moved_by
from simulator.engine.objections import doubted, objected
from simulator.engine.proposals import proposed
from simulator.engine.public import IN_PUBLIC, asks_in_public, exposed, moved
from simulator.engine.queue import first_words
from simulator.engine.retelling import AGREES, NOT_UNDERSTOOD
from simulator.engine.retractions import went_back
from simulator.engine.signals import SURE, signals_of, understood_anything
from simulator.engine.speech import Draft, speak
from simulator.engine.state import CallState, Message, changed
from simulator.engine.supervisor import demanded, put_through
from simulator.engine.tone import attacked, insulted, is_stock, sympathised, toned
from simulator.engine.unheard import with_unheard
from simulator.engine.unknowns import owned_up_beside
from simulator.scenario.model import Scenario

STOCK = "stock phrase"
INTERRUPTED = "interrupted"
CONTENTED = ("firm_promise", "noted", "agrees", "thanked", "offered")
"""Words of somebody who has what they wanted: they do not stand before an objection to a goodbye."""
SENSELESS_ONCE = "senseless once"
SENSELESS = {
    "empty": (gauges.SILENCE, "silence"),
    "nonsense": (gauges.NONSENSE, "nonsense"),
    "other_language": (gauges.FOREIGN, "other_language"),
}
"""What a message without readable sense does from the second time on, and what is said to it."""


def replied(scenario: Scenario, before: CallState, event: TraineeReplied) -> tuple[CallState, tuple[Effect, ...]]:
    """Return the call after a reply, and the customer's answer as an effect."""
    state = exposed(scenario, _heard(back_from_hold(scenario, before), event), event.text)
    reading = with_unheard(event.text, event.reading, scenario.language)
    if reading.sense != "clear":
        draft = _senseless(scenario, state, reading)
    else:
        heard = signals_of(scenario, reading, state.turn, stated=event.stated, belied=event.belied)
        state = changed(state, signals=(*state.signals, *heard))
        state = first_words(scenario, moved(scenario, state, reading), reading, _since_hello(state))
        state = taken_back(scenario, _pulled_by(scenario, state, event), reading, withdraws=event.withdraws)
        state = with_pledges(scenario, state, reading, event.text, unkeepable=event.unkeepable)
        state = put_through(moved_by(scenario, state, reading, waiting=bool(before.awaiting)), reading)
        beginning = _cut_short(scenario, before, state, reading)
        draft = _never_mute(scenario, _composed(scenario, beginning, replace(event, reading=reading)))
    draft = abused(scenario, draft)
    if draft.state.patience <= 0:
        return speak(scenario, demanded(scenario, draft) or _walking_out(scenario, Draft(state=draft.state)))
    return speak(scenario, distrusted(scenario, draft))


def _walking_out(scenario: Scenario, draft: Draft) -> Draft:
    leaving = changed(draft.state, ended_by="customer", awaiting=())
    return replace(draft, state=leaving).moment(scenario, "walks_out")


def _heard(before: CallState, event: TraineeReplied) -> CallState:
    turn = before.next_turn
    message = Message(
        at_ms=before.at_ms,
        speaker="agent",
        text=event.text,
        authored=event.text,
        turn=turn,
        levels=event.levels,
        reading=event.reading,
        mood=before.mood,
        patience=before.patience,
        trust=before.trust,
        scene=before.scene,
    )
    return changed(
        before,
        turn=turn,
        transcript=(*before.transcript, message),
        heard_at_ms=before.at_ms,
        nudges=0,
        quiet_until_ms=0,
        resting=False,
    )


def _cut_short(scenario: Scenario, before: CallState, state: CallState, reading: Reading) -> Draft:
    """Return the beginning of the answer: on the phone a customer who was spoken over says so, once in a contact.

    Where people write, a second message before the answer to the first is no interruption; and an insult is worse.
    """
    mark = f"{INTERRUPTED} {state.scene}".strip()
    spoken = any(line.speaker == "customer" and line.scene == before.scene for line in before.transcript)
    if not (before.awaiting and spoken) or mark in state.fired or channel_of(scenario, state) != "phone":
        return Draft(state=state)
    if insulted(reading):
        return Draft(state=state)
    return Draft(state=changed(state, fired=(*state.fired, mark))).moment(scenario, INTERRUPTED)


def _since_hello(state: CallState) -> int:
    """Return how long the customer has waited since the first words, in milliseconds."""
    return state.at_ms - (state.transcript[0].at_ms if state.transcript else state.at_ms)


def _pulled_by(scenario: Scenario, state: CallState, event: TraineeReplied) -> CallState:
    """Return the state after what the levels and the tone of a reply do; an unsure reading costs nothing."""
    reading = event.reading
    hurt = insulted(reading)
    pulls = list(gauges.pulls_of_levels(event.levels, insulted=hurt))
    if not understood_anything(reading):
        pulls = [gauges.only_gains(pull) for pull in pulls]
    if hurt:
        pulls.append(gauges.BLAMED if attacked(reading) else gauges.SLIGHTED)
    if is_stock(reading):
        if STOCK in state.fired:
            pulls.append(gauges.STOCK_AGAIN)
        else:
            state = changed(state, fired=(*state.fired, STOCK))
    for pull in pulls:
        state = gauges.taken(scenario, state, pull)
    return state


def _senseless(scenario: Scenario, state: CallState, reading: Reading) -> Draft:
    """React to a message without readable sense; it costs nothing the first time, for it may have been misread."""
    if reading.sense == "empty" and _is_gesture(state.transcript[-1].text):
        return pressed(scenario, Draft(state=state).moment(scenario, "noted"))
    pull, moment = SENSELESS[reading.sense]
    if SENSELESS_ONCE in state.fired:
        state = gauges.taken(scenario, state, pull)
    else:
        state = changed(state, fired=(*state.fired, SENSELESS_ONCE))
    return _never_mute(scenario, Draft(state=state).moment(scenario, moment))


def _is_gesture(text: str) -> bool:
    """Tell whether a text without words holds a picture sign, such as a thumb up."""
    return any(category(character) == "So" for character in text)


def _never_mute(scenario: Scenario, draft: Draft) -> Draft:
    """Return a draft that says something; a customer whose words have run out in a circle gives up and leaves."""
    for moment in ("noted", "agrees", NOT_UNDERSTOOD):
        if not draft.pieces:
            draft = draft.moment(scenario, moment)
    if draft.pieces:
        return draft
    return replace(draft, state=changed(draft.state, ended_by="customer")).moment(scenario, "walks_out")


def _composed(scenario: Scenario, draft: Draft, event: TraineeReplied) -> Draft:
    """Put the customer's line together, piece by piece, in the order in which people answer."""
    reading = event.reading
    if parts(scenario, draft.state, reading):
        return _farewell(scenario, draft, reading)
    before = draft.state
    draft = toned(scenario, asks_in_public(scenario, draft, reading), reading)
    draft = went_back(scenario, draft, reading, withdraws=event.withdraws)
    if draft.has(IN_PUBLIC):
        return draft
    draft = objected(scenario, draft, reading, belied=event.belied, withdraws=event.withdraws)
    if not puzzles(draft.state, reading):
        draft = sympathised(scenario, draft, reading)
    most = MOST_REACTIONS if not _asks_something(reading) else 1
    draft = settled(scenario, reacted(scenario, draft, most=most))
    draft = answered(scenario, draft, reading)
    draft = settled(scenario, reacted(scenario, draft, most=most, earlier=before))
    draft = doubted(scenario, draft, reading, unkeepable=event.unkeepable)
    draft = consented(scenario, proposed(scenario, draft.in_order(), reading), reading)
    draft = owned_up_beside(scenario, draft, reading)
    if channel_of(scenario, draft.state) == "email":
        return _written_back(scenario, draft, reading)
    draft = _leave_taking(scenario, draft, reading)
    return closed(scenario, draft, reading)


def _farewell(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Say goodbye; what was asked leave for, wished or sent along with the trainee's own is taken up before it."""
    said = reacted(scenario, draft, most=1)
    if said.asks() or costs_feeling(scenario, said):
        return _with_goodbye(scenario, draft)
    if said.pieces:
        return _with_goodbye(scenario, consented(scenario, said, reading))
    put = bool(reading.offered or reading.promised) and not reading.refused
    leave = put and asks_leave(said.state.transcript[-1].text, scenario.language)
    return _with_goodbye(scenario, said.moment(scenario, AGREES) if leave else said)


def _with_goodbye(scenario: Scenario, draft: Draft) -> Draft:
    moment = "goodbye" if is_solved(scenario, draft.state) else "awaits_word"
    return replace(draft, state=changed(draft.state, ended_by="customer")).moment(scenario, moment)


def _written_back(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer a mail: a complete one ends the exchange, one that leaves something open is answered with that.

    A mail that names a day is a holding reply: until then nobody writes again.
    """
    days = [p.due.at for p in reading.promised if p.confidence >= SURE and p.firm and p.due is not None and p.due.at]
    if days:
        draft = replace(draft, state=changed(draft.state, quiet_until_ms=_moment(scenario, max(days))))
    if has_answer(scenario, draft.state, reading) and current(scenario, draft.state) is None:
        leaving = changed(draft.state, ended_by="customer")
        return replace(draft, state=leaving).moment(scenario, "goodbye")
    if open_question(scenario, draft.state) is not None and not (_asks_something(reading) or days):
        draft = replace(draft, state=gauges.taken(scenario, draft.state, gauges.PIECEMEAL))
    return closed(scenario, draft, reading)


def _moment(scenario: Scenario, at: str) -> int:
    """Return the end of a day or hour that a promise names, in milliseconds of the call."""
    end = datetime.fromisoformat(at)
    end = end if "T" in at else end + timedelta(days=1)
    return max(0, round((end - start_of(scenario)).total_seconds() * 1000))


def _asks_something(reading: Reading) -> bool:
    return any(q.confidence >= SURE and q.what not in HANDLED_ELSEWHERE for q in reading.asked)


def _leave_taking(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer "anything else?", and a farewell that comes too early: what is still open is said."""
    content = is_solved(scenario, draft.state)
    if takes_leave(scenario, draft.state, reading):
        if (content or has_word(scenario, draft.state)) and objects(scenario, draft.state):
            marked = changed(draft.state, fired=(*draft.state.fired, OBJECTED))
            return pressed(scenario, replace(draft, state=marked))
        if parts(scenario, draft.state, reading) and not draft.has("answer") and not draft.asks():
            return _with_goodbye(scenario, draft)  # the reply itself has settled what was open
        if content or _asks_something(reading):
            return draft
        if gives_up(draft.state):
            return _walking_out(scenario, draft)
        kept = tuple(piece for piece in draft.pieces if piece.why not in CONTENTED)
        return pressed(scenario, replace(draft, pieces=kept).moment(scenario, "left_open"))
    said = {courtesy.kind for courtesy in reading.courtesies if courtesy.confidence >= SURE}
    asked = any(q.what == "anything_else" and q.confidence >= SURE for q in reading.asked)
    if draft.asks() or not (asked or "anything_else" in said):
        return draft
    pressing = pressed(scenario, draft)
    if pressing.pieces != draft.pieces:
        return pressing
    return pressing.moment(
        scenario, "nothing_else" if content or has_word(scenario, draft.state) else "still_open", beside=True
    )
