"""How the customer takes a reply: what was read moves the gauges and decides what is said."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import category

from scoring.reading.items import Acknowledgement, CourtesyKind, Reading
from simulator.engine import gauges
from simulator.engine.answers import HANDLED_ELSEWHERE, answered, is_beyond
from simulator.engine.concerns import pressed, reacted, settled
from simulator.engine.conditions import holds
from simulator.engine.effects import Effect
from simulator.engine.events import TraineeReplied
from simulator.engine.ledger import with_pledges
from simulator.engine.signals import SURE, guess_of, signals_of, understood_anything
from simulator.engine.speech import Draft, speak
from simulator.engine.state import CallState, Message
from simulator.scenario.model import Scenario

MOMENT_MS = 120_000
"""How long "one moment, please" may take before the customer asks."""
STOCK = "stock phrase"
SENSELESS_ONCE = "senseless once"
SENSELESS = {
    "empty": (gauges.SILENCE, "silence"),
    "nonsense": (gauges.NONSENSE, "nonsense"),
    "other_language": (gauges.FOREIGN, "other_language"),
}
"""What a message without readable sense does from the second time on, and what is said to it."""
STOCK_SURE = 0.85
"""Nobody is told that they speak from a card unless that is plain."""


def replied(scenario: Scenario, before: CallState, event: TraineeReplied) -> tuple[CallState, tuple[Effect, ...]]:
    """Return the call after a reply, and the customer's answer as an effect."""
    state = _heard(before, event)
    reading = event.reading
    if reading.sense != "clear":
        draft = _senseless(scenario, state, reading)
    else:
        state = replace(state, signals=(*state.signals, *signals_of(scenario, reading, state.turn)))
        state = with_pledges(_pulled_by(state, event), reading)
        draft = _never_mute(scenario, _composed(scenario, Draft(state=state), reading))
    if draft.state.patience <= 0:
        leaving = replace(draft.state, ended_by="customer", awaiting=())
        draft = Draft(state=leaving).moment(scenario, "walks_out")
    return speak(scenario, draft)


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
    )
    return replace(
        before,
        turn=turn,
        transcript=(*before.transcript, message),
        heard_at_ms=before.at_ms,
        nudges=0,
        quiet_until_ms=0,
    )


def _pulled_by(state: CallState, event: TraineeReplied) -> CallState:
    """Return the state after what the levels and the tone of a reply do; an unsure reading costs nothing."""
    reading = event.reading
    insulted = _insulted(reading)
    pulls = list(gauges.pulls_of_levels(event.levels, insulted=insulted))
    if not understood_anything(reading):
        pulls = [gauges.only_gains(pull) for pull in pulls]
    if insulted:
        pulls.append(gauges.BLAMED)
    if _is_stock(reading):
        if STOCK in state.fired:
            pulls.append(gauges.STOCK_AGAIN)
        else:
            state = replace(state, fired=(*state.fired, STOCK))
    for pull in pulls:
        state = gauges.pulled(state, pull)
    return state


def _insulted(reading: Reading) -> bool:
    blamed = any(blame.whom == "customer" and blame.confidence >= SURE for blame in reading.blamed)
    return blamed or any(mark.kind != "capitals" and mark.confidence >= SURE for mark in reading.heated)


def _is_stock(reading: Reading) -> bool:
    heard = [item for item in reading.acknowledged if item.confidence >= SURE]
    plain = any(item.what in ("generic", "feeling") and item.confidence >= STOCK_SURE for item in heard)
    return plain and not any(item.specific for item in heard)


def _senseless(scenario: Scenario, state: CallState, reading: Reading) -> Draft:
    """React to a message without readable sense; it costs nothing the first time, for it may have been misread."""
    if reading.sense == "empty" and _is_gesture(state.transcript[-1].text):
        return pressed(scenario, Draft(state=state).moment(scenario, "noted"))
    pull, moment = SENSELESS[reading.sense]
    if SENSELESS_ONCE in state.fired:
        state = gauges.pulled(state, pull)
    else:
        state = replace(state, fired=(*state.fired, SENSELESS_ONCE))
    return _never_mute(scenario, Draft(state=state).moment(scenario, moment))


def _is_gesture(text: str) -> bool:
    """Tell whether a text without words holds a picture sign, such as a thumb up."""
    return any(category(character) == "So" for character in text)


def _never_mute(scenario: Scenario, draft: Draft) -> Draft:
    """Return a draft that says something; a customer whose words have run out in a circle gives up and leaves."""
    for moment in ("noted", "not_understood"):
        if not draft.pieces:
            draft = draft.moment(scenario, moment)
    if draft.pieces:
        return draft
    return replace(draft, state=replace(draft.state, ended_by="customer")).moment(scenario, "walks_out")


