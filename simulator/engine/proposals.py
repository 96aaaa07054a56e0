"""How the customer takes offers, refusals and promises that the case itself has no words for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scoring.reading.items import WORD, Offer, Pledge, Reading
from simulator.engine.choices import EITHER
from simulator.engine.conditions import is_solved
from simulator.engine.known import asked_for, customer_facts
from simulator.engine.retelling import declines
from simulator.engine.signals import PAUSES, SURE
from simulator.engine.speech import MOST_PIECES, Draft
from simulator.engine.state import CallState
from simulator.engine.telling import told_again
from simulator.scenario.model import Scenario
from simulator.scenario.moment import DAYS

_SMALL_WORDS = frozenset(
    {
        *("today", "tomorrow", "tonight", "this", "next", "by", "on", "at", "in", "within", "before", "after"),
        *("the", "end", "first", "a", "an"),
        *("oggi", "domani", "stasera", "entro", "alle", "tra", "fra", "dopo", "prima", "questa", "questo", "il", "la"),
    }
)
"""Words that lose their capital in the middle of a sentence; days, months and feasts of English keep it."""
_WEEKDAYS = DAYS["en"]
_SHORT_DAY = re.compile(r"(?<!\bthe )\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?", re.IGNORECASE)
_DAYS = re.compile(
    rf"\b(?:{'|'.join(day.lower() for day in _WEEKDAYS)}|"
    r"january|february|april|june|july|august|september|october|november|december)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:right (?:now|away)|straight ?away|immediately|as we speak|this (?:very )?(?:minute|instant|second|moment)|"
    r"now|(?:in a|any) (?:sec|second|moment|minute|mo|tick)|subito|adesso|ora|immediatamente|all'istante)\b|"
    r"지금|바로|즉시|당장",
    re.IGNORECASE,
)
"""Says that something is done while the two still talk: nobody asks when."""
_HASTY = re.compile(r"\b(?!tomorrow\b)(?:tom+or+ow|tmo?rr?o?w?|2mor+ow?)\b", re.IGNORECASE)
"""How "tomorrow" is typed in a hurry."""


def proposed(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Take up what was promised, refused and offered."""
    draft = _promises(scenario, draft, reading)
    if draft.has("met", "reaction", "answer", EITHER):
        return draft
    if any(blame.whom != "customer" and blame.confidence >= SURE for blame in reading.blamed):
        draft = draft.moment(scenario, "blames_others")
    done = PAUSES | {act for action in scenario.all_actions() if _did(draft.state, action.id) for act in action.means}
    offers = [offer for offer in reading.offered if offer.confidence >= SURE and offer.act not in done]
    refusals = [refusal for refusal in reading.refused if refusal.confidence >= SURE]
    if refusals:
        kind = "refused_kindly" if offers or any(refusal.reason for refusal in refusals) else "refused"
        return draft.moment(scenario, kind)
    return _offered(scenario, draft, offers) if offers else draft


def _offered(scenario: Scenario, draft: Draft, offers: Sequence[Offer]) -> Draft:
    """Take an offer in front of what is asked back; what was turned down before is turned down again."""
    refused = (
        fact for fact in customer_facts(scenario) if fact.id in draft.state.told and declines(fact, scenario.language)
    )
    no = next((fact for fact in refused if any(asked_for(fact) & {*offer.topics} for offer in offers)), None)
    if no is not None:
        return told_again(draft, no)
    said = draft.moment(scenario, "offered", beside=draft.has("vague_promise"))
    return replace(said, pieces=(*said.pieces[len(draft.pieces) :], *draft.pieces))


def _asks_for_more(reading: Reading) -> bool:
    said = [courtesy.kind for courtesy in reading.courtesies if courtesy.confidence >= SURE]
    return "anything_else" in said or any(question.what == "anything_else" for question in reading.asked)


def _did(state: CallState, action: str) -> bool:
    return any(done.ok and done.name == action for done in state.done)


def _promises(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Remark on the promise that matters most: one with a day, else one whose day is open, else a weak one."""
    pledges = [p for p in reading.promised if p.confidence >= SURE and p.actor != "customer" and p.act != "deliver"]
    busy = draft.has("met", "reaction")
    dated = [p for p in pledges if p.firm and _has_day(p) and not (busy and p.act not in WORD | PAUSES)]
    word = [p for p in pledges if p.act in WORD]
    if word:  # the day of a look at the files is not the one on which the customer hears of it
        dated = [p for p in dated if p in word]
    if dated:
        due = dated[0].due
        full = len(draft.pieces) >= MOST_PIECES or draft.asks()
        return draft if full or due is None else draft.moment(scenario, "firm_promise", due=within_a_sentence(due.text))
    if draft.asks():
        return draft
    unclear = next(
        (p.due for p in pledges if p.due is not None and p.due.unclear and not _was_dated(p, draft.state)), None
    )
    if unclear is not None:
        return draft.moment(scenario, "unclear_time", due=unclear.text)
    closing = is_solved(scenario, draft.state) and _asks_for_more(reading)  # by then no promise holds anybody up
    text = draft.state.transcript[-1].text
    if any(p.firm and _is_open(p, draft.state, text) for p in pledges) and not _names_time(reading) and not closing:
        return draft.moment(scenario, "vague_promise")
    weak = any(not p.firm and p.act and not _has_day(p) for p in pledges)
    return draft.moment(scenario, "weak_promise") if weak and not draft.has("met", "reaction", "answer") else draft


def within_a_sentence(time: str) -> str:
    """Return a time as it was said, spelt as in the middle of a sentence: nobody says a slip of the keys back."""
    shouted = time.isupper() and len(time.partition(" ")[0].strip(".,")) > 1  # loud, not the beginning of a sentence
    time = _DAYS.sub(lambda day: day[0].capitalize(), _HASTY.sub("tomorrow", _SHORT_DAY.sub(_in_full, time)))
    first = time.partition(" ")[0].strip(".,")
    return time[:1].lower() + time[1:] if first.casefold() in _SMALL_WORDS and not shouted else time


def _in_full(day: re.Match[str]) -> str:
    return next(name for name in _WEEKDAYS if name.lower().startswith(day[0][:3].lower()))


def _has_day(pledge: Pledge) -> bool:
    return pledge.due is not None and pledge.due.at is not None and not pledge.due.unclear


def _is_open(pledge: Pledge, state: CallState, text: str) -> bool:
    """Tell whether a promise leaves open when, also on what it hangs, and no earlier one of the same has said it."""
    if pledge.act not in WORD or pledge.due is not None or pledge.condition or _was_dated(pledge, state):
        return False
    return _AT_ONCE.search(text[pledge.start : pledge.end]) is None


def _was_dated(pledge: Pledge, state: CallState) -> bool:
    """Tell whether an earlier promise of the same has said when."""
    dated = {signal.turn for signal in state.signals if signal.kind == "promised" and signal.what == "any"}
    known = (s for s in state.signals if s.kind == "promised" and s.what == pledge.act and s.turn in dated)
    return next(known, None) is not None


def _names_time(reading: Reading) -> bool:
    """Tell whether a reply names a day or an hour anywhere: then it is not for the customer to ask when."""
    times = any(value.kind in ("date", "time") for claim in reading.claims for value in claim.values)
    return times or any(pledge.due is not None for pledge in reading.promised)
