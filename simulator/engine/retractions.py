"""Notices when the trainee goes back on a day that was promised earlier in the same talk."""

from __future__ import annotations

import re
from dataclasses import replace

from scoring.reading.items import Claim, Due, Reading
from simulator.engine import gauges
from simulator.engine.known import asked_for, customer_facts
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, Message
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import Growing

WENT_BACK = gauges.WENT_BACK_ONCE
"""Moment, and the mark that it was remarked on or felt: once in a call is enough."""
ARRIVALS = frozenset({"deliver", "replace"})
"""Acts whose promised day is the day on which something arrives."""
OF_ARRIVAL = ARRIVALS | {"", "book"}
"""Acts of a statement that may name a new day of arrival."""
THEIRS = frozenset({"occasion", "deadline"})
"""Topics of days that are the customer's, besides what the case lets the customer tell."""
DAY = len("2026-03-04")
_SENDS = re.compile(
    r"\b(?:send|sending|ship|shipping|dispatch\w*)\b"
    r"|\b(?:i|we|ll|to|will|can|and|then|just|now) (?:re-?)?(?:book|order|post)\b"
    r"|\b(?:am|m|are|re|be) (?:re-?)?(?:booking|ordering|posting)\b"
    r"|\b(?:spedi\w+|mand[oi]\w*|invi[oi]\w*|prenot(?!azion)\w+|ordin(?:o|iamo|erò|eremo|are))\b"
    r"|보내|발송|출고|부치|부쳐|나가(?:요|고|서)|나갑니다|(?:접수|예약)(?!하신|한|된| ?번호)",
    re.IGNORECASE,
)
"""Words for what leaves the house on a day; when it arrives is another matter. "Your order" is a thing."""
_FETCHES = re.compile(r"\b(?:pick\w* up|collection)\b|\britir\w+\b|회수|수거", re.IGNORECASE)
"""Words for what is fetched from the customer on a day; what is brought is another matter."""
_COMES = re.compile(
    r"\b(?:arriv\w*|with you|have it|get it|gets? (?:it )?(?:there|to you)|reach\w*|be there|deliver\w*|receive\w*)\b"
    r"|\bit(?:['’]s| is|['’]ll be| will be| would be)\b"
    r"|\bcom(?:es?|ing)\b|\b(?:you|he|she|they)(?: will|['’]ll| should)? (?:have|has|gets?)\b(?! (?:to|my word)\b)"
    r"|\b(?:arriv\w*|consegn\w*|ricev\w*|avr(?:à|ai|ete|anno))\b"
    r"|도착|받으|(?<!나)(?:갑니다|가요)|옵니다|(?<!나)와요|올 ?(?:거|겁|예정)",
    re.IGNORECASE,
)


def went_back(scenario: Scenario, draft: Draft, reading: Reading, *, withdraws: bool = False) -> Draft:
    """Remark on a day of arrival that is later than the one promised before; it costs trust once.

    Who says of themselves that it was wrong has said it all: nobody holds that against them.

    Args:
        scenario: the case as played.
        draft: the line so far.
        reading: of the reply.
        withdraws: it says of itself that it takes something back.
    """
    state = draft.state
    if withdraws or WENT_BACK in state.fired or _put_right(state, reading):
        return draft
    promised = _promised_before(state) if any(claim.values for claim in reading.claims) else None
    if promised is None or not _names_later(scenario, state.transcript[-1].text, reading, promised):
        return draft
    return replace(draft, state=gauges.pulled_once(state, gauges.WENT_BACK, WENT_BACK)).moment(
        scenario, WENT_BACK, due=promised.text
    )


def _put_right(state: CallState, reading: Reading) -> bool:
    """Tell whether the reply has moved a promise without making it anew: that is said and done."""
    anew = {pledge.act for pledge in reading.promised}
    return any(item.replaces and item.turn == state.turn and item.what not in anew for item in state.due)


def _promised_before(state: CallState) -> Due | None:
    """Return the first day of arrival that an earlier reply promised."""
    return next(iter(_ARRIVALS(state.transcript[:-1])), None)


def _add_arrivals(days: list[Due], message: Message) -> None:
    for pledge in message.reading.promised if message.reading is not None else ():
        due = pledge.due
        sure = pledge.confidence >= SURE and pledge.act in ARRIVALS and not pledge.condition
        sure = sure and not _only_leaves(message.text[pledge.start : pledge.end])
        if sure and due is not None and due.at is not None and not due.unclear:
            days.append(due)


def _only_leaves(words: str) -> bool:
    """Tell whether a promise names the day on which something is sent or fetched, and says nothing of its coming."""
    return (_SENDS.search(words) or _FETCHES.search(words)) is not None and _COMES.search(words) is None


_ARRIVALS: Growing[Message, list[Due]] = Growing([], _add_arrivals, list.copy)
"""The days of arrival that were promised in a call, in its order."""


def _names_later(scenario: Scenario, text: str, reading: Reading, promised: Due) -> bool:
    """Tell whether a reply states a later day and none that is as early.

    A day of the customer's own (the wedding, the run) is none of arrival, nor is one in a wish. A new promise is no
    such statement ("before Saturday" still holds on Thursday), nor is the day of a call or message.
    """
    if any(pledge.due is not None and pledge.act not in ARRIVALS for pledge in reading.promised):
        return False
    before = (promised.at or "")[:DAY]
    told = (asked_for(fact) for fact in customer_facts(scenario))
    theirs = THEIRS.union(*told)
    claims = [
        claim
        for claim in reading.claims
        if claim.confidence >= SURE
        and (claim.act in ARRIVALS or (claim.act in OF_ARRIVAL and _COMES.search(text[claim.start : claim.end])))
        and claim.modality != "conditional"
        and not _FETCHES.search(text[claim.start : claim.end])
        and not (theirs & set(claim.topics) and claim.act not in ARRIVALS)
    ]
    days = [day for claim in claims for day in _days(claim, before)]
    return bool(days) and min(days) > before


def _days(claim: Claim, before: str) -> list[str]:
    """Return the days that a statement stands for; "Thursday, not tomorrow" stands for Thursday."""
    days = [value.text[:DAY] for value in claim.values if value.kind == "date"]
    return [day for day in days if day != before] if claim.polarity == "denied" else days
