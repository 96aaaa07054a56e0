"""Notices when the trainee goes back on a day that was promised earlier in the same talk."""

from __future__ import annotations

from dataclasses import replace

from scoring.reading.items import Claim, Due, Reading
from simulator.engine import gauges
from simulator.engine.answers import asked_for
from simulator.engine.signals import SURE
from simulator.engine.speech import Draft
from simulator.engine.state import CallState, Message, changed
from simulator.scenario.model import Scenario
from simulator.scenario.remembering import Growing

WENT_BACK = "went_back"
"""Moment, and the mark that it was remarked on: once in a call is enough."""
ARRIVALS = frozenset({"deliver", "replace"})
"""Acts whose promised day is the day on which something arrives."""
OF_ARRIVAL = ARRIVALS | {"", "book"}
"""Acts of a statement that may name a new day of arrival."""
THEIRS = frozenset({"occasion", "deadline"})
"""Topics of days that are the customer's, besides what the case lets the customer tell."""
DAY = len("2026-03-04")


def went_back(scenario: Scenario, draft: Draft, reading: Reading) -> Draft:
    """Remark on a day of arrival that is later than the one promised before; it costs trust once."""
    if WENT_BACK in draft.state.fired or not any(claim.values for claim in reading.claims):
        return draft
    promised = _promised_before(draft.state)
    if promised is None or not _names_later(scenario, reading, promised):
        return draft
    fired = changed(draft.state, fired=(*draft.state.fired, WENT_BACK))
    return replace(draft, state=gauges.pulled(fired, gauges.WENT_BACK)).moment(scenario, WENT_BACK, due=promised.text)


def _promised_before(state: CallState) -> Due | None:
    """Return the first day of arrival that an earlier reply promised."""
    return next(iter(_ARRIVALS(state.transcript[:-1])), None)


def _add_arrivals(days: list[Due], message: Message) -> None:
    for pledge in message.reading.promised if message.reading is not None else ():
        due = pledge.due
        sure = pledge.confidence >= SURE and pledge.act in ARRIVALS and not pledge.condition
        if sure and due is not None and due.at is not None and not due.unclear:
            days.append(due)


_ARRIVALS: Growing[Message, list[Due]] = Growing([], _add_arrivals, list.copy)
"""The days of arrival that were promised in a call, in its order."""


def _names_later(scenario: Scenario, reading: Reading, promised: Due) -> bool:
    """Tell whether a reply states a later day and none that is as early.

    A day of the customer's own (the wedding, the run) is none of arrival. A new promise is no such statement
    ("before Saturday" still holds on Thursday), nor is the day of a call or message.
    """
    if any(pledge.due is not None and pledge.act not in ARRIVALS for pledge in reading.promised):
        return False
    before = (promised.at or "")[:DAY]
    told = (asked_for(fact) for fact in scenario.facts if fact.known_to == "customer")
    theirs = THEIRS.union(*told)
    claims = [
        claim
        for claim in reading.claims
        if claim.confidence >= SURE
        and claim.act in OF_ARRIVAL
        and claim.modality != "conditional"
        and not (theirs & set(claim.topics) and claim.act not in ARRIVALS)
    ]
    days = [day for claim in claims for day in _days(claim, before)]
    return bool(days) and min(days) > before


def _days(claim: Claim, before: str) -> list[str]:
    """Return the days that a statement stands for; "Thursday, not tomorrow" stands for Thursday."""
    days = [value.text[:DAY] for value in claim.values if value.kind == "date"]
    return [day for day in days if day != before] if claim.polarity == "denied" else days
