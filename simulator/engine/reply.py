"""How the customer takes a reply: what was read moves the gauges and decides what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from unicodedata import category

from scoring.reading.items import CourtesyKind, Reading
from simulator.engine import gauges
from simulator.engine.abuse import abused
from simulator.engine.answers import HANDLED_ELSEWHERE, answered
from simulator.engine.channels import channel_of
from simulator.engine.clock import start_of
from simulator.engine.concerns import (
    MOST_REACTIONS,
    costs_feeling,
    current,
    deeds_awaited,
    open_question,
    pressed,
    reacted,
    settled,
)
from simulator.engine.conditions import is_solved
from simulator.engine.consent import BESIDE, consented, speaks_of
from simulator.engine.distrust import distrusted
from simulator.engine.effects import Effect
from simulator.engine.events import TraineeReplied
from simulator.engine.forms import is_put, only_takes_up
from simulator.engine.hold import back_from_hold
from simulator.engine.leaving import OBJECTED, gives_up, has_answer, objects, parts, takes_leave
from simulator.engine.ledger import taken_back, with_pledges
from simulator.engine.moves import moved_by
from simulator.engine.objections import DOUBTS, TOLD_OTHERWISE, doubted, objected
from simulator.engine.owning import CANNOT_SAY
from simulator.engine.proposals import proposed
from simulator.engine.public import IN_PUBLIC, asks_in_public, exposed, moved
from simulator.engine.queue import first_words
from simulator.engine.retelling import AGREES, NOT_UNDERSTOOD, TOLD_ALL
from simulator.engine.retractions import went_back
from simulator.engine.signals import PAUSES, SURE, guess_of, signals_of, understood_anything
from simulator.engine.speech import Draft, speak
from simulator.engine.state import CallState, Message, changed, last_line_id
from simulator.engine.supervisor import demanded, put_through
from simulator.engine.taking_down import taken_down
from simulator.engine.tone import attacked, insulted, is_stock, sympathised, toned
from simulator.engine.unheard import UNCLEAR, with_unheard
from simulator.engine.unknowns import OWNED_UP, owned_up, owned_up_beside, puts_open_question
from simulator.scenario.model import Scenario

MOMENT_MS = 120_000
"""How long "one moment, please" may take before the customer asks."""
NAMED_IN = "en"
"""The language in which topics and acts have plain names: elsewhere the customer asks what was meant without one."""
STOCK = "stock phrase"
INTERRUPTED = "interrupted"
CLOSED = ("answer", TOLD_ALL, "insulted", "blamed", "dismissed", "never_mind", DOUBTS, TOLD_OTHERWISE, *OWNED_UP)
"""What a line ends with: nothing is pressed behind it."""
ASSENTS = ("agrees", "either", "confirms", "offered")
"""A mere yes: behind it an open concern is pressed where the reply has gone on without it."""
CONTENT = "content"
CALM = 50
FIRST_TURNS = 2
"""So soon after hello nobody says that all is said."""
FALL_BACKS = ("ask_back", NOT_UNDERSTOOD)
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
        return _farewell(scenario, draft)
    before = draft.state
    draft = toned(scenario, asks_in_public(scenario, draft, reading), reading)
    draft = went_back(scenario, draft, reading, withdraws=event.withdraws)
    if draft.has(IN_PUBLIC):
        return draft
    draft = objected(scenario, draft, reading, belied=event.belied, withdraws=event.withdraws)
    if not _puzzles(draft.state, reading):
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
    return _closing(scenario, draft, reading)


def _farewell(scenario: Scenario, draft: Draft) -> Draft:
    """Say goodbye; what was wished or sent along with the trainee's own is taken up before it."""
    said = reacted(scenario, draft, most=1)
    said = draft if said.asks() or costs_feeling(scenario, said) else said
    return replace(said, state=changed(said.state, ended_by="customer")).moment(scenario, "goodbye")


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
    return _closing(scenario, draft, reading)


