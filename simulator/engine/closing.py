"""How a line ends: the concern in hand is pressed, a pause is given, and who has nothing to say finds something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scoring.reading.items import CourtesyKind, Reading
from simulator.engine.answers import HANDLED_ELSEWHERE
from simulator.engine.concerns import current, deeds_awaited, open_question, pressed
from simulator.engine.conditions import is_solved
from simulator.engine.consent import BESIDE, speaks_of
from simulator.engine.forms import asks_leave, is_put, only_takes_up
from simulator.engine.objections import DOUBTS, TOLD_OTHERWISE
from simulator.engine.owning import CANNOT_SAY
from simulator.engine.retelling import AGREES, NOT_UNDERSTOOD, TOLD_ALL
from simulator.engine.signals import PAUSES, SURE, guess_of, understood_anything
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, changed, last_line_id
from simulator.engine.taking_down import taken_down
from simulator.engine.unheard import UNCLEAR
from simulator.engine.unknowns import OWNED_UP, owned_up, puts_open_question
from simulator.scenario.model import Scenario

MOMENT_MS = 120_000
"""How long "one moment, please" may take before the customer asks."""
NAMED_IN = "en"
"""The language in which topics and acts have plain names: elsewhere the customer asks what was meant without one."""
PLAINLY: Mapping[str, str] = {
    "availability": "my being at home",
    "callback_time": "a time to ring",
    "contact": "my details",
    "delivery_date": "the day it comes",
    "earlier_contact": "an earlier message",
    "identity": "my details",
    "item": "the thing itself",
    "neighbours": "the neighbours",
    "occasion": "the occasion",
    "problem": "the trouble",
    "purchase_date": "the day I bought it",
    "status": "where things stand",
    "troubleshooting": "what I've tried",
    "wellbeing": "how I am",
}
"""Topics whose name nobody says, as the customer speaks of them."""
CLOSED = ("answer", TOLD_ALL, "insulted", "blamed", "dismissed", "never_mind", DOUBTS, TOLD_OTHERWISE, *OWNED_UP)
"""What a line ends with: nothing is pressed behind it."""
ASSENTS = ("agrees", "either", "confirms", "offered")
"""A mere yes: behind it an open concern is pressed where the reply has gone on without it."""
CONTENT = "content"
CALM = 50
FIRST_TURNS = 2
"""So soon after hello nobody says that all is said."""
FALL_BACKS = ("ask_back", NOT_UNDERSTOOD)


def puzzles(state: CallState, reading: Reading) -> bool:
    """Tell whether all that a reply asks is a question that nobody could make out.

    Args:
        state: the call, the reply last in it.
        reading: of the reply.
    """
    text, asked = state.transcript[-1].text, reading.asked
    put = (is_put(text, each) and not only_takes_up(text, each) for each in asked)
    return all(question.what == UNCLEAR for question in asked) and any(put)


def closed(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Press the concern in hand unless the line already asks something or the trainee only asked or begged a moment.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
    """
    if draft.has("nothing_else", "still_open", "left_open", "walks_out", "beat"):
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
    """Press the concern in hand; who has just given leave for a deed does not ask yet whether it is done.

    Where no deed was made out, the leave may well have been for the one that they wait for.
    """
    beat = current(scenario, draft.state)
    deeds = frozenset() if beat is None else deeds_awaited(scenario, beat)
    if deeds and draft.has(AGREES):
        acts = {each.act for each in reading.offered} | {each.act for each in reading.promised}
        unclear = not _tells(reading) and not any(acts)
        leave = unclear and asks_leave(draft.state.transcript[-1].text, scenario.language)
        if leave or speaks_of(scenario, reading, deeds):
            return draft
    return pressed(scenario, draft)


def _insisted(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Put a concern behind a yes that is open still, where the reply brings other news instead; else be content."""
    if _tells(reading) and not draft.asks() and open_question(scenario, draft.state) is not None:
        return _pressing(scenario, draft, reading)
    return _contented(scenario, draft, reading)


def _tells(reading: Reading) -> bool:
    """Tell whether a reply tells of a deed, a day, a sum or the like."""
    return any(claim.confidence >= SURE and (claim.act or claim.values) for claim in reading.claims)


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
    if not understood_anything(reading) or puzzles(draft.state, reading):
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
        asked = draft.moment(scenario, "ask_back", topic=PLAINLY.get(guess, guess.replace("_", " ")))
        if asked.pieces:
            return asked
    asked = draft.moment(scenario, NOT_UNDERSTOOD)
    return asked if asked.pieces or told else asked.moment(scenario, CANNOT_SAY)
