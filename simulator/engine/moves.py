"""Moves of a reply besides its levels: options, presents, empty apologies, and what a persona takes otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from scoring.reading.items import Reading
from simulator.engine import gauges
from simulator.engine.channels import after, profile_of
from simulator.engine.conditions import is_solved
from simulator.engine.gauges import Pull, taken
from simulator.engine.manners import manner_pulls
from simulator.engine.signals import SURE
from simulator.engine.state import CallState, Message, changed
from simulator.scenario.model import Scenario
from simulator.scenario.persona import Move

COMPENSATE = "compensate"
REAL_OPTIONS = range(2, 4)
"""Two or three things to choose from; more is a catalogue."""
PRESENTED = "presented"
APOLOGY = "apology"
OTHERS: tuple[Move, ...] = (
    "thanked", "apologised", "firm_promise", "vague_promise", "refused", "refused_kindly", "interrupted"
)  # fmt: skip
"""Moves that do nothing by themselves, and something only to a persona that says so."""


def moved_by(scenario: Scenario, state: CallState, reading: Reading, *, waiting: bool) -> CallState:
    """Return the state after the moves of a reply.

    Args:
        scenario: the case as played.
        state: the call with the reply and its signals in it.
        reading: of the reply.
        waiting: the customer was about to speak when it was sent.
    """
    for move in OTHERS:
        if move in scenario.customer.moves and _is(move, reading, waiting=waiting):
            state = taken(scenario, state, Pull(what=move.replace("_", " "), move=move))
    state = _options(scenario, state, reading)
    state = _present(scenario, state)
    state = _apology(scenario, state, reading)
    state = _late_answer(scenario, state)
    for pull in manner_pulls(scenario, state, reading):
        state = taken(scenario, state, pull)
    return state


def _is(move: Move, reading: Reading, *, waiting: bool) -> bool:
    said = {courtesy.kind for courtesy in reading.courtesies if courtesy.confidence >= SURE}
    pledges = [pledge for pledge in reading.promised if pledge.confidence >= SURE and pledge.actor != "customer"]
    refusals = [refusal for refusal in reading.refused if refusal.confidence >= SURE]
    found: dict[Move, bool] = {
        "thanked": "thanks" in said,
        "apologised": APOLOGY in said,
        "firm_promise": any(pledge.firm and pledge.due is not None for pledge in pledges),
        "vague_promise": any(not pledge.firm or pledge.due is None for pledge in pledges),
        "refused": any(not refusal.reason for refusal in refusals),
        "refused_kindly": any(refusal.reason for refusal in refusals),
        "interrupted": waiting,
    }
    return found[move]


def _options(scenario: Scenario, state: CallState, reading: Reading) -> CallState:
    """Reward two or three things to choose from; the same ones again are no news."""
    if not reading.offered:
        return state
    acts = {offer.act for offer in reading.offered if offer.confidence >= SURE and offer.act not in ("", "wait")}
    actions = {action.id for action in scenario.all_actions() if acts & set(action.means)}
    if len(actions) not in REAL_OPTIONS:
        return state
    before = {signal.what for signal in state.signals if signal.kind == "offered" and signal.turn < state.turn}
    if actions <= before:
        return state
    return taken(scenario, state, gauges.OPTIONS)


def _present(scenario: Scenario, state: CallState) -> CallState:
    """Judge a present when it was given: it fits after the matter was heard, and is a bribe before."""
    if PRESENTED in state.fired or not state.done:
        return state
    means = {action.id: action.means for action in scenario.all_actions()}
    if not any(done.ok and COMPENSATE in means.get(done.name, ()) for done in state.done):
        return state
    state = changed(state, fired=(*state.fired, PRESENTED))
    heard = any(signal.kind == "acknowledged" and signal.what == "any" for signal in state.signals)
    pull = gauges.COMPENSATED if heard or is_solved(scenario, state) else gauges.BOUGHT_OFF
    return taken(scenario, state, pull)


def _late_answer(scenario: Scenario, state: CallState) -> CallState:
    """Charge, once, a matter that is still open when the channel's time for a full answer has run out.

    Who has written nothing at all is charged for the silence; a reply that names a day buys time until then.
    """
    limit = profile_of(scenario, state).answer
    if not limit or state.turn < 2 or gauges.LATE_ANSWER.what in state.fired or is_solved(scenario, state):
        return state
    moment = after(scenario, state, 0, limit)
    if moment is None or state.at_ms <= moment or any(item.status == "open" for item in state.due):
        return state
    marked = changed(state, fired=(*state.fired, gauges.LATE_ANSWER.what))
    return taken(scenario, marked, gauges.LATE_ANSWER)


def _apology(scenario: Scenario, state: CallState, reading: Reading) -> CallState:
    """Charge, once, an apology after which the next turn brings nothing either."""
    if gauges.EMPTY_APOLOGY.what in state.fired or state.turn < 2 or _helps(reading):
        return state
    mine = (message for message in reversed(state.transcript) if message.speaker == "agent")
    before = next(islice(mine, 1, None), None)
    if before is None or before.reading is None or not _is_empty_apology(before) or _done_since(state, before.at_ms):
        return state
    marked = changed(state, fired=(*state.fired, gauges.EMPTY_APOLOGY.what))
    return taken(scenario, marked, gauges.EMPTY_APOLOGY)


def _is_empty_apology(message: Message) -> bool:
    reading = message.reading
    said = () if reading is None else reading.courtesies
    sorry = any(courtesy.kind == APOLOGY and courtesy.confidence >= SURE for courtesy in said)
    return sorry and reading is not None and not _helps(reading)


def _done_since(state: CallState, at_ms: int) -> bool:
    return any(done.ok and done.at_ms >= at_ms for done in state.done)


def _helps(reading: Reading) -> bool:
    """Tell whether a reply brings the matter on, be it by a question, news, an offer, a promise or a refusal."""
    return any(_confident(reading))


def _confident(reading: Reading) -> Iterator[bool]:
    for question in reading.asked:
        yield question.confidence >= SURE
    for claim in reading.claims:
        yield claim.confidence >= SURE and bool(claim.topics or claim.act or claim.values)
    for group in (reading.offered, reading.promised, reading.refused):
        yield any(item.confidence >= SURE for item in group)