def _composed(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Put the customer's line together, piece by piece, in the order in which people answer."""
    if _parts(scenario, draft.state, reading):
        leaving = replace(draft.state, ended_by="customer")
        return replace(draft, state=leaving).moment(scenario, "goodbye")
    draft = _tone(scenario, draft, reading)
    draft = _sympathy(scenario, draft, reading)
    draft = answered(scenario, draft, reading)
    draft = settled(scenario, draft)
    draft = reacted(scenario, draft)
    draft = _proposals(scenario, draft, reading)
    draft = _leave_taking(scenario, draft, reading)
    return _closing(scenario, draft, reading)


def _tone(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    marks = {mark.kind for mark in reading.heated if mark.confidence >= SURE}
    blamed = {blame.whom for blame in reading.blamed if blame.confidence >= SURE}
    if marks & {"insult", "threat", "profanity"}:
        return draft.moment(scenario, "insulted")
    if "customer" in blamed:
        return draft.moment(scenario, "blamed")
    if marks & {"order", "sarcasm", "dismissal"}:
        return draft.moment(scenario, "dismissed")
    return draft


def _sympathy(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    if draft.pieces:
        return draft
    if any(_is_theirs(scenario, item) for item in reading.acknowledged):
        first_times = sum(line.startswith(f"{scenario.temperament.id}.understood") for line in draft.state.spoken)
        return draft.moment(scenario, "understood") if first_times < 2 else draft
    if _is_stock(reading):
        stock = f"{scenario.temperament.id}.generic_sympathy"
        again = any(line.startswith(stock) for line in draft.state.spoken)
        return draft.moment(scenario, "generic_again" if again else "generic_sympathy")
    return draft


def _is_theirs(scenario: Scenario, item: Acknowledgement) -> bool:
    """Tell whether what was acknowledged is the customer's lot, and not a detail of the case."""
    details = {fact.id for fact in scenario.facts} | scenario.topics.keys()
    return item.specific and item.confidence >= SURE and item.what not in details and item.what != "generic"


def _proposals(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Take up offers, refusals and promises that the case itself had no words for."""
    draft = _promises(scenario, draft, reading)
    if draft.has("met", "reaction"):
        return draft
    if any(blame.whom != "customer" and blame.confidence >= SURE for blame in reading.blamed):
        draft = draft.moment(scenario, "blames_others")
    refusals = [refusal for refusal in reading.refused if refusal.confidence >= SURE]
    if refusals:
        kind = "refused_kindly" if any(refusal.reason for refusal in refusals) else "refused"
        return draft.moment(scenario, kind)
    if not draft.has("answer") and any(offer.confidence >= SURE for offer in reading.offered):
        return draft.moment(scenario, "offered")
    return draft


def _promises(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    for pledge in reading.promised:
        if pledge.confidence < SURE or pledge.actor == "customer":
            continue
        if pledge.due is not None and pledge.due.unclear:
            return draft.moment(scenario, "unclear_time", due=pledge.due.text)
        if not pledge.firm:
            return draft.moment(scenario, "weak_promise")
        if pledge.due is not None and pledge.due.at is not None:
            return (
                draft if draft.has("met", "reaction") else draft.moment(scenario, "firm_promise", due=pledge.due.text)
            )
        if pledge.act in ("call_back", "message"):
            return draft.moment(scenario, "vague_promise")
    return draft


def _parts(scenario: Scenario, state: CallState, reading: Reading) -> bool:
    """Tell whether a farewell ends the talk: the matter is settled and nothing hurtful or new is asked with it."""
    farewell = any(c.kind == "farewell" and c.confidence >= SURE for c in reading.courtesies)
    asks = any(q.confidence >= SURE and q.what not in HANDLED_ELSEWHERE for q in reading.asked)
    return farewell and not asks and not _insulted(reading) and holds(scenario.solved, scenario, state)


def _leave_taking(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer "anything else?", and a farewell that comes too early: what is still open is said."""
    said = {courtesy.kind for courtesy in reading.courtesies if courtesy.confidence >= SURE}
    asked = any(q.what == "anything_else" and q.confidence >= SURE for q in reading.asked)
    if not asked and not said & {"farewell", "anything_else"}:
        return draft
    if "farewell" in said:
        return draft.moment(scenario, "left_open")
    content = holds(scenario.solved, scenario, draft.state)
    return draft.moment(scenario, "nothing_else") if content else pressed(scenario, draft)


def _closing(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Press the concern in hand unless the line already asks something or the trainee only asked or begged a moment."""
    if draft.has("nothing_else", "beat"):
        return draft
    if _begs_a_moment(reading):
        quiet = replace(draft, state=replace(draft.state, quiet_until_ms=draft.state.at_ms + MOMENT_MS))
        busy = draft.asks() or draft.has("answer", "hold_allowed", "left_open", "weak_promise", "vague_promise")
        return quiet if busy else quiet.moment(scenario, "waits")
    if draft.asks() or draft.has("answer", "insulted", "agrees", "confirms"):
        return draft
    if not draft.pieces:
        draft = _opened(scenario, draft, reading)
    if draft.asks() or draft.has("ask_back", "not_understood"):
        return draft
    return pressed(scenario, draft)


def _begs_a_moment(reading: Reading) -> bool:
    waits = any(c.kind == "please_wait" and c.confidence >= SURE for c in reading.courtesies)
    checks = any(p.act in ("check", "wait") and p.due is None and p.confidence >= SURE for p in reading.promised)
    told = any(claim.values for claim in reading.claims) or any(pledge.due for pledge in reading.promised)
    return (waits or checks) and not told


def _opened(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Find something to say where nothing has called for words yet."""
    kinds: set[CourtesyKind] = {c.kind for c in reading.courtesies if c.confidence >= SURE}
    if not understood_anything(reading):
        return _asked_back(scenario, draft, reading)
    if is_beyond(scenario, reading):
        return draft.moment(scenario, "cannot_say")
    if any(q.what in HANDLED_ELSEWHERE for q in reading.asked):
        return draft
    only_talk = not (reading.claims or reading.promised or reading.acknowledged or reading.asked)
    if only_talk and kinds & {"thanks"}:
        return draft.moment(scenario, "thanked")
    if only_talk and kinds & {"greeting", "introduction"}:
        return draft.moment(scenario, "greeted")
    return draft.moment(scenario, "noted")


def _asked_back(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    guess = guess_of(scenario, reading)
    if guess:
        asked = draft.moment(scenario, "ask_back", topic=guess.replace("_", " "))
        if asked.pieces:
            return asked
    return draft.moment(scenario, "not_understood")