def _moment(scenario: Scenario, at: str) -> int:
    """Return the end of a day or hour that a promise names, in milliseconds of the call."""
    end = datetime.fromisoformat(at)
    end = end if "T" in at else end + timedelta(days=1)
    return max(0, round((end - start_of(scenario)).total_seconds() * 1000))


def _asks_something(reading: Reading) -> bool:
    return any(q.confidence >= SURE and q.what not in HANDLED_ELSEWHERE for q in reading.asked)


def _puzzles(state: CallState, reading: Reading) -> bool:
    """Tell whether all that a reply asks is a question that nobody could make out."""
    text, asked = state.transcript[-1].text, reading.asked
    put = (is_put(text, each) and not only_takes_up(text, each) for each in asked)
    return all(question.what == UNCLEAR for question in asked) and any(put)


def _leave_taking(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Answer "anything else?", and a farewell that comes too early: what is still open is said."""
    content = is_solved(scenario, draft.state)
    if takes_leave(scenario, draft.state, reading):
        if content and objects(scenario, draft.state):
            marked = changed(draft.state, fired=(*draft.state.fired, OBJECTED))
            return pressed(scenario, replace(draft, state=marked))
        if content or _asks_something(reading):
            return draft
        if gives_up(draft.state):
            return _walking_out(scenario, draft)
        return pressed(scenario, draft.moment(scenario, "left_open"))
    said = {courtesy.kind for courtesy in reading.courtesies if courtesy.confidence >= SURE}
    asked = any(q.what == "anything_else" and q.confidence >= SURE for q in reading.asked)
    if draft.asks() or not (asked or "anything_else" in said):
        return draft
    pressing = pressed(scenario, draft)
    if pressing.pieces != draft.pieces:
        return pressing
    return pressing.moment(scenario, "nothing_else" if content else "left_open", beside=True)


def _closing(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Press the concern in hand unless the line already asks something or the trainee only asked or begged a moment."""
    if draft.has("nothing_else", "left_open", "walks_out", "beat"):
        return draft
    if _begs_a_moment(reading, done=is_solved(scenario, draft.state)) and (
        draft.pieces or not _puts_question(draft, reading)
    ):
        quiet = replace(draft, state=changed(draft.state, quiet_until_ms=draft.state.at_ms + MOMENT_MS))
        busy = draft.asks() or draft.has("answer", "hold_allowed", "weak_promise", "vague_promise")
        return quiet if busy else quiet.moment(scenario, "waits")
    if draft.asks() or draft.has(*CLOSED):
        return draft
    if not draft.pieces:
        draft = _opened(scenario, draft, reading)
    if draft.has(*ASSENTS) and not draft.has(*BESIDE):
        return _insisted(scenario, draft, reading)
    if draft.asks() or draft.has(*CLOSED, "ask_back", NOT_UNDERSTOOD, "withholds"):
        return draft
    return _contented(scenario, _pressing(scenario, draft, reading), reading)


def _pressing(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Press the concern in hand; who has just given leave for a deed does not ask yet whether it is done."""
    beat = current(scenario, draft.state)
    if beat is not None and draft.has(AGREES) and speaks_of(scenario, reading, deeds_awaited(scenario, beat)):
        return draft
    return pressed(scenario, draft)


def _insisted(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Put a concern behind a yes that is open still, where the reply brings other news instead; else be content."""
    told = any(claim.confidence >= SURE and (claim.act or claim.values) for claim in reading.claims)
    if told and not draft.asks() and open_question(scenario, draft.state) is not None:
        return _pressing(scenario, draft, reading)
    return _contented(scenario, draft, reading)


def _contented(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Say, once in a contact and behind a mere nod to good news, that nothing is left to ask for."""
    state = draft.state
    mark = f"{CONTENT} {state.scene}".strip()
    nods = len(draft.pieces) == 1 and draft.has("noted", "agrees")
    if not nods or mark in state.fired or state.turn - state.scene_turn <= FIRST_TURNS or state.mood < CALM:
        return draft
    if not is_solved(scenario, state) or current(scenario, state) is not None or not _is_good_news(draft, reading):
        return draft
    said = draft.moment(scenario, CONTENT, beside=True)
    return replace(said, state=changed(said.state, fired=(*said.state.fired, mark)))


def _is_good_news(draft: Draft, reading: Reading) -> bool:
    """Tell whether a reply tells something for certain, and leaves nothing open but an offer that was agreed to."""
    if reading.refused or (_puts_question(draft, reading) and not draft.has("agrees")):
        return False
    sure = [claim for claim in reading.claims if claim.confidence >= SURE]
    return bool(sure or reading.promised) and all(claim.modality == "certain" for claim in sure)


def _begs_a_moment(reading: Reading, *, done: bool) -> bool:
    """Tell whether a reply asks for a pause; a look at something is one only while the matter is open."""
    waits = any(c.kind == "please_wait" and c.confidence >= SURE for c in reading.courtesies)
    checks = any(p.act in PAUSES and p.due is None and p.confidence >= SURE for p in reading.promised)
    told = bool(reading.refused) or any(claim.values for claim in reading.claims)
    told = told or any(
        pledge.due is not None or pledge.act not in PAUSES for pledge in reading.promised if pledge.confidence >= SURE
    )
    return (waits or (checks and not done)) and not told


def _puts_question(draft: Draft, reading: Reading) -> bool:
    """Tell whether a reply puts a question: who does so wants no pause, whatever "wait" stands before it."""
    text = draft.state.transcript[-1].text
    return any(is_put(text, question) and question.what != "permission" for question in reading.asked)


def _opened(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Find something to say where nothing has called for words yet."""
    kinds: set[CourtesyKind] = {c.kind for c in reading.courtesies if c.confidence >= SURE}
    if guess_of(scenario, reading) and not understood_anything(reading):
        return _asked_back(scenario, draft, reading)
    said = owned_up(scenario, draft, reading)
    if said.pieces != draft.pieces:
        return said
    if not understood_anything(reading) or _puzzles(draft.state, reading):
        return _asked_back(scenario, draft, reading)
    if any(q.what in HANDLED_ELSEWHERE for q in reading.asked):
        return draft
    only_talk = not (reading.claims or reading.promised or reading.acknowledged or reading.asked)
    if only_talk and kinds & {"thanks"}:
        return draft.moment(scenario, "thanked")
    if only_talk and kinds & {"greeting", "introduction"}:
        return draft.moment(scenario, "greeted")
    if puts_open_question(draft.state.transcript[-1].text, reading, scenario.language):
        return _asked_back(scenario, draft, reading)
    said = draft if _puts_question(draft, reading) else taken_down(scenario, draft, reading)
    return said if said.pieces != draft.pieces else draft.moment(scenario, "noted")


def _asked_back(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Ask what was meant; not twice running, for then the concern in hand is the better line."""
    last = last_line_id(draft.state.transcript)
    if any(f".{moment}." in last for moment in FALL_BACKS) and current(scenario, draft.state) is not None:
        return draft
    text = draft.state.transcript[-1].text
    told = not any(is_put(text, question) and not only_takes_up(text, question) for question in reading.asked)
    if told and (is_solved(scenario, draft.state) or (not reading.asked and not guess_of(scenario, reading))):
        return draft.moment(scenario, "noted")  # plain words that ask for nothing are taken in, not questioned
    guess = guess_of(scenario, reading)
    if guess and scenario.language == NAMED_IN:
        asked = draft.moment(scenario, "ask_back", topic=guess.replace("_", " "))
        if asked.pieces:
            return asked
    asked = draft.moment(scenario, NOT_UNDERSTOOD)
    return asked if asked.pieces or told else asked.moment(scenario, CANNOT_SAY)
