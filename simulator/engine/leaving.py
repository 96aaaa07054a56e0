"""Tells when a reply takes leave, and when the customer goes along with it."""

from __future__ import annotations

from scoring.reading.items import Courtesy, Question, Reading
from simulator.engine.answers import HANDLED_ELSEWHERE, TALK, is_news
from simulator.engine.calendar import deadline_ms, is_overdue
from simulator.engine.channels import closes_with_greeting
from simulator.engine.concerns import open_question
from simulator.engine.conditions import is_solved
from simulator.engine.forms import form_of, is_put
from simulator.engine.ledger import OURS
from simulator.engine.meeting import CONTACTS
from simulator.engine.signals import SURE
from simulator.engine.state import CallState, DueItem, last_line_id
from simulator.engine.tone import insulted
from simulator.scenario.model import Scenario

OBJECTED = "objected to a goodbye"
"""Mark that the customer has asked once to have the own question answered before the talk ends."""
MOST_OBJECTIONS = 2
"""How often in a contact a customer with an open matter does not let the trainee go."""
BELIEVING = 25
"""From this trust on a customer waits for what was promised, instead of staying until the matter is settled."""
WAITING = ("open", "vague")
"""A promise that stands; also one for an hour that can be read in two ways is vague."""
PATIENT_MS = 7 * 24 * 3_600_000
"""Nobody waits for longer than a week with the matter open."""
EARLY_TURNS = 2
"""In the first turns "good afternoon" is a greeting, later at the end of a message it is a farewell."""


def parts(scenario: Scenario, state: CallState, reading: Reading) -> bool:
    """Tell whether a farewell ends the talk: the matter is settled, or they have a firm word on it.

    Nothing hurtful or new may be asked with it.
    """
    if not takes_leave(scenario, state, reading) or insulted(reading):
        return False
    if not is_solved(scenario, state) and (_takes_away(reading) or not has_word(scenario, state)):
        return False
    if objects(scenario, state):
        return False
    return not any(_is_open(scenario, state, question) for question in reading.asked)


def _takes_away(reading: Reading) -> bool:
    """Tell whether a reply refuses or denies something: who hears that with a goodbye does not go along."""
    denied = any(claim.polarity == "denied" and claim.confidence >= SURE for claim in reading.claims)
    return denied or any(refusal.confidence >= SURE for refusal in reading.refused)


def objects(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the customer would not let the trainee go yet, for the own question is open; they do so once."""
    return OBJECTED not in state.fired and open_question(scenario, state) is not None


def has_word(scenario: Scenario, state: CallState) -> bool:
    """Tell whether the customer was promised, in this contact and for a time to come, to hear more, and believes it."""
    promised = (item for item in state.due if item.source == "reply" and item.scene == state.scene)
    return state.trust >= BELIEVING and any(_is_word(scenario, state, item) for item in promised)


def _is_word(scenario: Scenario, state: CallState, item: DueItem) -> bool:
    """Tell whether a promise stands, is ours, and names a time that is near and not gone by; hedged ones are none."""
    if item.what not in CONTACTS or not item.due or item.status not in WAITING or item.keepable is False:
        return False
    told = next((line.reading for line in state.transcript if line.turn == item.turn and line.reading), None)
    firm = told is not None and any(
        pledge.act == item.what and pledge.firm and not pledge.condition and pledge.actor in OURS
        for pledge in told.promised
    )
    deadline = deadline_ms(scenario, item)
    late = is_overdue(scenario, item, state.at_ms) or (deadline is not None and deadline > state.at_ms + PATIENT_MS)
    return firm and not late


def gives_up(state: CallState) -> bool:
    """Tell whether the customer has objected to a goodbye often enough in this contact to leave with nothing solved."""
    here = [line for line in state.transcript if line.scene == state.scene]
    objected = {line.turn for line in here if line.speaker == "customer" and ".left_open." in line.line_id}
    heard = (line.reading for line in here if line.turn in objected and line.reading is not None)
    return sum(any(each.kind == "farewell" for each in _said(reading)) for reading in heard) >= MOST_OBJECTIONS


def _said(reading: Reading) -> list[Courtesy]:
    return [courtesy for courtesy in reading.courtesies if courtesy.confidence >= SURE]


def has_answer(scenario: Scenario, state: CallState, reading: Reading) -> bool:
    """Tell whether a mail leaves nothing to write back for: all is answered, and it puts no question.

    Who has put one waits for the answer, and may want to go on from it.
    """
    if insulted(reading) or not is_solved(scenario, state):
        return False
    text = _text(state)
    return not any(not _is_part_of_talk(question) and is_put(text, question) for question in reading.asked)


def takes_leave(scenario: Scenario, state: CallState, reading: Reading) -> bool:
    """Tell whether a reply says goodbye; the greeting under a mail is none.

    Who has heard that there is nothing else, and only gives thanks, says it without the word.
    """
    if closes_with_greeting(scenario, state):
        return False
    if any(each.kind == "farewell" or _is_last_greeting(state, each) for each in _said(reading)):
        return True
    return _was_all(state) and is_solved(scenario, state) and _only_thanks(reading)


def _is_last_greeting(state: CallState, courtesy: Courtesy) -> bool:
    half = len(_text(state)) // 2
    return courtesy.kind == "greeting" and state.turn > EARLY_TURNS and courtesy.start >= half > 0


def _only_thanks(reading: Reading) -> bool:
    """Tell whether a reply gives thanks and, but for an apology or kind words, does nothing else."""
    kinds = {courtesy.kind for courtesy in _said(reading)}
    told = any(claim.act or claim.values for claim in reading.claims)
    more = told or bool(reading.asked or reading.promised or reading.offered or reading.refused)
    return "thanks" in kinds and kinds <= {"thanks", "apology", "confirmation"} and not more


def _was_all(state: CallState) -> bool:
    """Tell whether the customer has just said that there is nothing else."""
    return ".nothing_else." in last_line_id(state.transcript)


def _text(state: CallState) -> str:
    return state.transcript[-1].text


def _is_open(scenario: Scenario, state: CallState, question: Question) -> bool:
    """Tell whether a question is put and wants an answer that was not given yet, be it made out or not."""
    text = _text(state)
    if _is_part_of_talk(question) or not is_put(text, question):
        return False
    if question.confidence >= SURE:
        return is_news(scenario, state, question)
    return form_of(text, question, scenario.language).kind not in ("tag", "proposal")


def _is_part_of_talk(question: Question) -> bool:
    """Tell whether a question is only a part of talking, or answered wherever it comes up."""
    return question.what in HANDLED_ELSEWHERE or question.what in TALK
